"""The page of search results, and what is suggested while somebody types."""

import datetime
from dataclasses import asdict, dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Edition
from articles.search import (
    CAP,
    LONGEST_QUERY,
    MOST_WORDS,
    Excerpt,
    Facet,
    Facets,
    Found,
    Piece,
    Query,
    correction_of,
    excerpt_of,
    facets_at,
    find,
    find_most,
    marked,
    newest,
    query_of,
    suggest,
)

from . import structured_data
from .breadcrumbs import crumbs_of
from .pages import PAGE_SIZE, render_page

NEWEST = 5  # articles that are shown where nothing was found


@dataclass(frozen=True)
class Row:
    """An edition that was found, its title and the place in it that says why."""

    edition: Edition
    title: tuple[Piece, ...]
    excerpt: Excerpt


@dataclass(frozen=True)
class Narrower:
    """A link that narrows the results to a facet, or opens them to all again."""

    name: str
    address: str
    number: int = 0


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is found, 10 a page; 404 for a page that isn't there.

    A filter that leads nowhere is left out, and the page says so.
    """
    at = timezone.now()
    query = query_of(request.GET.get("q", ""))
    asked = {kind: request.GET.get(kind, "") for kind in ("topic", "author", "year")}
    places = facets_at(at, **asked)
    found = find(query, places, at=at) if query else Found()
    loose = not found.keys and bool(query)
    if loose:
        found = find_most(query, places, at=at)
    number = _page_number(request)
    start = (number - 1) * PAGE_SIZE
    keys = found.keys[start : start + PAGE_SIZE]
    if not keys and number > 1:
        raise Http404
    context = {
        "query": query,
        "rows": _rows(keys, query, at),
        "number": len(found),
        "capped": found.capped,
        "cap": CAP,
        "loose": loose,
        "limits": {"characters": LONGEST_QUERY, "words": MOST_WORDS},
        "unknown_filter": places.unknown,
        "chosen": _chosen(query, places),
        "narrowers": _narrowers(query, places, found),
        "page_number": number,
        "earlier": _address(query, places.chosen, number - 1) if number > 1 else "",
        "further": (
            _address(query, places.chosen, number + 1)
            if start + PAGE_SIZE < len(found)
            else ""
        ),
    }
    if loose:
        context["meant"] = correction = correction_of(query, places, at=at)
        if correction:
            context["meant_address"] = _address(
                query_of(correction.text), places.chosen
            )
    if not keys:
        context |= _ways_on(places, at)
    return render_page(
        request,
        "search.html",
        context,
        at=at,
        # Search engines are told of the box, and of nothing that is found with it.
        canonical="" if request.GET else reverse("articles:search"),
        crumbs=crumbs_of(),
        structured=structured_data.for_search,
    )


@require_safe
def search_suggest(request: HttpRequest) -> HttpResponse:
    """Titles for what is being typed, as JSON. Nobody keeps what a reader types."""
    found = suggest(request.GET.get("q", ""), at=timezone.now())
    response = JsonResponse({"suggestions": [asdict(each) for each in found]})
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 7 and int(asked)):
        raise Http404
    return int(asked)


def _rows(keys: tuple[int, ...], query: Query, at: datetime.datetime) -> list[Row]:
    live = Edition.objects.live(at).filter(pk__in=keys).prefetch_related("topics")
    found = {row.pk: row for row in live.defer("body", "html", "contents")}
    rows = []
    for edition in (found[key] for key in keys if key in found):
        texts = [edition.summary, edition.text, edition.excerpt]
        excerpt = excerpt_of(texts, query)
        rows.append(Row(edition, marked(edition.title, query), excerpt))
    return rows


def _address(query: Query, chosen: list[Facet], page: int = 1) -> str:
    """The address of these results, with the facets that narrow them."""
    parameters = {"q": query.text} | {facet.kind: facet.value for facet in chosen}
    if page > 1:
        parameters["page"] = str(page)
    return f"{reverse('articles:search')}?{urlencode(parameters)}"


def _chosen(query: Query, places: Facets) -> list[Narrower]:
    """What narrows the results now, each with the way back to all."""
    return [
        Narrower(
            facet.name,
            _address(query, [other for other in places.chosen if other != facet]),
        )
        for facet in places.chosen
    ]


def _narrowers(query: Query, places: Facets, found: Found) -> dict[str, list[Narrower]]:
    """What narrows the results further, by kind; nothing where all are on it."""
    useful = [each for each in found.counts if each[1] < len(found)]
    return {
        kind: [
            Narrower(facet.name, _address(query, [*places.chosen, facet]), number)
            for facet, number in counts
        ]
        for kind, counts in groupby(useful, key=lambda each: each[0].kind)
    }


def _ways_on(places: Facets, at: datetime.datetime) -> dict[str, list]:
    """The topics with most articles, and the newest articles of all.

    How many a topic has is told where all of them were counted.
    """
    found = newest(places, at=at)
    rows = Edition.objects.live(at).filter(pk__in=found.keys[:NEWEST]).for_lists()
    topics = [
        Narrower(
            facet.name,
            reverse("articles:topic", args=[facet.value]),
            0 if found.capped else number,
        )
        for facet, number in found.counts
        if facet.kind == "topic"
    ]
    return {"topics": topics, "newest": list(rows.newest_first())}
