"""Answers that a program asks for again and again, sent only when they are new."""

import datetime
import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date


def answer(
    request: HttpRequest,
    content: bytes,
    content_type: str,
    *,
    changed: datetime.datetime | None = None,
) -> HttpResponse:
    """`content`, or 304 for whoever has it already (RFC 9110, 13).

    The tag is of the bytes, so it is right whatever changes. `changed` is the instant
    at which the newest text in it came to readers; it is told, and by it alone nobody
    is answered 304: a name, a setting or a second text within one second would stay
    unseen. It may be kept, and is asked about each time.
    """
    response = HttpResponse(content, content_type=content_type)
    # Weak from the start: the same tag with and without compression.
    tag = response["ETag"] = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    if changed is not None:
        response["Last-Modified"] = http_date(int(changed.timestamp()))
    return get_conditional_response(request, etag=tag, response=response)
