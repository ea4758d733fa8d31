"""What two sequences have in common, found in bounded time."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice

# Steps of difflib, about ten million a second, that one comparison may take.
MAX_STEPS = 3_000_000
# Below this many steps difflib decides; above, what occurs once divides first.
FEW_STEPS = 20_000
MAX_DIVISIONS = 5  # of a part, one within another
# Single words first; where all are common, what occurs once is a row of some.
LENGTHS = (1, 6)

Span = tuple[int, int, int, int]  # from and to in one sequence, and in the other
Match = tuple[int, int, int]  # where in one, where in the other, how many


class Numbers:
    """Gives equal things the same number, which is quicker to compare."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}

    def of(self, things: Iterable[Hashable]) -> list[int]:
        known = self._known
        return [known.setdefault(thing, len(known)) for thing in things]


class Matcher:
    """Matches pairs of sequences until its steps are used up.

    After that, and where nothing divides two long parts, they have nothing in common
    but their beginning and their end.
    """

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self._steps = steps

    def matches(self, one: Sequence[int], other: Sequence[int]) -> list[Match]:
        """Return the runs that stayed, in order, as long as they can be."""
        found: list[Match] = []
        for at, other_at, size in self._matches(
            one, other, (0, len(one), 0, len(other)), 0
        ):
            if found and (
                found[-1][0] + found[-1][2] == at
                and found[-1][1] + found[-1][2] == other_at
            ):
                at, other_at, size = (*found[-1][:2], found.pop()[2] + size)
            found.append((at, other_at, size))
        return found

    def _matches(
        self, one: Sequence[int], other: Sequence[int], span: Span, division: int
    ) -> Iterator[Match]:
        begin, end, other_begin, other_end = span
        before = _common_start(one, other, span)
        if before:
            yield begin, other_begin, before
        begin, other_begin = begin + before, other_begin + before
        after = _common_end(one, other, (begin, end, other_begin, other_end))
        end, other_end = end - after, other_end - after
        yield from self._changed(
            one, other, (begin, end, other_begin, other_end), division
        )
        if after:
            yield end, other_end, after

    def _changed(
        self, one: Sequence[int], other: Sequence[int], span: Span, division: int
    ) -> Iterator[Match]:
        begin, end, other_begin, other_end = span
        part, other_part = one[begin:end], other[other_begin:other_end]
        steps = _steps(part, other_part)
        if not steps:
            return
        anchors: list[tuple[int, int]] = []
        if steps > FEW_STEPS and division < MAX_DIVISIONS:
            anchors = _anchors(part, other_part)
        if anchors:
            yield from self._around(anchors, one, other, span, division + 1)
        elif steps <= self._steps:
            self._steps -= steps
            matcher = SequenceMatcher(None, part, other_part, autojunk=False)
            for at, other_at, size in matcher.get_matching_blocks():
                if size:
                    yield begin + at, other_begin + other_at, size

    def _around(
        self,
        anchors: list[tuple[int, int]],
        one: Sequence[int],
        other: Sequence[int],
        span: Span,
        division: int,
    ) -> Iterator[Match]:
        """Match what lies between the anchors, which count from where `span` begins."""
        begin, end, other_begin, other_end = span
        at, other_at = begin, other_begin
        for anchor, other_anchor in anchors:
            to, other_to = begin + anchor, other_begin + other_anchor
            if at < to and other_at < other_to:
                gap = (at, to, other_at, other_to)
                yield from self._matches(one, other, gap, division)
            yield to, other_to, 1
            at, other_at = to + 1, other_to + 1
        gap = (at, end, other_at, other_end)
        yield from self._matches(one, other, gap, division)


def _common_start(one: Sequence[int], other: Sequence[int], span: Span) -> int:
    begin, end, other_begin, other_end = span
    most = min(end - begin, other_end - other_begin)
    size = 0
    while size < most and one[begin + size] == other[other_begin + size]:
        size += 1
    return size


def _common_end(one: Sequence[int], other: Sequence[int], span: Span) -> int:
    begin, end, other_begin, other_end = span
    most = min(end - begin, other_end - other_begin)
    size = 0
    while size < most and one[end - size - 1] == other[other_end - size - 1]:
        size += 1
    return size


def _steps(one: Sequence[int], other: Sequence[int]) -> int:
    """Estimate the steps of difflib: it looks at every pair of equals, repeatedly."""
    if not one or not other:
        return 0
    counts = Counter(other)
    pairs = sum(count * counts[thing] for thing, count in Counter(one).items())
    return pairs * min(len(one), len(other)).bit_length()


def _anchors(one: Sequence[int], other: Sequence[int]) -> list[tuple[int, int]]:
    """Return where what occurs once in both stands, if it keeps its order."""
    for length in LENGTHS:
        places = _places_of_single(one, length)
        other_places = _places_of_single(other, length)
        common = [
            (place, other_places[thing])
            for thing, place in places.items()
            if thing in other_places
        ]
        if common:
            return _longest_increasing(common)
    return []


def _places_of_single(things: Sequence[int], length: int) -> dict[Hashable, int]:
    windows: Sequence[Hashable] = things
    if length > 1:
        windows = list(
            zip(*(islice(things, start, None) for start in range(length)), strict=False)
        )
    counts = Counter(windows)
    return {
        window: place for place, window in enumerate(windows) if counts[window] == 1
    }


def _longest_increasing(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most places, sorted by the first number, that rise in the second."""
    ends: list[int] = []  # the lowest last number of a row of each length
    at: list[int] = []  # and the index of that place
    before: list[int] = []
    for index, (_, place) in enumerate(places):
        length = bisect_left(ends, place)
        before.append(at[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            at.append(index)
        else:
            ends[length], at[length] = place, index
    row = []
    index = at[-1] if at else -1
    while index >= 0:
        row.append(places[index])
        index = before[index]
    return row[::-1]
