"""The few facts of an Exif block that are used, read without unfolding the rest.

A block of 64 KB can list thousands of values that all lie over its whole length, and
Pillow copies every one of them. Layout: TIFF 6.0, section 2.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

_START: Final = re.compile(rb"II\*\0|MM\0\*")
_SIZES: Final = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8)
_ORIENTATION: Final = 0x0112
_SHORT: Final = 3
_FURTHER_BLOCKS: Final = (0x8769, 0x8825, 0xA005)  # Exif 2.32, section 4.6.3
# A camera's block holds each byte once, and no camera writes this much.
_MOST: Final = 4 * 1024 * 1024
_MOST_VALUES: Final = 5_000
_MOST_BLOCKS: Final = 16


class _Value(NamedTuple):
    tag: int
    kind: int
    bytes: int
    short: int
    long: int


def orientation(block: object) -> int:
    """How the picture lies, 1 to 8; 1 where the block doesn't tell."""
    if isinstance(block, bytes) and (start := _START.search(block[:64])):
        for value in _values(block[start.start() :], None):
            if value.tag == _ORIENTATION and value.kind == _SHORT:
                return value.short if 1 <= value.short <= 8 else 1
    return 1


def swells(blocks: Iterable[bytes]) -> bool:
    """Whether reading the blocks of a file makes many times more of them.

    What doesn't begin as a block is passed over.
    """
    count = entries = total = 0
    for block in blocks:
        if not (start := _START.search(block[:64])):
            continue
        count += 1
        inner = block[start.start() :]
        places: list[int | None] = [None]
        # The list grows while it is walked; the blocks inside are not followed deeper.
        for place in places:
            for value in _values(inner, place):
                entries, total = entries + 1, total + value.bytes
                if count > _MOST_BLOCKS or entries > _MOST_VALUES or total > _MOST:
                    return True
                if place is None and value.tag in _FURTHER_BLOCKS:
                    places.append(value.long)
    return False


def _values(block: bytes, at: int | None) -> Iterator[_Value]:
    order: Literal["little", "big"] = "little" if block[:2] == b"II" else "big"
    if at is None:
        at = int.from_bytes(block[4:8], order)
    for _ in range(int.from_bytes(block[at : at + 2], order)):
        entry = block[at + 2 : at + 14]
        if len(entry) < 12:
            return
        kind = int.from_bytes(entry[2:4], order)
        size = _SIZES[kind] if kind < len(_SIZES) else 0
        size *= int.from_bytes(entry[4:8], order)
        long = int.from_bytes(entry[8:12], order)
        if size > 4:
            size = min(size, max(0, len(block) - long))
        tag = int.from_bytes(entry[:2], order)
        yield _Value(tag, kind, size, int.from_bytes(entry[8:10], order), long)
        at += 12
