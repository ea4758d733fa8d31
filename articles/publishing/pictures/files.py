"""How long the files of a picture live: as long as a row holds them, and no longer.

Names come from the content, so two rows may come to hold one file, one after the other.
Whoever deletes files and whoever writes a row for one therefore take turns.
"""

import contextlib
import logging
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db import connection, transaction

from articles.imaging import RECIPE
from articles.models import Picture

FOLDER = "pictures"
_TURN = 7_245_301  # any number that no other lock of the database has
_log = logging.getLogger(__name__)


def short(digest: str) -> str:
    """What stands of a digest in the names of files."""
    return digest[:32]


def short_of(name: str) -> str:
    """The short digest in the name or the address of a picture's file, or ""."""
    before, _, rest = name.rpartition(f"{FOLDER}/")
    return rest[:32] if before or name.startswith(FOLDER) else ""


def hold_files() -> None:
    """Makes others that write rows for files, or delete files, wait for this one.

    Until the transaction ends. On SQLite every transaction does so.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])


def folder_of(digest: str) -> str:
    """Where the renditions of a picture lie."""
    return f"{FOLDER}/{short(digest)}"


def renditions_there(digest: str) -> set[str]:
    """The names of the renditions of a picture that lie in the storage."""
    folder = folder_of(digest)
    try:
        return {f"{folder}/{name}" for name in default_storage.listdir(folder)[1]}
    except FileNotFoundError:
        return set()


def tidy(digest: str, *, master: str = "") -> int:
    """Deletes the files of a digest that no row holds; returns how many.

    `master` is the name of the picture itself, if it may be there. What a row still
    waits for stays. A file that can't be deleted just now is left to the sweep.
    """
    with transaction.atomic():
        hold_files()
        found = Picture.objects.select_for_update()
        row = found.filter(digest__startswith=short(digest)).first()
        if row and (row.owed or row.recipe < RECIPE or row.taken_until):
            return 0
        held = set(row.file_names()) if row else set()
        there = renditions_there(digest) | ({master} if master else set())
        number = sum(_delete(name) for name in sorted(there - held))
        if row is None:
            with contextlib.suppress(OSError):  # a store elsewhere has no folders
                default_storage.delete(folder_of(digest))
        return number


def tidy_later(digest: str, *, master: str = "") -> None:
    """Tidies once the transaction has ended well."""
    transaction.on_commit(lambda: tidy(digest, master=master), robust=True)


def digests_there() -> Iterator[tuple[str, str]]:
    """The short digests that have files, each with the name of its master or ""."""
    try:
        folders, files = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return
    for name in files:
        yield name.partition(".")[0], f"{FOLDER}/{name}"
    for name in folders:
        yield name, ""


def _delete(name: str) -> bool:
    try:
        default_storage.delete(name)
    except OSError as error:
        _log.error("%s could not be deleted: %s", name, error)
        return False
    return True
