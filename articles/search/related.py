"""What to read after an article: chosen by hand, then by topics and words."""

import datetime
from typing import Final

from articles.models import Edition
from articles.words import LANGUAGES, fact, stem, telling, words_of

from .engines import Selection, live_matches, rows_of
from .expressions import Token, all_of, any_of

BY_TOPIC: Final = 40  # of the newest articles that share a topic
BY_WORDS: Final = 20  # and that share one of the words that tell
A_TOPIC: Final = 2
A_WORD: Final = 1
COLUMNS: Final = ("id", "post_id", "ordered_at")
ARTICLE: Final = Token(fact("article"))


def related_to(
    edition: Edition, *, at: datetime.datetime, limit: int = 3
) -> list[Edition]:
    """At most `limit` other live articles, ready for lists, in three queries at most.

    First those that its editors chose, then those with the most topics and telling
    words in common, the newest of equals first. Other parts of its series aren't
    among the latter, for the series shows them. None for an edition without a row.
    """
    if edition.pk is None:
        return []
    keys = _keys(edition, at)[:limit]
    rows = Edition.objects.live(at).filter(pk__in=keys).for_lists()
    found = {row.pk: row for row in rows}
    return [found[key] for key in keys if key in found]


def _keys(edition: Edition, at: datetime.datetime) -> list[int]:
    """The primary keys of the articles beside this one, the nearest first."""
    topics = {fact("t", topic.pk) for topic in edition.topics.all()}
    words = _telling(edition)
    live = Edition.objects.live(at).articles().exclude(post_id=edition.post_id)
    chosen = live.chosen_for(edition).order_by().values_list(*COLUMNS)
    selections = [chosen.query.sql_with_params()]
    for tokens, most in ((topics, BY_TOPIC), (words, BY_WORDS)):
        if tokens:
            alike = all_of([any_of(map(Token, sorted(tokens))), ARTICLE])
            # One more, for the article itself.
            selections.append(
                live_matches(alike, at=at, most=most + 1, columns=COLUMNS)
            )
    rows = rows_of(_with_documents(selections))
    series = fact("s", edition.series_id) if edition.series_id else ""
    scores: dict[int, tuple] = {}
    for place, key, post, ordered_at, facets, told in rows:
        facets, told = set((facets or "").split()), set((told or "").split())
        by_hand = place == 0
        if post == edition.post_id or (series in facets and not by_hand):
            continue
        alike = A_TOPIC * len(facets & topics) + A_WORD * len(told & words)
        score = (by_hand, alike, ordered_at, key)
        scores[key] = max(score, scores.get(key, score))
    return sorted(scores, key=scores.__getitem__, reverse=True)


def _telling(edition: Edition) -> set[str]:
    words = {word for keyword in edition.keywords for word in words_of(keyword)}
    return {telling(stem(word, code)) for word in words for code in LANGUAGES}


def _with_documents(selections: list[Selection]) -> Selection:
    """Every row of the selections, numbered by these, with what is known of it."""
    parts, parameters = [], []
    for place, (sql, more) in enumerate(selections):
        parts.append(f"SELECT {place} AS place, part.* FROM ({sql}) AS part")  # noqa: S608
        parameters += more
    sql = (
        "SELECT place, id, post_id, ordered_at, facets, telling"  # noqa: S608
        f" FROM ({' UNION ALL '.join(parts)}) AS alike"
        " LEFT JOIN articles_searchdocument ON edition_id = id"
    )
    return sql, parameters
