"""The library: a grid of pictures, each with how often it is used."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils.translation import gettext_lazy as _

from articles.publishing import SHOWN, narrowed, use_counts

from ..picture_words import thumbnail_of, uses_text

PAGE = 24
# What stands where a choice finds nothing, and when something would.
TEACHING = {
    "unused": _(
        "Every picture is in use. One that no text shows any more comes here, and can "
        "be deleted."
    ),
    "undescribed": _(
        "Every picture says what it shows. One without a description comes here until "
        "somebody writes it."
    ),
    "mine": _("You have added none yet. What you add here, or in a text, comes here."),
}


class Library(ChangeList):
    """A page of pictures, with what stands under each."""

    def get_results(self, request) -> None:
        super().get_results(request)
        counts = use_counts(self.result_list)
        self.tiles = [
            {
                "picture": picture,
                "thumbnail": thumbnail_of(picture),
                "uses": uses_text(counts[picture.pk]),
            }
            for picture in self.result_list
        ]


class ShowFilter(admin.SimpleListFilter):
    """One choice at a time: in no text, without a description, added by me."""

    title = _("show")
    parameter_name = "show"
    template = "admin/articles/post/_show.html"

    def lookups(self, request, model_admin):
        return list(SHOWN.items())

    def choices(self, changelist):
        chosen = self.value() if self.value() in SHOWN else None
        remove = changelist.get_query_string(remove=[self.parameter_name])
        yield {"selected": not chosen, "query_string": remove, "display": _("All")}
        for code, words in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: code})
            yield {
                "selected": code == chosen,
                "query_string": query,
                "display": words,
            }

    def queryset(self, request, queryset):
        return narrowed(queryset, user=request.user, show=self.value() or "")
