"""How long the files of a picture live: as long as a row holds them, and no longer.

Names come from the content, so two rows may come to hold one file, one after the other.
Whoever deletes files and whoever writes a row for one therefore take turns.
"""

import contextlib
import logging
import re

from django.core.files.storage import default_storage
from django.db import connection, transaction

from articles.imaging import RECIPE
from articles.models import Picture

FOLDER = "pictures"
_TURN = 7_245_301  # any number that no other lock of the database has
_AT_ONCE = 8  # files that are deleted while others wait
_SHORT = re.compile(r"[0-9a-f]{32}")
_MASTER = re.compile(r"([0-9a-f]{32})\.[a-z]+")
_log = logging.getLogger(__name__)


def short(digest: str) -> str:
    """What stands of a digest in the names of files."""
    return digest[:32]


def short_of(name: str) -> str:
    """The short digest in the name or the address of a picture's file, or ""."""
    before, _, rest = name.rpartition(f"{FOLDER}/")
    return rest[:32] if before or name.startswith(FOLDER) else ""


def hold_files() -> None:
    """Makes others that hold several pictures or texts at once wait for this one.

    So does whoever deletes files or writes rows for them. Until the transaction ends;
    on SQLite every transaction waits for the others. It comes before the lock of any
    picture or edition, so that no two ever wait for each other.
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
    waits for stays. A file that can't be deleted just now is left to the sweep. Raises
    ValueError for what is no digest.
    """
    if not _SHORT.fullmatch(short(digest)):
        raise ValueError(f"No picture has the digest “{digest}”.")
    number = 0
    # Looked at first without making anybody wait; then again, before each few.
    while _superfluous(digest, master):
        with transaction.atomic():
            hold_files()
            doomed = sorted(_superfluous(digest, master, held=True))[:_AT_ONCE]
            deleted = sum(delete_file(name) for name in doomed)
        number += deleted
        if deleted < _AT_ONCE:
            break
    if number and not renditions_there(digest):
        with contextlib.suppress(OSError):  # a store elsewhere has no folders
            default_storage.delete(folder_of(digest))
    return number


def _superfluous(digest: str, master: str, *, held: bool = False) -> set[str]:
    rows = Picture.objects.filter(digest__startswith=short(digest))
    row = (rows.select_for_update(no_key=True) if held else rows).first()
    if row and (row.owed or row.recipe < RECIPE or row.taken_until):
        return set()
    there = renditions_there(digest)
    if master and default_storage.exists(master):
        there.add(master)
    return there - set(row.file_names() if row else ())


def tidy_later(digest: str, *, master: str = "") -> None:
    """Tidies once the transaction has ended well."""
    transaction.on_commit(lambda: tidy(digest, master=master), robust=True)


def digests_there() -> dict[str, str]:
    """The short digests that have files, each with the name of its master or "".

    Whatever else somebody may have put there is none of ours.
    """
    try:
        folders, files = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return {}
    found = {name: "" for name in folders if _SHORT.fullmatch(name)}
    for name in files:
        if mine := _MASTER.fullmatch(name):
            found[mine[1]] = f"{FOLDER}/{name}"
    return found


def delete_file(name: str) -> bool:
    """Whether a file was deleted; one that can't be is left to the next sweep."""
    try:
        default_storage.delete(name)
    except OSError as error:
        _log.error("%s could not be deleted: %s", name, error)
        return False
    return True
