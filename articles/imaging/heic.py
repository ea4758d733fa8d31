"""HEIC pictures, which are taken where pillow-heif is installed."""

import importlib.util
import io
import re
from typing import Final

from PIL import ImageFile

from .avif import boxes
from .refusals import ANIMATED, DAMAGED, refused

# ISO/IEC 23008-12, annex B: brands of pictures and of sequences coded as HEVC.
_PICTURES: Final = {b"heic", b"heix", b"heim", b"heis"}
_FILMS: Final = {b"hevc", b"hevx", b"hevm", b"hevs"}
_AVIF: Final = {b"avif", b"avis"}
_SIZE_BOX: Final = re.compile(rb"ispe.{4}(.{4})(.{4})", re.DOTALL)


def can_read_heic() -> bool:
    """Whether pillow-heif is installed."""
    return importlib.util.find_spec("pillow_heif") is not None


def is_heic(data: bytes) -> bool:
    """Whether the file's own list of brands says HEVC and nothing of AVIF."""
    brands = _brands(data)
    return bool(brands & (_PICTURES | _FILMS)) and not brands & _AVIF


def open_heic(data: bytes) -> ImageFile.ImageFile:
    """The main picture of the file, with nothing decoded yet.

    Its size is the one after the turns that the file asks for, which the decoder
    makes; an orientation in Exif says nothing here. Nothing is registered with
    Pillow, so that other code accepts what it did before.
    """
    from pillow_heif.as_plugin import HeifImageFile

    if data[8:12] in _FILMS or data[8:12] == b"msf1":
        raise refused(ANIMATED)
    try:
        return HeifImageFile(io.BytesIO(data))  # type: ignore[no-any-return]
    except Exception as error:
        raise refused(DAMAGED) from error


def is_deep(image: ImageFile.ImageFile) -> bool:
    """Whether an open picture takes far more room to decode than a phone's do."""
    whole_colour = image.info.get("chroma") in (422, 444)
    return image.mode == "RGBA" or whole_colour


def stated_pixels(data: bytes) -> int:
    """The pixels of the largest picture or tile, as its box says.

    The decoder refuses one that is coded larger than its box says.
    """
    most = 0
    for kind, body in boxes(memoryview(data)):
        if kind != b"meta":
            continue
        for mark in _SIZE_BOX.finditer(body):
            width, height = mark[1], mark[2]
            most = max(most, int.from_bytes(width) * int.from_bytes(height))
    return most


def _brands(data: bytes) -> set[bytes]:
    if data[4:8] != b"ftyp":
        return set()
    end = min(int.from_bytes(data[:4]), 256)
    return {data[at : at + 4] for at in (8, *range(16, end, 4))}
