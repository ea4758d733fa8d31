"""What stands on a picture's page beside its form."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.imaging import CROPS
from articles.models import Picture
from articles.publishing import (
    Use,
    instant_text,
    may_replace_picture,
    name_of,
    told,
    uses_of,
)

from ..picture_words import image_code

# The pieces that the site shows, in the words of whoever chooses the focal point.
PLACES = {
    "lead": _("Front page, wide screen"),
    "lead-narrow": _("Front page, phone"),
    "card": _("Lists"),
    "square": _("Portrait"),
    "social": _("Shared links"),
}


def crops() -> list[dict]:
    """Where the site cuts pictures, and to which ratio."""
    found = []
    for name, place in PLACES.items():
        if (ratio := CROPS[name].ratio) is not None:
            found.append({"place": place, "wide": ratio[0], "high": ratio[1]})
    return found


def places_of(request: HttpRequest, picture: Picture) -> list[dict]:
    """Where the picture is, each place with the way there for whoever may open it.

    Places that read alike, in texts that this person can't open, are told once.
    """

    def row(use: Use) -> dict:
        address = ""
        if use.post is not None:
            address = reverse("admin:articles_post_change", args=[use.post.pk])
        elif use.author is not None and request.user.has_perm("articles.view_author"):
            address = reverse("admin:articles_author_change", args=[use.author.pk])
        elif use.site is not None and request.user.has_perm(
            "articles.view_sitesettings"
        ):
            address = reverse("admin:articles_sitesettings_change", args=[use.site.pk])
        if use.author is not None or use.site is not None:
            return {"what": use.what, "title": use.title, "address": address}
        known = use.post is not None
        what = f"{use.what} · {use.where}" if use.where != "unsaved" else use.what
        title = f"“{use.title}”" if known else use.title
        return {"what": what, "title": title, "address": address}

    rows: list[dict] = []
    for use in uses_of(picture, user=request.user):
        if (place := row(use)) not in rows:
            rows.append(place)
    return rows


def page_context(request: HttpRequest, picture: Picture) -> dict:
    zone = timezone.get_current_timezone()
    whole = picture.plain(width=1600)
    return {
        "picture": picture,
        "whole_url": whole.url if whole else picture.file.url,
        "kind": picture.content_type.partition("/")[2].upper(),
        "told": told(picture),
        "crops": crops(),
        "places": places_of(request, picture),
        "reference": image_code(picture, picture.alt),
        "added_by": name_of(picture.uploaded_by),
        "added_at": instant_text(picture.created_at, zone),
        "may_replace": may_replace_picture(request.user, picture),
    }
