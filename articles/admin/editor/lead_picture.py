"""The field for the lead picture: what is chosen, seen, and a way to another."""

import re

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Picture

from ..picture_words import thumbnail_of
from .picture_texts import details

NEWEST = 30


class LeadPictureWidget(forms.Select):
    """A thumbnail with buttons; without scripts a plain choice of the newest."""

    template_name = "markdownx/lead_picture.html"

    class Media:
        js = [forms.widgets.Script("articles/editor/lead-picture.js", defer=True)]

    def optgroups(self, name, value, attrs=None):
        keys = [key for key in value if re.fullmatch(r"[0-9]{1,18}", str(key))]
        library = self.choices.queryset
        chosen = list(library.filter(pk__in=keys))
        newest = list(library.order_by("-created_at", "-pk")[:NEWEST])
        found = {picture.pk: picture for picture in [*chosen, *newest]}
        options = [self.create_option(name, "", gettext("No picture"), not chosen, 0)]
        for index, (key, picture) in enumerate(found.items(), 1):
            option = self.create_option(
                name, key, str(picture), picture in chosen, index
            )
            small = thumbnail_of(picture).url
            shown = {"thumbnail": small, "details": details(picture)}
            option["attrs"] |= {f"data-{name}": shown[name] for name in shown}
            options.append(option | shown)
        return [(None, [option], 0) for option in options]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        chosen = [options[0] for _, options, _ in groups if options[0]["selected"]]
        context["widget"]["chosen"] = next((c for c in chosen if c["value"]), None)
        return context


class LeadPictureField(forms.ModelChoiceField):
    """A picture of the library, or the one that the post has already."""

    def __init__(self, **kwargs):
        super().__init__(
            Picture.objects.in_library(),
            required=False,
            label=_("Lead picture"),
            widget=LeadPictureWidget,
            error_messages={
                "invalid_choice": _(
                    "This picture isn't in the library any more. Choose another, or "
                    "none."
                )
            },
            **kwargs,
        )

    def allow(self, key: int | None) -> None:
        if key is not None:
            library = Picture.objects.in_library()
            self.queryset = library | Picture.objects.filter(pk=key)
