"""What is refused from the first bytes alone, before any pixel is decoded."""

import re
from typing import Final

from .refusals import (
    DAMAGED,
    EMPTY,
    HEIC,
    SVG,
    PictureError,
    other_kind,
    too_heavy,
    too_wide,
)

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_PIXELS: Final = 50_000_000
# Decoders of WebP and AVIF hold several copies of the whole picture; cameras, which
# make the larger ones, write JPEG.
MAX_PIXELS_WEB: Final = 25_000_000
# A progressive JPEG of some kilobytes can hold thousands of scans, and each costs a
# pass over all pixels; encoders write about ten.
MAX_SCANS: Final = 100

_HEIC_BRANDS: Final = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevx"}
_AVIF_BRANDS: Final = {b"avif", b"avis"}
_OTHER_KINDS: Final = (
    (b"%PDF-", "PDF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
    (b"PK\3\4", "ZIP or Office"),
)
_SVG_STARTS: Final = (b"<svg", b"<?xml", b"<!--", b"<!doctype svg")
# Inside a scan a marker byte is always followed by 00 or a restart number.
_JPEG_MARKER: Final = re.compile(rb"\xff([^\x00\x01\xd0-\xd8\xff])")
_JPEG_END: Final = 0xD9
_JPEG_SCAN: Final = 0xDA


def check_file(data: bytes) -> None:
    """Refuse a file by its length, its kind and its structure.

    Raises PictureError for an empty or heavy file, for kinds that are known but not
    taken (SVG, HEIC, TIFF, PDF and the like) and for a JPEG of too many scans.
    """
    if not data:
        raise PictureError(EMPTY)
    if len(data) > MAX_BYTES:
        raise too_heavy(len(data), limit=MAX_BYTES)
    if _is_svg(data):
        raise PictureError(SVG)
    if _is_heic(data):
        raise PictureError(HEIC)
    for start, kind in _OTHER_KINDS:
        if data.startswith(start):
            raise other_kind(kind)
    if data.startswith(b"\xff\xd8") and _jpeg_scans(data) > MAX_SCANS:
        raise PictureError(DAMAGED)


def check_pixels(width: int, height: int, *, format_: str | None) -> None:
    """Refuse a picture by the size in its header; `format_` is Pillow's name."""
    limit = MAX_PIXELS_WEB if format_ in ("WEBP", "AVIF") else MAX_PIXELS
    if width * height > limit:
        raise too_wide(limit=limit)


def webp_size(data: bytes) -> tuple[int, int] | None:
    """The canvas of a WebP file in pixels, or None where the header has none.

    Pillow allocates the whole canvas on opening a WebP file, so its size has to be
    known earlier. Layout: RFC 9649, sections 2.5 to 2.7.
    """
    head = data[:30].ljust(30, b"\0")
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        return None
    match head[12:16]:
        case b"VP8 ":
            width, height = _little(head[26:28]), _little(head[28:30])
            return width & 0x3FFF, height & 0x3FFF
        case b"VP8L":
            bits = _little(head[21:25])
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X":
            return _little(head[24:27]) + 1, _little(head[27:30]) + 1
    return None


def _little(number: bytes) -> int:
    return int.from_bytes(number, "little")


def _is_svg(data: bytes) -> bool:
    # UTF-16 becomes readable without its zero bytes; no picture starts with "<".
    head = data[:4096].replace(b"\0", b"").lower()
    head = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(_SVG_STARTS) and b"svg" in head


def _is_heic(data: bytes) -> bool:
    if data[4:8] != b"ftyp":
        return False
    length = min(int.from_bytes(data[:4]), 256)
    brands = {data[at : at + 4] for at in range(8, length, 4)}
    return bool(brands & _HEIC_BRANDS) and not brands & _AVIF_BRANDS


def _jpeg_scans(data: bytes) -> int:
    """The number of scans before the end marker; bytes after it do not count."""
    scans, at = 0, 2
    while scans <= MAX_SCANS and (marker := _JPEG_MARKER.search(data, at)):
        kind = marker[1][0]
        if kind == _JPEG_END:
            break
        scans += kind == _JPEG_SCAN
        at = marker.end() + int.from_bytes(data[marker.end() : marker.end() + 2])
    return scans
