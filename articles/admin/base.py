"""What all forms of the desk share: how they speak."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import SiteSettings

from .plain_words import speak_plainly

NOTHING = format_html('<span class="none">{}</span>', "–")


def site_of(request: HttpRequest) -> SiteSettings:
    """The site's settings, asked for once in a request."""
    if not hasattr(request, "site_settings"):
        request.site_settings = SiteSettings.load()
    return request.site_settings


class SignInForm(AdminAuthenticationForm):
    error_messages = {
        "invalid_login": _(
            "That name and password don't belong together. Capital and small letters "
            "matter in both."
        ),
        "inactive": _(
            "This account is switched off. Ask whoever looks after the site."
        ),
    }


class DeskModelAdmin(admin.ModelAdmin):
    """Says what happened in plain words, and deletes nothing that is in use."""

    actions = None  # nothing is deleted by the dozen
    # Its redirect would tell the address of a draft to whoever asks by number.
    view_on_site = False

    def uses(self, obj) -> bool:
        """Whether something else holds `obj`, so that it can't be deleted."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        if obj is not None and self.uses(obj):
            return False
        return super().has_delete_permission(request, obj)

    def changelist_view(self, request, extra_context=None):
        """The list; for a filter that no row can match, the whole of it."""
        try:
            response = super().changelist_view(request, extra_context)
            return response.render() if hasattr(response, "render") else response
        except (OverflowError, ValueError):
            return redirect(f"{request.path}?e=1")

    def get_changeform_initial_data(self, request) -> dict:
        """What the address proposes for a new row, as far as it can be."""
        initial = super().get_changeform_initial_data(request)
        for field in self.opts.get_fields():
            values = initial.get(field.name)
            if field.is_relation and values is not None:
                values = values if isinstance(values, list) else [values]
                if not all(str(v).isdecimal() and len(str(v)) < 19 for v in values):
                    del initial[field.name]
        return initial

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, forms.Field):
            speak_plainly(db_field.name, field)
        return field

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        for name, field in form.declared_fields.items():
            speak_plainly(name, field)
        return form

    def message_user(
        self,
        request,
        message,
        level=messages.INFO,
        extra_tags="",
        fail_silently=False,
    ) -> None:
        if level == messages.SUCCESS:
            gone = request.path.endswith("/delete/")
            message = gettext("Deleted.") if gone else gettext("Saved.")
        super().message_user(request, message, level, extra_tags, fail_silently)
