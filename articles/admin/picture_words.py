"""A picture as the desk shows it in small and writes it: thumbnail, Markdown, uses."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Picture
from articles.publishing import PLACEHOLDER_ALT

# What a description may hold that would end it, or be taken for more than words.
_SIGNS = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)")
_TITLE_SIGNS = re.compile(r'[\\"<]|&(?=#?\w+;)')
_THUMBNAIL = 256  # pixels


@dataclass(frozen=True)
class Thumbnail:
    """A small picture for the desk: its file and that file's size in pixels."""

    url: str
    width: int
    height: int


def thumbnail_of(picture: Picture) -> Thumbnail:
    """The small rendition; the whole picture until there is one."""
    if small := picture.plain("card", width=_THUMBNAIL):
        return Thumbnail(small.url, small.width, small.height)
    return Thumbnail(picture.file.url, picture.width, picture.height)


def image_code(picture: Picture, alt: str, title: str = "") -> str:
    """The Markdown that shows the picture with this description and caption."""
    words = _SIGNS.sub(r"\\\g<0>", " ".join(alt.split()) or _(PLACEHOLDER_ALT))
    caption = _TITLE_SIGNS.sub(r"\\\g<0>", " ".join(title.split()))
    named = f' "{caption}"' if caption else ""
    return f"![{words}]({picture.reference}{named})"


def uses_text(uses: int) -> str:
    """In how many texts a picture is, in words."""
    if not uses:
        return _("In no text")
    return ngettext("In %(count)s text", "In %(count)s texts", uses) % {"count": uses}
