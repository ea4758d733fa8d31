"""Files that no row holds, and rows that nobody came back for."""

import datetime

from django.core.files.storage import default_storage
from django.utils import timezone

from articles.models import Picture

from .uses import is_used

# A file is written before its row; nothing on its way takes that long.
AGE = datetime.timedelta(hours=1)
# How long a picture waits for its sender to say what it shows.
PATIENCE = datetime.timedelta(days=1)


def sweep() -> tuple[int, int]:
    """Deletes what was left behind; returns how many pictures and how many files."""
    now = timezone.now()
    left = Picture.objects.filter(pending=True, created_at__lt=now - PATIENCE)
    pictures = 0
    for picture in left:
        if is_used(picture):
            Picture.objects.filter(pk=picture.pk).update(pending=False)
        else:
            picture.delete()
            pictures += 1
    return pictures, _sweep_files(now)


def _sweep_files(now: datetime.datetime) -> int:
    try:
        names = default_storage.listdir("pictures")[1]
    except FileNotFoundError:
        return 0
    held: set[str] = set()
    for picture in Picture.objects.only("file", "renditions").iterator():
        held.update(picture.file_names())
    number = 0
    for name in (f"pictures/{name}" for name in names):
        if name in held or default_storage.get_modified_time(name) > now - AGE:
            continue
        # Once more, for a row may have been written since.
        if not Picture.objects.filter(file=name).exists():
            default_storage.delete(name)
            number += 1
    return number
