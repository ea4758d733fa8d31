"""What a file carries beside its pixels, told before it is left behind."""

import contextlib
from dataclasses import dataclass
from typing import Final

from PIL import Image

from .decode import open_picture

_GPS_IFD: Final = 0x8825  # Exif 2.32, section 4.6.3
_ORIENTATION: Final = 0x0112
# What says nothing about a person: orientation, resolution, colour space, pointers.
_PLAIN_TAGS: Final = {0x0112, 0x011A, 0x011B, 0x0128, 0x0213, 0x8769, 0x8825, 0xA005}
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_XMP_KEYWORD: Final = b"XML:com.adobe.xmp\0"


@dataclass(frozen=True)
class Found:
    """`place`: where it was taken; `camera`: with what, when, by whom; `notes`: texts
    that programs leave; `turned`: stored lying on its side or mirrored."""

    place: bool = False
    camera: bool = False
    notes: bool = False
    turned: bool = False


def found_in(data: bytes) -> Found:
    """What the file `data` tells beside its pixels; nothing for one that is broken."""
    # Whatever can't be read here can't be told, and is left behind all the same.
    with contextlib.suppress(Exception):
        return _look(*_png_blocks(data)) if data[:8] == _PNG else _look(*_blocks(data))
    return Found()


def _blocks(data: bytes) -> tuple[bytes, bytes, bool]:
    info = open_picture(data).info
    notes = any(info.get(key) for key in ("photoshop", "comment"))
    return info.get("exif") or b"", _bytes(info.get("xmp")), notes


def _png_blocks(data: bytes) -> tuple[bytes, bytes, bool]:
    """From the chunks alone: Pillow would decode the pixels to get at the last ones."""
    exif = xmp = b""
    notes, at = False, 8
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        match kind:
            case b"eXIf":
                exif = body
            case b"iTXt" if body.startswith(_XMP_KEYWORD):
                xmp = body
            case b"tEXt" | b"zTXt" | b"iTXt" | b"tIME":
                notes = True
        at += length + 12
    return exif, xmp, notes


def _look(exif_block: bytes, xmp: bytes, notes: bool) -> Found:
    exif = Image.Exif()
    if exif_block:
        with contextlib.suppress(Exception):
            exif.load(exif_block)
    told = {tag for tag in exif if tag not in _PLAIN_TAGS}
    with contextlib.suppress(Exception):
        told |= set(exif.get_ifd(0x8769)) - {0xA001, 0xA002, 0xA003, 0x9000, 0xA000}
    place = False
    with contextlib.suppress(Exception):
        place = bool(exif.get_ifd(_GPS_IFD))
    return Found(
        place=place or b"GPSL" in xmp,
        camera=bool(told),
        notes=notes or bool(xmp),
        turned=exif.get(_ORIENTATION, 1) in range(2, 9),
    )


def _bytes(value: object) -> bytes:
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    return value if isinstance(value, bytes) else b""
