"""By what search results can be narrowed: topics, authors, years."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from articles.models import Author, Topic
from articles.words import fact, words_of

from .engines import live_counts
from .expressions import Token
from .queries import Term

YEAR: Final = re.compile(r"[1-9][0-9]{3}", re.ASCII)


@dataclass(frozen=True)
class Facet:
    """A topic, an author or a year: its token, its value in an address, its name."""

    kind: str
    value: str
    name: str
    token: str


@dataclass
class Facets:
    """All topics and authors as they are named today; those chosen to narrow by.

    `unknown` says that a filter was asked for that leads nowhere.
    """

    all: dict[str, Facet]
    chosen: list[Facet] = field(default_factory=list)
    unknown: bool = False
    _named: dict[Term, list[Token]] = field(default_factory=dict, init=False)

    def of(self, token: str) -> Facet | None:
        """The facet behind a token of a document; None for one that is no facet."""
        if token.startswith("@y"):
            return _year(token[2:])
        return self.all.get(token)

    def named(self, term: Term) -> list[Token]:
        """The tokens of the topics and authors whose name holds a word like this."""
        if term not in self._named:
            alike = self._words.get(term.word[:1], {}).items()
            tokens = {
                token for word, named in alike if term.means([word]) for token in named
            }
            self._named[term] = [Token(token) for token in self.all if token in tokens]
        return self._named[term]

    @cached_property
    def _words(self) -> dict[str, dict[str, list[str]]]:
        """The tokens by the folded words of their names, these by their first letter.

        A search asks for many terms, so the names are read once.
        """
        found: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for token, facet in self.all.items():
            for word in words_of(facet.name):
                found[word[:1]].setdefault(word, []).append(token)
        return found


def _year(value: str) -> Facet:
    return Facet("year", value, value, fact("y", value))


def _named(kind: str, letter: str, rows: Iterable[tuple]) -> dict[str, Facet]:
    found = (Facet(kind, slug, name, fact(letter, key)) for key, slug, name in rows)
    return {facet.token: facet for facet in found}


def facets_at(
    at: datetime.datetime, *, topic: str = "", author: str = "", year: str = ""
) -> Facets:
    """The facets, with those chosen that are asked for by slug or year.

    One under which no live article stands is as unknown as one that never was. Two
    queries, and one more where something is chosen.
    """
    columns = ("pk", "slug", "name")
    topics = _named("topic", "t", Topic.objects.values_list(*columns))
    authors = _named("author", "a", Author.objects.values_list(*columns))
    found = Facets(topics | authors)
    wanted = [
        next((s for s in named.values() if s.value == asked), None)
        for named, asked in ((topics, topic), (authors, author))
        if asked
    ]
    if year:
        wanted.append(_year(year) if YEAR.fullmatch(year) else None)
    known = [facet for facet in wanted if facet]
    counts = live_counts([Token(facet.token) for facet in known], at=at, most=1)
    found.chosen = [
        facet for facet, counted in zip(known, counts, strict=True) if counted.number
    ]
    found.unknown = len(found.chosen) < len(wanted)
    return found
