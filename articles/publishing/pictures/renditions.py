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

from .files import folder_of, hold_files, renditions_there, tidy_later
from .icons import renew_icons
from .refresh import refresh

# How long a process has for one file before another may take the picture on.
LEASE = datetime.timedelta(seconds=90)


def make_renditions(picture: Picture, *, keep: Callable[[], None] = lambda: None):
    """Makes what is missing of a picture's renditions; then pages show them.

    `keep` is called after each file. Files that are there already are taken as they
    are, for their names say what is in them. Where the picture has changed meanwhile,
    it stays owed. Raises OSError for a store that fails, and ValueError for a file
    that isn't a picture any more.
    """
    with picture.file.storage.open(picture.file.name) as file:
        data = file.read()
    with one_at_a_time():
        try:
            master = Master(data)
        except Exception as error:  # Pillow's are of many kinds, OSError among them
            raise ValueError(f"It can't be decoded: {error}") from error
    made = []
    for rendition in master.wanted():
        made.append(_stored(picture, master, rendition))
        keep()
    _finish(picture, master, made, len(data))


def name_of(picture: Picture, rendition: Rendition) -> str:
    """The name of a rendition: all that decides its bytes, and nothing else."""
    cropped = CROPS[rendition.crop].ratio is not None
    point = f"-{picture.focal_x}-{picture.focal_y}" if cropped else ""
    return (
        f"{folder_of(picture.digest)}/{RECIPE}-{rendition.crop}{point}"
        f"-{rendition.width}.{EXTENSIONS[rendition.format]}"
    )


def _stored(picture: Picture, master: Master, wanted: Rendition) -> StoredRendition:
    name = name_of(picture, wanted)
    if default_storage.exists(name):
        size = default_storage.size(name)
    else:
        with one_at_a_time(before_waiting=master.forget):
            data = master.make(wanted, focal_point=picture.focal_point)
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
    # Whatever comes of it, what was made for nothing goes.
    tidy_later(picture.digest)
    hold_files()
    # The row's lock comes first: a publication either sees what is new, or is seen.
    held = Picture.objects.select_for_update(no_key=True)
    now = held.filter(pk=picture.pk).first()
    if now is None:
        return
    now.taken_until = None
    fields = ["taken_until"]
    names = {rendition.name for rendition in made}
    same = (now.digest, now.focal_point) == (picture.digest, picture.focal_point)
    if same and names <= renditions_there(now.digest):
        now.renditions = [rendition.as_dict() for rendition in made]
        now.bytes = size + sum(rendition.bytes for rendition in made)
        now.has_alpha = master.has_alpha
        now.colour = "" if master.has_alpha else now.colour
        now.owed, now.recipe, now.tries = False, RECIPE, 0
        fields += ["renditions", "bytes", "has_alpha", "colour"]
        fields += ["owed", "recipe", "tries"]
    now.save(update_fields=fields)
    if "renditions" in fields:
        refresh(now, digests=[now.digest])
        if now.logo_of.exists():
            transaction.on_commit(renew_icons, robust=True)


def extend_lease(picture: Picture) -> None:
    Picture.objects.filter(pk=picture.pk).update(taken_until=timezone.now() + LEASE)
