"""What the main button will do, in the words that stand on it and under it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from articles.models import Content, Post

from .instants import day_text, distance_text, instant_text


@dataclass(frozen=True)
class Outlook:
    """`button` names the deed, `sentence` says what readers will see."""

    button: str
    sentence: str


def outlook(
    post: Post,
    *,
    now: datetime.datetime,
    zone: ZoneInfo,
    at: datetime.datetime | None = None,
    may_publish: bool = True,
) -> Outlook:
    """What publishing would do, now or `at`.

    `post` came from `Post.objects.with_state()`, or is new and unsaved.
    """
    state = getattr(post, "state", "draft")
    if not may_publish:
        return Outlook(
            _("Send for review"),
            _("An editor reads it then, and publishes it or sends it back to you."),
        )
    seen = state in {"live", "changed"}
    if at is not None:
        when = {"when": instant_text(at, zone), "distance": distance_text(at, now)}
        words = _("Publish %(when)s, %(distance)s") % when
        return Outlook(words, " ".join(_later(post, seen, zone)))
    lists = (
        _("Readers see it at once, in the lists and in the feed too.")
        if post.kind == Content.Kind.ARTICLE
        else _("Readers see it at once.")
    )
    if state == "live" and not getattr(post, "next_from", None):
        return Outlook(
            _("Replace the live text"),
            _("Readers see this very text already. Change it first."),
        )
    if seen:
        sentence = _("Readers get this text in the place of the version of %(since)s.")
        sentence %= {"since": day_text(post.live_since, zone)}
        if post.next_from:
            sentence = f"{sentence} {_('What is scheduled is dropped.')}"
        return Outlook(_("Replace the live text"), sentence)
    if state == "scheduled":
        waits = _("It no longer waits for %(when)s.") % {
            "when": instant_text(post.next_from, zone)
        }
        return Outlook(_("Publish now"), f"{lists} {waits}")
    if state == "withdrawn":
        address = _("Its address is the one it had.")
        return Outlook(_("Publish again"), f"{lists} {address}")
    return Outlook(_("Publish now"), lists)


def _later(post: Post, seen: bool, zone: ZoneInfo) -> Iterator[str]:
    if seen:
        sentence = _(
            "It appears by itself; until then readers keep the version of %(since)s."
        )
        yield sentence % {"since": day_text(post.live_since, zone)}
    else:
        yield _("It appears by itself; until then only staff can see it.")
    if getattr(post, "next_from", None):
        waits = instant_text(post.next_from, zone)
        yield _("This replaces what waits for %(when)s.") % {"when": waits}
