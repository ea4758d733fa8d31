"""The site's settings: one row, so the list leads straight to it."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.models import SiteSettings
from articles.publishing import save_settings

from .base import DeskModelAdmin


@admin.register(SiteSettings)
class SiteSettingsAdmin(DeskModelAdmin):
    fieldsets = (
        ("The practice", {"fields": ("name", "tagline", "area_served")}),
        (
            "How to reach it",
            {
                "fields": (
                    "phone",
                    "country",
                    "street_address",
                    "city",
                    "region",
                    "postal_code",
                    "hours",
                )
            },
        ),
        (
            "Standing texts",
            {"fields": ("call_to_action", "disclaimer", "crisis_notice")},
        ),
        (
            "Before anything is published",
            {"fields": ("ask_confidentiality", "require_author")},
        ),
        ("Time", {"fields": ("time_zone",)}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return not SiteSettings.objects.exists() and super().has_add_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        row = SiteSettings.objects.only("pk").first()
        if row is None:
            return redirect("admin:articles_sitesettings_add")
        return redirect("admin:articles_sitesettings_change", row.pk)

    def save_model(self, request, obj: SiteSettings, form, change: bool) -> None:
        obj.pk = 1
        save_settings(obj)
