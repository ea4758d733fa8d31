"""What every public page carries: the site, its menu, its canonical address."""

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from articles.models import Edition, SiteSettings
from articles.querysets import EditionQuerySet

from .breadcrumbs import Crumb

PAGE_SIZE = 10


def absolute(path: str) -> str:
    """The full address of a path of this site, under SITE_URL."""
    return settings.SITE_URL + path


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    at: datetime.datetime,
    canonical: str = "",
    crumbs: Sequence[Crumb] = (),
    structured: Callable[..., dict[str, Any]] | None = None,
    status: int = 200,
) -> HttpResponse:
    """A public page as readers see it at `at`, in the language of the site.

    `canonical` is a path of the site; only a page that has one is told to search
    engines. `structured` makes what they are told of it (articles.public.
    structured_data), given the site, the page's full address and its crumbs.
    """
    site = SiteSettings.load()
    context |= {
        "site": site,
        "menu": list(Edition.objects.live(at).menu()),
        "site_url": settings.SITE_URL,
        "canonical": absolute(canonical) if canonical else "",
        "crumbs": crumbs,
    }
    with translation.override(site.language):
        if structured and canonical:
            context["structured"] = structured(
                site=site, canonical=context["canonical"], crumbs=crumbs
            )
        return render(request, f"articles/{template}", context, status=status)


NEWEST = 5  # articles that lead on from a page that isn't there


def without_a_text(
    request: HttpRequest, template: str, *, at: datetime.datetime, status: int
) -> HttpResponse:
    """A page in the place of a text, with the newest articles as a way on."""
    live = Edition.objects.live(at).articles().newest_first().for_lists()
    newest = list(live[:NEWEST])
    return render_page(request, template, {"newest": newest}, at=at, status=status)


def page_of(request: HttpRequest, editions: EditionQuerySet) -> dict[str, Any]:
    """One page of a list with what leads on from it, in one query and no count.

    Raises Http404 for a page that isn't there.
    """
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 7 and int(asked)):
        raise Http404
    number = int(asked)
    start = (number - 1) * PAGE_SIZE
    rows = list(editions[start : start + PAGE_SIZE + 1])
    if not rows and number > 1:
        raise Http404
    return {
        "editions": rows[:PAGE_SIZE],
        "page_number": number,
        "newer_page": number - 1,
        "older_page": number + 1 if len(rows) > PAGE_SIZE else 0,
    }


def list_address(path: str, page_number: int) -> str:
    """The canonical path of one page of a list."""
    return path if page_number == 1 else f"{path}?page={page_number}"
