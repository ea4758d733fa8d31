"""Pictures: stored, described, used, replaced, and made ready for every screen."""

from .changing import (
    delete_picture,
    describe_picture,
    discard_pending,
    keep_pending,
    replace_picture,
    set_focal_point,
)
from .files import FOLDER, hold_files, tidy
from .icons import make_icons, renew_icons
from .library import MINE, SHOWN, UNDESCRIBED, UNUSED, library, narrowed, use_counts
from .owing import go_on, release, settle, wake, work
from .refresh import portrait_name
from .renditions import make_renditions
from .rights import may_change_picture, may_replace_picture
from .social_cards import card_name, renew_cards, stored_card
from .sources import picture_resolver, source_of
from .storing import store_cleaned, store_picture
from .sweeping import sweep
from .told import told
from .uses import (
    Use,
    hold_picture,
    hold_pictures,
    is_used,
    keys_in,
    note_edition,
    note_post,
    unused,
    uses_of,
)

__all__ = [
    "FOLDER",
    "MINE",
    "SHOWN",
    "UNDESCRIBED",
    "UNUSED",
    "Use",
    "card_name",
    "delete_picture",
    "describe_picture",
    "discard_pending",
    "go_on",
    "hold_files",
    "hold_picture",
    "hold_pictures",
    "is_used",
    "keep_pending",
    "keys_in",
    "library",
    "make_icons",
    "make_renditions",
    "may_change_picture",
    "may_replace_picture",
    "narrowed",
    "note_edition",
    "note_post",
    "picture_resolver",
    "portrait_name",
    "release",
    "renew_cards",
    "renew_icons",
    "replace_picture",
    "set_focal_point",
    "settle",
    "source_of",
    "store_cleaned",
    "store_picture",
    "stored_card",
    "sweep",
    "tidy",
    "told",
    "unused",
    "use_counts",
    "uses_of",
    "wake",
    "work",
]
