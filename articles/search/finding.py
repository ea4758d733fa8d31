"""The search itself: what matches, in which order, and how it can be narrowed."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from articles.words import fact, in_title, root, telling

from .engines import live_matches, rows_of
from .expressions import Expression, Token, all_of, any_of
from .facets import Facet, Facets
from .queries import Query, Term

CAP: Final = 1_000  # texts that are ranked: the newest, and those below
TITLES: Final = 200  # the newest that have it in the title, whatever their age
ENOUGH: Final = 100  # texts, after which nobody asks for longer words as well
MOST_LOOSE: Final = 6  # words of which one may be missing
MOST_FACETS: Final = 12  # of each kind

# What a term weighs in each place; in the text itself it weighs nothing more.
IN_TITLE: Final = 8.0
IN_SUMMARY: Final = 4.0
NAMED_SO: Final = 3.0  # a topic or an author of that name
TELLING: Final = 2.0  # one of the words that tell it from others
BEGINS: Final = 0.8  # of what the whole word would weigh


@dataclass(frozen=True)
class Found:
    """The primary keys of the live editions found, the best first.

    `capped` says that more were found than are ranked and counted. `counts` are the
    facets that narrow it, each with how many articles of these stand there.
    """

    keys: tuple[int, ...] = ()
    capped: bool = False
    counts: tuple[tuple[Facet, int], ...] = ()

    def __len__(self) -> int:
        return len(self.keys)


def find(query: Query, facets: Facets, *, at: datetime.datetime) -> Found:
    """What holds every term of `query` and stands under every chosen facet.

    A term is found as its stem, as the name of a topic or author, and the last one as
    the beginning of a word, too, unless ENOUGH hold the word itself. At most two
    queries.
    """
    whole = query.whole_words
    found = _find(whole, facets, at, _everywhere)
    if len(found) >= ENOUGH or not any(term.beginning for term in query):
        return found
    return _find(query, facets, at, _everywhere)


def find_most(query: Query, facets: Facets, *, at: datetime.datetime) -> Found:
    """What holds all terms but one, where nothing holds them all. One query."""
    if not 1 < len(query.terms) <= MOST_LOOSE:
        return Found()
    return _find(query, facets, at, _all_but_one)


def newest(facets: Facets, *, at: datetime.datetime) -> Found:
    """All articles, the newest first, and what stands under each facet. One query."""
    rows, capped = _candidates(None, Token(fact("article")), at)
    return _ranked(rows, capped, (), facets)


def anywhere(term: Term, facets: Facets | None = None) -> Expression:
    """What a document holds that this term is looked for in."""
    tokens = [Token(root(stem)) for stem in term.stems]
    if term.beginning:
        tokens.append(Token(term.beginning, begins=True))
    return any_of([*tokens, *(facets.named(term) if facets else ())])


def title_holds(term: Term) -> Expression:
    """What a document holds if its title has this term."""
    tokens = [Token(in_title(root(stem))) for stem in term.stems]
    if term.beginning:
        tokens.append(Token(in_title(term.beginning), begins=True))
    return any_of(tokens)


def _everywhere(query: Query, facets: Facets) -> Expression:
    return all_of(anywhere(term, facets) for term in query)


def _all_but_one(query: Query, facets: Facets) -> Expression:
    each = [anywhere(term, facets) for term in query]
    return any_of(
        all_of(part for there, part in enumerate(each) if there != left_out)
        for left_out in range(len(each))
    )


def _find(query: Query, facets: Facets, at: datetime.datetime, matching) -> Found:
    filters = [Token(facet.token) for facet in facets.chosen]
    rows, capped = _candidates(
        all_of([*map(title_holds, query), *filters]),
        all_of([matching(query, facets), *filters]),
        at,
    )
    looked_for = tuple(_Looked.for_term(term, facets) for term in query)
    return _ranked(rows, capped, looked_for, facets)


def _ranked(
    rows: list["_Row"],
    capped: bool,
    looked_for: tuple["_Looked", ...],
    facets: Facets,
) -> Found:
    rows.sort(
        key=lambda row: (_score(looked_for, row), row.ordered_at, row.key),
        reverse=True,
    )
    best = rows[:CAP]
    counts = _counts((row.facets for row in best), facets)
    return Found(tuple(row.key for row in best), capped, tuple(counts))


class _Row(NamedTuple):
    key: int
    ordered_at: object  # as the database says it; only compared
    facets: str
    title: str
    summary: str
    telling: str


def _candidates(
    titles: Expression | None, everywhere: Expression, at: datetime.datetime
) -> tuple[list[_Row], bool]:
    """What is ranked, and whether there is more of it than that."""
    columns = ("id", "ordered_at")
    found = live_matches(everywhere, at=at, most=CAP + 1, columns=columns)
    selections = [found]
    if titles is not None:
        selections.append(
            live_matches(titles, at=at, most=TITLES, columns=columns, few=True)
        )
    each = " UNION ALL ".join(
        f"SELECT id, ordered_at, {place} AS place FROM ({sql}) AS part"  # noqa: S608
        for place, (sql, _) in enumerate(selections)
    )
    rows = rows_of(
        (
            "SELECT chosen.id, chosen.ordered_at, chosen.place, document.facets,"  # noqa: S608
            " document.title, document.summary, document.telling FROM ("
            f"SELECT id, ordered_at, min(place) AS place FROM ({each}) AS either"
            " GROUP BY id, ordered_at) AS chosen"
            " JOIN articles_searchdocument AS document"
            " ON document.edition_id = chosen.id",
            [value for _, parameters in selections for value in parameters],
        )
    )
    capped = sum(not place for _, _, place, *_ in rows) > CAP
    return [_Row(key, when, *texts) for key, when, _, *texts in rows], capped


class _Looked(NamedTuple):
    """A term as it stands in a document's columns, between spaces."""

    stems: tuple[str, ...]
    telling: tuple[str, ...]
    facets: tuple[str, ...]
    beginning: str

    @classmethod
    def for_term(cls, term: Term, facets: Facets) -> "_Looked":
        return cls(
            tuple(f" {root(stem)} " for stem in term.stems),
            tuple(f" {telling(stem)} " for stem in term.stems),
            tuple(f" {token.text} " for token in facets.named(term)),
            f" {term.beginning}" if term.beginning else "",
        )

    def weight_in(self, words: str, whole: float) -> float:
        """What the term weighs in a title or summary; 0 where it isn't."""
        for stem in self.stems:
            if stem in words:
                return whole
        if self.beginning and self.beginning in words:
            return whole * BEGINS
        return 0.0


def _score(looked_for: tuple[_Looked, ...], row: _Row) -> float:
    """How well a document answers: by the places where each term stands.

    A title that says little else is better than a long one.
    """
    score = in_titles = 0.0
    for term in looked_for:
        if here := term.weight_in(row.title, IN_TITLE):
            in_titles += 1
        score += here + term.weight_in(row.summary, IN_SUMMARY)
        for token in term.facets:
            if token in row.facets:
                score += NAMED_SO
                break
        for told in term.telling:
            if (place := row.telling.find(told)) >= 0:
                # The words that tell most of the text stand first.
                score += TELLING * (1 - place / len(row.telling) / 2)
                break
    if in_titles:
        score += in_titles / (1 + row.title.count("="))
    return score


def _counts(held: Iterable[str], facets: Facets) -> Iterable[tuple[Facet, int]]:
    """The facets that narrow what was found, the fullest first, years by age."""
    counted: Counter[str] = Counter()
    for each in held:
        counted.update(each.split())
    chosen = {facet.kind for facet in facets.chosen}
    kinds: dict[str, list[tuple[Facet, int]]] = {"topic": [], "author": [], "year": []}
    for token, number in counted.items():
        facet = facets.of(token)
        if facet and facet.kind not in chosen:
            kinds[facet.kind].append((facet, number))
    kinds["topic"].sort(key=lambda each: (-each[1], each[0].name))
    kinds["author"].sort(key=lambda each: (-each[1], each[0].name))
    kinds["year"].sort(key=lambda each: each[0].value, reverse=True)
    return [each for found in kinds.values() for each in found[:MOST_FACETS]]
