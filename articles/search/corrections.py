"""“Did you mean grief?”: a word of the live texts in place of one that is in none."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from articles.models import Edition, SearchWord
from articles.words import keys_of, likely, spans_of

from .engines import Counted, live_counts
from .expressions import Token, all_of
from .facets import Facets
from .finding import anywhere
from .queries import Query, query_of

MOST_WORDS: Final = 3  # that are put right
MOST_LIKELY: Final = 8  # words that may be meant, for each
MOST_LOOKED_AT: Final = 600  # words that share a key
ENOUGH: Final = 50  # texts, after which one word is as common as another
MOST_READ: Final = 50_000  # characters of a text, to see how it writes a word


@dataclass(frozen=True)
class Correction:
    """What may have been meant; `text` is written as the texts write it."""

    text: str


def correction_of(
    query: Query, facets: Facets, *, at: datetime.datetime
) -> Correction | None:
    """What may have been meant by a query that finds nothing, or None.

    Every word that is offered stands in a text that readers see at `at`, and what is
    offered finds something. At most five queries.
    """
    unknown = _unknown(query, facets, at)
    if not unknown:
        return None
    meant = _meant(unknown, at)
    if len(meant) < len(unknown):
        return None
    written = _as_written(meant, at)
    words = [written.get(term.word, term.word) for term in query]
    corrected = query_of(" ".join(words))
    everywhere = [anywhere(term, facets) for term in corrected]
    filters = [Token(facet.token) for facet in facets.chosen]
    (counted,) = live_counts([all_of([*everywhere, *filters])], at=at, most=1)
    return Correction(" ".join(words)) if counted.number else None


def _unknown(query: Query, facets: Facets, at: datetime.datetime) -> list[str]:
    """The words of the query that no live text holds."""
    holds = [anywhere(term, facets) for term in query]
    counts = live_counts(holds, at=at, most=1, few=True)
    return [
        term.word
        for term, counted in zip(query, counts, strict=True)
        if not counted.number
    ][: MOST_WORDS + 1]


def _meant(unknown: list[str], at: datetime.datetime) -> dict[str, tuple[str, int]]:
    """For each unknown word the likeliest live one, and a text that it stands in."""
    if len(unknown) > MOST_WORDS:
        return {}
    typed_by_key = defaultdict(set)
    for typed in unknown:
        for key in keys_of(typed):
            typed_by_key[key].add(typed)
    rows = SearchWord.objects.filter(key__in=typed_by_key).values_list("key", "word")
    far: dict[str, dict[str, int]] = defaultdict(dict)
    for key, word in rows[:MOST_LOOKED_AT]:
        for typed in typed_by_key[key]:
            how_far = likely(typed, word)
            if how_far is not None:
                far[typed][word] = how_far
    pairs = [
        (typed, word)
        for typed, words in far.items()
        for word in sorted(words, key=lambda word: (words[word], word))[:MOST_LIKELY]
    ]
    counts = live_counts(
        [Token(word) for _, word in pairs], at=at, most=ENOUGH, few=True
    )
    best: dict[str, tuple[tuple, str, Counted]] = {}
    for (typed, word), counted in zip(pairs, counts, strict=True):
        rank = (far[typed][word], -counted.number, word)
        if counted.number and (typed not in best or rank < best[typed][0]):
            best[typed] = (rank, word, counted)
    return {typed: (word, counted.newest) for typed, (_, word, counted) in best.items()}


def _as_written(
    meant: dict[str, tuple[str, int]], at: datetime.datetime
) -> dict[str, str]:
    """Each word with the accents that a live text gives it."""
    keys = [key for _, key in meant.values()]
    rows = Edition.objects.live(at).filter(pk__in=keys)
    texts = {
        key: f"{title}\n{summary}\n{text[:MOST_READ]}"
        for key, title, summary, text in rows.values_list(
            "pk", "title", "summary", "text"
        )
    }
    return {
        typed: _written(word, texts.get(key, ""))
        for typed, (word, key) in meant.items()
    }


def _written(word: str, text: str) -> str:
    return next(
        (
            text[span.start : span.end].lower()
            for span in spans_of(text)
            if span.words == (word,)
        ),
        word,
    )
