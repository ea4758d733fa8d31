"""Writing without Markdown: buttons, keys, pasting, links and the checklist."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.admin.editor import pasting
from articles.exchange.document import DocumentAuthor
from articles.models import Author, Picture, Post
from articles.publishing import settle
from tests.factories import make_author, make_live, make_site, make_user
from tests.journeys.steps import ADD, sign_in, text_box

pytestmark = pytest.mark.django_db(transaction=True)

# A square of eight by eight pixels, as pages carry their pictures in them.
SQUARE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAE0lEQVR4nGPQ"
    "SYvAihiGlQQAvyJvgRP3e8wAAAAASUVORK5CYII="
)
# In the manner of Google Docs: all in a bold that isn't, the weight in styles.
COPIED = (
    '<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1">'
    '<h2 dir="ltr" style="line-height:1.38"><span>What helps</span></h2>'
    '<p dir="ltr"><span>She </span><span style="font-weight:700">waited</span>'
    "<span> by the door.</span></p>"
    '<ul><li dir="ltr"><p role="presentation"><span>tea</span></p></li>'
    '<li dir="ltr"><p role="presentation"><span>a blanket</span></p></li></ul></b>'
)
RAW = "What helps\nShe waited by the door.\ntea\na blanket"
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


@pytest.fixture
def desk(visit):
    make_site()
    make_author("Dana Ruiz", credentials="LMFT", user=make_user("dana", superuser=True))

    def open_desk(width: int = 1440, address=ADD, **options):
        return Desk(visit(width, **options), address)

    return open_desk


@pytest.fixture
def reader(monkeypatch):
    """Stands for the reader of clipboards: `answer` is what it reads."""
    fake = SimpleNamespace()
    fake.answer = {}
    nothing = {"title": "", "authors": (), "date": None, "date_precision": "hidden"}
    nothing |= {"picture_alt": "", "notes": ()}
    fake.read_pasted = lambda **sent: SimpleNamespace(**nothing | fake.answer)
    monkeypatch.setattr(pasting, "read_pasted", fake.read_pasted)
    return fake


def test_a_text_is_formatted_by_buttons_and_each_step_is_taken_back(desk):
    desk = desk()
    written = "What helps\n\nSit down and breathe.\n\ntea\na blanket\n\nHer own words"
    desk.text.focus()
    desk.page.keyboard.insert_text(written)
    steps = [written]

    def press(name: str, words: str, length: int | None = None) -> None:
        desk.select(words, length)
        desk.button(name).click()
        expect(desk.text).to_be_focused()
        assert desk.text.input_value() != steps[-1]
        steps.append(desk.text.input_value())

    press("Heading", "What helps", 0)
    press("Bold", "down", 0)  # the word that the cursor stands in
    press("Italic", "breathe")
    press("List", "tea\na blanket")
    press("Quote", "Her own", 0)
    press("Call-out", "Sit", 0)
    assert steps[-1] == (
        "## What helps\n\n> [!NOTE]\n> Sit **down** and *breathe*.\n\n- tea\n"
        "- a blanket\n\n> Her own words"
    )
    expect(desk.preview.locator("h2")).to_have_text("What helps")
    expect(desk.preview.locator("aside strong")).to_have_text("down")
    expect(desk.preview.locator("li")).to_have_text(["tea", "a blanket"])
    expect(desk.preview.locator("blockquote")).to_have_text("Her own words")
    for step in reversed(steps[:-1]):
        desk.keys("Control+z")
        assert desk.text.input_value() == step


def test_a_button_pressed_twice_leaves_the_text_as_it_was(desk):
    desk = desk()
    for written, words in [
        ("One **two** three", "One **two** three"),
        ("Above\nfirst\nsecond\nbelow", "first\nsecond"),
        ("> [!TIP]\n> Said before\n\n1. one\n2. two", "one\n2. two"),
        ("A quiet\nparagraph", "quiet"),
        ("", ""),
    ]:
        for name in ["Bold", "Italic", "List", "1, 2, 3", "Quote", "Call-out"]:
            name = "1, 2, 3: numbered list" if name == "1, 2, 3" else name
            desk.text.fill(written)
            desk.select(words)
            desk.button(name).click()
            assert desk.text.input_value() != written
            desk.button(name).click()
            assert desk.text.input_value() == written, name
    desk.text.fill("A title")
    seen = []
    for _ in range(3):
        desk.button("Heading").click()
        seen.append(desk.text.input_value())
    assert seen == ["## A title", "### A title", "A title"]


def test_a_list_goes_on_by_itself_and_ends_on_an_empty_line(desk):
    desk = desk()
    desk.text.focus()
    desk.keys("Control+Shift+Digit7")
    desk.page.keyboard.type("breathe in")
    desk.keys("Enter")
    desk.page.keyboard.type("breathe out")
    desk.keys("Enter", "Enter")
    desk.page.keyboard.type("That is all.")
    assert desk.text.input_value() == ("1. breathe in\n2. breathe out\n\nThat is all.")
    # Between two others, the numbers below follow; each step is one.
    desk.select("\n2.", 0)
    desk.keys("Enter")
    desk.page.keyboard.type("hold")
    assert "1. breathe in\n2. hold\n3. breathe out" in desk.text.input_value()
    desk.keys("Control+z", "Control+z")
    assert "1. breathe in\n2. breathe out" in desk.text.input_value()
    # A press of Shift with it is a line break and no more.
    desk.select("\n2.", 0)
    desk.keys("Shift+Enter")
    assert "1. breathe in\n\n2. breathe out" in desk.text.input_value()


def test_everything_is_reached_by_the_keyboard_and_no_key_is_trapped(desk):
    desk = desk()
    desk.text.fill("Words")
    desk.select("Words")
    desk.keys("Control+b", "Control+i")
    assert desk.text.input_value() == "***Words***"
    # One stop for all the buttons; the arrow keys go from one to the next.
    desk.keys("Shift+Tab")
    expect(desk.button("Bold")).to_be_focused()
    desk.keys("ArrowRight")
    expect(desk.button("Italic")).to_be_focused()
    desk.keys("Enter")
    expect(desk.text).to_be_focused()
    assert desk.text.input_value() == "**Words**"
    desk.keys("Shift+Tab", "End")
    expect(desk.button("Help")).to_be_focused()
    desk.keys("Enter")
    card = desk.page.get_by_role("dialog", name="How to format")
    expect(card.get_by_text("a numbered list")).to_be_visible()
    desk.keys("Escape")
    expect(card).to_be_hidden()
    expect(desk.button("Help")).to_be_focused()
    desk.keys("Tab")
    expect(desk.text).to_be_focused()
    desk.keys("Tab")
    expect(desk.text).not_to_be_focused()


def test_what_is_pasted_is_tidied_and_comes_back_raw_by_key_or_button(desk):
    desk = desk()
    tidied = (
        "## What helps\n\nShe **waited** by the door.\n\n- tea\n- a blanket\n\nAfter."
    )
    desk.text.fill("Before.\n\nAfter.")
    desk.select("After.", 0)
    desk.paste(COPIED, RAW)
    expect(desk.text).to_have_value(f"Before.\n\n{tidied}")
    expect(desk.said).to_contain_text(
        "Tidied what you pasted: headings, lists and emphasis."
    )
    expect(desk.preview.locator("li")).to_have_text(["tea", "a blanket"])
    desk.text.focus()
    desk.keys("Control+z")
    assert desk.text.input_value() == f"Before.\n\n{RAW}After."
    expect(desk.said).to_be_hidden()
    desk.keys("Control+z")
    assert desk.text.input_value() == "Before.\n\nAfter."

    # The button brings it back even after more was written elsewhere.
    desk.paste(COPIED, RAW)
    expect(desk.text).to_have_value(f"Before.\n\n{tidied}")
    desk.select("Before.", 0)
    desk.page.keyboard.type("Long ")
    desk.said.get_by_role("button", name="Undo").click()
    expect(desk.text).to_have_value(f"Long Before.\n\n{RAW}After.")
    expect(desk.said).to_have_text("This is what you pasted, as it came.")


def test_keys_paste_as_it_comes_or_tidied_and_copies_of_one_s_own_stay(desk):
    desk = desk(permissions=["clipboard-read", "clipboard-write"])
    copied = "Bring:\n• tea\n• a blanket"
    desk.page.evaluate("text => navigator.clipboard.writeText(text)", copied)
    desk.page.get_by_label("Title", exact=True).fill("What to bring")
    desk.text.focus()
    desk.keys("Control+v")
    expect(desk.text).to_have_value(re.compile(r"^Bring:\n+- tea\n- a blanket$"))
    desk.keys("Control+z")
    assert desk.text.input_value() == copied
    desk.text.fill("")
    desk.keys("Control+Shift+v")
    assert desk.text.input_value() == copied
    # Markdown from this text is Markdown already.
    with_marks = "* one\n* two"
    desk.text.fill(with_marks)
    desk.keys("Control+a", "Control+x")
    assert desk.text.input_value() == ""
    asked = []
    desk.page.on("request", lambda request: asked.append(request.url))
    desk.keys("Control+v")
    assert desk.text.input_value() == with_marks
    desk.page.wait_for_timeout(200)
    assert not [url for url in asked if "paste" in url]


def test_pictures_of_a_pasted_page_are_taken_in(desk, reader):
    desk = desk()
    reader.answer = {"body": "A *cup*:\n\n![A cup](pasted:1)\n\n![](pasted:2)"}
    html = f"<p>A <i>cup</i>:</p><img src='{SQUARE}' alt='A cup'><img src='{SQUARE}'>"
    desk.paste(html, "A cup:\n")
    expect(desk.text).to_have_value(
        re.compile(
            r"^A \*cup\*:\n\n!\[A cup\]\(picture:\w+\)\n\n"
            r"!\[describe this picture\]\(picture:\w+\)$"
        )
    )
    assert Picture.objects.count() == 1
    desk.said.get_by_role("button", name="Undo").click()
    assert desk.text.input_value() == "A cup:\n"
    settle()


def test_a_whole_article_fills_the_form_and_brings_its_author(desk, reader):
    desk = desk()
    reader.answer = {
        "body": "She waited.",
        "title": "The long hallway",
        "date": date(2025, 9, 1),
        "date_precision": "month",
        "picture_alt": "A lamp in a hall",
        "authors": (DocumentAuthor("Ola Brandt", "BS", "Intern"),),
        "notes": ("The picture stayed behind: add it here.",),
    }
    desk.paste("", "The long hallway\nOla Brandt, BS\nShe waited.")
    expect(desk.text).to_have_value("She waited.")
    title = desk.page.get_by_label("Title", exact=True)
    expect(title).to_have_value("The long hallway")
    expect(desk.page.locator("#id_date")).to_have_value("2025-09-01")
    expect(desk.page.locator("#id_picture_alt")).to_have_value("A lamp in a hall")
    expect(desk.said).to_contain_text("The picture stayed behind: add it here.")
    desk.said.get_by_role("button", name="Add Ola Brandt, BS as an author").click()
    chosen = desk.page.locator(".field-lead_author .select2-selection__rendered")
    expect(chosen).to_contain_text("Ola Brandt, BS")
    desk.said.get_by_role("button", name="Undo").click()
    expect(title).to_have_value("")
    expect(chosen).to_contain_text("Dana Ruiz, LMFT")
    assert Author.objects.filter(name="Ola Brandt").exists()


@pytest.mark.parametrize("status", [413, 500, None])
def test_what_can_not_be_tidied_stays_as_it_came(desk, status):
    desk = desk()

    def refuse(route):
        if status is None:
            route.abort()
        elif status == 500:
            route.fulfill(status=500, body="<h1>Gone</h1>")
        else:
            route.fulfill(status=status, json={"error": "This is too long."})

    desk.page.route("**/editor/paste/", refuse)
    desk.paste("", RAW)
    expect(desk.said).to_be_visible()
    expect(desk.said).not_to_contain_text("Tidied")
    assert desk.text.input_value() == RAW


def test_a_link_to_a_post_is_found_by_its_title_and_changed_again(desk, visit):
    fees = make_live("What [a first talk] costs", body="Nothing.")
    desk = desk()
    desk.text.fill("See our fees before you call.")
    desk.select("fees")
    desk.keys("Control+k")
    dialog = desk.page.get_by_role("dialog", name="Link")
    expect(dialog.get_by_label("Words to show")).to_have_value("fees")
    desk.page.keyboard.type("costs talk")
    expect(dialog.get_by_role("option")).to_have_text([re.compile("Article, live")])
    desk.keys("ArrowDown", "Enter")
    expect(dialog.get_by_label("Where to?")).to_have_value("What [a first talk] costs")
    desk.keys("Enter")
    expect(desk.text).to_be_focused()
    reference = Post.objects.get(pk=fees.pk).reference
    expect(desk.text).to_have_value(f"See our [fees]({reference}) before you call.")

    # On the link, the dialog knows it.
    desk.select("fees", 0)
    desk.button("Link").click()
    expect(dialog.get_by_label("Where to?")).to_have_value("What [a first talk] costs")
    dialog.get_by_label("Where to?").fill("example.org/fees (new)")
    dialog.get_by_role("button", name="Change the link").click()
    expect(dialog).to_contain_text("Choose one of the posts, or paste a web address.")
    dialog.get_by_label("Where to?").fill("example.org/fees_(new)")
    dialog.get_by_role("button", name="Change the link").click()
    link = "[fees](https://example.org/fees_%28new%29)"
    expect(desk.text).to_have_value(f"See our {link} before you call.")
    desk.select("fees]", 0)
    desk.keys("Control+k")
    dialog.get_by_role("button", name="Remove the link").click()
    expect(desk.text).to_have_value("See our fees before you call.")
    desk.keys("Control+z")
    expect(desk.text).to_have_value(f"See our {link} before you call.")

    # Without words of one's own, the title stands there, and nothing in it counts.
    desk.text.fill("")
    desk.keys("Control+k")
    desk.page.keyboard.type("first talk")
    dialog.get_by_role("option").click()
    dialog.get_by_role("button", name="Insert the link").click()
    words = r"What \[a first talk\] costs"
    expect(desk.text).to_have_value(f"[{words}]({reference})")
    expect(desk.preview.locator("a")).to_have_text("What [a first talk] costs")


def test_a_finding_leads_to_its_place_and_goes_when_it_is_mended(desk):
    desk = desk()
    desk.page.get_by_label("Title", exact=True).fill("What helps")
    paragraphs = "\n\n".join(f"Paragraph {number}." for number in range(80))
    desk.text.fill(f"{paragraphs}\n\n![describe this picture](picture:none)\n\nEnd.")
    checklist = desk.page.get_by_role("region", name="Checklist")
    finding = checklist.get_by_role("listitem").filter(has_text="describe").first
    finding.get_by_role("button", name="Show me").click()
    expect(desk.text).to_be_focused()
    start, scrolled = desk.text.evaluate(
        "text => [text.value.slice(text.selectionStart), text.scrollTop]"
    )
    assert start.startswith(("![describe", "describe"))
    assert scrolled > 500
    before = checklist.get_by_role("status").inner_text()
    desk.select("![describe this picture](picture:none)")
    desk.page.keyboard.type("Words.")
    expect(finding).to_have_count(0)
    expect(checklist.get_by_role("status")).not_to_have_text(before)
    # A finding in another field leads there.
    missing = checklist.get_by_role("listitem").filter(has_text="summary")
    missing.get_by_role("button", name="Show me").click()
    expect(desk.page.locator("#id_summary")).to_be_focused()


def test_the_page_stands_where_the_cursor_is(desk):
    desk = desk()
    parts = [f"Part {number}. " + "Words and more. " * 30 for number in range(40)]
    desk.text.fill("\n\n".join(parts))
    expect(desk.preview.locator("p")).to_have_count(40)
    for part in ["Part 20.", "Part 3.", "Part 39."]:
        desk.select(part, 0)
        desk.keys("ArrowRight")
        gap = f"""() => {{
          const text = document.querySelector(".editor textarea");
          const page = [...document.querySelectorAll(".markdownx-preview p")]
            .find((part) => part.textContent.startsWith("{part}"));
          const cursor = deskPlaces.topOf(text, text.selectionEnd) - text.scrollTop
            + text.getBoundingClientRect().top;
          return Math.abs(cursor - page.getBoundingClientRect().top) < 8;
        }}"""
        desk.page.wait_for_function(gap)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_editor_and_its_dialogs_are_open_to_everyone(desk, scheme):
    make_live("Tea and talk")
    desk = desk(390 if scheme == "dark" else 1440, scheme=scheme)
    desk.text.fill("![describe this picture](picture:none)\n\nSee tea.")
    expect(desk.page.get_by_role("button", name="Show me").first).to_be_visible()

    def faults() -> list:
        return [
            (rule["id"], [node["html"][:120] for node in rule["nodes"]])
            for rule in Axe().run(desk.page).response["violations"]
        ]

    assert faults() == []
    desk.select("tea")
    desk.button("Link").click()
    desk.page.get_by_label("Where to?").fill("tea")
    options = desk.page.get_by_role("dialog", name="Link").get_by_role("option")
    expect(options).to_have_count(1)
    desk.keys("ArrowDown")
    assert faults() == []
    desk.keys("Escape")
    desk.button("Help").click()
    assert faults() == []
    width = desk.page.evaluate("document.documentElement.scrollWidth")
    assert width <= desk.page.viewport_size["width"]


def test_without_scripts_the_card_is_there_and_no_dead_button(desk):
    desk = desk(java_script_enabled=False)
    expect(desk.page.get_by_role("toolbar")).to_have_count(0)
    desk.page.get_by_text("How to format").first.click()
    expect(desk.page.get_by_text("a numbered list")).to_be_visible()
    expect(desk.page.get_by_role("button", name="Show me")).to_have_count(0)
