"""Blocks to Markdown: each with the prefixes of the lists and quotations it is in."""

import re

from .blocks import Block, Container, Item, List, Path, Quote
from .inline import markdown_line


def markdown(blocks: list[Block], notes: list[list[Block]]) -> str:
    """Return the blocks as Markdown, and under them the footnotes in their order."""
    pieces = [_row(blocks)]
    for number, note in enumerate(notes, start=1):
        first, *rest = _row(note).split("\n")
        # What goes on below the first line of a note is set in by four spaces.
        lines = [f"    {line}" if line else "" for line in rest]
        pieces.append("\n".join([f"[^{number}]: {first}", *lines]))
    return "\n\n".join(piece for piece in pieces if piece)


def _row(blocks: list[Block]) -> str:
    parts: list[str] = []
    above: Path = ()
    signs = _Signs()
    for block in blocks:
        shared = 0
        for before, here in zip(above, block.path, strict=False):
            if before is not here:
                break
            shared += 1
        firsts, indents = signs.prefixes(block.path, shared)
        lines = _lines(block)
        if parts:
            parts.append(_between(block, above, shared, indents))
        for number, line in enumerate(lines):
            prefix = "".join(indents if number else firsts)
            parts.append(f"{prefix}{line}".rstrip() if line else prefix.rstrip())
            parts.append("\n")
        parts.pop()
        above = block.path
        signs.end_lists_in(block.path)
    return "".join(parts)


class _Signs:
    """The mark of each list, so that two in a row are told apart, and the indents."""

    def __init__(self) -> None:
        self._other: dict[List, bool] = {}
        self._last: dict[tuple[Container, ...], List] = {}
        self._widths: dict[Item, int] = {}

    def prefixes(self, path: Path, shared: int) -> tuple[list[str], list[str]]:
        """Return the prefixes of a block's first line and of those below it."""
        firsts: list[str] = []
        indents: list[str] = []
        for depth, container in enumerate(path):
            if isinstance(container, Quote):
                firsts.append("> ")
                indents.append("> ")
                continue
            if container not in self._widths:
                sign = self._sign(container, path[:depth])
                self._widths[container] = len(sign)
                task = f"[{container.task}] " if container.task else ""
                firsts.append(sign + task)
            elif depth < shared:
                firsts.append(" " * self._widths[container])
            else:
                # A list that something else stands within: the item begins anew.
                firsts.append(self._sign(container, path[:depth]))
            indents.append(" " * self._widths[container])
        return firsts, indents

    def end_lists_in(self, base: Path) -> None:
        """Let the next list directly in `base` begin with the usual mark."""
        self._last.pop(base, None)

    def _sign(self, item: Item, base: Path) -> str:
        if item.list not in self._other:
            last = self._last.get(base)
            alike = last is not None and last.ordered == item.list.ordered
            self._other[item.list] = alike and not self._other[last]  # type: ignore[index]
            self._last[base] = item.list
        other = self._other[item.list]
        if item.list.ordered:
            return f"{min(item.number, 999_999_999)}{')' if other else '.'} "
        return "* " if other else "- "


def _between(block: Block, above: Path, shared: int, indents: list[str]) -> str:
    """Return what parts a block from the one above: a line's end, or an empty line."""
    new = block.path[shared : shared + 1]
    goes_on = above[shared : shared + 1]
    if new and isinstance(item := new[0], Item):
        sibling = goes_on and isinstance(goes_on[0], Item)
        if sibling and goes_on[0].list is item.list:  # type: ignore[union-attr]
            return "\n"
        inner = shared == len(above) and shared > 0 and isinstance(above[-1], Item)
        # Only a list that counts from 1 may begin right below words.
        if inner and (not item.list.ordered or item.number == 1):
            return "\n"
    prefix = "".join(indents[:shared]).rstrip()
    return f"\n{prefix}\n"


def _lines(block: Block) -> list[str]:
    if block.kind == "rule":
        return ["---"]
    if block.kind == "table":
        return _table(block)
    if block.kind == "code":
        code = block.text
        ticks = max((len(run) for run in re.findall("`{3,}", code)), default=2)
        fence = "`" * (ticks + 1)
        return [f"{fence}{block.language}", *code.split("\n"), fence]
    if block.heading:
        line = markdown_line(block.pieces, place="heading")
        return [f"{'#' * block.heading} {line}"]
    return markdown_line(block.pieces).split("\n")


def _table(block: Block) -> list[str]:
    rows = [
        f"| {' | '.join(markdown_line(cell, place='cell').strip() for cell in row)} |"
        for row in block.rows
    ]
    rule = f"| {' | '.join('---' for _ in block.rows[0])} |"
    return [rows[0], rule, *rows[1:]]
