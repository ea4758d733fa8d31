"""Whoever comes by an address of a former site is led to today's, in one step.

Asked only where nothing else answered (`errors.not_found`).
"""

import datetime

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.middleware.common import CommonMiddleware
from django.urls import resolve

from articles.models import Redirect
from articles.publishing import count_missing
from articles.publishing.redirects import READERS, path_key, path_of

GONE = "gone"
_slashes = CommonMiddleware(lambda request: HttpResponse())


def leads_on(request: HttpRequest, at: datetime.datetime) -> HttpResponse | str | None:
    """The way to where the visitor is led at `at`, GONE, or None for “it isn't here”.

    What leads to a text that isn't public yet is answered like a path that never was.
    A path that is none of ours at all is counted.
    """
    match = request.resolver_match
    if request.method not in {"GET", "HEAD"} or (match and match.namespace != READERS):
        return None
    key = path_key(request.path_info)
    if not key:
        return None
    found = Redirect.objects.with_live(at).filter(path=key).first()
    gets_a_slash = _slashes.should_redirect_with_slash(request)
    if found is None:
        # With a slash it is asked for at once again; a page beyond the last is no path,
        # and with two slashes somebody tries to be led off the site.
        path = request.path_info
        if not (gets_a_slash or "page" in request.GET or path.startswith("//")):
            count_missing(key)
        return None
    if gets_a_slash and _is_answered(request, f"{request.path_info}/"):
        return None
    address = found.live_address
    if not address:
        return GONE if found.was_live else None
    if found.target and path_key(path_of(address)) == key and not found.leaves_site:
        return None  # it would lead to itself
    response = HttpResponsePermanentRedirect(address)
    # It leads where it leads today: asked about each time, it never becomes a chain.
    response["Cache-Control"] = "no-cache"
    return response


def _is_answered(request: HttpRequest, path: str) -> bool:
    """Whether there is anything at a path of the site's own."""
    view, args, kwargs = resolve(path)
    try:
        view(request, *args, **kwargs)
    except Http404:
        return False
    return True
