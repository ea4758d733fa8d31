"""Asking the search as its page does."""

from django.utils import timezone

from articles.models import Edition
from articles.search import Query, correction_of, facets_at, find, query_of


def titles(typed: str, **filters: str) -> list[str]:
    """The titles that are found, the best first."""
    at = timezone.now()
    found = find(query_of(typed), facets_at(at, **filters), at=at)
    by_key = dict(Edition.objects.filter(pk__in=found.keys).values_list("pk", "title"))
    return [by_key[key] for key in found.keys]


def counts(typed: str, **filters: str) -> dict[str, int]:
    """The facets by which what is found can be narrowed, with their counts."""
    at = timezone.now()
    found = find(query_of(typed), facets_at(at, **filters), at=at)
    return {facet.name: number for facet, number in found.counts}


def meant(typed: str) -> str | None:
    at = timezone.now()
    correction = correction_of(query_of(typed), facets_at(at), at=at)
    return correction.text if correction else None


def words(query: Query) -> list[str]:
    return [term.word for term in query]
