"""What a visitor reads when something isn't there or doesn't work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from articles.models import SiteSettings

from .old_addresses import GONE, leads_on
from .pages import without_a_text


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The way on from an old address, or the same bytes for all that isn't public."""
    at = timezone.now()
    led_on = leads_on(request, at)
    if isinstance(led_on, HttpResponse):
        return led_on
    template, status = ("gone.html", 410) if led_on == GONE else ("404.html", 404)
    return without_a_text(request, template, at=at, status=status)


def _plain(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """A page that asks the database nothing, for it may be what fails."""
    context = {"title": title, "text": text}
    return render(request, "articles/plain_error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    text = _("This address or form could not be read. Start again from the home page.")
    return _plain(request, 400, _("That didn't come through"), text)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    text = _("Sign in with an account that may see this, or go to the home page.")
    return _plain(request, 403, _("This isn't open to you"), text)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Said before any view is asked, so in the language that is looked up here."""
    with translation.override(SiteSettings.load().language):
        text = _(
            "Nothing was done, and nothing is lost: go back with your browser, and "
            "what you typed is still there. Copy what you need, load that page again "
            "and repeat."
        )
        return _plain(request, 403, _("That page was open for too long"), text)


def server_error(request: HttpRequest) -> HttpResponse:
    text = _(
        "Something on our side doesn't work just now. Wait a minute and load the page "
        "again. Nothing that you did caused it."
    )
    return _plain(request, 500, _("This page can't be shown"), text)
