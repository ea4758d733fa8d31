"""Room for files, and how one is stored."""

import logging
import shutil
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Sum
from django.utils.translation import gettext_lazy

from articles.imaging import PictureError
from articles.models import Picture

# Below this the database itself might not find room to save a text.
FREE_BYTES = 200 * 1024 * 1024
NO_ROOM = gettext_lazy(
    "There is no room on the server for another picture. Your text is still here. "
    "Tell whoever looks after the site."
)
AWAY = gettext_lazy(
    "The picture couldn't be stored just now. Your text is still here; add the "
    "picture again in a minute."
)


def save_file(name: str, data: bytes) -> str:
    """Stores a file that is named by its content, and returns the name it has there.

    Raises imaging.PictureError, with a sentence, where it can't be stored.
    """
    try:
        if default_storage.exists(name):
            return name
        check_room(len(data))
        return default_storage.save(name, ContentFile(data))
    except OSError as error:
        logging.getLogger(__name__).error("A picture could not be stored: %s", error)
        raise PictureError(str(AWAY)) from error


def check_room(more: int) -> None:
    """Raises imaging.PictureError where `more` bytes would be too many."""
    held = Picture.objects.aggregate(sum=Sum("bytes"))["sum"] or 0
    if held + more > settings.PICTURES_LIMIT:
        raise PictureError(str(NO_ROOM))
    try:
        default_storage.path("")
    except NotImplementedError:
        # So Django says that files are elsewhere: nobody can tell the room there.
        return
    folder = Path(settings.MEDIA_ROOT)
    while not folder.exists():
        folder = folder.parent
    if shutil.disk_usage(folder).free < FREE_BYTES + more:
        raise PictureError(str(NO_ROOM))
