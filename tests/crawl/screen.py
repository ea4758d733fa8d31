"""Each page in Chromium: light, dark, narrow, much enlarged, on paper."""

import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from .site import Page

# Rules of levels A and AA, of WCAG 2.0 to 2.2, and what is good practice besides.
AXE = {"resultTypes": ["violations"]}
# CSS pixels. 320 is also what 1280 pixels are at 400 % (WCAG 1.4.10).
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
NO_PAGE = {"color-contrast"}  # on paper there is nothing behind a text

SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"
DOUBLE = "document.documentElement.style.fontSize = '200%'"
SINGLE = "document.documentElement.style.fontSize = ''"
STORED = "localStorage.length + sessionStorage.length"
# Whatever takes the focus, in the order of the page, and where it stands on it.
TARGETS = """() => [...document.querySelectorAll('a[href^="tel:"], a[href^="sms:"]')]
  .filter(link => link.checkVisibility())
  .map(link => [link.getAttribute('href'), link.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44)
  .map(([href, box]) => `${href} is ${Math.round(box.height)} pixels high`)"""


def faults(home: str, pages: list[Page]) -> list[str]:
    """What is wrong with the pages as they are shown."""
    found: list[str] = []
    host = urlsplit(home).netloc
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
        shown = context.new_page()
        said: list[str] = []
        shown.on("console", lambda message: said.append(message.text))
        shown.on("pageerror", lambda error: said.append(str(error)))
        shown.on(
            "request",
            lambda request: (
                urlsplit(request.url).netloc != host
                and said.append(f"asks for {request.url}")
            ),
        )
        looked_at = [page for page in pages if page.is_html]
        for page in looked_at:
            shown.set_viewport_size(WIDE)
            shown.emulate_media(media="screen", color_scheme="light")
            said.clear()
            shown.goto(page.url)
            # A page that isn't there is told of in the console, as it should be.
            found += [
                f"{page.path}: {text}"
                for text in said
                if not (page.status >= 400 and "Failed to load resource" in text)
            ]
            found += [f"{page.path}: {what}" for what in _of_page(shown)]
            if context.cookies() or shown.evaluate(STORED):
                found.append(f"{page.path} keeps something in the browser")
        print(f"Chromium showed {len(looked_at)} pages in five ways.")
        browser.close()
    return found


def _of_page(shown) -> Iterator[str]:
    yield from _axe(shown, "light")
    yield from _skip_link(shown)
    shown.emulate_media(color_scheme="dark")
    yield from _axe(shown, "dark")
    shown.set_viewport_size(NARROW)
    yield from _axe(shown, "narrow")
    if shown.evaluate(SIDEWAYS):
        yield "scrolls sideways at 320 pixels"
    yield from shown.evaluate(TARGETS)
    shown.set_viewport_size(WIDE)
    shown.evaluate(DOUBLE)
    if shown.evaluate(SIDEWAYS):
        yield "scrolls sideways with text at 200 %"
    shown.evaluate(SINGLE)
    shown.emulate_media(media="print", color_scheme="light")
    yield from _axe(shown, "print", without=NO_PAGE)


def _axe(shown, manner: str, without: set[str] = frozenset()) -> Iterator[str]:
    for rule in Axe().run(shown, options=AXE).response["violations"]:
        if rule["id"] not in without:
            for node in rule["nodes"]:
                yield f"{manner}: {rule['id']}: {node['html'][:120]}"


def _skip_link(shown) -> Iterator[str]:
    """The first stop of the Tab key leads past the head, and can be seen there."""
    shown.keyboard.press("Tab")
    here = shown.evaluate(
        """() => {
          const { hash, href } = document.activeElement;
          const box = document.activeElement.getBoundingClientRect();
          return { hash: hash || href || "", seen: box.height > 20 && box.width > 20 };
        }"""
    )
    if here["hash"] == "#main":
        if not here["seen"]:
            yield "the link that skips to the text can't be seen"
        shown.keyboard.press("Enter")
        if shown.evaluate("document.activeElement.id") != "main":
            yield "the link that skips to the text doesn't lead there"
    elif shown.locator("#main").count():
        yield f"the first stop of the Tab key is {here['hash']}"
    if shown.locator('[tabindex]:not([tabindex="0"], [tabindex="-1"])').count():
        yield "something changes the order of the Tab key"
