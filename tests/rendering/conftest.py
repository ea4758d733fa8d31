"""What the tests of rendering share: a reader of HTML, and a small picture library."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from articles.rendering import PictureSource


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """The elements and the words of a page, as a browser would find them."""

    html: str
    elements: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self.open: list[Element] = []
        self.skipped = 0
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag, attributes):
        element = Element(tag, {name: value or "" for name, value in attributes})
        self.elements.append(element)
        if tag not in ("img", "source", "br", "hr"):
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag, "elements must be closed in order"

    def handle_data(self, data):
        for element in self.open:
            element.text += data
        marks = ("footnote-ref", "footnote-back", "task-mark")
        if not any(e.attributes.get("class") in marks for e in self.open):
            self.words += data.split()

    def handle_comment(self, data):
        raise AssertionError(f"a comment reached the page: {data}")

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]

    def one(self, tag: str) -> Element:
        (element,) = self.all(tag)
        return element


@pytest.fixture(scope="session")
def read() -> Callable[[str], Page]:
    return Page


@pytest.fixture
def library() -> Callable[[str], PictureSource | None]:
    pictures = {
        "picture:lake": PictureSource(
            "/media/lake.jpg", 1600, 900, caption="Evening at the lake", credit="R. Ode"
        ),
        "picture:plain": PictureSource("/media/plain.jpg", 800, 600),
        "/media/path ü.jpg": PictureSource("/media/path.jpg", 8, 6),
    }
    return pictures.get
