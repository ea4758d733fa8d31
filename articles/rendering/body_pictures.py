"""The pictures in a text, given their sizes and formats after the sanitiser."""

import html as entities
import re
from collections.abc import Callable, Mapping
from typing import Final

from .picture_markup import PictureSource, fitted, picture_html

_MARGINS: Final = 40  # CSS pixels, left and right together, in a narrow window
_COLUMN: Final = 620  # CSS pixels: the text column at its widest
# The column of a text (static/articles/site/prose.css) in windows of every width.
_SIZES: Final = (
    "(min-width: 71.5rem) 38.75rem, (min-width: 38.25rem) calc(31rem + 10.85vw), "
    "(min-width: 31.25rem) 92vw, calc(100vw - 2.5rem)"
)
# Attribute values of sanitised HTML hold no double quote, so this can't miss.
_ATTRIBUTE: Final = re.compile(r'([a-z-]+)="([^"]*)"')
_TAG: Final = r'(?:\s[a-z-]+="[^"]*")*\s*/?>'
_PICTURE: Final = re.compile(
    f"<picture>(?:<source{_TAG})*(?P<within><img{_TAG})</picture>|(?P<image><img{_TAG})"
)
_NOT_PLAIN: Final = re.compile(r'\s(?:srcset|sizes|class|loading|decoding)="[^"]*"')


def with_renditions(html: str, sources: Mapping[str, PictureSource]) -> str:
    """Sanitised HTML with its images as pictures in every size that there is.

    `sources` are the pictures by the address that the images have.
    """
    return renew_pictures(html, sources.get) if sources else html


def renew_pictures(html: str, present: Callable[[str], PictureSource | None]) -> str:
    """HTML from here with its pictures built anew, and nothing else changed.

    `present` is asked with the address of each image, and answers with the picture
    that it shows, or None: then it stays as it is.
    """

    def built(match: re.Match[str]) -> str:
        written = _ATTRIBUTE.findall(match["within"] or match["image"])
        found = {name: entities.unescape(value) for name, value in written}
        source = present(found.get("src", ""))
        if source is None:
            return match[0]
        size = fitted(source.width, source.height)
        kept = {name: found.get(name, "") for name in ("alt", "loading", "decoding")}
        return picture_html(
            source, size=size, sizes=_sizes(size[0]), attributes=kept, prints=True
        )

    return _PICTURE.sub(built, html)


def with_plain_pictures(html: str) -> str:
    """HTML from `with_renditions` with one file for each picture, for feeds."""

    def plain(match: re.Match[str]) -> str:
        return _NOT_PLAIN.sub("", match["within"] or match["image"])

    return _PICTURE.sub(plain, html)


def _sizes(width: int) -> str:
    """The layout of a picture that is `width` CSS pixels wide where there is room."""
    if width >= _COLUMN:
        return _SIZES
    return f"(min-width: {width + _MARGINS}px) {width}px, calc(100vw - 2.5rem)"
