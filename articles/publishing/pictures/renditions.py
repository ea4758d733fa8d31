"""Making the files that readers get from a picture, and telling the pages."""

import datetime
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from articles.imaging import (
    CROPS,
    EXTENSIONS,
    RECIPE,
    Master,
    Rendition,
    one_at_a_time,
)
from articles.models import Picture, StoredRendition

from .refresh import refresh

# How long a process has for one file before another may take the picture on.
LEASE = datetime.timedelta(seconds=90)


def make_renditions(picture: Picture, *, keep: Callable[[], None] = lambda: None):
    """Makes what is missing of a picture's renditions; then pages show them.

    `keep` is called after each file. Files that are there already are taken as they
    are, for their names say what is in them. Where the picture has changed meanwhile,
    it stays owed. Raises OSError for a store that fails, and what Pillow raises.
    """
    with picture.file.storage.open(picture.file.name) as file:
        data = file.read()
    with one_at_a_time():
        master = Master(data)
    made = []
    for rendition in master.wanted():
        made.append(_stored(picture, master, rendition))
        keep()
    _finish(picture, master, made, len(data))


def name_of(picture: Picture, rendition: Rendition) -> str:
    """The name of a rendition: all that decides its bytes, and nothing else."""
    cropped = CROPS[rendition.crop].ratio is not None
    focus = f"-{picture.focus_x}-{picture.focus_y}" if cropped else ""
    return (
        f"pictures/{picture.digest[:32]}-{RECIPE}-{rendition.crop}{focus}"
        f"-{rendition.width}.{EXTENSIONS[rendition.format]}"
    )


def _stored(picture: Picture, master: Master, wanted: Rendition) -> StoredRendition:
    name = name_of(picture, wanted)
    if default_storage.exists(name):
        size = default_storage.size(name)
    else:
        with one_at_a_time():
            data = master.make(wanted, focus=picture.focus)
        name, size = default_storage.save(name, ContentFile(data)), len(data)
    return StoredRendition(
        crop=wanted.crop,
        width=wanted.width,
        height=wanted.height,
        format=wanted.format,
        name=name,
        bytes=size,
    )


@transaction.atomic
def _finish(
    picture: Picture, master: Master, made: list[StoredRendition], size: int
) -> None:
    same = {"digest": picture.digest, "focus_x": picture.focus_x}
    same |= {"focus_y": picture.focus_y}
    # The row's lock comes first: a publication either sees what is new, or is seen.
    done = Picture.objects.filter(pk=picture.pk, **same).update(
        renditions=[rendition.as_dict() for rendition in made],
        bytes=size + sum(rendition.bytes for rendition in made),
        has_alpha=master.has_alpha,
        owed=False,
        recipe=RECIPE,
        tries=0,
        taken_until=None,
    )
    if done:
        if master.has_alpha:
            Picture.objects.filter(pk=picture.pk).update(colour="")
        picture.refresh_from_db()
        refresh(picture, digests=[picture.digest])
    elif not Picture.objects.filter(pk=picture.pk).update(taken_until=None):
        # Deleted meanwhile; what was made of it must not outlive it.
        for rendition in made:
            default_storage.delete(rendition.name)


def extend_lease(picture: Picture) -> None:
    Picture.objects.filter(pk=picture.pk).update(taken_until=timezone.now() + LEASE)
