"""Footnotes, by the names that word processors and converters give their two ends."""

import re

from .blocks import Block, NoteMark, Piece, Text

_DEFINITION = re.compile(
    r"_?(?:user-content-)?(?P<kind>s?d?(?:footnote|endnote)|ftn|edn|fn|ftnt)"
    r"[-:_]?(?P<number>[0-9]{1,4})(?:sym)?",
    re.IGNORECASE,
)
_WAY_BACK = re.compile(
    r"_?(?:user-content-)?(?:(?:footnote|endnote|ftn|edn|fn|ftnt)[-_]?ref"
    r"|s?d?(?:footnote|endnote)(?=[0-9]+anc))[-:_]?[0-9]{1,4}(?:[-:_a-z0-9]{0,8})",
    re.IGNORECASE,
)
_PLAIN_MARK = re.compile(r"\[?[0-9ivxlcdm*†‡]{1,6}\]?", re.IGNORECASE)


def definition_key(name: str) -> str:
    """Return the key of the footnote whose text is at the id `name`, or ""."""
    match = _DEFINITION.fullmatch(name)
    return f"{match['kind'].lower()}{int(match['number'])}" if match else ""


def is_way_back(name: str) -> bool:
    """Tell whether the id `name` is where a footnote is called."""
    return _WAY_BACK.fullmatch(name) is not None


def settle_footnotes(blocks: list[Block]) -> tuple[list[Block], list[list[Block]]]:
    """Return the text's blocks, and those of each footnote in the order of its number.

    A mark whose note was not copied stays as the words it was, and a note that nothing
    calls stays in the text.
    """
    defined = {block.note for block in blocks if block.note}
    order: dict[str, int] = {}
    for block in blocks:
        cells = [cell for row in block.rows for cell in row]
        for pieces in (block.pieces, *cells):
            pieces[:] = _settled(pieces, defined if not block.note else set(), order)
    text = [block for block in blocks if block.note not in order]
    notes: dict[str, list[Block]] = {key: [] for key in order}
    for block in blocks:
        if block.note in order:
            notes[block.note].append(block)
    return text, list(notes.values())


def _settled(
    pieces: list[Piece], defined: set[str], order: dict[str, int]
) -> list[Piece]:
    """Return the pieces with their marks numbered; words at a mark stay before it."""
    kept: list[Piece] = []
    for piece in pieces:
        if not isinstance(piece, NoteMark):
            kept.append(piece)
            continue
        known = piece.key in defined
        if piece.text and not (known and _PLAIN_MARK.fullmatch(piece.text.strip())):
            kept.append(Text(piece.text))
        if known:
            piece.label = order.setdefault(piece.key, len(order) + 1)
            kept.append(piece)
    return kept
