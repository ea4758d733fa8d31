"""A draft in the readers' own page: for previews and draft links."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from articles.models import Edition, SiteSettings, Topic, series_place
from articles.publishing import Draft, composition


def draft_page(
    request: HttpRequest, draft: Draft, note: dict[str, Any]
) -> HttpResponse:
    """The page that publishing `draft` now would make, which nobody may keep.

    `note` is what the page says of itself: `scheme` ("light" or "dark"), `banner`
    and `form` (templates/articles/_draft_banner.html, _draft_remark.html). Raises
    rendering.TextTooLongError, with a sentence.
    """
    at, site = timezone.now(), SiteSettings.load()
    edition = composition(
        draft.post, begins=at, settings=site, co_authors=draft.co_authors
    ).edition
    # It has no row, so its topics are handed to it.
    edition.pk = 0
    edition._prefetched_objects_cache = {"topics": as_queryset(draft.topics)}
    context = {
        "site": site,
        "menu": list(Edition.objects.live(at).menu()),
        "site_url": settings.SITE_URL,
        "canonical": "",
        "edition": edition,
        "place": series_place(edition, at),
        "draft": note,
    }
    response = render(request, f"articles/{edition.kind}.html", context)
    return keep_private(response)


def as_queryset(topics: list[Topic]):
    found = Topic.objects.none()
    found._result_cache = topics
    return found


def keep_private(response: HttpResponse) -> HttpResponse:
    """Never cached, indexed or told to another site."""
    add_never_cache_headers(response)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response
