"""What the site knows of its visitors, told from what is true of its settings."""

from collections.abc import Iterable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from . import structured_data
from .breadcrumbs import crumbs_of
from .pages import render_page

# Directives that name no address from which anything could be loaded.
_QUIET = {"sandbox", "upgrade-insecure-requests", "report-uri", "report-to"}
# What a browser tells another site that a reader goes to: nothing of the page.
_SILENT_REFERRERS = {"same-origin", "no-referrer"}


def other_hosts(policy: dict[str, Iterable[str]]) -> list[str]:
    """The hosts that a content security policy lets a page ask besides its own.

    The browser holds pages to it, so that no others can be asked.
    """
    own = urlsplit(settings.SITE_URL).netloc
    hosts = set()
    for directive, sources in policy.items():
        if directive in _QUIET or not isinstance(sources, list | tuple | set):
            continue
        for source in sources:
            if source in {NONE, SELF}:
                continue
            hosts.add(urlsplit(source).netloc or source)
    return sorted(hosts - {own})


def facts() -> dict[str, Any]:
    """What the page on privacy says in numbers; tests hold each of them to be so."""
    return {
        "hosts": other_hosts(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]),
        "encrypted": settings.SITE_URL.startswith("https://"),
        "tells_no_site": settings.SECURE_REFERRER_POLICY in _SILENT_REFERRERS,
    }


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render_page(
        request,
        "privacy_promise.html",
        facts(),
        at=timezone.now(),
        canonical=reverse("articles:privacy_promise"),
        crumbs=crumbs_of(),
        structured=partial(
            structured_data.for_promise, name=_("What this site knows about you")
        ),
    )


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render_page(
        request,
        "accessibility_statement.html",
        {},
        at=timezone.now(),
        canonical=reverse("articles:accessibility_statement"),
        crumbs=crumbs_of(),
        structured=partial(
            structured_data.for_promise, name=_("Accessibility statement")
        ),
    )
