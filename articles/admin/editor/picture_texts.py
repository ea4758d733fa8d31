"""A picture in words: as Markdown, and as the dialogs tell of it."""

import re
from typing import Any

from django.urls import reverse

from articles.models import Picture
from articles.publishing import PLACEHOLDER_ALT, may_change_picture, told

DECORATIVE = "decorative"
# What a description may hold that would end it, or be taken for more than words.
_SIGNS = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)")
THUMBNAIL = 256  # pixels
SHOWN = 480


def image_code(picture: Picture, alt: str, title: str = "") -> str:
    """The Markdown that shows the picture with this description and caption."""
    words = _SIGNS.sub(r"\\\g<0>", " ".join(alt.split()) or PLACEHOLDER_ALT)
    caption = re.sub(r'[\\"<]|&(?=#?\w+;)', r"\\\g<0>", " ".join(title.split()))
    named = f' "{caption}"' if caption else ""
    return f"![{words}]({picture.reference}{named})"


def thumbnail(picture: Picture) -> str:
    """The address of a small file of the picture."""
    small = picture.plain("card", width=THUMBNAIL)
    return small.url if small else picture.file.url


def details(picture: Picture) -> str:
    return reverse("admin:articles_picture_change", args=[picture.pk])


def about(picture: Picture, user) -> dict[str, Any]:
    """What a dialog shows of a picture; asks the database nothing."""
    whole = picture.plain(width=SHOWN)
    return {
        "key": picture.key,
        "pk": picture.pk,
        "reference": picture.reference,
        "thumbnail": thumbnail(picture),
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
