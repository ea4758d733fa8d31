"""Every page that links lead to, and what a program can see of it."""

import re
import urllib.error
import urllib.request
from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

FURTHEST = 3  # clicks from home
# Attributes with which a page asks for something by itself.
ASKED = {
    ("img", "src"),
    ("script", "src"),
    ("source", "src"),
    ("iframe", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("object", "data"),
}
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Page:
    """An answer: `clicks` from home, or None where no link leads to it."""

    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    clicks: int | None
    outline: "Outline | None" = field(default=None)

    @property
    def is_html(self) -> bool:
        return self.headers.get("content-type", "").startswith("text/html")

    @property
    def path(self) -> str:
        parts = urlsplit(self.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class Outline(HTMLParser):
    """Links, ids, headings and what the page asks for by itself."""

    def __init__(self, html: str):
        super().__init__()
        self.links: list[str] = []
        self.asked: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.inline: list[str] = []
        self.data: list[str] = []
        self.is_told_of = True
        self._script = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        # Each way to narrow a search leads to others; machines are told to keep off.
        if tag == "a" and "href" in values and "nofollow" not in values.get("rel", ""):
            self.links.append(values["href"])
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        for name, value in values.items():
            if (tag, name) in ASKED or (tag == "link" and name == "href"):
                self.asked.append(value)
            if name in {"srcset", "imagesrcset"}:
                self.asked += [part.split()[0] for part in value.split(",") if part]
            if name.startswith("on") or name == "style":
                self.inline.append(f"{tag} {name}")
        self._script = tag if tag in {"script", "style"} else ""
        if values.get("name") == "robots" and "noindex" in values.get("content", ""):
            self.is_told_of = False
        if tag == "script" and values.get("type") == "application/ld+json":
            self._script = "data"
            self.data.append("")

    def handle_endtag(self, tag: str) -> None:
        self._script = ""

    def handle_data(self, data: str) -> None:
        if self._script == "data":
            self.data[-1] += data
        elif self._script and data.strip():
            self.inline.append(f"{self._script} {data.strip()[:40]}")


class _Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


_OPENER = urllib.request.build_opener(_Stays)


def ask(url: str) -> Page:
    """What an address answers, redirects not followed."""
    try:
        answer = _OPENER.open(url, timeout=20)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Page(url, answer.status, headers, answer.read(), None)


def crawl(home: str, unlinked: dict[str, int]) -> tuple[list[Page], list[str]]:
    """Every page within reach, and what is wrong with how they hang together."""
    host = urlsplit(home).netloc
    found: dict[str, Page] = {}
    faults: list[str] = []
    fragments: set[tuple[str, str, str]] = set()
    # What no link leads to comes last, so that everything else is found by its links.
    waiting = deque([(home, 0, "")])
    later = deque((urljoin(home, path), None, "") for path in unlinked)
    while waiting or later:
        if not waiting:
            waiting.append(later.popleft())
        url, clicks, by = waiting.popleft()
        if url in found:
            continue
        page = found[url] = ask(url)
        page.clicks = clicks
        faults += _of_answer(page, unlinked.get(page.path, 200), by)
        if not page.is_html:
            continue
        page.outline = outline = Outline(page.text)
        faults += [f"{page.path}: {what}" for what in _of_outline(outline)]
        for link in outline.links:
            whole = urljoin(url, link)
            if urlsplit(whole).scheme not in {"http", "https"}:
                continue
            if urlsplit(whole).netloc != host:
                continue
            bare, fragment = urldefrag(whole)
            if fragment:
                fragments.add((bare, fragment, page.path))
            waiting.append((bare, None if clicks is None else clicks + 1, page.path))
        for link in outline.asked:
            whole = urldefrag(urljoin(url, link))[0]
            if urlsplit(whole).netloc != host and "rel" not in link:
                faults.append(f"{page.path} asks another host: {whole}")
            elif whole not in found:
                waiting.append((whole, None, page.path))
    for bare, fragment, by in sorted(fragments):
        page = found[bare]
        if page.outline and fragment not in page.outline.ids:
            faults.append(f"{by} leads to #{fragment}, which {page.path} hasn't")
    faults += _of_reach(list(found.values()), home)
    return list(found.values()), faults


def _of_answer(page: Page, wanted: int, by: str):
    if page.status != wanted:
        yield f"{page.path} answers {page.status}, not {wanted}; {by} leads there"
    if "set-cookie" in page.headers:
        yield f"{page.path} sets a cookie"
    if page.is_html and "content-security-policy" not in page.headers:
        yield f"{page.path} has no content security policy"
    if "unsafe" in page.headers.get("content-security-policy", ""):
        yield f"{page.path} has a policy that allows what is within the page"


def _of_outline(outline: Outline):
    if outline.headings.count(1) != 1:
        yield f"{outline.headings.count(1)} main headings"
    for before, after in zip(outline.headings, outline.headings[1:], strict=False):
        if after > before + 1:
            yield f"a heading h{after} follows an h{before}"
    for name in {name for name in outline.ids if outline.ids.count(name) > 1}:
        yield f"the id {name} stands twice"
    for what in outline.inline:
        yield f"something within the page itself: {what}"


def _of_reach(pages: list[Page], home: str):
    """Whatever the sitemap names must be near."""
    for page in pages:
        if page.clicks is not None and page.clicks > FURTHEST and page.is_html:
            yield f"{page.path} is {page.clicks} clicks from home"
    known = {page.url: page for page in pages if page.clicks is not None}
    for url in _sitemap(home + "sitemap.xml"):
        if url not in known:
            yield f"{url} is in the sitemap, and no link leads to it"


def _sitemap(address: str) -> list[str]:
    text = ask(address).text
    found = re.findall(r"<loc>([^<]+)</loc>", text)
    if "<sitemapindex" in text:
        return [url for part in found for url in _sitemap(part)]
    return [url for url in found if "/media/" not in url]
