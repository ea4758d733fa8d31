"""The site's icons, made from its logo or from the first letter of its name."""

import hashlib
import logging
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db import transaction

from articles.imaging import ICON_RECIPE, Icon, icons_of_letter, icons_of_picture
from articles.models import Picture, SiteSettings

from .files import hold_files
from .room import save_file
from .shelves import ICONS

# A logo of more pixels waits until its renditions are there.
MOST_PIXELS = 2_000_000
_WIDTH = 512  # of the largest icon
_log = logging.getLogger(__name__)


class NotYetError(Exception):
    """The logo has no file yet from which icons can be made."""


def make_icons(settings: SiteSettings) -> bool:
    """Makes the icons where they would look otherwise by now, and notes them.

    Says whether the notes changed; the row is the caller's to save. The former icons
    stay where a new one can't be made or stored. Runs within a transaction that has
    called `hold_files`.
    """
    making = _making(settings)
    known = settings.icons
    if known.get("making") == making and _are_there(settings):
        return False
    try:
        files = {
            icon.name: save_file(ICONS.name(hashlib.sha256(data).hexdigest()), data)
            for icon, data in _icons(settings)
        }
    except NotYetError:
        return False
    except Exception as error:  # Pillow's and the storage's are of many kinds
        _log.error("No icons could be made: %r", error)
        return False
    settings.icons = {"making": making, "files": files}
    return True


def renew_icons() -> bool:
    """Makes the icons of the saved settings where it's time; says whether it was."""
    with transaction.atomic():
        hold_files()
        settings = SiteSettings.objects.select_for_update().filter(pk=1).first()
        if settings is None or not make_icons(settings):
            return False
        settings.save(update_fields=["icons"])
    return True


def _making(settings: SiteSettings) -> list:
    """All that decides what the icons look like."""
    if logo := settings.logo:
        return [ICON_RECIPE, logo.digest, *logo.focal_point]
    return [ICON_RECIPE, settings.name, settings.accent, settings.typeface]


def _are_there(settings: SiteSettings) -> bool:
    try:
        return all(default_storage.exists(name) for name in settings.icon_names())
    except OSError:  # nothing better could be stored just now
        return True


def _icons(settings: SiteSettings) -> Iterator[tuple[Icon, bytes]]:
    if logo := settings.logo:
        data = _file_of(logo)
        yield from icons_of_picture(data, focal_point=logo.focal_point)
    else:
        yield from icons_of_letter(settings.name, settings.accent, settings.typeface)


def _file_of(logo: Picture) -> bytes:
    """The bytes of the smallest file of the logo that is large enough.

    Raises NotYetError and OSError.
    """
    made = logo.plain(width=_WIDTH)
    if made is None and logo.width * logo.height > MOST_PIXELS:
        raise NotYetError
    with default_storage.open(made.name if made else logo.file.name) as file:
        return file.read()
