"""The index follows what is published: the words of each edition that can be found."""

import datetime
from collections.abc import Iterable
from typing import Final

from django.db import transaction
from django.db.models import F, Q, prefetch_related_objects
from django.utils import timezone

from articles.models import Edition, Post, SearchDocument, SearchWord, SiteSettings
from articles.words import (
    fact,
    has_keys,
    in_title,
    keys_of,
    keywords_of,
    marked_words,
    stem,
    telling,
    words_of,
)

# Raised whenever the same text may give other tokens, or other words that tell.
INDEXING_VERSION: Final = 2
MOST_WORDS: Final = 60_000  # of a text: more than a post can hold in any language
MOST_BYTES: Final = 500_000  # of its tokens; PostgreSQL takes a megabyte
AT_ONCE: Final = 200
_WRITTEN: Final = ("version", "facets", "title", "summary", "telling", "tokens")


def index_edition(edition: Edition) -> None:
    """Lets a saved edition be found from the instant at which readers see it."""
    _write([edition], SiteSettings.load().language)


def forget_ended(post: Post, *, at: datetime.datetime) -> None:
    """Drops the documents of the editions that readers no longer see at `at`."""
    SearchDocument.objects.filter(
        edition__post=post, edition__live_until__lte=at
    ).delete()


def keywords_in(edition: Edition, language: str) -> list[str]:
    """The words that tell it from others, as it keeps them."""
    title = words_of(edition.title)
    return keywords_of(title, words_of(edition.text, MOST_WORDS), language)


def reindex(*, everything: bool = False) -> int:
    """Puts into the index what is missing there; returns how many texts.

    Those are what readers see or will see and an older version published, or indexed
    by other rules. Those without the words that tell them from others get these, too.
    `everything` makes the whole index anew.
    """
    now, language = timezone.now(), SiteSettings.load().language
    SearchDocument.objects.filter(edition__live_until__lte=now).delete()
    if everything:
        SearchDocument.objects.all().delete()
        SearchWord.objects.all().delete()
    indexed = SearchDocument.objects.filter(version=INDEXING_VERSION)
    missing = Edition.objects.filter(
        Q(live_until=None) | Q(live_until__gt=now)
    ).exclude(pk__in=indexed.values("pk"))
    keys = list(missing.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        with transaction.atomic():
            # Held, so that none is indexed that was dropped meanwhile.
            held = Edition.objects.select_for_update().filter(
                pk__in=keys[start : start + AT_ONCE]
            )
            editions = list(held.defer("body", "html", "contents"))
            bare = [edition for edition in editions if not edition.keywords]
            _write(editions, language)
            told = [edition for edition in bare if edition.keywords]
            Edition.objects.bulk_update(told, ["keywords"])
    return len(keys)


def _write(editions: list[Edition], language: str) -> None:
    prefetch_related_objects(editions, "topics", "co_authors")
    words: set[str] = set()
    documents = []
    for edition in editions:
        document, found = _document(edition, language)
        documents.append(document)
        words |= found
    SearchDocument.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["edition"],
        update_fields=_WRITTEN,
    )
    _learn(words)


def _document(edition: Edition, language: str) -> tuple[SearchDocument, set[str]]:
    """What is kept of an edition, and the words that stand in it.

    One that has no words that tell it from others is given them, unsaved.
    """
    title = words_of(edition.title)
    summary = words_of(edition.summary)
    text = words_of(edition.text, MOST_WORDS)
    marked_title = marked_words(title, language)
    marked_summary = marked_words(summary, language)
    if not edition.keywords:
        edition.keywords = keywords_of(title, text, language)
    told = [
        telling(stem(word, language))
        for word in dict.fromkeys(
            word for keyword in edition.keywords for word in words_of(keyword)
        )
    ]
    facets = _facets(edition)
    tokens = dict.fromkeys(facets)
    tokens |= dict.fromkeys(told)
    tokens |= dict.fromkeys(map(in_title, marked_title))
    tokens |= dict.fromkeys(marked_title)
    tokens |= dict.fromkeys(marked_summary)
    tokens |= dict.fromkeys(marked_words(dict.fromkeys(text), language))
    document = SearchDocument(
        edition=edition,
        version=INDEXING_VERSION,
        facets=_joined(facets),
        title=_joined(marked_title),
        summary=_joined(marked_summary),
        telling=_joined(told),
        tokens=_joined(tokens),
    )
    return document, {*title, *summary, *text}


def _facets(edition: Edition) -> list[str]:
    """The kind; and of an article its topics, authors, year and series."""
    facets = [fact(edition.kind)]
    if edition.kind != Edition.Kind.ARTICLE:
        return facets
    authors = {edition.lead_author_id} | {a.pk for a in edition.co_authors.all()}
    facets += [fact("t", topic.pk) for topic in edition.topics.all()]
    facets += [fact("a", key) for key in sorted(authors - {None})]
    if edition.series_id:
        facets.append(fact("s", edition.series_id))
    if edition.shown_date and edition.date_precision != "hidden":
        facets.append(fact("y", f"{edition.shown_date.year:04}"))
    return facets


def _joined(tokens: Iterable[str]) -> str:
    """The tokens with a space on either side of each, as many as there is room for."""
    text = " ".join(tokens)
    if len(text) * 4 > MOST_BYTES:
        room = text.encode()[:MOST_BYTES].decode(errors="ignore")
        text = text if len(room) == len(text) else room.rpartition(" ")[0]
    return f" {text} "


def _learn(words: set[str]) -> None:
    """Keeps the words that weren't known under each of their keys."""
    new = sorted(filter(has_keys, words))
    known: set[str] = set()
    for start in range(0, len(new), 5_000):
        rows = SearchWord.objects.filter(key__in=new[start : start + 5_000])
        known.update(rows.filter(word=F("key")).values_list("word", flat=True))
    SearchWord.objects.bulk_create(
        (
            SearchWord(key=key, word=word)
            for word in new
            if word not in known
            for key in keys_of(word)
        ),
        ignore_conflicts=True,
        batch_size=2_000,
    )
