"""Markdown in, safe HTML out: the one way from a writer's text to a page."""

from .blocks import CELL, LINE_BREAK, Block, Word
from .document import RENDERING_VERSION, Rendered, render
from .figures import DECORATIVE, PictureResolver, PictureSource
from .headings import Heading
from .limits import MAX_CHARACTERS, TextTooLongError, printable
from .outline import Element
from .parser import build_parser
from .post_links import LinkResolver

__all__ = [
    "CELL",
    "DECORATIVE",
    "LINE_BREAK",
    "MAX_CHARACTERS",
    "RENDERING_VERSION",
    "Block",
    "Element",
    "Heading",
    "LinkResolver",
    "PictureResolver",
    "PictureSource",
    "Rendered",
    "TextTooLongError",
    "Word",
    "build_parser",
    "printable",
    "render",
]
