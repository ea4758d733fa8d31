"""The chooser of related articles: by their titles, and never the article itself."""

from urllib.parse import urlencode

from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db import models
from django.http import HttpRequest

from articles.models import Content

FIELD = "related"
MOST_DIGITS = 18


class RelatedChooser(AutocompleteSelectMultiple):
    """`besides` is the key of the article whose form it stands in."""

    besides: int | None = None

    def get_url(self) -> str:
        url = super().get_url()
        return f"{url}?{urlencode({'besides': self.besides})}" if self.besides else url


def is_asked_by_it(request: HttpRequest) -> bool:
    match = request.resolver_match
    asks = match is not None and match.url_name == "autocomplete"
    return asks and request.GET.get("field_name") == FIELD


def found_by_it(
    request: HttpRequest, queryset: models.QuerySet, words: str
) -> models.QuerySet:
    """The articles among `queryset` whose titles hold all the words."""
    found = queryset.filter(kind=Content.Kind.ARTICLE)
    for word in words.split()[:10]:
        found = found.filter(title__icontains=word)
    besides = request.GET.get("besides", "")
    if besides.isdecimal() and len(besides) <= MOST_DIGITS:
        found = found.exclude(pk=int(besides))
    return found.order_by("title", "pk")
