"""Headings: those that are marked, those that only look it, and their levels."""

from collections import Counter
from itertools import pairwise

from articles.exchange.blocks import is_closed

from .blocks import Block, Text, in_bold
from .styles import NORMAL_SIZE

MAX_CHARACTERS = 80
MAX_WORDS = 12
LARGER = 1.15
TITLE_PIXELS = 30.0  # Google Docs sets a title in 26 pt, nearly 35 pixels
LOWEST = 6


def find_title(blocks: list[Block]) -> None:
    """Mark a first paragraph in a size that only titles have."""
    first = next((block for block in blocks if block.kind == "text"), None)
    if first is None or first is not blocks[0] or not first.is_paragraph:
        return
    if (
        first.size >= TITLE_PIXELS
        and first.size >= 1.5 * _body_size(blocks)
        and not first.marker
        and len(first.text) <= 2 * MAX_CHARACTERS
        and len(blocks) > 1
    ):
        first.title = True
        first.pieces = in_bold(first.pieces, False)


def guess_headings(blocks: list[Block]) -> list[str]:
    """Make headings of short lines in bold or large letters; return their words.

    Only where the writer marked none as a heading.
    """
    if any(block.heading for block in blocks):
        return []
    body = _body_size(blocks)
    found: list[Block] = []
    for block, below in pairwise(blocks):
        if not _may_be_heading(block):
            continue
        large = block.size >= LARGER * body if body and block.size else False
        if large or (block.is_bold and _is_longer(below, block)):
            found.append(block)
    sizes = sorted({round(block.size) for block in found}, reverse=True)
    for block in found:
        block.heading = min(1 + sizes.index(round(block.size)), LOWEST)
        block.pieces = in_bold(block.pieces, False)
    return [block.text for block in found]


def set_levels(blocks: list[Block]) -> None:
    """Number the headings from 2 on, with none left out on the way down."""
    open_levels: list[int] = []
    for block in blocks:
        if block.title:
            level = 0
        elif block.heading:
            level = block.heading
        else:
            continue
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        block.heading = min(len(open_levels) + 1, LOWEST)
        block.title = False


def is_above_all(block: Block, blocks: list[Block]) -> bool:
    """Tell whether a block is a title, or a heading with none beside it."""
    if block.title or not block.heading:
        return block.title
    return all(
        other is block or not other.heading or other.heading > block.heading
        for other in blocks
    )


def _body_size(blocks: list[Block]) -> float:
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.kind == "text":
            sizes[block.size] += len(block.text)
    return max(sizes, key=sizes.__getitem__, default=0.0) or NORMAL_SIZE


def _may_be_heading(block: Block) -> bool:
    text = block.text
    return (
        block.is_paragraph
        and not block.marker
        and "\n" not in text
        and 0 < len(text) <= MAX_CHARACTERS
        and len(text.split()) <= MAX_WORDS
        and not is_closed(text.rstrip("?"))
        and any(character.isalpha() for character in text)
        and all(isinstance(p, Text) and not p.marks.href for p in block.pieces)
    )


def _is_longer(below: Block, block: Block) -> bool:
    """Tell whether text follows, and not one more line in bold."""
    if below.marker or below.path or below.kind == "table":
        return True
    return (
        below.kind == "text" and not below.is_bold and len(below.text) > len(block.text)
    )
