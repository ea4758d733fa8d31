"""Headers for which Django has no setting."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = "camera=(), microphone=(), geolocation=(), browsing-topics=(), payment=()"


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
