"""Bytes from anywhere in, clean pictures and their renditions out; knows no model."""

from .clean import CleanPicture, clean
from .colours import (
    DARK_PAPERS,
    LIGHT_PAPERS,
    Readable,
    accents,
    contrast,
    readable_on,
)
from .crops import CENTRE, CROPS, WHOLE, Crop, box
from .decode import MAX_SIDE
from .found import Found
from .icons import ICON_RECIPE, ICONS, Icon, icons_of_letter, icons_of_picture
from .limits import MAX_BYTES, MAX_PIXELS
from .refusals import PictureError
from .renditions import CONTENT_TYPES, EXTENSIONS, RECIPE, Master, Rendition
from .social_card import CARD_RECIPE, CARD_SIZE, make_card
from .turns import give_memory_back, one_at_a_time

__all__ = [
    "CARD_RECIPE",
    "CARD_SIZE",
    "CENTRE",
    "CONTENT_TYPES",
    "CROPS",
    "DARK_PAPERS",
    "EXTENSIONS",
    "ICONS",
    "ICON_RECIPE",
    "LIGHT_PAPERS",
    "MAX_BYTES",
    "MAX_PIXELS",
    "MAX_SIDE",
    "RECIPE",
    "WHOLE",
    "CleanPicture",
    "Crop",
    "Found",
    "Icon",
    "Master",
    "PictureError",
    "Readable",
    "Rendition",
    "accents",
    "box",
    "clean",
    "contrast",
    "give_memory_back",
    "icons_of_letter",
    "icons_of_picture",
    "make_card",
    "one_at_a_time",
    "readable_on",
]
