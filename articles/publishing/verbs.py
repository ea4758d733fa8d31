"""The verbs: publish, withdraw, cancel, restore. There is no side door."""

import datetime

from django.db import transaction
from django.utils import timezone

from articles.models import Edition, Post, PublishingRecord, SiteSettings
from articles.rendering import TextTooLongError

from . import addresses
from .checklist import check_publishable
from .compose import compose, shows_the_same
from .errors import PublishingError, require
from .instants import instant_text
from .working_copy import record_edit

Verb = PublishingRecord.Verb
FURTHEST = datetime.timedelta(days=3652)


def _lock(post: Post) -> Post:
    """The post as it stands, held until the transaction ends.

    PostgreSQL locks the row; on SQLite every transaction holds the write lock. The
    clock is read after it: whoever waited here acts at a later instant.
    """
    # `of` the post alone: PostgreSQL can't lock the empty side of an outer join.
    return Post.objects.select_for_update(of=("self",)).get(pk=post.pk)


def _timeline(post: Post, now: datetime.datetime) -> tuple:
    """The edition that readers see and the one that is waiting, or None for each.

    Raises PublishingError where one that readers saw would begin later than now.
    """
    live = Edition.objects.live(now).filter(post=post).first()
    waiting = post.editions.filter(live_from__gt=now).order_by("live_from").first()
    if waiting and waiting.created_at >= waiting.live_from:
        raise PublishingError(
            "The server's clock has gone back to before this was published. Nothing "
            "was changed. Have the clock set, then try again."
        )
    return live, waiting


def _end(edition: Edition, at: datetime.datetime | None, by=None) -> None:
    edition.live_until = at
    edition.ended_by = by
    edition.save(update_fields=["live_until", "ended_by"])


def _drop(edition: Edition, live: Edition | None) -> None:
    """Deletes an edition that nobody has seen, and reopens what it would end."""
    begins, ends = edition.live_from, edition.live_until
    edition.delete()
    if live and live.live_until == begins:
        _end(live, ends)


def _record(post, verb, by, now, effective_at=None, edition=None) -> None:
    PublishingRecord.objects.create(
        post=post,
        edition=edition,
        verb=verb,
        at=now,
        effective_at=effective_at,
        by=by,
        by_name=(by.get_full_name() or by.get_username()) if by else "the site",
    )


def _check_time(at: datetime.datetime | None, now: datetime.datetime) -> None:
    if at is not None and at <= now:
        raise PublishingError("That time has passed. Do it now, or choose a later one.")
    if at is not None and at > now + FURTHEST:
        raise PublishingError("Choose a time within the next ten years.")


@transaction.atomic
def publish(post: Post, *, by, at: datetime.datetime | None = None) -> Edition:
    """Shows the working copy to readers, now or from `at` (an aware instant) on.

    Replaces the edition that they see then, and whatever was scheduled; a scheduled
    withdrawal after that instant stays. Publishing again what readers see already
    changes nothing. Raises PublishingError, with a sentence.
    """
    require(by, "articles.publish_post", "publish")
    post = _lock(post)
    now = timezone.now()
    _check_time(at, now)
    begins = at or now
    settings = SiteSettings.load()
    check_publishable(post, on=begins.astimezone(settings.zone).date())
    Post.objects.filter(pk=post.pk).update(ready_for_review=False)
    try:
        edition = compose(post, begins=begins, settings=settings)
    except TextTooLongError as error:
        raise PublishingError(str(error)) from error
    live, waiting = _timeline(post, now)
    if live and not waiting and shows_the_same(live, edition):
        if at is None:
            return live
        if live.live_until is None or live.live_until > at:
            raise PublishingError(
                "Readers see this very text already. Change it first, then schedule "
                "the change."
            )
    ends = live.live_until if live else None
    if waiting:
        if live is None or ends == waiting.live_from:
            ends = waiting.live_until
        _drop(waiting, live)
    if live and live.live_from == begins:
        # Two publications at one instant: nobody has read the first.
        live.delete()
        live = None
    if live and (live.live_until is None or live.live_until > begins):
        _end(live, begins, by)
    addresses.claim(post)
    edition.live_until = ends if ends and ends > begins else None
    edition.published_by = by
    edition.save()
    for name, keys in post.content_relations().items():
        getattr(edition, name).set(keys)
    addresses.release_unused(post)
    _record(post, Verb.SCHEDULED if at else Verb.PUBLISHED, by, now, at, edition)
    return edition


@transaction.atomic
def withdraw(post: Post, *, by, at: datetime.datetime | None = None) -> Edition:
    """Ends what readers see, now or at `at`; readers are then told that it is gone.

    Withdrawing now also drops what is scheduled. Raises PublishingError.
    """
    require(by, "articles.publish_post", "withdraw")
    post = _lock(post)
    now = timezone.now()
    _check_time(at, now)
    live, waiting = _timeline(post, now)
    if at is None:
        if live is None:
            raise PublishingError("Readers don't see this, so nothing was withdrawn.")
        if waiting:
            _drop(waiting, live)
            addresses.release_unused(post)
        edition = live
    else:
        edition = waiting if waiting and waiting.live_from < at else live
        if edition is None:
            raise PublishingError(
                "Readers won't see this then, so there is nothing to withdraw."
            )
        if edition is live and waiting:
            when = instant_text(waiting.live_from, SiteSettings.load().zone)
            raise PublishingError(
                f"A change is scheduled for {when}, after that. Cancel it first."
            )
    # Never before it began, should it be of this very instant.
    shortest = edition.live_from + datetime.timedelta(microseconds=1)
    _end(edition, at or max(now, shortest), by)
    verb = Verb.WITHDRAWAL_SCHEDULED if at else Verb.WITHDRAWN
    _record(post, verb, by, now, at, edition)
    return edition


@transaction.atomic
def cancel(post: Post, *, by) -> None:
    """Drops what is scheduled, publication or withdrawal; what is live stays live.

    The working copy keeps its text. Raises PublishingError where nothing waits.
    """
    require(by, "articles.publish_post", "cancel what is scheduled")
    post = _lock(post)
    now = timezone.now()
    live, waiting = _timeline(post, now)
    if waiting is None and (live is None or live.live_until is None):
        raise PublishingError("Nothing is scheduled any more, so nothing was changed.")
    if waiting:
        waiting.delete()
        addresses.release_unused(post)
    if live and live.live_until is not None:
        _end(live, None)
    _record(post, Verb.CANCELLED, by, now)


@transaction.atomic
def restore(edition: Edition, *, by) -> Post:
    """Puts an old edition's content into the working copy; readers see no change.

    The address stays what it is, so that no reader is sent about. Raises
    PublishingError.
    """
    require(by, "articles.change_post", "change posts")
    post = _lock(edition.post)
    now = timezone.now()
    for name, value in edition.content_values().items():
        if name not in {"kind", "slug"}:
            setattr(post, name, value)
    post.save()
    for name, keys in edition.content_relations().items():
        getattr(post, name).set(keys)
    record_edit(post, by=by, at=now)
    _record(post, Verb.RESTORED, by, now, edition=edition)
    return post
