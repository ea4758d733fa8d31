"""Two runs of words: which went, which came, which only lead elsewhere now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.rendering import CELL, LINE_BREAK, Word

from .matching import Match, Matcher, Numbers

# So few words that stayed, between two changes of so many, are a coincidence.
FEW_WORDS = 2
MANY_WORDS = 6

_UNCOUNTED = {"", CELL, LINE_BREAK}


@dataclass(frozen=True)
class Run:
    """Words of a piece with the same marks, joined by spaces.

    `link` is where they lead, told once, at the last words that lead there; of words
    that stayed it is not told.
    """

    text: str
    marks: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True)
class Piece:
    """Words in a row that share a fate.

    `change`: same, added, removed, or relinked for words that are the same but lead
    from `link_before` to `link_after`, "" being nowhere.
    """

    change: str
    words: tuple[Word, ...]
    link_before: str = ""
    link_after: str = ""

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words by their marks and links: what a template prints."""
        told = self.change in ("added", "removed")
        runs: list[Run] = []
        for link, linked in groupby(self.words, lambda word: word.link if told else ""):
            for marks, words in groupby(linked, lambda word: word.marks):
                text = " ".join(word.text for word in words)
                runs.append(Run(text, tuple(marks.split())))
            runs[-1] = Run(runs[-1].text, runs[-1].marks, link)
        return tuple(runs)


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """Compare two lines of plain text, such as titles, word by word."""
    return pieces_of(
        [Word(word) for word in before.split()],
        [Word(word) for word in after.split()],
        Matcher(),
    )


def word_count_change(before: str, after: str) -> tuple[int, int]:
    """Return how many words were added to a text, and how many removed."""
    numbers = Numbers()
    one, other = numbers.of(before.split()), numbers.of(after.split())
    kept = sum(size for _, _, size in Matcher().matches(one, other))
    return len(other) - kept, len(one) - kept


def counted(pieces: Iterable[Piece], change: str) -> int:
    """Return how many words were added or removed; relinked ones count as both."""
    return sum(
        word.text not in _UNCOUNTED
        for piece in pieces
        if piece.change in (change, "relinked")
        for word in piece.words
    )


def pieces_of(
    before: Sequence[Word], after: Sequence[Word], matcher: Matcher
) -> tuple[Piece, ...]:
    """Compare two runs of words; a changed mark makes another word, a link doesn't."""
    numbers = Numbers()
    one = numbers.of((word.text, word.marks) for word in before)
    other = numbers.of((word.text, word.marks) for word in after)
    matches = _without_coincidences(
        matcher.matches(one, other), len(before), len(after)
    )
    return tuple(_pieces(before, after, matches))


def _pieces(
    before: Sequence[Word], after: Sequence[Word], matches: list[Match]
) -> Iterator[Piece]:
    done = other_done = 0
    for at, other_at, size in [*matches, (len(before), len(after), 0)]:
        if done < at:
            yield Piece("removed", tuple(before[done:at]))
        if other_done < other_at:
            yield Piece("added", tuple(after[other_done:other_at]))
        done, other_done = at + size, other_at + size
        yield from _stayed(before[at:done], after[other_at:other_done])


def _stayed(before: Sequence[Word], after: Sequence[Word]) -> Iterator[Piece]:
    """Yield the words that stayed, apart by where they lead if that has changed."""

    def links(pair: tuple[Word, Word]) -> tuple[str, str]:
        was, is_now = pair[0].link, pair[1].link
        return (was, is_now) if was != is_now else ("", "")

    for (was, is_now), pairs in groupby(zip(before, after, strict=True), links):
        words = tuple(word for _, word in pairs)
        change = "same" if was == is_now else "relinked"
        yield Piece(change, words, was, is_now)


def _without_coincidences(
    matches: list[Match], length: int, other_length: int
) -> list[Match]:
    """Drop lone words that stayed between long changes.

    A sentence that was written anew reads better whole than in crumbs.
    """
    kept: list[Match] = []
    end = other_end = 0
    followers = [*matches[1:], (length, other_length, 0)]
    for (at, other_at, size), (to, other_to, _) in zip(
        matches, followers, strict=False
    ):
        before = max(at - end, other_at - other_end)
        after = max(to - at, other_to - other_at) - size
        if size > FEW_WORDS or min(before, after) < MANY_WORDS * size:
            kept.append((at, other_at, size))
            end, other_end = at + size, other_at + size
    return kept
