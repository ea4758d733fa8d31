"""The desk in a window, with what a writer does at its text."""

from tests.journeys.steps import ADD, sign_in, text_box

PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  const options = { clipboardData: data, bubbles: true, cancelable: true };
  const paste = new ClipboardEvent("paste", options);
  document.querySelector(".editor textarea").dispatchEvent(paste);
}"""


class Desk:
    """A window in which somebody writes a new post."""

    def __init__(self, window, address: str = ADD):
        sign_in(window)
        window.go(address)
        self.page = window.page
        self.text = text_box(window)
        self.said = window.page.locator(".editor-said")
        self.preview = window.page.locator(".markdownx-preview")

    def button(self, name: str):
        bar = self.page.get_by_role("toolbar", name="Format the text")
        return bar.get_by_role("button", name=name, exact=True)

    def keys(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def select(self, words: str, length: int | None = None) -> None:
        """Puts the selection on `words`, or the cursor before them (length 0)."""
        start = self.text.input_value().index(words)
        end = start + (len(words) if length is None else length)
        self.text.focus()
        self.text.evaluate(f"text => text.setSelectionRange({start}, {end})")

    def paste(self, html: str, text: str) -> None:
        self.text.focus()
        self.page.evaluate(PASTE, [html, text])
