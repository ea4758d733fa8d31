"""The verbs of publishing and what they need. Other layers import them from here."""

from .addresses import free_slug, owner_of
from .checklist import PLACEHOLDER_ALT
from .compose import compose, render, rendered_html
from .errors import NotAllowedError, PublishingError
from .instants import day_text, instant_text
from .pictures import store_picture
from .rerender import rerender
from .state import WORDS, State, state_of
from .texts import save_author, save_settings
from .verbs import FURTHEST, cancel, publish, restore, withdraw
from .working_copy import record_edit, save_new

__all__ = [
    "FURTHEST",
    "PLACEHOLDER_ALT",
    "WORDS",
    "NotAllowedError",
    "PublishingError",
    "State",
    "cancel",
    "compose",
    "day_text",
    "free_slug",
    "instant_text",
    "owner_of",
    "publish",
    "record_edit",
    "render",
    "rendered_html",
    "rerender",
    "restore",
    "save_author",
    "save_new",
    "save_settings",
    "state_of",
    "store_picture",
    "withdraw",
]
