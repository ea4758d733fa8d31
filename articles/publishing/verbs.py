"""The verbs: publish, withdraw, cancel, restore. There is no side door."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Edition, Post, PublishingRecord, Revision, SiteSettings
from articles.rendering import TextTooLongError

from . import addresses, checklist
from .clinical_reviews import CLAIMS, may_review
from .compose import composition, shows_the_same
from .errors import BlockedError, NotAllowedError, PublishingError, name_of, require
from .indexing import forget_ended, index_edition
from .instants import day_text, instant_text
from .permissions import may_see, require_change
from .pictures import hold_files, hold_pictures, note_edition, stored_card
from .rerender import refresh_links
from .revisions import contents_of_row, put_back
from .updates import forget_update, note_update
from .working_copy import record_edit

Verb = PublishingRecord.Verb
FURTHEST = datetime.timedelta(days=3652)
CONFIDENTIALITY = gettext_lazy(
    "No client can be identified; examples are composites or consented to."
)


def _lock(post: Post) -> Post:
    """The post as it stands, held until the transaction ends.

    PostgreSQL locks the row; on SQLite every transaction holds the write lock. The
    clock is read after it: whoever waited here acts at a later instant.
    """
    # `of` the post alone: PostgreSQL can't lock the empty side of an outer join.
    held = Post.objects.select_for_update(of=("self",), no_key=True).get(pk=post.pk)
    hold_files()  # before any edition: see there
    return held


def _timeline(post: Post, now: datetime.datetime) -> tuple:
    """The edition that readers see and the one that is waiting, or None for each.

    Raises PublishingError where one that readers saw would begin later than now.
    """
    live = Edition.objects.live(now).filter(post=post).first()
    waiting = post.editions.filter(live_from__gt=now).order_by("live_from").first()
    if waiting and waiting.created_at >= waiting.live_from:
        raise PublishingError(
            _(
                "The server's clock has gone back to before this was published. "
                "Nothing was changed. Have the clock set, then try again."
            )
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
        by_name=name_of(by) or _("the site"),
    )


def _check_time(at: datetime.datetime | None, now: datetime.datetime) -> None:
    if at is not None and at <= now:
        raise PublishingError(
            _("That time has passed. Do it now, or choose a later one.")
        )
    if at is not None and at > now + FURTHEST:
        raise PublishingError(_("Choose a time within the next ten years."))


def _require_publisher(post: Post, by, wish: str) -> None:
    require(by, "articles.publish_post", wish)
    if by is not None and not may_see(by, post):
        raise NotAllowedError(
            _("Your account can't %(wish)s this post.") % {"wish": wish}
        )


def _attest(edition: Edition, by, now: datetime.datetime) -> None:
    edition.attestation = str(CONFIDENTIALITY)
    edition.attested_at = now
    edition.attested_by = by
    edition.attested_name = name_of(by)


@transaction.atomic
def publish(
    post: Post,
    *,
    by,
    at: datetime.datetime | None = None,
    confidential: bool = False,
    override: str = "",
    updated: bool = False,
) -> Edition:
    """Shows the working copy to readers, now or from `at` (an aware instant) on.

    Replaces the edition that they see then, and whatever was scheduled; a scheduled
    withdrawal after that instant stays. Publishing again what readers see already
    changes nothing.

    `confidential` is the answer of whoever publishes to CONFIDENTIALITY; where the
    site asks, a person must give it, and the edition keeps it. `override` is a reason
    to publish in spite of the checklist; it is kept too. `updated` tells readers that a
    text which they know was changed on the day when this begins. Raises BlockedError
    for what the checklist stops, and PublishingError, with a sentence.
    """
    _require_publisher(post, by, _("publish"))
    post = _lock(post)
    now = timezone.now()
    _check_time(at, now)
    begins = at or now
    settings = SiteSettings.load()
    note_update(post, begins, matters=updated, by=by, now=now, zone=settings.zone)
    hold_pictures(post)
    try:
        made = composition(post, begins=begins, settings=settings)
    except TextTooLongError as error:
        raise PublishingError(str(error)) from error
    edition = made.edition
    findings = checklist.of_post(
        post,
        rendered=made.rendered,
        settings=settings,
        on=begins.astimezone(settings.zone).date(),
    )
    blocks = checklist.blocks(findings)
    if blocks and not (override.strip() and all(b.excusable for b in blocks)):
        raise BlockedError(blocks)
    edition.findings = [finding.as_dict() for finding in findings]
    edition.override_reason = override.strip() if blocks else ""
    if by is not None and settings.ask_confidentiality:
        if not confidential:
            raise PublishingError(
                _(
                    "Confirm first that no client can be identified. The box for it "
                    "is beside the button."
                )
            )
        _attest(edition, by, now)
    Post.objects.filter(pk=post.pk).update(ready_for_review=False)
    live, waiting = _timeline(post, now)
    if live and not waiting and shows_the_same(live, edition):
        if at is None:
            return live
        if live.live_until is None or live.live_until > at:
            raise PublishingError(
                _(
                    "Readers see this very text already. Change it first, then "
                    "schedule the change."
                )
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
    edition.social_card = stored_card(edition, settings)
    edition.save()
    for name, keys in post.content_relations().items():
        getattr(edition, name).set(keys)
    note_edition(edition)
    addresses.release_unused(post)
    _record(post, Verb.SCHEDULED if at else Verb.PUBLISHED, by, now, at, edition)
    if live is None or live.slug != edition.slug:
        refresh_links(post, at=now)
    # Last, for publications that learn the same words wait for one another.
    index_edition(edition)
    forget_ended(post, at=now)
    return edition


@transaction.atomic
def withdraw(post: Post, *, by, at: datetime.datetime | None = None) -> Edition:
    """Ends what readers see, now or at `at`; readers are then told that it is gone.

    Withdrawing now also drops what is scheduled. Raises PublishingError.
    """
    _require_publisher(post, by, _("withdraw"))
    post = _lock(post)
    now = timezone.now()
    _check_time(at, now)
    live, waiting = _timeline(post, now)
    if at is None:
        if live is None:
            raise PublishingError(
                _("Readers don't see this, so nothing was withdrawn.")
            )
        if waiting:
            forget_update(post, by=by, now=now)
            _drop(waiting, live)
            addresses.release_unused(post)
        edition = live
    else:
        edition = waiting if waiting and waiting.live_from < at else live
        if edition is None:
            raise PublishingError(
                _("Readers won't see this then, so there is nothing to withdraw.")
            )
        if edition is live and waiting:
            when = instant_text(waiting.live_from, SiteSettings.load().zone)
            raise PublishingError(
                _("A change is scheduled for %(when)s, after that. Cancel it first.")
                % {"when": when}
            )
    # Never before it began, should it be of this very instant.
    shortest = edition.live_from + datetime.timedelta(microseconds=1)
    _end(edition, at or max(now, shortest), by)
    verb = Verb.WITHDRAWAL_SCHEDULED if at else Verb.WITHDRAWN
    _record(post, verb, by, now, at, edition)
    if at is None:
        refresh_links(post, at=edition.live_until)
        forget_ended(post, at=edition.live_until)
    return edition


@transaction.atomic
def cancel(post: Post, *, by) -> None:
    """Drops what is scheduled, publication or withdrawal; what is live stays live.

    The working copy keeps its text, without a day of update that was noted for what
    was scheduled. Raises PublishingError where nothing waits.
    """
    _require_publisher(post, by, _("cancel what is scheduled"))
    post = _lock(post)
    now = timezone.now()
    live, waiting = _timeline(post, now)
    if waiting is None and (live is None or live.live_until is None):
        raise PublishingError(
            _("Nothing is scheduled any more, so nothing was changed.")
        )
    if waiting:
        forget_update(post, by=by, now=now)
        waiting.delete()
        addresses.release_unused(post)
    if live and live.live_until is not None:
        _end(live, None)
    _record(post, Verb.CANCELLED, by, now)


def _as_allowed(values: dict, post: Post, by) -> dict:
    """Whoever can't publish brings back no review and no other name (see the form)."""
    if not may_review(by):
        values = values | {name: getattr(post, name) for name in CLAIMS}
    own = getattr(by, "author", None)
    if own is None or by.has_perm("articles.change_post"):
        return values
    if values.get("lead_author_id") in {None, own.pk, post.lead_author_id}:
        return values
    return values | {"lead_author_id": post.lead_author_id}


@transaction.atomic
def restore(source: Edition | Revision, *, by) -> tuple[Post, list[str]]:
    """Puts what an edition or a save holds into the working copy.

    Readers see no change, and what stood there is in the history. The address stays
    what it is, so that no reader is sent about. Returns the post and the names of
    fields that could not come back, because what they named is gone. Raises
    PublishingError.
    """
    require_change(by, source.post)
    post = _lock(source.post)
    now, zone = timezone.now(), SiteSettings.load().zone
    record_edit(post, by=by, at=now)  # whatever was never saved by a form
    if isinstance(source, Revision):
        values, when = source.values, instant_text(source.saved_at, zone)
    else:
        values, when = contents_of_row(source), day_text(source.live_from, zone)
    missing = put_back(post, _as_allowed(values, post, by))
    note = _("Brought back from %(when)s") % {"when": when}
    record_edit(post, by=by, at=now, note=note, restored=True)
    edition = source if isinstance(source, Edition) else None
    _record(post, Verb.RESTORED, by, now, edition=edition)
    return post, missing


@transaction.atomic
def discard_changes(post: Post, *, by) -> Post:
    """Brings the live text back into the working copy. Raises PublishingError."""
    live = Edition.objects.live().filter(post=post).first()
    if live is None:
        raise PublishingError(_("Readers see nothing of this, so nothing was changed."))
    return restore(live, by=by)[0]
