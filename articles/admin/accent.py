"""The accent's field, and what readers get of a colour."""

import re

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.imaging import Readable, accents

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def sentences(accent: str) -> list[str]:
    """What becomes of an accent, a sentence for each page on which it is changed."""
    light, dark = accents(accent)
    said = []
    if light.changed:
        said.append(
            _(
                "%(asked)s is too pale to read on the light page (%(ratio)s:1). "
                "Readers get %(colour)s there: the same colour, darker."
            )
            % _figures(light)
        )
    if dark.changed:
        said.append(
            _(
                "%(asked)s is too dark to read on the dark page (%(ratio)s:1). "
                "Readers get %(colour)s there: the same colour, lighter."
            )
            % _figures(dark)
        )
    return said


def _figures(readable: Readable) -> dict[str, object]:
    ratio = readable.asked_contrast
    return {"asked": readable.asked, "colour": readable.colour, "ratio": ratio}


def outcome(accent: str) -> dict[str, object]:
    """What the page shows of an accent; empty for what is no colour."""
    if not COLOUR.fullmatch(accent):
        return {}
    light, dark = accents(accent)
    return {"light": light, "dark": dark, "sentences": sentences(accent)}


class AccentWidget(forms.TextInput):
    """A colour as text, with the browser's chooser where scripts run."""

    template_name = "admin/articles/sitesettings/accent.html"

    class Media:
        css = {"all": ["articles/desk/settings.css"]}
        js = [forms.widgets.Script("articles/desk/accent.js", defer=True)]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["outcome"] = outcome(str(value or ""))
        return context


def shown(desk):
    """The view that shows what readers get of a colour, for the ModelAdmin `desk`."""

    @require_safe
    def accent_outcome(request: HttpRequest) -> HttpResponse:
        if not desk.has_change_permission(request):
            raise PermissionDenied
        found = outcome(request.GET.get("accent", ""))
        template = "admin/articles/sitesettings/_accent_outcome.html"
        response = render(request, template, {"outcome": found})
        response["Cache-Control"] = "private, no-store"
        return response

    return accent_outcome
