"""What the main button will do, in the words that stand on it and under it."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

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
            "Send for review",
            "An editor reads it then, and publishes it or sends it back to you.",
        )
    seen = state in {"live", "changed"}
    if at is not None:
        words = f"Publish {instant_text(at, zone)}, {distance_text(at, now)}"
        return Outlook(words, " ".join(_later(post, state, seen, now, zone)))
    lists = (
        "Readers see it at once, in the lists and in the feed too."
        if post.kind == Content.Kind.ARTICLE
        else "Readers see it at once."
    )
    if state == "live" and not getattr(post, "next_from", None):
        return Outlook(
            "Replace the live text",
            "Readers see this very text already. Change it first.",
        )
    if seen:
        since = day_text(post.live_since, zone)
        sentence = f"Readers get this text in the place of the version of {since}."
        if post.next_from:
            sentence += " What is scheduled is dropped."
        return Outlook("Replace the live text", sentence)
    if state == "scheduled":
        waits = instant_text(post.next_from, zone)
        return Outlook("Publish now", f"{lists} It no longer waits for {waits}.")
    if state == "withdrawn":
        return Outlook("Publish again", f"{lists} Its address is the one it had.")
    return Outlook("Publish now", lists)


def _later(post: Post, state: str, seen: bool, now, zone):
    if seen:
        since = day_text(post.live_since, zone)
        yield f"It appears by itself; until then readers keep the version of {since}."
    else:
        yield "It appears by itself; until then only staff can see it."
    if getattr(post, "next_from", None):
        yield f"This replaces what waits for {instant_text(post.next_from, zone)}."
