"""The rendering of one text: its HTML, its contents and its measure."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt

from .figures import PictureResolver
from .headings import Heading, contents_of
from .limits import check_length, check_page, printable
from .measure import measure
from .parser import build_parser
from .sanitise import sanitise

RENDERING_VERSION: int = 1  # raised whenever output for the same text may change


@dataclass(frozen=True)
class Rendered:
    """A text made ready for readers.

    `html` is safe to print as it is. `contents` holds the second-level headings when
    there are three or more. `text` is what a reader sees, without markup, its blocks
    separated by blank lines; `words` and `minutes` are counted from it, and `excerpt`
    is the beginning of its prose.
    """

    html: str
    contents: tuple[Heading, ...]
    text: str
    words: int
    minutes: int
    excerpt: str


def render(
    text: str,
    *,
    resolve_picture: PictureResolver | None = None,
    region: str = "US",
) -> Rendered:
    """Render Markdown to safe HTML.

    `resolve_picture` is asked once for each picture destination, as written, and
    answers with the picture to show, or None: then the page shows its alt text (a
    link, if it is an http address). `region` is the ISO 3166-1 code of the country
    whose phone numbers may be written without a country code.

    Raises TextTooLongError, with a sentence for the writer, for a text of more than
    MAX_CHARACTERS, or one whose references would fill the page many times over.
    """
    check_length(text)
    env: MutableMapping[str, Any] = {
        "resolve_picture": resolve_picture,
        "region": region,
        "picture_urls": set(),
    }
    parser = _parser()
    tokens = parser.parse(printable(text), env)
    html = printable(parser.renderer.render(tokens, parser.options, env))
    check_page(html)
    measured = measure(tokens)
    return Rendered(
        html=sanitise(html, picture_urls=frozenset(env["picture_urls"])),
        contents=contents_of(tokens),
        text=measured.text,
        words=measured.words,
        minutes=measured.minutes,
        excerpt=measured.excerpt,
    )


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = build_parser()
    # The rule chains are compiled at first use; two threads must not do it at once.
    parser.parse("*a*", {})
    return parser
