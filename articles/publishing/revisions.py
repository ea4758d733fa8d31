"""The saves of a post: recorded, thinned out by rule, put back."""

import datetime
import zoneinfo
from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from articles.models import Content, Post, Revision, SiteSettings

from .differences import word_count_change
from .errors import name_of

ALL_FOR = datetime.timedelta(days=1)
DAILY_FOR = datetime.timedelta(days=31)

# What an older text doesn't bring back, so that no reader is sent about.
STAYING = frozenset({"kind", "slug"})


def contents_of_row(row: Content) -> dict[str, Any]:
    """The content of a working copy or an edition as a revision keeps it."""
    return row.content_values() | row.content_relations()


def record_revision(
    post: Post,
    *,
    by,
    at: datetime.datetime,
    note: str = "",
    values: dict[str, Any] | None = None,
) -> Revision:
    """Keeps what the working copy holds now, or `values` that were set aside for it."""
    before = post.revisions.filter(set_aside=False).first()
    kept = values if values is not None else contents_of_row(post)
    added, removed = word_count_change(
        words_of(before.values) if before else "", words_of(kept)
    )
    revision = Revision.objects.create(
        post=post,
        values=kept,
        digest="" if values is not None else post.digest,
        saved_at=at,
        saved_by=by,
        by_name=name_of(by) or _("the site"),
        words_added=added,
        words_removed=removed,
        set_aside=values is not None,
        note=note,
    )
    thin(post, now=at)
    return revision


def words_of(values: dict[str, Any]) -> str:
    """The texts of a content in which words are counted."""
    return "\n\n".join(values.get(name) or "" for name in ("title", "summary", "body"))


def thin(post: Post, *, now: datetime.datetime) -> int:
    """Deletes the saves that the rule doesn't keep; returns how many.

    All of a day stay, then the last of each day for a month, then the last of each
    month. Editions are never touched.
    """
    if not post.revisions.filter(saved_at__lt=now - ALL_FOR).exists():
        return 0
    rows = post.revisions.values_list("pk", "saved_at", "set_aside")
    spare = superfluous(rows, now=now, zone=SiteSettings.load().zone)
    return post.revisions.filter(pk__in=spare).delete()[0] if spare else 0


def superfluous(
    rows: Iterable[tuple[int, datetime.datetime, bool]],
    *,
    now: datetime.datetime,
    zone: zoneinfo.ZoneInfo,
) -> list[int]:
    """The keys, of (key, instant, set aside) newest first, that the rule drops."""
    taken: set[tuple] = set()
    dropped = []
    for key, saved_at, set_aside in rows:
        age, day = now - saved_at, saved_at.astimezone(zone).date()
        # What was set aside stands nowhere else, so it isn't superseded.
        if set_aside or age < ALL_FOR:
            continue
        period = (day,) if age < DAILY_FOR else (day.year, day.month)
        if (set_aside, *period) in taken:
            dropped.append(key)
        taken.add((set_aside, *period))
    return dropped


def as_put_back(present: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """The content that a working copy would have with `values` put back into it."""
    return present | {key: values[key] for key in values.keys() - STAYING}


@transaction.atomic
def put_back(post: Post, values: dict[str, Any]) -> list[str]:
    """Sets the content of a locked working copy; returns what couldn't come back.

    The kind and the address stay, so that no reader is sent about. What has been
    deleted since, such as an author or a picture, is left out and named.
    """
    missing = []
    for declared in Content._meta.local_fields:
        field = Post._meta.get_field(declared.name)
        if field.attname not in values or field.name in STAYING:
            continue
        value = field.to_python(values[field.attname])
        if isinstance(field, models.ForeignKey) and value is not None:
            target = field.related_model
            if not target.objects.filter(pk=value).exists():
                missing.append(str(field.verbose_name))
                value = None
        setattr(post, field.attname, value)
    post.save()
    for declared in Content._meta.local_many_to_many:
        field = Post._meta.get_field(declared.name)
        if field.name not in values:
            continue
        keys = values[field.name]
        target = field.related_model
        found = set(target.objects.filter(pk__in=keys).values_list("pk", flat=True))
        if found != set(keys):
            missing.append(str(field.verbose_name))
        getattr(post, field.name).set(found)
    return missing
