"""The practice's language and time, in force while a page of the desk is made."""

import functools
from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver
from django.utils import timezone, translation

from .base import site_of

View = Callable[..., HttpResponse]


def in_the_sites_language(view: View) -> View:
    """The view with its words in the site's language and its times in the site's zone.

    What it refuses is refused in that language, too.
    """

    @functools.wraps(view)
    def speaking(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        site = site_of(request)
        with timezone.override(site.zone), translation.override(site.language):
            try:
                response = view(request, *args, **kwargs)
            except PermissionDenied as refusal:
                return get_resolver().resolve_error_handler(403)(request, refusal)
            # Rendered here, while both are in force.
            return response.render() if hasattr(response, "render") else response

    return speaking
