"""The desk's front page: what this person would go on with, and what needs them.

Every section is one or two queries, whatever the number of posts, and holds only what
the account may open.
"""

import datetime
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import DatePrecision, Edition, Post, Remark, date_text
from articles.publishing import (
    BLOCK,
    WORDS,
    instant_text,
    left_behind,
    may_write,
    time_text,
)

from .missing_pages import front_page_section

MOST = 5  # lines in a section
MOST_WAITING = 10
AHEAD = datetime.timedelta(days=31)  # how long before a review is due it is told
NOTE_LENGTH = 160  # characters of a note


def front_page(request: HttpRequest) -> dict[str, Any]:
    """The context of the sections."""
    user, now = request.user, timezone.now()
    seen = Post.objects.seen_by(user)
    if not (may_write(user) or user.has_perm("articles.view_post")):
        return {"sees_posts": False}
    sent_back = _sent_back(user, now)
    told = [line["post"].pk for line in sent_back]
    own = _continue(user, seen, told, now) if may_write(user) else []
    waiting, more_waiting = _waiting(user, seen, now)
    problems, more_problems = _problems(seen, now)
    publishes = user.has_perm("articles.publish_post")
    due, more_due = _reviews_due(seen, now) if publishes else ([], 0)
    return {
        "sees_posts": True,
        "may_add": user.has_perm("articles.write_own_post")
        or user.has_perm("articles.add_post"),
        "publishes": publishes,
        "may_arrange": publishes and user.has_perm("articles.change_post"),
        "own": own,
        "sent_back": sent_back,
        "waiting": waiting,
        "more_waiting": more_waiting,
        "scheduled": _scheduled(seen, now),
        "problems": problems,
        "more_problems": more_problems,
        "due": due,
        "more_due": more_due,
        "has_posts": seen.exists(),
        **front_page_section(request),
    }


def _at(instant: datetime.datetime | None, now: datetime.datetime) -> str:
    if instant is None:
        return ""
    return time_text(instant, timezone.get_current_timezone(), now)


def _beginning(note: str) -> str:
    note = " ".join(note[: NOTE_LENGTH * 2].split())
    return note if len(note) <= NOTE_LENGTH else note[: NOTE_LENGTH - 1].rstrip() + "…"


def _continue(
    user, seen, told: list[int], now: datetime.datetime
) -> list[dict[str, Any]]:
    """What was never saved, then the person's own drafts and changed posts.

    `told` are the posts that stand in another section already.
    """
    rows = left_behind(user).filter(Q(post=None) | Q(post__in=seen))
    kept = [
        row for row in rows.select_related("post")[: 2 * MOST] if _says_anything(row)
    ]
    found = [{"unsaved": row, "at": _at(row.kept_at, now)} for row in kept[:MOST]]
    mine = Q(pk__in=Post.objects.own(user).values("pk")) | Q(edited_by=user)
    posts = (
        seen.with_state(now)
        .filter(mine, state__in=["draft", "changed"], ready_for_review=False)
        .exclude(pk__in=[*told, *(row.post_id for row in kept if row.post_id)])
        .defer("body")
        .order_by("-edited_at", "-pk")[:MOST]
    )
    found += [
        {
            "post": post,
            "word": WORDS[post.state],
            "at": _at(post.edited_at or post.created_at, now),
        }
        for post in posts
    ]
    return found[:MOST]


def _says_anything(row) -> bool:
    body = (row.values.get("body") or [""])[-1]
    return bool(row.post_id or row.title or body.strip())


def _said(kind: Remark.Kind, field: str) -> Subquery:
    """A field of the newest remark of a kind."""
    newest = Remark.objects.filter(post=OuterRef("pk"), kind=kind)
    return Subquery(newest.values(field)[:1])


def _with_remark(posts, kind: Remark.Kind):
    return posts.annotate(
        said_by=_said(kind, "by_name"),
        said=_said(kind, "text"),
        said_at=_said(kind, "at"),
    ).defer("body")


def _line(post: Post, now: datetime.datetime) -> dict[str, Any]:
    return {
        "post": post,
        "by": post.said_by or "",
        "note": _beginning(post.said or ""),
        "at": _at(post.said_at, now),
    }


def _waiting(user, seen, now: datetime.datetime) -> tuple[list[dict[str, Any]], int]:
    """Those sent for review: for who may publish all, for a writer the own ones."""
    asked = seen if user.has_perm("articles.publish_post") else seen.own(user)
    asked = asked.filter(ready_for_review=True)
    rows = _with_remark(asked, Remark.Kind.ASKED)
    found = list(rows.order_by(F("said_at").asc(nulls_last=True), "pk")[:MOST_WAITING])
    return [_line(post, now) for post in found], asked.count() - len(found)


def _sent_back(user, now: datetime.datetime) -> list[dict[str, Any]]:
    """The person's own posts whose reviewer's note nothing has answered yet."""
    rows = _with_remark(
        Post.objects.seen_by(user).own(user).filter(ready_for_review=False),
        Remark.Kind.RETURNED,
    )
    published = Edition.objects.filter(
        post=OuterRef("pk"), created_at__gt=OuterRef("said_at")
    )
    rows = rows.filter(said_at__isnull=False).exclude(Exists(published))
    return [_line(post, now) for post in rows.order_by("-said_at")[:MOST]]


def _scheduled(seen, now: datetime.datetime) -> list[dict[str, Any]]:
    """What happens by itself next."""
    zone = timezone.get_current_timezone()
    rows = (
        seen.with_state(now)
        .annotate(due=Coalesce("next_from", "live_until"))
        .filter(due__isnull=False)
        .defer("body")
        .order_by("due", "pk")[:MOST]
    )
    return [
        {"post": post, "what": _what_happens(post), "at": instant_text(post.due, zone)}
        for post in rows
    ]


def _what_happens(post: Post) -> str:
    if not post.next_from:
        return _("Withdrawn")
    return _("Its change goes live") if post.live_since else _("Readers see it")


def _problems(seen, now: datetime.datetime) -> tuple[list[dict[str, Any]], int]:
    """What the checklist last found in what readers see, what is needed first."""
    found = (
        Edition.objects.live(now)
        .filter(post__in=seen)
        .exclude(findings=[])
        .annotate(first=Case(When(findings__0__level=BLOCK, then=0), default=1))
    )
    rows = found.only("title", "findings", "post_id").order_by(
        "first", "-ordered_at", "-pk"
    )
    lines = [
        {
            "title": str(edition),
            "post_id": edition.post_id,
            "needed": edition.first == 0,
            "what": edition.findings[0].get("what", ""),
            "more": len(edition.findings) - 1,
        }
        for edition in rows[:MOST]
    ]
    return lines, found.count() - len(lines)


def _reviews_due(seen, now: datetime.datetime) -> tuple[list[dict[str, Any]], int]:
    """Texts whose review is due soon, or was, or which readers see without it."""
    today = timezone.localdate(now)
    found = (
        Edition.objects.live(now)
        .filter(post__in=seen)
        .exclude(reviewer=None)
        .filter(Q(review_due__lte=today + AHEAD) | Q(reviewer_data__isnull=True))
    )
    rows = found.select_related("reviewer").only(
        "title", "post_id", "review_due", "reviewer_data", "reviewer__name"
    )
    lines = [
        {
            "title": str(edition),
            "post_id": edition.post_id,
            "what": _what_is_due(edition, today),
        }
        for edition in rows.order_by(F("review_due").asc(nulls_first=True), "pk")[:MOST]
    ]
    return lines, found.count() - len(lines)


def _what_is_due(edition: Edition, today: datetime.date) -> str:
    if edition.reviewer_data is None:
        return _(
            "Readers don’t see that %(name)s reviewed it: the text has changed since."
        ) % {"name": edition.reviewer.name}
    day = {"day": date_text(edition.review_due, DatePrecision.DAY)}
    if edition.review_due < today:
        return _("Its review was due on %(day)s.") % day
    return _("Its next review is due on %(day)s.") % day
