"""What a verb would do to a post, told before it is done."""

import datetime
from dataclasses import dataclass

from articles.models import Author, Edition, Post, SiteSettings, Topic
from articles.rendering import TextTooLongError

from . import checklist
from .compose import composition, shows_the_same
from .errors import BlockedError
from .outlook import outlook


@dataclass(frozen=True)
class Prospect:
    """`sentence` says what would happen, `changes` whether anything would."""

    sentence: str
    changes: bool = True


def of_publishing(
    post: Post, *, now: datetime.datetime, settings: SiteSettings
) -> Prospect:
    """What publishing now would do to a post from `Post.objects.with_state()`."""
    try:
        made = composition(post, begins=now, settings=settings)
    except TextTooLongError as error:
        return Prospect(f"It can't be published. {error}", False)
    findings = checklist.of_post(
        post,
        rendered=made.rendered,
        settings=settings,
        on=now.astimezone(settings.zone).date(),
    )
    if blocks := checklist.blocks(findings):
        return Prospect(f"It can't be published. {BlockedError(blocks)}", False)
    if post.state == "live" and not post.next_from:
        live = Edition.objects.live(now).filter(post=post).first()
        if live and shows_the_same(live, made.edition):
            return Prospect(
                "Nothing changes: readers see this very text already.", False
            )
        return Prospect("Readers get the same text with today's names and pictures.")
    return Prospect(outlook(post, now=now, zone=settings.zone).sentence)


def of_withdrawing(post: Post) -> Prospect:
    """What withdrawing now would do to a post from `Post.objects.with_state()`."""
    if post.state in {"live", "changed"}:
        rest = " What is scheduled is dropped too." if post.next_from else ""
        return Prospect(f"Readers are told that it is no longer available.{rest}")
    if post.next_from:
        return Prospect(
            "Nothing changes: readers don't see it yet. What is scheduled is "
            "cancelled on its own page.",
            False,
        )
    if post.state == "withdrawn":
        return Prospect("Nothing changes: it is withdrawn already.", False)
    return Prospect("Nothing changes: readers don't see it.", False)


def of_adding(post: Post, topic: Topic) -> Prospect:
    """What adding a topic would do to a post with its topics."""
    had = list(post.topics.all())
    if topic in had:
        return Prospect(f"Nothing changes: “{topic}” is among its topics.", False)
    return Prospect(f"Topics: {_names(had)} → {_names([*had, topic])}")


def of_removing(post: Post, topic: Topic) -> Prospect:
    """What taking a topic out would do to a post with its topics."""
    had = list(post.topics.all())
    if topic not in had:
        return Prospect(f"Nothing changes: “{topic}” isn't among its topics.", False)
    return Prospect(f"Topics: {_names(had)} → {_names(t for t in had if t != topic)}")


def of_another_author(post: Post, author: Author) -> Prospect:
    """What another lead author would change in a post."""
    if post.lead_author == author:
        return Prospect(f"Nothing changes: {author} is its author.", False)
    return Prospect(f"Author: {post.lead_author or 'nobody'} → {author}")


def _names(topics) -> str:
    return ", ".join(sorted(topic.name for topic in topics)) or "none"
