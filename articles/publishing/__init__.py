"""The verbs of publishing and what they need. Other layers import them from here."""

from .addresses import free_slug, owner_of
from .autosaves import (
    be_present,
    discard_autosave,
    keep,
    leave,
    left_behind,
    set_aside_unknown,
    unsaved_of,
)
from .checklist import BLOCK, PLACEHOLDER_ALT, WARN, Finding, Subject, check, of_post
from .comparisons import ContentComparison, compare_contents, differs_besides
from .compose import (
    Composition,
    compose,
    composition,
    picture_of,
    render,
    rendered_html,
)
from .draft_links import (
    MOST_DAYS,
    USUAL_DAYS,
    open_draft_link,
    revoke_draft_link,
    share_draft,
)
from .drafts import Draft, draft_from, draft_of, same_contents
from .duplicating import duplicate
from .editing import add_topic, change_author, remove_topic, unchanged_since
from .errors import BlockedError, NotAllowedError, PublishingError, name_of
from .instants import day_text, distance_text, instant_text, time_text
from .outlook import Outlook, outlook
from .permissions import may_change, may_publish, may_see, may_write, owns
from .pictures import store_picture
from .prospects import (
    Prospect,
    of_adding,
    of_another_author,
    of_publishing,
    of_removing,
    of_withdrawing,
)
from .recheck import recheck
from .rerender import rerender
from .reviews import remark_by_link, send_back, send_for_review
from .revisions import as_put_back, contents_of_row, record_revision
from .roles import EDITOR, OWNER, ROLES, WRITER, make_roles
from .state import WORDS, State, state_of
from .texts import save_author, save_settings
from .verbs import (
    CONFIDENTIALITY,
    FURTHEST,
    cancel,
    discard_changes,
    publish,
    restore,
    withdraw,
)
from .working_copy import record_edit, save_new

__all__ = [
    "BLOCK",
    "CONFIDENTIALITY",
    "EDITOR",
    "FURTHEST",
    "MOST_DAYS",
    "OWNER",
    "PLACEHOLDER_ALT",
    "ROLES",
    "USUAL_DAYS",
    "WARN",
    "WORDS",
    "WRITER",
    "BlockedError",
    "Composition",
    "ContentComparison",
    "Draft",
    "Finding",
    "NotAllowedError",
    "Outlook",
    "Prospect",
    "PublishingError",
    "State",
    "Subject",
    "add_topic",
    "as_put_back",
    "be_present",
    "cancel",
    "change_author",
    "check",
    "compare_contents",
    "compose",
    "composition",
    "contents_of_row",
    "day_text",
    "differs_besides",
    "discard_autosave",
    "discard_changes",
    "distance_text",
    "draft_from",
    "draft_of",
    "duplicate",
    "free_slug",
    "instant_text",
    "keep",
    "leave",
    "left_behind",
    "make_roles",
    "may_change",
    "may_publish",
    "may_see",
    "may_write",
    "name_of",
    "of_adding",
    "of_another_author",
    "of_post",
    "of_publishing",
    "of_removing",
    "of_withdrawing",
    "open_draft_link",
    "outlook",
    "owner_of",
    "owns",
    "picture_of",
    "publish",
    "recheck",
    "record_edit",
    "record_revision",
    "remark_by_link",
    "remove_topic",
    "render",
    "rendered_html",
    "rerender",
    "restore",
    "revoke_draft_link",
    "same_contents",
    "save_author",
    "save_new",
    "save_settings",
    "send_back",
    "send_for_review",
    "set_aside_unknown",
    "share_draft",
    "state_of",
    "store_picture",
    "time_text",
    "unchanged_since",
    "unsaved_of",
    "withdraw",
]
