"""Bold, italic and struck words as ranges of a text that CommonMark can read."""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from .blocks import Marks


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to `end`; of two spans the one of lower `rank` is outside."""

    start: int
    end: int
    opening: str
    closing: str
    rank: int


Run = tuple[int, int, Marks]

_MARKS: tuple[tuple[str, Callable[[Marks], bool]], ...] = (
    ("**", lambda marks: marks.bold),
    ("*", lambda marks: marks.italic),
    ("~~", lambda marks: marks.strike),
)


def link_ranges(runs: Iterable[Run]) -> list[tuple[int, int, str]]:
    """Return the ranges that lead somewhere, with their addresses."""
    ranges: list[tuple[int, int, str]] = []
    for start, end, marks in runs:
        last = ranges[-1] if ranges else None
        if last and marks.href and last[1:] == (start, marks.href):
            ranges[-1] = (last[0], end, marks.href)
        elif marks.href:
            ranges.append((start, end, marks.href))
    return ranges


def emphasis(text: str, runs: list[Run], links: list[Span]) -> list[Span]:
    """Return the spans of emphasis that nest in each other and in the links.

    A span neither begins nor ends in spaces, and gives up the punctuation at its ends
    where CommonMark would not see a beginning or an end otherwise.
    """
    spans: list[Span] = []
    outer = [(span.start, span.end) for span in links]
    for rank, (mark, has) in enumerate(_MARKS, start=1):
        ranges = _merged((start, end) for start, end, marks in runs if has(marks))
        pieces = [
            trimmed
            for start, end in ranges
            for piece in _cut(start, end, outer)
            if (trimmed := _fitted(text, *piece))
        ]
        spans += [Span(start, end, mark, mark, rank) for start, end in pieces]
        outer = _boundaries(outer, pieces)
    return spans


def is_plain_boundary(text: str, span: Span) -> bool:
    """Tell whether any Markdown reader would see where the span begins and ends."""
    before = text[span.start - 1] if span.start else " "
    after = text[span.end] if span.end < len(text) else " "
    return (
        before.isspace()
        and after.isspace()
        and text[span.start].isalnum()
        and (text[span.end - 1].isalnum() or text[span.end - 1] in ".,;:!?")
    )


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _cut(start: int, end: int, outer: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut a range where it would overlap one of the disjoint ranges in `outer`."""
    points = []
    for point in (start, end):
        index = bisect_right(outer, (point, -1)) - 1
        if index >= 0 and outer[index][0] < point < outer[index][1]:
            points.append(outer[index])
    cuts = [start, end]
    for first, last in points:
        if first < start < last < end:
            cuts.append(last)
        if start < first < end < last:
            cuts.append(first)
    cuts.sort()
    return list(pairwise(cuts))


def _boundaries(
    outer: list[tuple[int, int]], inner: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return disjoint ranges none of which a further mark may overlap in part."""
    edges = sorted({edge for pair in (*outer, *inner) for edge in pair})
    return list(pairwise(edges))


def _fitted(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the range without what can't stand at its ends, or None if it is empty."""
    while start < end and not _opens(text, start):
        start += 1
    while end > start and not _closes(text, end):
        end -= 1
    return (start, end) if end > start else None


def _opens(text: str, start: int) -> bool:
    if text[start].isspace():
        return False
    before = text[start - 1] if start else " "
    return _is_word(text[start]) or not _is_word(before)


def _closes(text: str, end: int) -> bool:
    if text[end - 1].isspace():
        return False
    after = text[end] if end < len(text) else " "
    return _is_word(text[end - 1]) or not _is_word(after)


def _is_word(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character)[0] not in "PSZ"
