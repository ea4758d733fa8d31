"""The library: all pictures, searched and narrowed, each with how often it is used."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.db.models.functions import Length, Trim
from django.utils.translation import gettext_lazy

from articles.models import Author, Edition, Picture, PictureUse, Post, SiteSettings

from .uses import unused

UNUSED, UNDESCRIBED, MINE = "unused", "undescribed", "mine"
SHOWN = {
    UNUSED: gettext_lazy("In no text"),
    UNDESCRIBED: gettext_lazy("Without a description"),
    MINE: gettext_lazy("Added by me"),
}


def library(*, user, show: str = "", words: str = "") -> QuerySet[Picture]:
    """The pictures that hold all of `words` in a text of theirs, newest first.

    `show` is a key of SHOWN, or "" for all.
    """
    found = narrowed(Picture.objects.in_library(), user=user, show=show)
    for word in words.split()[:10]:
        found = found.filter(
            Q(alt__icontains=word)
            | Q(caption__icontains=word)
            | Q(credit__icontains=word)
            | Q(key=word.removeprefix("picture:"))
        )
    return found.order_by("-created_at", "-pk")


def narrowed(pictures: QuerySet[Picture], *, user, show: str = "") -> QuerySet[Picture]:
    """Those of `pictures` that `show`, a key of SHOWN, asks for."""
    if show == UNUSED:
        return unused(pictures)
    if show == UNDESCRIBED:
        return pictures.annotate(said=Length(Trim("alt"))).filter(said=0)
    if show == MINE:
        return pictures.filter(uploaded_by=user)
    return pictures


def use_counts(pictures: Iterable[Picture]) -> dict[int, int]:
    """In how many posts, portraits and logos each is; by primary key, 6 queries."""
    keys = [picture.pk for picture in pictures]
    places: dict[int, set[tuple[str, int]]] = defaultdict(set)

    def add(kind: str, rows) -> None:
        for picture, place in rows:
            places[picture].add((kind, place))

    lead = {"picture__in": keys}
    add("post", Post.objects.filter(**lead).values_list("picture", "pk"))
    add("post", Edition.objects.filter(**lead).values_list("picture", "post"))
    uses = PictureUse.objects.filter(**lead)
    add("post", uses.filter(edition=None).values_list("picture", "post"))
    in_editions = uses.exclude(edition=None)
    add("post", in_editions.values_list("picture", "edition__post"))
    portraits = Author.objects.filter(portrait__in=keys)
    add("author", portraits.values_list("portrait", "pk"))
    logos = SiteSettings.objects.filter(logo__in=keys)
    add("site", logos.values_list("logo", "pk"))
    return {key: len(places[key]) for key in keys}
