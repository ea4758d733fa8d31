"""Markdown in, safe HTML out: the one way from a writer's text to a page."""

from .blocks import CELL, LINE_BREAK, Block, Word
from .body_pictures import renew_pictures, with_plain_pictures
from .document import RENDERING_VERSION, Rendered, render
from .figures import DECORATIVE, PictureResolver, is_decorative
from .headings import Heading
from .limits import MAX_CHARACTERS, TextTooLongError, printable
from .outline import Element
from .own_words import with_own_words
from .parser import build_parser
from .picture_markup import PictureFile, PictureSource, fitted, picture_html
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
    "PictureFile",
    "PictureResolver",
    "PictureSource",
    "Rendered",
    "TextTooLongError",
    "Word",
    "build_parser",
    "fitted",
    "is_decorative",
    "picture_html",
    "printable",
    "render",
    "renew_pictures",
    "with_own_words",
    "with_plain_pictures",
]
