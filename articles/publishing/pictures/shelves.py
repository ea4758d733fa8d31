"""Files that are made for a page or the whole site, each named by what is in it.

A shelf is a folder of them. What no row names any more goes, after a while.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from articles.models import Edition, SiteSettings

from .files import delete_file, hold_files

_NAME = re.compile(r"[0-9a-f]{32}\.png")
_AT_ONCE = 50  # files that are asked about at a time


def _cards_held(names: list[str]) -> set[str]:
    held = Edition.objects.filter(social_card__in=names)
    return set(held.values_list("social_card", flat=True))


def _icons_held(names: list[str]) -> set[str]:
    return set(SiteSettings.load().icon_names())


@dataclass(frozen=True)
class Shelf:
    """A folder, and what says which of some names are in use."""

    folder: str
    held: Callable[[list[str]], set[str]]

    def name(self, digest: str) -> str:
        """The name of the file whose content or making has this digest (hex)."""
        return f"{self.folder}/{digest[:32]}.png"

    def clear(self, older_than: datetime.timedelta) -> int:
        """Deletes what nothing holds; returns how many files.

        Whatever else somebody may have put there is none of ours. Raises OSError.
        """
        try:
            files = default_storage.listdir(self.folder)[1]
        except FileNotFoundError:
            return 0
        ours = sorted(
            f"{self.folder}/{name}" for name in files if _NAME.fullmatch(name)
        )
        before = timezone.now() - older_than
        number = 0
        for start in range(0, len(ours), _AT_ONCE):
            some = ours[start : start + _AT_ONCE]
            loose = sorted(set(some) - self.held(some))
            if old := [name for name in loose if _changed(name) <= before]:
                number += self._delete(old)
        return number

    @transaction.atomic
    def _delete(self, names: list[str]) -> int:
        hold_files()  # whoever writes a row for one has done so, or waits
        return sum(delete_file(name) for name in set(names) - self.held(names))


def _changed(name: str) -> datetime.datetime:
    try:
        return default_storage.get_modified_time(name)
    except FileNotFoundError:  # another process was here first
        return timezone.now()


CARDS = Shelf("cards", _cards_held)
ICONS = Shelf("site", _icons_held)
SHELVES = (CARDS, ICONS)
