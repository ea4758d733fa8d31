"""The day on which readers are told that a text was updated, as the site notes it."""

import datetime
import zoneinfo

from django.db.models import Min
from django.utils.translation import gettext as _

from articles.models import Edition, Post, PublishingRecord, SiteSettings

from .working_copy import record_edit


def note_update(
    post: Post,
    begins: datetime.datetime,
    *,
    matters: bool,
    by,
    now: datetime.datetime,
    zone: zoneinfo.ZoneInfo,
) -> None:
    """Settles the day for a publication of the locked `post` that begins at `begins`.

    Where the change `matters`, readers who know another text are told of that day. A
    day that the site had noted for an edition still waiting is no longer true if this
    one, which replaces it, begins on another: what stood there before comes back.
    """
    day, before = begins.astimezone(zone).date(), post.updated_on
    digest, note = post.digest, ""
    if before != day and _is_noted_for_what_waits(post, now, zone):
        note = _put_back(post, now)
        digest = post.make_digest()
    if matters and post.updated_on != day:
        live = Edition.objects.live(now).filter(post=post).first()
        if live and live.digest != digest:
            post.updated_on = day
            note = _("Readers are told that it was updated")
    _keep(post, before, by, now, note)


def forget_update(post: Post, *, by, now: datetime.datetime) -> None:
    """Puts back what stood there before the site noted a day for what waits.

    Called on the locked `post`, before the edition that waits is dropped.
    """
    before = post.updated_on
    if _is_noted_for_what_waits(post, now, SiteSettings.load().zone):
        _keep(post, before, by, now, _put_back(post, now))


def _put_back(post: Post, now: datetime.datetime) -> str:
    """Sets the day that readers were told last; returns a note for the history."""
    seen = post.editions.begun(now).order_by("-live_from").first()
    post.updated_on = seen.updated_on if seen else None
    return _("The day of its update was put back")


def _keep(
    post: Post, before: datetime.date | None, by, now: datetime.datetime, note: str
) -> None:
    if post.updated_on != before:
        post.save(update_fields=["updated_on"])
        record_edit(post, by=by, at=now, note=note)


def _is_noted_for_what_waits(
    post: Post, now: datetime.datetime, zone: zoneinfo.ZoneInfo
) -> bool:
    """Whether the site wrote the working copy's day, when it scheduled what waits.

    It is then the day on which that begins, and was in no save from before it was
    first scheduled for that day: nobody had typed it.
    """
    day = post.updated_on
    if day is None:
        return False
    waiting = post.editions.filter(live_from__gt=now).order_by("live_from").first()
    if waiting is None or waiting.updated_on != day:
        return False
    if waiting.live_from.astimezone(zone).date() != day:
        return False
    midnight = datetime.datetime.combine(day, datetime.time(), zone)
    first = post.records.filter(
        verb=PublishingRecord.Verb.SCHEDULED,
        effective_at__gte=midnight,
        effective_at__lt=midnight + datetime.timedelta(days=1),
    ).aggregate(at=Min("at"))["at"]
    earlier = post.revisions.filter(set_aside=False, saved_at__lt=first or now)
    return not earlier.filter(values__updated_on=day.isoformat()).exists()
