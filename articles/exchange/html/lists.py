"""Paragraphs that are list items, gathered into lists."""

import re
from dataclasses import replace

from articles.exchange.lists import MAX_LEVEL

from .blocks import Block, Break, List, Marker, Path, Piece, Text

_BULLET = re.compile(r"[•·◦▪●‣⁃∙\uf0b7\uf0a7]\s*(?=\S)")
_TYPED = re.compile(r"(?:(?P<number>[0-9]{1,3})[.)]|[-*–])\s+(?=\w)")


def gather_lists(blocks: list[Block]) -> list[Block]:
    """Return the blocks with each run of marked paragraphs as one list.

    A paragraph that only begins with a bullet is marked by it; one that begins with a
    dash or number only beside another such, counting on.
    """
    blocks = _with_bullets_read(blocks)
    _read_typed(blocks)
    run: list[List] = []
    above: Block | None = None
    for block in blocks:
        marker = block.marker
        if marker and above and above.marker is marker and run and run[-1].last:
            block.path = (*run[-1].base, run[-1].last)
        elif marker and block.kind == "text" and not block.title:
            if run and run[0].base != block.path:
                run = []
            block.path = _place(block.path, marker, run)
        elif block.continues and run and run[-1].last and block.path == run[0].base:
            block.path = (*run[-1].base, run[-1].last)
        else:
            run = []
        above = block
    return blocks


def _place(base: Path, marker: Marker, run: list[List]) -> Path:
    """Return the path of the next item; `run` holds the open lists, by level."""
    level = min(marker.level, MAX_LEVEL, len(run) + 1)
    del run[level:]
    if len(run) == level and not _goes_on(run[-1], marker):
        run.pop()
    if len(run) < level:
        outer = run[-1] if run else None
        if outer and outer.last:
            base = (*outer.base, outer.last)
        run.append(List(marker.ordered, base))
    items = run[-1]
    item = items.item(marker.number if marker.ordered else None)
    return (*items.base, item)


def _goes_on(items: List, marker: Marker) -> bool:
    if items.ordered != marker.ordered:
        return False
    return marker.number is None or not items.ordered or marker.number > items.number


def _with_bullets_read(blocks: list[Block]) -> list[Block]:
    """Mark the paragraphs, and lines of them, that begin with a bullet."""
    read: list[Block] = []
    for block in blocks:
        marked = block.heading or block.title or block.marker
        if block.kind == "text" and not marked and _BULLET.match(block.text):
            read += _lines(block)
        else:
            read.append(block)
    return read


def _lines(block: Block) -> list[Block]:
    """Split a block of bullets at its line ends, as a mail has them."""
    lines: list[list[Piece]] = [[]]
    for piece in block.pieces:
        if isinstance(piece, Break):
            lines.append([])
        else:
            lines[-1].append(piece)
    found: list[Block] = []
    for line in lines:
        part = replace(block, pieces=line)
        match = _BULLET.match(part.text)
        if match is None and found:
            found[-1].pieces += [Break(), *line]
            continue
        if match:
            part.pieces = _without(line, match.end())
            part.marker = Marker(ordered=False, level=max(block.tabs, 1))
        found.append(part)
    return found


def _read_typed(blocks: list[Block]) -> None:
    """Mark paragraphs with a typed dash or number, where a second one goes on."""
    index = 0
    while index < len(blocks):
        end = index
        while end < len(blocks) and _typed(blocks[end], blocks[index], end - index):
            end += 1
        if end - index > 1:
            for block in blocks[index:end]:
                match = _TYPED.match(block.text)
                if match is not None:
                    number = match["number"]
                    block.pieces = _without(block.pieces, match.end())
                    block.marker = Marker(
                        number is not None, 1, int(number) if number else None
                    )
        index = max(end, index + 1)


def _typed(block: Block, first: Block, count: int) -> bool:
    """Tell whether a block is the typed item that stands `count` behind the first."""
    if not block.is_paragraph or block.marker:
        return False
    match, begun = _TYPED.match(block.text), _TYPED.match(first.text)
    if match is None or begun is None:
        return False
    if begun["number"] is None or match["number"] is None:
        return match[0][0] == begun[0][0]
    return int(match["number"]) == int(begun["number"]) + count


def _without(pieces: list[Piece], length: int) -> list[Piece]:
    """Return the pieces without their first `length` characters."""
    kept: list[Piece] = []
    for piece in pieces:
        if length and isinstance(piece, Text):
            cut = min(length, len(piece.text))
            length -= cut
            if cut == len(piece.text):
                continue
            piece = Text(piece.text[cut:], piece.marks)
        kept.append(piece)
    if kept and isinstance(kept[0], Text):
        kept[0] = Text(kept[0].text.lstrip(), kept[0].marks)
    return kept
