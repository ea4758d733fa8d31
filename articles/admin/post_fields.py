"""The fields of a post's form: which, in what order, and for whom."""

from django.contrib import admin
from django.forms.widgets import Script
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from markdownx.models import MarkdownxField

from articles.models import Post
from articles.publishing import REVIEWED_BOX, may_review, review_is_withheld

from . import editor, related_chooser, search_preview
from .forms import PostForm
from .post_list import PostList

REVIEW = ("reviewer", "reviewed_on", "review_due")


class PostFields(PostList):
    """The form in the order in which a writer needs it."""

    form = PostForm
    formfield_overrides = {MarkdownxField: {"widget": editor.EditorWidget}}
    autocomplete_fields = ("lead_author", "co_authors", "reviewer", "topics", "related")
    fieldsets = (
        (None, {"fields": ("title", "body")}),
        (_("In lists"), {"fields": ("summary", "picture", "picture_alt")}),
        (
            _("Byline and topics"),
            {
                "fields": (
                    "lead_author",
                    "co_authors",
                    "date",
                    "date_precision",
                    "topics",
                )
            },
        ),
        (
            _("Series and related articles"),
            {
                "fields": ("series", "series_position", "related"),
                "description": _("For articles. A standing page shows none of it."),
            },
        ),
        (_("What the reader finds there"), {"fields": ("call", "crisis_first")}),
        (_("Review"), {"fields": REVIEW}),
        (_("Update"), {"fields": ("updated_on",)}),
        (_("Address"), {"fields": ("slug", "kind", "menu_position")}),
        (
            _("Search engines"),
            {
                "fields": (
                    "in_results",
                    "meta_title",
                    "meta_description",
                    "noindex",
                    "canonical_url",
                ),
                "classes": ("collapse",),
            },
        ),
    )

    class Media:
        css = {"all": ["articles/desk/post-fields.css"]}
        js = [Script("articles/desk/meta-length.js", defer=True)]

    def get_readonly_fields(self, request, obj: Post | None = None):
        fixed = ("in_results",)
        # A text that readers may come by stays the kind of page that it is.
        if obj and obj.addresses.exists():
            fixed += ("kind",)
        return fixed if may_review(request.user) else (*fixed, *REVIEW)

    def get_fieldsets(self, request, obj: Post | None = None):
        """Without a review, nobody sees its fields but who may enter one."""
        return tuple(
            (name, options | {"fields": self._review_fields(request, obj)})
            if options["fields"] is REVIEW
            else (name, options)
            for name, options in super().get_fieldsets(request, obj)
            if options["fields"] is not REVIEW or self._review_fields(request, obj)
        )

    def _review_fields(self, request, obj: Post | None) -> tuple[str, ...]:
        if not may_review(request.user):
            return REVIEW if obj and obj.reviewer_id else ()
        unsaved_text = getattr(obj, "unsaved", None)
        ticked = unsaved_text is not None and unsaved_text.reviewed
        anew = obj is not None and (ticked or review_is_withheld(obj))
        return (*REVIEW, REVIEWED_BOX) if anew else REVIEW

    @admin.display(description=_("In a list of results"))
    def in_results(self, post: Post) -> str:
        return search_preview.search_preview(post)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "call":
            kwargs["empty_label"] = gettext("The site’s own")
        elif db_field.name == "series":
            kwargs["empty_label"] = gettext("None")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == related_chooser.FIELD:
            kwargs["widget"] = related_chooser.RelatedChooser(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_search_results(self, request, queryset, search_term):
        if related_chooser.is_asked_by_it(request):
            found = related_chooser.found_by_it(request, queryset, search_term)
            return found, False
        return super().get_search_results(request, queryset, search_term)
