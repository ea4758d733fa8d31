"""The writers' desk: the stock admin, in the practice's name and time zone."""

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import SiteSettings

from .base import SignInForm


class Desk(admin.AdminSite):
    index_title = "Desk"
    login_form = SignInForm
    enable_nav_sidebar = False

    def each_context(self, request: HttpRequest) -> dict:
        site = SiteSettings.load()
        return super().each_context(request) | {
            "site_header": site.name,
            "site_title": site.name,
            "zone": site.time_zone,
        }

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable:
        """Every time in the desk is read and written in the practice's zone."""

        def in_zone(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            with timezone.override(SiteSettings.load().zone):
                response = view(request, *args, **kwargs)
                # Rendered here, while the zone is in force.
                return response.render() if hasattr(response, "render") else response

        return super().admin_view(in_zone, cacheable)
