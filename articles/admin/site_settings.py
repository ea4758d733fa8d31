"""The site's settings: one row, so the list leads straight to it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _

from articles.models import SiteSettings
from articles.publishing import save_settings

from .accent import AccentWidget, sentences, shown
from .base import DeskModelAdmin
from .settings_form import SettingsForm
from .settings_preview import preview

# How much of a text is written as a rule, in lines.
ROWS = {"street_address": 2, "hours": 3, "home_text": 3, "footer_text": 3}
ROWS |= {"call_to_action": 4, "disclaimer": 5, "crisis_notice": 5}


@admin.register(SiteSettings)
class SiteSettingsAdmin(DeskModelAdmin):
    form = SettingsForm
    autocomplete_fields = ("logo",)
    radio_fields = {"typeface": admin.VERTICAL}
    fieldsets = (
        (
            _("The practice"),
            {"fields": ("name", "tagline", "business_kind", "area_served")},
        ),
        (
            _("How to reach it"),
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
            _("What readers can do"),
            {
                "fields": (
                    "call_to_action",
                    "booking_url",
                    "booking_label",
                    "portal_url",
                    "portal_label",
                )
            },
        ),
        (_("How it looks"), {"fields": ("logo", "accent", "typeface")}),
        (_("Front page"), {"fields": ("home_title", "home_text")}),
        (_("Foot"), {"fields": ("footer_text",)}),
        (_("Standing texts"), {"fields": ("disclaimer", "crisis_notice")}),
        (_("Publishing"), {"fields": ("ask_confidentiality", "require_author")}),
        (_("Language and time"), {"fields": ("language", "time_zone")}),
    )

    def get_urls(self) -> list:
        view = self.admin_site.admin_view
        own = [
            path("preview/", view(preview(self)), name="articles_sitesettings_preview"),
            path("accent/", view(shown(self)), name="articles_sitesettings_accent"),
        ]
        return own + super().get_urls()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "accent":
            kwargs["widget"] = AccentWidget
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name in ROWS:
            field.widget.attrs["rows"] = ROWS[db_field.name]
        return field

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
        if "accent" in form.changed_data:
            for sentence in sentences(obj.accent):
                self.message_user(request, sentence, messages.INFO)
