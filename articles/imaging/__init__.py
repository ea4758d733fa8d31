"""Bytes from anywhere in, clean pictures and their renditions out; knows no model."""

from .clean import CleanPicture, clean
from .crops import CENTRE, CROPS, WHOLE, Crop, box
from .decode import MAX_SIDE
from .found import Found
from .limits import MAX_BYTES, MAX_PIXELS
from .refusals import PictureError
from .renditions import CONTENT_TYPES, EXTENSIONS, RECIPE, Master, Rendition
from .turns import give_memory_back, one_at_a_time

__all__ = [
    "CENTRE",
    "CONTENT_TYPES",
    "CROPS",
    "EXTENSIONS",
    "MAX_BYTES",
    "MAX_PIXELS",
    "MAX_SIDE",
    "RECIPE",
    "WHOLE",
    "CleanPicture",
    "Crop",
    "Found",
    "Master",
    "PictureError",
    "Rendition",
    "box",
    "clean",
    "give_memory_back",
    "one_at_a_time",
]
