"""Bytes from anywhere in, clean pictures out; knows no model and no request."""

from .clean import CleanPicture, clean
from .decode import MAX_SIDE
from .limits import MAX_BYTES, MAX_PIXELS
from .refusals import PictureError

__all__ = [
    "MAX_BYTES",
    "MAX_PIXELS",
    "MAX_SIDE",
    "CleanPicture",
    "PictureError",
    "clean",
]
