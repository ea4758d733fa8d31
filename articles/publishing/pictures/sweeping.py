"""Rows that nobody came back for, and files that no row holds."""

import datetime
import logging

from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.models import Picture

from .files import digests_there, tidy, tidy_later
from .shelves import SHELVES
from .uses import is_used

# How long a picture waits for its sender to say what it shows.
PATIENCE = datetime.timedelta(days=1)

_log = logging.getLogger(__name__)


def sweep() -> tuple[int, int]:
    """Deletes what was left behind; returns how many pictures and how many files."""
    long_ago = timezone.now() - PATIENCE
    waiting = Picture.objects.filter(pending=True, created_at__lt=long_ago)
    keys = list(waiting.values_list("pk", flat=True))
    pictures = sum(_give_up(key) for key in keys)
    files = 0
    for digest, name in digests_there().items():
        try:
            files += tidy(digest, master=name)
        except (DatabaseError, OSError) as error:  # the next sweep comes by again
            _log.error("%s could not be tidied: %s", digest, error)
    for shelf in SHELVES:
        try:
            files += shelf.clear(PATIENCE)
        except (DatabaseError, OSError) as error:
            _log.error("%s/ could not be tidied: %s", shelf.folder, error)
    return pictures, files


@transaction.atomic
def _give_up(key: int) -> bool:
    """Whether a picture was deleted; one that a text shows is kept instead."""
    held = Picture.objects.select_for_update().filter(pk=key, pending=True)
    picture = held.first()
    if picture is None:
        return False
    if is_used(picture):
        held.update(pending=False)
        return False
    digest, master = picture.digest, picture.file.name
    picture.delete()
    tidy_later(digest, master=master)
    return True
