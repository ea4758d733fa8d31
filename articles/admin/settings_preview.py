"""The readers' pages as unsaved settings would make them."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.models import Edition, SiteSettings
from articles.publishing import render_settings

from .draft_page import keep_private

FOLDER = "admin/articles/sitesettings"
PAGES = {"home": _("Front page"), "article": _("An article")}
SCHEMES = {"light": _("Light"), "dark": _("Dark")}
ARTICLES = 10  # as many as the front page shows
# What the buttons above the page say; all else that is sent is the form.
CHOICES = ("show", "show-page", "show-scheme", "csrfmiddlewaretoken")


def preview(desk):
    """The view of the preview, for the ModelAdmin `desk`. It saves nothing."""

    @require_POST
    def show(request: HttpRequest) -> HttpResponse:
        row = SiteSettings.objects.filter(pk=1).first()
        allowed = desk.has_change_permission if row else desk.has_add_permission
        if not allowed(request):
            raise PermissionDenied
        # A row of its own: what is tried on here is nobody else's in this request.
        site = row or SiteSettings(pk=1)
        form = desk.get_form(request, row, change=row is not None)(
            request.POST, instance=site
        )
        if not form.is_valid():
            context = {"form": form, "site": SiteSettings.load()}
            template = f"{FOLDER}/preview_refused.html"
            return keep_private(render(request, template, context, status=422))
        render_settings(site)
        with translation.override(site.language):
            response = keep_private(_page(request, site))
        # The buttons above the page send the form again, and from a page without a
        # referrer a browser names no origin. The address tells nothing.
        response["Referrer-Policy"] = "same-origin"
        return response

    return show


def _page(request: HttpRequest, site: SiteSettings) -> HttpResponse:
    at = timezone.now()
    live = Edition.objects.live(at)
    articles = live.articles().newest_first()
    edition = None
    if _chosen(request, "show-page", PAGES) == "article":
        full = articles.select_related("picture", "call", "series", "lead_author")
        edition = full.prefetch_related("topics").first()
    page = "home" if edition is None else "article"
    scheme = _chosen(request, "show-scheme", SCHEMES)
    context: dict[str, Any] = {
        "site": site,
        "menu": list(live.menu()),
        "site_url": settings.SITE_URL,
        "canonical": "",
        "draft": {"scheme": scheme},
        "bar": {
            "fields": _fields(request),
            "pages": PAGES,
            "page": page,
            "schemes": SCHEMES,
            "scheme": scheme,
        },
    }
    if edition is None:
        context |= {"editions": list(articles.for_lists()[:ARTICLES]), "page_number": 1}
    else:
        context["edition"] = edition
    return render(request, f"{FOLDER}/preview_{page}.html", context)


def _chosen(request: HttpRequest, name: str, choices: dict) -> str:
    value = request.POST.get(name, "")
    return value if value in choices else next(iter(choices))


def _fields(request: HttpRequest) -> list[tuple[str, str]]:
    """The form as it came, for the buttons to send it again."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in CHOICES
        for value in values
    ]
