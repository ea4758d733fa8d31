"""The writers' desk: the stock admin, in the practice's name and time zone."""

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from . import script_words
from .base import SignInForm, site_of
from .front_page import front_page
from .language import in_the_sites_language
from .sign_in import sign_in_to_save, written_by


class Desk(admin.AdminSite):
    index_title = _("Desk")
    login_form = SignInForm
    enable_nav_sidebar = False

    def each_context(self, request: HttpRequest) -> dict:
        site = site_of(request)
        return super().each_context(request) | {
            "site": site,
            "site_header": site.name,
            "site_title": site.name,
            "zone": site.time_zone,
            "script_words": script_words.address(),
        }

    def index(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        return super().index(request, front_page(request) | (extra_context or {}))

    def login(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        return in_the_sites_language(super().login)(request, extra_context)

    def i18n_javascript(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        return script_words.catalogue(request)

    def get_urls(self) -> list:
        """The stock addresses without `view_on_site`, which asks no permission."""
        stock = super().get_urls()
        return [url for url in stock if getattr(url, "name", "") != "view_on_site"]

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable:
        """The desk speaks the practice's language and tells its time."""

        spoken = in_the_sites_language(view)

        def answered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            # No row can match a NUL, and PostgreSQL refuses to look for one.
            if any("\0" in value for __, sent in request.GET.lists() for value in sent):
                return redirect(request.path)
            return spoken(request, *args, **kwargs)

        guarded = super().admin_view(answered, cacheable)
        if not getattr(view, "saves_after_sign_in", False):
            return guarded

        @in_the_sites_language
        def save_or_ask(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if request.method != "POST" or written_by(request):
                return guarded(request, *args, **kwargs)
            return sign_in_to_save(
                self, request, lambda asked: guarded(asked, *args, **kwargs)
            )

        return never_cache(save_or_ask)
