"""Two texts as rendered: which blocks went, came, changed or stayed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.rendering import Block

from .matching import Matcher, Numbers
from .pairing import pairs_of
from .words import Piece, counted, pieces_of

NAMES = {
    "heading": _("heading"),
    "paragraph": _("paragraph"),
    "item": _("list item"),
    "numbered": _("numbered item"),
    "quote": _("quotation"),
    "row": _("row of a table"),
    "code": _("line of code"),
    "picture": _("picture"),
    "caption": _("caption"),
    "note": _("footnote"),
    "rule": _("line across the page"),
    "callout": _("callout"),
}


@dataclass(frozen=True)
class BlockChange:
    """A block, and what became of it: same, added, removed or changed.

    `kind_before` and `level_before` are told of a changed block that was of another
    kind or level.
    """

    kind: str
    level: int
    change: str
    pieces: tuple[Piece, ...]
    kind_before: str = ""
    level_before: int | None = None

    @property
    def name(self) -> str:
        """What the block is, in a word for people."""
        return str(NAMES[self.kind])

    @property
    def name_before(self) -> str:
        """What it was, if that was something else."""
        return str(NAMES.get(self.kind_before, ""))


@dataclass(frozen=True)
class Fold:
    """A run of unchanged blocks, of which only the number is shown."""

    count: int
    change: str = "folded"


@dataclass(frozen=True)
class Comparison:
    """What became of every block, with the words added and removed in all."""

    blocks: tuple[BlockChange, ...]
    added: int
    removed: int

    @property
    def is_same(self) -> bool:
        return all(block.change == "same" for block in self.blocks)

    @property
    def entries(self) -> tuple[BlockChange | Fold, ...]:
        """The changes with what stands around them: what a template prints."""
        return folded(self)


def compare_blocks(before: Sequence[Block], after: Sequence[Block]) -> Comparison:
    """Compare two texts block by block, and those that changed word by word.

    Takes time that grows with the length of the texts: beyond a bound on the work
    blocks are shown as removed and added whole.
    """
    blocks = tuple(_changes(before, after))
    pieces = [piece for block in blocks for piece in block.pieces]
    return Comparison(blocks, counted(pieces, "added"), counted(pieces, "removed"))


def folded(comparison: Comparison, context: int = 1) -> tuple[BlockChange | Fold, ...]:
    """Fold unchanged blocks that lie more than `context` blocks from any change."""
    blocks = comparison.blocks
    changed = [index for index, block in enumerate(blocks) if block.change != "same"]
    near = {
        index
        for change in changed
        for index in range(change - context, change + context + 1)
    }
    entries: list[BlockChange | Fold] = []
    for index, block in enumerate(blocks):
        if index in near:
            entries.append(block)
        elif entries and isinstance(entries[-1], Fold):
            entries[-1] = Fold(entries[-1].count + 1)
        else:
            entries.append(Fold(1))
    return tuple(entries)


def _changes(before: Sequence[Block], after: Sequence[Block]) -> Iterator[BlockChange]:
    numbers, words = Numbers(), Numbers()

    def keys(blocks: Sequence[Block]) -> list[int]:
        return numbers.of(
            (
                block.kind,
                block.level,
                *words.of((word.text, word.marks, word.link) for word in block.words),
            )
            for block in blocks
        )

    matcher = Matcher()
    done = other_done = 0
    matches = matcher.matches(keys(before), keys(after))
    for at, other_at, size in [*matches, (len(before), len(after), 0)]:
        yield from _changed(before[done:at], after[other_done:other_at], matcher)
        done, other_done = at + size, other_at + size
        for block in before[at:done]:
            yield _whole(block, "same")


def _changed(
    before: Sequence[Block], after: Sequence[Block], matcher: Matcher
) -> Iterator[BlockChange]:
    done = other_done = 0
    pairs = pairs_of(before, after, matcher) if before and after else []
    for at, other_at in [*pairs, (len(before), len(after))]:
        for block in before[done:at]:
            yield _whole(block, "removed")
        for block in after[other_done:other_at]:
            yield _whole(block, "added")
        done, other_done = at + 1, other_at + 1
        if at < len(before):
            yield _altered(before[at], after[other_at], matcher)


def _whole(block: Block, change: str) -> BlockChange:
    pieces = (Piece(change, block.words),) if block.words else ()
    return BlockChange(block.kind, block.level, change, pieces)


def _altered(before: Block, after: Block, matcher: Matcher) -> BlockChange:
    same_kind = before.kind == after.kind
    return BlockChange(
        after.kind,
        after.level,
        "changed",
        pieces_of(before.words, after.words, matcher),
        kind_before="" if same_kind else before.kind,
        level_before=before.level if before.level != after.level else None,
    )
