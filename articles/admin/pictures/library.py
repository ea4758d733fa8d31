"""The library: a grid of pictures, each with how often it is used."""

from dataclasses import dataclass

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList

from articles.models import Picture
from articles.publishing import SHOWN, narrowed, use_counts

PAGE = 24
# What stands where a choice finds nothing, and when something would.
TEACHING = {
    "unused": "Every picture is in use. One that no text shows any more comes here, "
    "and can be deleted.",
    "undescribed": "Every picture says what it shows. One without a description comes "
    "here until somebody writes it.",
    "mine": "You have added none yet. What you add here, or in a text, comes here.",
}


@dataclass(frozen=True)
class Thumbnail:
    """A small picture for the desk: its file and that file's size in pixels."""

    url: str
    width: int
    height: int


def thumbnail_of(picture: Picture) -> Thumbnail:
    """The small rendition; the whole picture until there is one."""
    if small := picture.plain("card", width=256):
        return Thumbnail(small.url, small.width, small.height)
    return Thumbnail(picture.file.url, picture.width, picture.height)


class Library(ChangeList):
    """A page of pictures, with what stands under each."""

    def get_results(self, request) -> None:
        super().get_results(request)
        counts = use_counts(self.result_list)
        self.tiles = [
            {
                "picture": picture,
                "thumbnail": thumbnail_of(picture),
                "texts": counts[picture.pk],
            }
            for picture in self.result_list
        ]


class ShowFilter(admin.SimpleListFilter):
    """One choice at a time: in no text, without a description, added by me."""

    title = "show"
    parameter_name = "show"
    template = "admin/articles/post/_show.html"

    def lookups(self, request, model_admin):
        return list(SHOWN.items())

    def choices(self, changelist):
        chosen = self.value() if self.value() in SHOWN else None
        remove = changelist.get_query_string(remove=[self.parameter_name])
        yield {"selected": not chosen, "query_string": remove, "display": "All"}
        for code, words in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: code})
            yield {
                "selected": code == chosen,
                "query_string": query,
                "display": words,
            }

    def queryset(self, request, queryset):
        return narrowed(queryset, user=request.user, show=self.value() or "")
