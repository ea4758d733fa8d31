"""How large the pictures coded inside an AVIF file are, whatever its boxes claim.

The decoder makes every coded picture in full and only then scales it to the size in
the boxes, so that size bounds nothing. Layouts: ISO/IEC 14496-12 (boxes), AV1
Bitstream & Decoding Process Specification, sections 5.3 and 5.5.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

_BRANDS: Final = {b"avif", b"avis", b"mif1", b"msf1"}
_SEQUENCES: Final = {b"avis", b"msf1"}
_SEQUENCE_HEADER: Final = 1
# A grid of 256 tiles with alpha has about two thousand units in six hundred items.
_MOST_UNITS: Final = 20_000
_MOST_BOXES: Final = 5_000
_ENTRY: Final = 8  # bytes that an extent takes in the location box


class Coded(NamedTuple):
    """The largest frame that a sequence header allows."""

    pixels: int
    deep: bool  # more than eight bits a sample


class UnreadableError(ValueError):
    """A structure that writers of still pictures don't make."""


def is_avif(data: bytes) -> bool:
    """Whether Pillow would give the file to its AVIF decoder."""
    return data[4:8] == b"ftyp" and data[8:12] in _BRANDS


def is_sequence(data: bytes) -> bool:
    """Whether the file says that it is first of all a film."""
    return data[4:8] == b"ftyp" and data[8:12] in _SEQUENCES


def coded_pictures(data: bytes) -> list[Coded]:
    """The frames of all items. Raises UnreadableError where that can't be told."""
    found: list[Coded] = []
    units = 0
    for item in items(data):
        for kind, body in _units(item):
            units += 1
            if units > _MOST_UNITS:
                raise UnreadableError
            if kind == _SEQUENCE_HEADER:
                found.append(_sequence_header(body))
    return found


def items(data: bytes) -> Iterator[bytes]:
    """The content of each item: a picture, a tile, a block of Exif."""
    inside: dict[bytes, memoryview] = {}
    for kind, body in boxes(memoryview(data)):
        if kind == b"meta":
            for kind_inside, body_inside in boxes(body[4:]):
                inside.setdefault(kind_inside, body_inside)
            break
    locations = inside.get(b"iloc", memoryview(b""))
    if len(locations) < 8:
        raise UnreadableError
    yield from _items(locations, data, inside.get(b"idat"))


def boxes(data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """The boxes that lie one behind the other in `data`, by kind."""
    at = count = 0
    while at + 8 <= len(data):
        count += 1
        size, start = int.from_bytes(data[at : at + 4]), at + 8
        kind = bytes(data[at + 4 : at + 8])
        if size == 1:
            size, start = int.from_bytes(data[at + 8 : at + 16]), at + 16
        end = at + size if size else len(data)
        if end < start or count > _MOST_BOXES:
            raise UnreadableError
        yield kind, data[start:end]
        at = end


def _items(box: memoryview, data: bytes, idat: memoryview | None) -> Iterator[bytes]:
    """The bytes of each item that the location box names."""
    version, at = box[0], 6
    offset_size, length_size = box[4] >> 4, box[4] & 15
    base_size, index_size = box[5] >> 4, box[5] & 15 if version else 0

    def number(size: int) -> int:
        nonlocal at
        at += size
        if at > len(box):
            raise UnreadableError
        return int.from_bytes(box[at - size : at])

    # Extents may overlap and be empty; those of a real file hold each byte once.
    room = 2 * len(data)
    for _ in range(number(4 if version == 2 else 2)):
        number(4 if version == 2 else 2)
        method = number(2) & 15 if version else 0
        number(2)
        base = number(base_size)
        source = memoryview(data) if method == 0 else idat
        if source is None or method > 1:
            raise UnreadableError
        parts = []
        for _ in range(number(2)):
            number(index_size)
            start = base + number(offset_size)
            length = number(length_size)
            part = source[start : start + length] if length else source[start:]
            room -= len(part) + _ENTRY
            if room < 0:
                raise UnreadableError
            parts.append(part)
        yield b"".join(parts)


def _units(item: bytes) -> Iterator[tuple[int, bytes]]:
    """The open bitstream units of an item; few or none in one of another kind."""
    at = 0
    while at < len(item):
        head = item[at]
        at += 2 if head & 4 else 1
        if head & 0x80:
            return
        size = len(item) - at
        if head & 2:
            size = 0
            for shift in range(0, 56, 7):
                byte = item[at] if at < len(item) else 0
                at += 1
                size |= (byte & 0x7F) << shift
                if byte < 0x80:
                    break
        yield head >> 3 & 15, item[at : min(at + size, at + 64)]
        at += size


def _sequence_header(body: bytes) -> Coded:
    everything = int.from_bytes(body.ljust(64, b"\0"))
    at = 0

    def bits(count: int) -> int:
        nonlocal at
        at += count
        if at > 512:
            raise UnreadableError
        return everything >> (512 - at) & ((1 << count) - 1)

    bits(4)
    reduced = bits(1)
    if reduced:
        bits(5)
    else:
        if bits(1):  # timing, which a still picture has no use for
            raise UnreadableError
        delays = bits(1)
        for _ in range(bits(5) + 1):
            bits(12)
            if bits(5) > 7:
                bits(1)
            if delays and bits(1):
                bits(4)
    wide, high = bits(4) + 1, bits(4) + 1
    width, height = bits(wide) + 1, bits(high) + 1
    if not reduced:
        # Each frame may state another size in as many bits.
        width = max(width, 1 << wide) if wide > _length(width) else width
        height = max(height, 1 << high) if high > _length(height) else height
        if bits(1):
            bits(7)
    bits(3)
    if not reduced:
        bits(4)
        order = bits(1)
        if order:
            bits(2)
        tools = 2 if bits(1) else bits(1)
        if tools and not bits(1):
            bits(1)
        if order:
            bits(3)
    bits(3)
    return Coded(width * height, bool(bits(1)))


def _length(size: int) -> int:
    return max(1, (size - 1).bit_length())
