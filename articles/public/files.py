"""Pictures and the file for robots."""

import os
import re
from email.utils import parsedate
from pathlib import Path

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe
from whitenoise.middleware import WhiteNoiseFileResponse, WhiteNoiseMiddleware
from whitenoise.responders import (
    NotARegularFileError,
    Response,
    SlicedFile,
    StaticFile,
)

from articles.storage import headers_of

from .pages import absolute

ONE_RANGE = re.compile(r"bytes=([0-9]+-[0-9]*|-[0-9]+)")


class StoredFile(StaticFile):
    """WhiteNoise's file, with the cases of RFC 9110 that it leaves out."""

    def get_response(self, method: str, request_headers: dict) -> Response:
        known = request_headers.get("HTTP_IF_RANGE")
        if known and known != self.etag and parsedate(known) != self.last_modified:
            request_headers = {**request_headers, "HTTP_RANGE": ""}
        return super().get_response(method, request_headers)

    def is_not_modified(self, request_headers: dict) -> bool:
        if seen := request_headers.get("HTTP_IF_NONE_MATCH"):
            tags = parse_etags(seen)
            return "*" in tags or self.etag in {tag.removeprefix("W/") for tag in tags}
        return super().is_not_modified(request_headers)

    def get_range_response(self, range_header, base_headers, file_handle) -> Response:
        """One range of bytes; raises ValueError for what is answered as a whole."""
        range_header = range_header.strip().lower()
        if file_handle is None or not ONE_RANGE.fullmatch(range_header):
            raise ValueError
        headers = dict(base_headers)
        size = int(headers["Content-Length"])
        start, end = self.get_byte_range(range_header, size)
        asked = range_header.removeprefix("bytes=").partition("-")
        if asked[0] and asked[2] and int(asked[2]) < start:
            raise ValueError
        if start > end or (not asked[0] and not int(asked[2])):
            return self.get_range_not_satisfiable_response(file_handle, size)
        headers["Content-Range"] = f"bytes {start}-{end}/{size}"
        headers["Content-Length"] = str(end - start + 1)
        return Response(206, list(headers.items()), SlicedFile(file_handle, start, end))


def path_of(name: str) -> str:
    """The path of a stored file; raises for what isn't there or lies outside."""
    root = os.path.realpath(default_storage.path(""))
    path = os.path.realpath(default_storage.path(name), strict=True)
    for parts in (name.split("/"), Path(path).relative_to(root).parts):
        if any(not part or part.startswith(".") for part in parts):
            raise FileNotFoundError(name)
    return path


@require_safe
def media(request: HttpRequest, name: str) -> WhiteNoiseFileResponse:
    """A stored picture; it can be kept for ever, for its name is its content's.

    Whatever else might lie there is only ever offered for download.
    """
    headers = headers_of(name) | {"Accept-Ranges": "bytes"}
    try:
        file = StoredFile(path_of(name), list(headers.items()))
        response = WhiteNoiseMiddleware.serve(file, request)
    except NotImplementedError as error:
        # So Django says that files have no path: the pictures are in another store.
        raise Http404 from error
    except (
        SuspiciousFileOperation,
        NotARegularFileError,
        OSError,
        ValueError,
    ) as error:
        # A way out of the folder, a folder, a NUL, or a name too long for the disk.
        raise Http404 from error
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    # Feed readers on the web show the pictures of the feed.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    # Of draft links it tells nobody: a header keeps them out of search engines, which
    # must be able to read it.
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/?",
        "Disallow: /search/suggest/",
        f"Sitemap: {absolute(reverse('articles:sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
