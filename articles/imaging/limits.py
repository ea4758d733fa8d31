"""What is refused from the first bytes alone, before any pixel is decoded."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from articles.sentences import gettext_noop

from .avif import UnreadableError, coded_pictures, is_avif, is_sequence, items
from .exif import swells
from .heic import can_read_heic, is_heic, stated_pixels
from .refusals import (
    ANIMATED,
    DAMAGED,
    EMPTY,
    HEIC,
    SVG,
    other_kind,
    refused,
    too_heavy,
    too_wide,
)

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_PIXELS: Final = 50_000_000
# A server process stays under 350 MB while it takes in any picture that is accepted;
# `python -m tests.benchmarks.memory` measures what each kind costs. WebP and AVIF take
# up to 16 bytes a pixel, and cameras, which make the larger pictures, write JPEG or
# HEIC.
MAX_PIXELS_WEB: Final = 12_500_000
# AVIF of ten or twelve bits takes twice that, and more where film grain is drawn; so
# does HEIC with transparency or with whole colour. Phones write neither.
MAX_PIXELS_DEEP: Final = 8_000_000
MAX_PIXELS_HEIC: Final = 25_000_000
# Pillow keeps the pixels of a coloured PNG, all of them, in four bytes each.
MAX_PIXELS_PNG: Final = 40_000_000
# A JPEG of several scans is kept as two bytes a sample until its last scan: this is
# 42 million pixels with halved colour, 21 million with full.
MAX_SAMPLES: Final = 64_000_000
# A progressive JPEG of some kilobytes can hold thousands of scans, and each costs a
# pass over all pixels; encoders write about ten.
MAX_SCANS: Final = 100
# What is read in Python, or joined piece by piece, costs time by its number. Writers
# stay far below these: a profile of 10 MB makes 160 segments of a JPEG, a GIF of that
# size has 40,000 blocks, a PNG in chunks of a kilobyte 10,000.
MAX_SEGMENTS: Final = 1_000
MAX_GAPS: Final = 65_536
MAX_BLOCKS: Final = 50_000
MAX_CHUNKS: Final = 20_000

_MOST: Final = {
    "WEBP": MAX_PIXELS_WEB,
    "AVIF": MAX_PIXELS_WEB,
    "HEIF": MAX_PIXELS_HEIC,
}
_OTHER_KINDS: Final = (
    (b"%PDF-", "PDF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\xff\x0a", "JPEG XL"),
    (b"PK\3\4", gettext_noop("ZIP or Office")),
)
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SVG_STARTS: Final = (b"<svg", b"<?xml", b"<!--", b"<!doctype svg")
# Inside a scan a marker byte is always followed by 00 or a restart number.
_JPEG_MARKER: Final = re.compile(rb"\xff([^\x00\x01\xd0-\xd8\xff])")
_JPEG_END: Final = 0xD9
_JPEG_SCAN: Final = 0xDA
_JPEG_EXIF: Final = 0xE1
_JPEG_VIEWS: Final = 0xE2
_JPEG_FRAMES: Final = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_JPEG_PROGRESSIVE: Final = {0xC2, 0xC6, 0xCA, 0xCE}


def check_file(data: bytes) -> None:
    """Refuse a file by its length, its kind and its structure.

    Raises PictureError for an empty or heavy file, for kinds that are known but not
    taken (SVG, TIFF, PDF and the like, HEIC where nothing reads it), and for a JPEG
    or an AVIF whose structure costs more than its size tells.
    """
    if not data:
        raise refused(EMPTY)
    if len(data) > MAX_BYTES:
        raise too_heavy(len(data), limit=MAX_BYTES)
    if _is_svg(data):
        raise refused(SVG)
    if is_heic(data) and not can_read_heic():
        raise refused(HEIC)
    for start, kind in _OTHER_KINDS:
        if data.startswith(start):
            raise other_kind(kind)
    try:
        _check_structure(data)
    except UnreadableError:
        raise refused(DAMAGED) from None


def check_pixels(
    width: int, height: int, *, format_: str | None, deep: bool = False
) -> None:
    """Refuse a picture by the size in its header; `format_` is Pillow's name.

    `deep` is one whose samples take twice the room of that format's usual ones.
    """
    limit = _MOST.get(format_ or "", MAX_PIXELS)
    if deep:
        limit = MAX_PIXELS_PNG if format_ == "PNG" else MAX_PIXELS_DEEP
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


def _check_structure(data: bytes) -> None:
    if data.startswith(b"\xff\xd8"):
        _check_jpeg(data)
    elif data.startswith(_PNG):
        _check_png(data)
    elif data.startswith(b"GIF8"):
        _check_gif(data)
    elif data.startswith(b"RIFF"):
        _check_webp(data)
    elif is_heic(data):
        _check_heic(data)
    elif is_avif(data):
        _check_avif(data)


def _check_exif(blocks: Iterable[bytes]) -> None:
    if swells(blocks):
        raise UnreadableError


def _check_jpeg(data: bytes) -> None:
    """Count scans and samples up to the end marker; what follows it does not count."""
    scans = segments = gaps = 0
    frame = exif = views = b""
    progressive = False
    for kind, gap, at in _jpeg_segments(data):
        if kind == _JPEG_SCAN:
            scans += 1
            if scans == 1 and frame and (progressive or data[at + 2] < frame[5]):
                _check_samples(frame)
            if scans > MAX_SCANS:
                raise UnreadableError
        elif not scans:
            segments, gaps = segments + 1, gaps + gap
            if segments > MAX_SEGMENTS or gaps > MAX_GAPS:
                raise UnreadableError
            body = data[at + 2 : at + int.from_bytes(data[at : at + 2])]
            if kind in _JPEG_FRAMES and not frame:
                frame = body[:18].ljust(18, b"\0")
                progressive = kind in _JPEG_PROGRESSIVE
            elif kind == _JPEG_EXIF and body.startswith(b"Exif\0"):
                exif += body[6:] if exif else body
            elif kind == _JPEG_VIEWS and body.startswith(b"MPF\0"):
                views = body
    _check_exif((exif, views))


def _check_png(data: bytes) -> None:
    blocks = []
    at = 8
    for _ in range(MAX_CHUNKS):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if kind in (b"", b"IEND"):
            _check_exif(blocks)
            return
        if kind == b"eXIf":
            blocks.append(data[at + 8 : at + 8 + length])
        at += length + 12
    raise UnreadableError


def _check_webp(data: bytes) -> None:
    blocks = []
    at, end = 12, min(len(data), 8 + _little(data[4:8]))
    for _ in range(MAX_CHUNKS):
        if at >= end:
            _check_exif(blocks)
            return
        length = _little(data[at + 4 : at + 8])
        if data[at : at + 4] == b"EXIF":
            blocks.append(data[at + 8 : at + 8 + length])
        at += length + length % 2 + 8
    raise UnreadableError


def _check_gif(data: bytes) -> None:
    """Count the steps that a reader makes to the second picture or to the end."""
    flags = data[10] if len(data) > 10 else 0
    at = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    pictures = 0
    for _ in range(MAX_BLOCKS):
        mark = data[at : at + 1]
        if mark in (b"", b";") or (pictures and mark == b","):
            return
        at += 1
        if mark == b",":
            pictures += 1
            flags = data[at + 8] if len(data) > at + 8 else 0
            at += 10 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
        elif mark == b"!":
            at += 1
        else:
            continue
        for _ in range(MAX_BLOCKS):
            length = data[at] if at < len(data) else 0
            at += 1 + length
            if not length:
                break
        else:
            raise UnreadableError
    raise UnreadableError


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Each marker's kind, the bytes that were skipped to find it, and where its length
    stands, as far as the end marker."""
    at = 2
    while marker := _JPEG_MARKER.search(data, at):
        gap = marker.start() - at
        kind, at = marker[1][0], marker.end()
        if kind == _JPEG_END or at + 3 > len(data):
            return
        yield kind, gap, at
        at += int.from_bytes(data[at : at + 2])


def _check_samples(frame: bytes) -> None:
    """Refuse a frame by its header (ITU-T T.81, section B.2.2) less the length."""
    height, width = int.from_bytes(frame[1:3]), int.from_bytes(frame[3:5])
    factors = [(frame[at] >> 4, frame[at] & 15) for at in (7, 10, 13, 16)][: frame[5]]
    across = max([1, *(factor[0] for factor in factors)])
    down = max([1, *(factor[1] for factor in factors)])
    blocks = -(-width // (8 * across)) * -(-height // (8 * down))
    samples = blocks * 64 * sum(factor[0] * factor[1] for factor in factors)
    if samples > MAX_SAMPLES:
        raise too_wide(limit=width * height * MAX_SAMPLES // samples)


def _check_heic(data: bytes) -> None:
    check_pixels(stated_pixels(data), 1, format_="HEIF")
    _check_exif(items(data))


def _check_avif(data: bytes) -> None:
    if is_sequence(data):
        raise refused(ANIMATED)
    _check_exif(items(data))
    coded = coded_pictures(data)
    for pixels, deep in coded:
        limit = MAX_PIXELS_DEEP if deep else MAX_PIXELS_WEB
        if pixels > limit:
            raise too_wide(limit=limit)
    # Colour, transparency and a smaller preview; the tiles of each count together.
    if sum(pixels for pixels, _ in coded) > 3 * MAX_PIXELS_WEB:
        raise too_wide(limit=MAX_PIXELS_WEB)
