"""Titles that hold what is being typed."""

import datetime
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from articles.words import in_title, words_of

from .engines import live_matches, rows_of
from .expressions import Token, all_of
from .finding import title_holds
from .queries import query_of

SHORTEST: Final = 2  # letters
MOST: Final = 6
LOOKED_AT: Final = 30


@dataclass(frozen=True)
class Suggestion:
    title: str
    url: str


def suggest(typed: str, *, at: datetime.datetime) -> list[Suggestion]:
    """At most MOST live texts whose title has the words, the last one begun.

    Those that begin with what was typed come first, then the newest. One query.
    """
    query = query_of(typed)
    if not query or len(query.terms[-1].word) < SHORTEST:
        return []
    *whole, last = query.whole_words
    begun = Token(in_title(last.word), begins=True)
    holds = all_of([*map(title_holds, whole), begun])
    found = rows_of(
        live_matches(
            holds,
            at=at,
            most=LOOKED_AT,
            columns=("title", "kind", "slug"),
            few=True,
        )
    )
    words = words_of(query.text)
    found.sort(key=lambda row: not _begins(words_of(row[0]), words))
    return [
        Suggestion(title, reverse(f"articles:{kind}", args=[slug]))
        for title, kind, slug in found[:MOST]
    ]


def _begins(title: list[str], words: list[str]) -> bool:
    *whole, last = words
    there = title[len(whole) : len(words)]
    return title[: len(whole)] == whole and bool(there) and there[0].startswith(last)
