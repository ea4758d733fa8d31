"""Makes the pictures of README.md and docs/writing.md: python docs/make_pictures.py

Serves the demo from a temporary folder and drives Chromium through the desk. Needs the
tests' requirements and Debian's chromium; --to FOLDER writes them elsewhere.
"""

import argparse
import io
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from articles.management.demo import pictures  # noqa: E402 (needs the path)

ACCOUNT = r"as (\S+) with the password (\S+)"
COLOURS = 128  # of a picture's palette; screens of text need no more
GOOGLE_DOCS = (
    '<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1">'
    '<h2 dir="ltr"><span style="font-size:16pt">Before you go</span></h2>'
    '<p dir="ltr"><span>Three things help on the first morning:</span></p>'
    '<ul><li dir="ltr" aria-level="1"><p role="presentation">'
    '<span style="font-weight:700">Eat something.</span><span> Even toast.</span></p>'
    '</li><li dir="ltr" aria-level="1"><p role="presentation"><span>Bring a question'
    "</span></p></li></ul></b>"
)


class Maker:
    """A browser at the demo's desk, and a folder for what it sees."""

    def __init__(self, page: Page, address: str, folder: Path):
        self.page, self.address, self.folder = page, address, folder

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle")

    def keep(self, name: str, part: Locator | None = None) -> None:
        """Writes what is on the screen, or one part of it, with a small palette."""
        self.page.wait_for_timeout(300)
        data = (part or self.page).screenshot()
        picture = Image.open(io.BytesIO(data)).convert("RGB")
        picture.quantize(COLOURS).save(self.folder / f"{name}.png", optimize=True)
        print(name)

    def text(self) -> Locator:
        return self.page.get_by_label("Text", exact=True)

    def write(self, title: str, text: str) -> None:
        self.page.get_by_label("Title", exact=True).fill(title)
        self.text().fill(text)
        self.page.wait_for_timeout(1_800)  # for the preview and the checklist

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def post(self, title: str) -> str:
        """The address of a post's form, found by its title in the list."""
        self.go(f"/admin/articles/post/?q={title.replace(' ', '+')}")
        link = self.page.locator("#result_list").get_by_role("link", name=title).first
        return (link.get_attribute("href") or "").split("?")[0]


def front_page(maker: Maker) -> None:
    maker.go("/admin/")
    maker.keep("writing-desk")


def a_text(maker: Maker) -> None:
    maker.go(maker.post("A boundary is a sentence about you"))
    maker.keep("desk")
    maker.keep("writing-panel", maker.page.locator("#publishing"))


def pasting(maker: Maker) -> None:
    maker.go("/admin/articles/post/add/")
    maker.write("The first morning", "It is on a Tuesday.\n\n")
    maker.text().focus()
    maker.page.keyboard.press("Control+End")
    maker.page.evaluate(
        """(html) => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          data.setData("text/plain", "Before you go\\nThree things help");
          document.activeElement.dispatchEvent(new ClipboardEvent("paste",
            { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        GOOGLE_DOCS,
    )
    maker.page.wait_for_timeout(1_500)
    maker.keep("writing-paste")


def linking(maker: Maker) -> None:
    maker.page.keyboard.press("Control+k")
    maker.page.get_by_label(re.compile("Where to")).fill("panic")
    maker.page.wait_for_timeout(800)
    maker.keep("writing-link", maker.page.get_by_role("dialog"))
    maker.page.keyboard.press("Escape")


def describing(maker: Maker) -> None:
    """A photograph that was just added asks what it shows."""
    maker.page.get_by_role("button", name="Picture", exact=True).click()
    maker.page.wait_for_load_state("networkidle")
    maker.keep("writing-library", maker.page.get_by_role("dialog"))
    with maker.page.expect_file_chooser() as chooser:
        maker.page.get_by_role("button", name="From this device").click()
    chooser.value.set_files(
        {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": _photograph()}
    )
    box = maker.page.get_by_label("What would you tell someone on the phone?")
    box.fill("Waves roll in under a low red sun")
    maker.page.wait_for_timeout(6_000)  # until its sizes are made
    maker.keep("writing-picture", maker.page.get_by_role("dialog"))
    maker.page.get_by_role("button", name="Leave it out").click()
    maker.page.wait_for_timeout(500)


def _photograph() -> bytes:
    """A picture of the demo as a phone would send it: on its side, with its place."""
    drawn = Image.open(io.BytesIO(pictures.picture("waves")))
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Phone", 6
    exif.get_ifd(0x8825)[1] = "N"
    buffer = io.BytesIO()
    lying = drawn.transpose(Image.Transpose.ROTATE_90).resize((2134, 3200))
    lying.save(buffer, "JPEG", quality=95, exif=exif)
    return buffer.getvalue()


def focal_point(maker: Maker) -> None:
    maker.go("/admin/articles/picture/?q=lighthouse")
    maker.page.get_by_role("link", name=re.compile("lighthouse")).first.click()
    maker.page.wait_for_load_state("networkidle")
    maker.page.get_by_label("From the left").fill("71")
    maker.keep("writing-focal")


def checklist(maker: Maker) -> None:
    maker.go("/admin/articles/post/add/")
    maker.write(
        "The first morning",
        "## Before you go\n\nTo read more [click here](https://example.org/).\n\n"
        "#### What to bring\n\nA question.\n\n![describe this picture](picture:x)\n",
    )
    maker.keep("writing-checklist", maker.page.locator("#checklist"))


def scheduling(maker: Maker) -> None:
    maker.go("/admin/articles/post/add/")
    maker.write("The first morning", "It is on a Tuesday.")
    maker.page.get_by_label("At a time that you choose").check()
    day = time.strftime("%Y-%m-%d", time.localtime(time.time() + 6 * 86_400))
    maker.page.get_by_label("Day").fill(day)
    maker.page.get_by_label(re.compile("^Time")).fill("09:00")
    maker.page.wait_for_timeout(1_800)
    maker.keep("writing-schedule")


def unsaved(maker: Maker) -> None:
    """A text that was never saved, after the window was closed."""
    maker.page.wait_for_timeout(3_000)
    maker.go("/admin/articles/post/add/")
    maker.keep("writing-unsaved")


def comparing(maker: Maker) -> None:
    form = maker.post("A boundary is a sentence about you")
    maker.go(form)
    text = maker.text().input_value()
    maker.text().fill(text.replace("overtime", "double shifts", 1))
    maker.press("Save, readers keep the old text")
    maker.page.get_by_role("link", name="What changes for readers").first.click()
    maker.page.wait_for_load_state("networkidle")
    maker.keep("writing-changes")
    maker.go(form.replace("change/", "history/"))
    maker.keep("writing-history")


def conflict(maker: Maker) -> None:
    form = maker.post("What keeps insomnia going")
    maker.go(form)
    other = maker.page.context.new_page()
    other.goto(maker.address + form)
    box = other.get_by_label("Text", exact=True)
    box.fill(box.input_value() + "\n\nA second window wrote this.")
    with other.expect_navigation():
        other.get_by_role("button", name="Save, readers keep the old text").click()
    other.close()
    maker.text().fill(maker.text().input_value() + "\n\nThe first window wrote this.")
    maker.press("Save, readers keep the old text")
    maker.keep("writing-conflict")


def whole_list(maker: Maker) -> None:
    maker.go("/admin/articles/post/")
    maker.keep("writing-list")


def preview(maker: Maker) -> None:
    maker.go(maker.post("A boundary is a sentence about you"))
    with maker.page.context.expect_page() as opened:
        maker.page.get_by_role("button", name="Full preview").click()
    page, maker.page = maker.page, opened.value
    maker.page.wait_for_load_state("networkidle")
    maker.page.get_by_label("Phone").check()
    maker.page.wait_for_timeout(600)
    maker.keep("writing-preview")
    maker.page.close()
    maker.page = page


def sharing(maker: Maker) -> None:
    form = maker.post("A boundary is a sentence about you")
    maker.go(form.replace("change/", "share/"))
    maker.press("Make a link")
    maker.keep("writing-share")


def article(maker: Maker) -> None:
    maker.go("/articles/a-boundary-is-a-sentence-about-you/")
    maker.keep("article")


SCENES: tuple[Callable[[Maker], None], ...] = (
    *(article, front_page, a_text, pasting, linking, describing),
    *(focal_point, checklist, scheduling, unsaved),
    *(comparing, conflict, whole_list, preview, sharing),
)


@contextmanager
def demo() -> Iterator[tuple[str, str, str]]:
    """The demo, served: its address, and the name and password of its account."""
    with socket.socket() as probe, tempfile.TemporaryDirectory() as folder:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        process = subprocess.Popen(
            [sys.executable, "manage.py", "start", "--demo", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "DATA_DIR": folder, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            account = None
            for line in process.stdout or ():
                account = account or re.search(
                    r"as (\S+) with the password (\S+)", line
                )
                if line.startswith("Serving"):
                    break
            address = f"http://127.0.0.1:{port}"
            _wait_for(address)
            if account is None:
                sys.exit("The demo told no account.")
            yield address, account[1], account[2]
        finally:
            process.terminate()
            process.wait()


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("The demo doesn't answer.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "pictures")
    folder = parser.parse_args().to
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("There is no Chromium here; `apt install chromium` brings it.")
    switches = ["--disable-gpu", "--disable-background-networking"]
    switches += ["--no-sandbox"] if os.geteuid() == 0 else []
    with demo() as (address, name, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=switches)
        size = {"width": 1280, "height": 860}
        page = browser.new_context(viewport=size).new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        maker = Maker(page, address, folder)
        maker.go("/admin/login/")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(password)
        maker.press("Sign in")
        for scene in SCENES:
            scene(maker)
        browser.close()


if __name__ == "__main__":
    main()
