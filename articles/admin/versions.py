"""The texts that a post has and had, as its history names and lists them."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.models import Edition, Post, PublishingRecord, Revision
from articles.publishing import contents_of_row

NOW = "now"  # the code of the working copy
MOST_DIGITS = 18
Verb = PublishingRecord.Verb
# What a list of editions has no need of.
TEXTS = ("body", "html", "text", "contents", "excerpt")


@dataclass(frozen=True)
class Version:
    """One text of a post; `code` names it in an address, `words` and `by` to people."""

    code: str
    words: str
    contents: dict[str, Any]
    by: str = ""
    restore_url: str = ""

    @property
    def said(self) -> str:
        """Its words with the name, for a sentence of a page."""
        if not self.by:
            return self.words
        words = _("{words} by <bdi>{name}</bdi>")
        return format_html(words, words=self.words, name=self.by)


@dataclass(frozen=True)
class Choice:
    """A row of the history; `by` is whose it is."""

    code: str
    row: Edition | Revision
    by: str


@dataclass(frozen=True)
class Event:
    """What somebody did or said; `effective_at` where it happens at another time."""

    at: datetime.datetime
    what: str
    by: str
    text: str = ""
    effective_at: datetime.datetime | None = None


def version(post: Post, code: str) -> Version:
    """The version that a code names; Http404 where the post has none such."""
    if code == NOW:
        return Version(NOW, _("the text as it stands now"), contents_of_row(post))
    kind, number = code[:1], code[1:]
    if not number.isdecimal() or len(number) > MOST_DIGITS:
        raise Http404
    if kind == "r" and (save := post.revisions.filter(pk=int(number)).first()):
        return _save(post, save)
    if kind == "e" and (edition := post.editions.filter(pk=int(number)).first()):
        return _edition(post, edition)
    raise Http404


def _save(post: Post, save: Revision) -> Version:
    when = {"when": _when(save.saved_at)}
    words = _("the save of %(when)s") % when
    if save.set_aside:
        words = _("the text set aside at %(when)s") % when
    return Version(
        f"r{save.pk}",
        words,
        save.values,
        save.by_name,
        reverse("admin:articles_post_restore_save", args=[post.pk, save.pk]),
    )


def _edition(post: Post, edition: Edition) -> Version:
    now, begins = timezone.now(), _when(edition.live_from)
    if edition.live_from > now:
        words = _("what readers will see from %(begins)s on") % {"begins": begins}
    elif is_live(edition, now):
        words = _("what readers see since %(begins)s") % {"begins": begins}
    else:
        words = _("what readers saw from %(begins)s to %(ends)s") % {
            "begins": begins,
            "ends": _when(edition.live_until),
        }
    path = reverse("admin:articles_post_restore", args=[post.pk, edition.pk])
    return Version(f"e{edition.pk}", words, contents_of_row(edition), restore_url=path)


def _when(instant: datetime.datetime) -> str:
    """10:42 AM; Mar 3, 2025, 10:42 AM where that is another day than today."""
    local, today = timezone.localtime(instant), timezone.localtime()
    same_day = local.date() == today.date()
    return date_format(local, _("g:i A") if same_day else _("M j, Y, g:i A"))


def is_live(edition: Edition, now: datetime.datetime) -> bool:
    """Whether readers see the edition at `now`."""
    ends = edition.live_until
    return edition.live_from <= now and (ends is None or ends > now)


def editions_of(post: Post) -> list[Choice]:
    """What readers saw, newest first, with who published it."""
    rows = post.editions.defer(*TEXTS).prefetch_related("records")
    return [Choice(f"e{row.pk}", row, _publisher(row)) for row in rows]


def _publisher(edition: Edition) -> str:
    # Its records also tell who withdrew it or brought it back.
    records = edition.records.all()
    names = [r.by_name for r in records if r.verb in {Verb.PUBLISHED, Verb.SCHEDULED}]
    return names[0] if names else _("the site")


def saves_of(rows: Iterable[Revision]) -> list[Choice]:
    """The saves of one page of the history."""
    return [Choice(f"r{row.pk}", row, row.by_name) for row in rows]


def events_of(post: Post, most: int) -> list[Event]:
    """What was done and said about the post, newest first."""
    events = [*_deeds(post, most), *_words(post, most)]
    return sorted(events, key=lambda event: event.at, reverse=True)[:most]


def _deeds(post: Post, most: int) -> Iterator[Event]:
    for record in post.records.all()[:most]:
        what = record.get_verb_display()
        yield Event(record.at, what, record.by_name, effective_at=record.effective_at)


def _words(post: Post, most: int) -> Iterator[Event]:
    for remark in post.remarks.all()[:most]:
        yield Event(
            remark.at, remark.get_kind_display(), remark.by_name, text=remark.text
        )
