"""Headers for which Django has no setting."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

POLICY = "camera=(), microphone=(), geolocation=(), browsing-topics=(), payment=()"


class CompressTextMiddleware(GZipMiddleware):
    """Compresses text; pictures are as small as they get and keep their length."""

    TEXT = (
        *("text/", "application/xml", "application/rss+xml", "application/atom+xml"),
        "application/feed+json",
    )

    def process_response(self, request: HttpRequest, response: HttpResponse):
        if not response.get("Content-Type", "").startswith(self.TEXT):
            return response
        return super().process_response(request, response)


def permissions_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Switches off what no page of a blog needs, and embedding by other sites."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Permissions-Policy", POLICY)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware
