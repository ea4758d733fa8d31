"""Markdown in, safe HTML out: the one way from a writer's text to a page."""

from .document import RENDERING_VERSION, Rendered, render
from .figures import PictureResolver, PictureSource
from .headings import Heading
from .limits import MAX_CHARACTERS, TextTooLongError, printable
from .parser import build_parser

__all__ = [
    "MAX_CHARACTERS",
    "RENDERING_VERSION",
    "Heading",
    "PictureResolver",
    "PictureSource",
    "Rendered",
    "TextTooLongError",
    "build_parser",
    "printable",
    "render",
]
