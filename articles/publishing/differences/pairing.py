"""Which of the blocks that went became which of those that came."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from articles.rendering import Block

from .matching import Match, Matcher, Numbers

# How much two blocks have in common for the one to have become the other.
ALIKE = 0.4
# Too few words to have much in common; in the same place they are a pair all the same.
FEW_WORDS = 3

Pair = tuple[int, int]


def pairs_of(
    before: Sequence[Block], after: Sequence[Block], matcher: Matcher
) -> list[Pair]:
    """Return the places of the blocks that changed, rising on both sides."""
    pairs = _best(_alike(before, after, matcher))
    whole = [(-1, -1), *pairs, (len(before), len(after))]
    return sorted(
        pairs
        + [
            pair
            for (at, other_at), (to, other_to) in pairwise(whole)
            for pair in _in_place(
                before, after, range(at + 1, to), range(other_at + 1, other_to)
            )
        ]
    )


def _alike(
    before: Sequence[Block], after: Sequence[Block], matcher: Matcher
) -> list[tuple[Pair, float]]:
    """Return the pairs that are alike, in order, with the share of common words.

    The words of all blocks are matched at once, so that no block has to be held
    against every other.
    """
    numbers = Numbers()
    words, owners = _words(before, numbers)
    other_words, other_owners = _words(after, numbers)
    common = Counter(
        (owners[at], other_owners[other_at])
        for at, other_at in _single(matcher.matches(words, other_words))
    )
    alike = []
    for (at, other_at), count in sorted(common.items()):
        size = len(before[at].words) + len(after[other_at].words)
        if 2 * count >= ALIKE * size:
            alike.append(((at, other_at), 2 * count / size))
    return alike


def _words(blocks: Sequence[Block], numbers: Numbers) -> tuple[list[int], list[int]]:
    """Return the words of the blocks in a row, and for each whose it is."""
    words = numbers.of(word.text for block in blocks for word in block.words)
    owners = [place for place, block in enumerate(blocks) for _ in block.words]
    return words, owners


def _single(matches: list[Match]) -> Iterator[Pair]:
    for at, other_at, size in matches:
        yield from zip(
            range(at, at + size), range(other_at, other_at + size), strict=True
        )


def _best(alike: list[tuple[Pair, float]]) -> list[Pair]:
    """Return pairs of which no two share a block, the most alike where some do."""
    pairs: list[tuple[Pair, float]] = []
    for (at, other_at), share in alike:
        clashes = pairs and (pairs[-1][0][0] == at or pairs[-1][0][1] == other_at)
        if clashes and pairs[-1][1] >= share:
            continue
        if clashes:
            pairs.pop()
        pairs.append(((at, other_at), share))
    return [pair for pair, _ in pairs]


def _in_place(
    before: Sequence[Block], after: Sequence[Block], places: range, other_places: range
) -> list[Pair]:
    """Return the pairs of short blocks of a kind where as many went as came."""
    if len(places) != len(other_places):
        return []
    return [
        (at, other_at)
        for at, other_at in zip(places, other_places, strict=True)
        if before[at].kind == after[other_at].kind
        and max(len(before[at].words), len(after[other_at].words)) <= FEW_WORDS
    ]
