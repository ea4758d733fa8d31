"""Answers that a program asks for again and again, sent only when they are new."""

import datetime
import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe

from articles.models import Edition


def answer(
    request: HttpRequest,
    content: bytes,
    content_type: str,
    *,
    at: datetime.datetime,
    changed: datetime.datetime | None = None,
) -> HttpResponse:
    """`content`, or 304 for whoever has it already (RFC 9110, 13).

    The tag is of the bytes, so it is right whatever changes. `changed` is the instant
    at which the newest text in it came to readers; whoever asks by that alone gets
    the whole again as well when a text has ended since. It may be kept, and is asked
    about each time.
    """
    response = HttpResponse(content, content_type=content_type)
    # Weak from the start: the same tag with and without compression.
    tag = response["ETag"] = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    seconds = None
    if changed is not None:
        seconds = int(changed.timestamp())
        response["Last-Modified"] = http_date(seconds)
        if _ended_since(request, at):
            seconds = None
    return get_conditional_response(
        request, etag=tag, last_modified=seconds, response=response
    )


def _ended_since(request: HttpRequest, at: datetime.datetime) -> bool:
    """Whether a text has ended since the day by which alone is asked."""
    if "If-None-Match" in request.headers:
        return False
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    if since is None:
        return False
    began = datetime.datetime.fromtimestamp(since, datetime.UTC)
    return Edition.objects.ended(began, at).exists()
