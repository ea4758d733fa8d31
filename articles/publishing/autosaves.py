"""The rolling drafts: what somebody is writing and hasn't saved yet."""

import datetime
import uuid
from collections.abc import Mapping, Sequence

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Autosave, Post, Presence
from articles.rendering import printable

from .drafts import draft_from, same_contents
from .errors import PublishingError, name_of
from .revisions import contents_of_row, record_revision

MOST_CHARACTERS = 600_000
ALL_DAY = datetime.timedelta(days=1)
LATE = datetime.timedelta(seconds=3)
KEPT_FOR = datetime.timedelta(days=90)
MOST_NEW = 20  # new posts that one person can have begun without saving


def keep(
    *,
    by,
    uid: uuid.UUID,
    post: Post | None,
    values: Mapping[str, Sequence[str]],
    opened: str = "",
    stamp: str | None = None,
) -> Autosave:
    """Keeps the fields of a form as this person's one draft of this post.

    `stamp` is that of the text which the form knows of. Another that is there, from
    another window or never looked at, goes into the history first.

    Raises PublishingError, with a sentence, for more than a post can hold.
    """
    kept = {name: [printable(v) for v in found] for name, found in values.items()}
    if sum(len(v) for found in kept.values() for v in found) > MOST_CHARACTERS:
        raise PublishingError(
            _("This text is longer than can be kept. Split it into two posts.")
        )
    now = timezone.now()
    if post is not None and stamp is not None:
        set_aside_unknown(by=by, post=post, stamp=stamp)
    autosave, made = Autosave.objects.update_or_create(
        user=by,
        uid=uid,
        defaults={
            "post": post,
            "values": kept,
            "opened": printable(opened),
            "kept_at": now,
        },
    )
    if made:
        _sweep(by, now)
    return autosave


def set_aside_unknown(*, by, post: Post, stamp: str) -> None:
    """Keeps in the history what is unsaved and isn't the text that `stamp` names."""
    row = unsaved_of(by, post)
    if row is None or row.stamp == stamp:
        return
    contents = draft_from(row.values, post).contents
    if not same_contents(contents, contents_of_row(post)):
        record_revision(
            post,
            by=by,
            at=timezone.now(),
            values=contents,
            note=_("Never saved; set aside when something else was written"),
        )


def _sweep(by, now: datetime.datetime) -> None:
    """What nobody came back for goes, so that the table stays small."""
    own = Autosave.objects.filter(user=by)
    own.filter(kept_at__lt=now - KEPT_FOR).delete()
    spare = own.filter(post=None).values_list("pk", flat=True)[MOST_NEW:]
    own.filter(pk__in=list(spare)).delete()


def discard_autosave(*, by, uid: uuid.UUID) -> None:
    """Forgets what this person had not saved of this post."""
    Autosave.objects.filter(user=by, uid=uid).delete()


def unsaved_of(user, post: Post) -> Autosave | None:
    """What this person has not saved of this post."""
    return Autosave.objects.filter(user=user, uid=post.uid).first()


def left_behind(user):
    """What this person wrote and never saved: new posts, and newer than the post."""
    return Autosave.objects.filter(user=user).filter(
        Q(post=None) | Q(post__edited_at=None) | Q(kept_at__gt=F("post__edited_at"))
    )


def be_present(*, by, post: Post) -> list[str]:
    """Tells that this person has the post open; returns the names of the others."""
    now = timezone.now()
    _presence, new = Presence.objects.update_or_create(
        user=by, post=post, defaults={"seen_at": now}
    )
    if new:  # now and then, what nobody needs any more
        Presence.objects.filter(seen_at__lt=now - ALL_DAY).delete()
    others = post.presences.now(now).exclude(user=by).select_related("user")
    return [name_of(presence.user) for presence in others.order_by("pk")]


def leave(*, by, post: Post) -> None:
    """Tells that this person has closed the post.

    A word from a page that was only loaded anew can arrive after the new page.
    """
    gone = timezone.now() - LATE
    Presence.objects.filter(user=by, post=post, seen_at__lt=gone).delete()
