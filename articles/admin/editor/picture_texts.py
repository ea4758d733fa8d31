"""What the dialogs tell of a picture."""

from typing import Any

from django.urls import reverse

from articles.models import Picture
from articles.publishing import may_change_picture, told

from ..picture_words import thumbnail_of

_WHOLE = 480  # pixels of the picture in the dialog that asks what it shows


def details(picture: Picture) -> str:
    return reverse("admin:articles_picture_change", args=[picture.pk])


def about(picture: Picture, user) -> dict[str, Any]:
    """What a dialog shows of a picture; asks the database nothing."""
    whole = picture.plain(width=_WHOLE)
    return {
        "key": picture.key,
        "pk": picture.pk,
        "reference": picture.reference,
        "thumbnail": thumbnail_of(picture).url,
        "shown": whole.url if whole else picture.file.url,
        "width": picture.width,
        "height": picture.height,
        "name": str(picture),
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
        "pending": picture.pending,
        "ready": not picture.owed,
        "may_change": may_change_picture(user, picture),
        "told": told(picture),
        "details": details(picture),
    }
