"""The rendering of one text: its HTML, its contents and its measure."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from markdown_it import MarkdownIt

from .blocks import Block, blocks_of
from .body_pictures import with_renditions
from .figures import PictureResolver
from .headings import Heading, contents_of
from .leaves import Leaf, leaves_of
from .limits import check_length, check_page, printable
from .lines import lines_of
from .measure import measure
from .outline import Element, outline_of
from .parser import build_parser
from .post_links import LinkResolver
from .sanitise import sanitise
from .source import Source

RENDERING_VERSION: int = 3  # raised whenever output for the same text may change


@dataclass(frozen=True)
class Rendered:
    """A text made ready for readers.

    `html` is safe to print as it is. `contents` holds the second-level headings when
    there are three or more. `text` is what a reader sees, without markup, its blocks
    separated by blank lines; `words` and `minutes` are counted from it, and `excerpt`
    is the beginning of its prose. `lines` says for each top-level element of `html`
    in which line of the source, from 0, it begins. `outline` is what a checklist
    looks at, `blocks` what a comparison reads.
    """

    html: str
    contents: tuple[Heading, ...]
    text: str
    words: int
    minutes: int
    excerpt: str
    lines: tuple[int, ...]
    _leaves: tuple[Leaf, ...] = field(repr=False, compare=False)
    _source: Source = field(repr=False, compare=False)

    # Made when they are asked for: hardly anyone who renders a text needs them.
    @cached_property
    def outline(self) -> tuple[Element, ...]:
        return outline_of(self._leaves, self._source)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return blocks_of(self._leaves)


def render(
    text: str,
    *,
    resolve_picture: PictureResolver | None = None,
    resolve_link: LinkResolver | None = None,
    region: str = "US",
) -> Rendered:
    """Render Markdown to safe HTML.

    `resolve_picture` is asked once for each picture destination, as written, and
    answers with the picture to show, or None: then the page shows its alt text (a
    link, if it is an http address). `resolve_link` is asked once for each post that
    a link names, as `post:<key>`, and answers with its address, or None: then only
    the words of the link are shown. `region` is the ISO 3166-1 code of the country
    whose phone numbers may be written without a country code.

    Raises TextTooLongError, with a sentence for the writer, for a text of more than
    MAX_CHARACTERS, or one whose references would fill the page many times over.
    """
    check_length(text)
    env: MutableMapping[str, Any] = {
        "resolve_picture": resolve_picture,
        "resolve_link": resolve_link,
        "region": region,
        "pictures": {},
    }
    parser = _parser()
    source = Source(text)
    tokens = parser.parse(source.prepared, env)
    html = printable(parser.renderer.render(tokens, parser.options, env))
    check_page(html)
    leaves = tuple(leaves_of(tokens))
    measured = measure(leaves)
    pictures = env["pictures"]
    return Rendered(
        html=with_renditions(
            sanitise(html, picture_urls=frozenset(pictures)), pictures
        ),
        contents=contents_of(tokens),
        text=measured.text,
        words=measured.words,
        minutes=measured.minutes,
        excerpt=measured.excerpt,
        lines=lines_of(tokens, source),
        _leaves=leaves,
        _source=source,
    )


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = build_parser()
    # The rule chains are compiled at first use; two threads must not do it at once.
    parser.parse("*a*", {})
    return parser
