"""Stored pages follow the files of the pictures that they show."""

from collections.abc import Sequence

from articles.models import Edition, Picture, PictureUse
from articles.rendering import PictureSource, renew_pictures

from .files import short, short_of
from .sources import source_of


def refresh(picture: Picture, *, digests: Sequence[str]) -> int:
    """Shows the picture's present files in every edition; returns how many changed.

    `digests` are those of the files that the pages may show now. Nothing else in a
    page changes, not even its caption. Runs within the caller's transaction,
    which has called `hold_files`.
    """
    names = {short(digest) for digest in digests}
    source = source_of(picture)
    portrait = portrait_name(picture)

    def present(address: str) -> PictureSource | None:
        return source if short_of(address) in names else None

    number = 0
    uses = PictureUse.objects.filter(picture=picture).exclude(edition=None)
    # Held before they are read, for another picture in them may change just now.
    held = Edition.objects.select_for_update().order_by("pk")
    for edition in held.filter(pk__in=uses.values("edition")):
        html = renew_pictures(edition.html, present)
        people = [
            person | {"portrait": portrait}
            if short_of(person.get("portrait", "")) in names
            else person
            for person in edition.byline_data
        ]
        if html != edition.html or people != edition.byline_data:
            Edition.objects.filter(pk=edition.pk).update(html=html, byline_data=people)
            number += 1
    return number


def portrait_name(picture: Picture) -> str:
    """The file that stands beside a name: square where there is one by now."""
    square = picture.plain("square")
    return square.name if square else picture.file.name
