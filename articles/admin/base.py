"""What all forms of the desk share: how they speak."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.utils.html import format_html

NOTHING = format_html('<span class="none">{}</span>', "–")


class SignInForm(AdminAuthenticationForm):
    error_messages = {
        "invalid_login": "That name and password don't belong together. Capital and "
        "small letters matter in both.",
        "inactive": "This account is switched off. Ask whoever looks after the site.",
    }


class DeskModelAdmin(admin.ModelAdmin):
    """Says what happened in plain words."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, forms.Field):
            field.error_messages["required"] = "This is needed. Write something here."
        return field

    def message_user(
        self,
        request,
        message,
        level=messages.INFO,
        extra_tags="",
        fail_silently=False,
    ) -> None:
        if level == messages.SUCCESS:
            message = "Deleted." if request.path.endswith("/delete/") else "Saved."
        super().message_user(request, message, level, extra_tags, fail_silently)
