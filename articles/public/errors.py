"""What a visitor reads when something isn't there or doesn't work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import requires_csrf_token

from articles.models import Edition

from .pages import render_page


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same bytes for what never was and for what isn't public yet."""
    at = timezone.now()
    newest = Edition.objects.live(at).articles().newest_first().for_lists()[:5]
    return render_page(request, "404.html", {"newest": list(newest)}, at=at, status=404)


def _plain(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """A page that asks the database nothing, for it may be what fails."""
    context = {"title": title, "text": text}
    return render(request, "articles/plain_error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    text = "This address or form could not be read. Start again from the home page."
    return _plain(request, 400, "That didn't come through", text)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    text = "Sign in with an account that may see this, or go to the home page."
    return _plain(request, 403, "This isn't open to you", text)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = (
        "Nothing was done, and nothing is lost: go back with your browser, and what "
        "you typed is still there. Copy what you need, load that page again and repeat."
    )
    return _plain(request, 403, "That page was open for too long", text)


def server_error(request: HttpRequest) -> HttpResponse:
    text = (
        "Something on our side doesn't work just now. Wait a minute and load the page "
        "again. Nothing that you did caused it."
    )
    return _plain(request, 500, "This page can't be shown", text)
