"""The writers' desk: the stock admin, in the practice's name and time zone."""

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache

from .base import SignInForm, site_of
from .front_page import front_page
from .sign_in import sign_in_to_save, written_by


class Desk(admin.AdminSite):
    index_title = "Desk"
    login_form = SignInForm
    enable_nav_sidebar = False

    def each_context(self, request: HttpRequest) -> dict:
        site = site_of(request)
        return super().each_context(request) | {
            "site_header": site.name,
            "site_title": site.name,
            "zone": site.time_zone,
        }

    def index(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        return super().index(request, front_page(request) | (extra_context or {}))

    def get_urls(self) -> list:
        """The stock addresses without `view_on_site`, which asks no permission."""
        stock = super().get_urls()
        return [url for url in stock if getattr(url, "name", "") != "view_on_site"]

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable:
        """The desk speaks the practice's language and tells its time."""

        def in_zone(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            # No row can match a NUL, and PostgreSQL refuses to look for one.
            if any(
                "\0" in value for _, values in request.GET.lists() for value in values
            ):
                return redirect(request.path)
            site = site_of(request)
            with timezone.override(site.zone), translation.override(site.language):
                response = view(request, *args, **kwargs)
                # Rendered here, while both are in force.
                return response.render() if hasattr(response, "render") else response

        guarded = super().admin_view(in_zone, cacheable)
        if not getattr(view, "saves_after_sign_in", False):
            return guarded

        def save_or_ask(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if request.method != "POST" or written_by(request):
                return guarded(request, *args, **kwargs)
            return sign_in_to_save(
                self, request, lambda asked: guarded(asked, *args, **kwargs)
            )

        return never_cache(save_or_ask)
