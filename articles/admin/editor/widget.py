"""The text and, beside it, the page that it makes."""

from django.forms.widgets import Script
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from markdownx.widgets import AdminMarkdownxWidget

from articles.publishing import PLACEHOLDER_ALT, SHOWN, render
from articles.rendering import TextTooLongError, with_own_words

# Each before those that use it.
SCRIPTS = (
    "editing",
    "asking",
    "status",
    "places",
    "marks",
    "blocks",
    "continuing",
    "card",
    "toolbar",
    "link-text",
    "links",
    "picture-text",
    "picture-sending",
    "picture-library",
    "picture-dialog",
    "placeholders",
    "pictures",
    "clipboard",
    "filling",
    "paste",
    "preview",
    "following",
    "findings",
)


class EditorWidget(AdminMarkdownxWidget):
    """The text, its tools and the page that it makes."""

    class Media:
        extend = False
        js = [Script(f"articles/editor/{name}.js", defer=True) for name in SCRIPTS]

    def get_context(self, name, value, attrs=None):
        attrs = {
            "data-placeholder-alt": _(PLACEHOLDER_ALT),
            "placeholder": _("Write here, or paste from Word or Google Docs."),
        } | (attrs or {})
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        widget["urls"] = {
            view: reverse(f"admin:articles_editor_{view}")
            for view in (
                "links",
                "paste",
                "author",
                "upload",
                "pictures",
                "picture_keep",
                "picture_discard",
                "picture_told",
            )
        }
        widget["shown"] = SHOWN
        try:
            rendered = render(value or "")
        except TextTooLongError as error:
            widget["fault"] = str(error)
        else:
            # The sanitiser's own output, the same that an edition stores.
            widget["preview"] = mark_safe(with_own_words(rendered.html))  # noqa: S308
            widget["rendered"] = rendered
        return context
