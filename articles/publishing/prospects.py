"""What a verb would do to a post, told before it is done."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

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
        return _impossible(error)
    findings = checklist.of_post(
        post,
        rendered=made.rendered,
        settings=settings,
        on=now.astimezone(settings.zone).date(),
    )
    if blocks := checklist.blocks(findings):
        return _impossible(BlockedError(blocks))
    if post.state == "live" and not post.next_from:
        live = Edition.objects.live(now).filter(post=post).first()
        if live and shows_the_same(live, made.edition):
            return Prospect(
                _("Nothing changes: readers see this very text already."), False
            )
        return Prospect(_("Readers get the same text with today's names and pictures."))
    return Prospect(outlook(post, now=now, zone=settings.zone).sentence)


def of_withdrawing(post: Post) -> Prospect:
    """What withdrawing now would do to a post from `Post.objects.with_state()`."""
    if post.state in {"live", "changed"}:
        sentence = _("Readers are told that it is no longer available.")
        if post.next_from:
            sentence = f"{sentence} {_('What is scheduled is dropped too.')}"
        return Prospect(sentence)
    if post.next_from:
        return Prospect(
            _(
                "Nothing changes: readers don't see it yet. What is scheduled is "
                "cancelled on its own page."
            ),
            False,
        )
    if post.state == "withdrawn":
        return Prospect(_("Nothing changes: it is withdrawn already."), False)
    return Prospect(_("Nothing changes: readers don't see it."), False)


def of_adding(post: Post, topic: Topic) -> Prospect:
    """What adding a topic would do to a post with its topics."""
    had = list(post.topics.all())
    if topic in had:
        sentence = _("Nothing changes: “%(topic)s” is among its topics.")
        return Prospect(sentence % {"topic": topic}, False)
    return _of_topics(had, [*had, topic])


def of_removing(post: Post, topic: Topic) -> Prospect:
    """What taking a topic out would do to a post with its topics."""
    had = list(post.topics.all())
    if topic not in had:
        sentence = _("Nothing changes: “%(topic)s” isn't among its topics.")
        return Prospect(sentence % {"topic": topic}, False)
    return _of_topics(had, [other for other in had if other != topic])


def of_another_author(post: Post, author: Author) -> Prospect:
    """What another lead author would change in a post."""
    if post.lead_author == author:
        sentence = _("Nothing changes: %(name)s is its author.")
        return Prospect(sentence % {"name": author}, False)
    change = {"before": post.lead_author or _("nobody"), "after": author}
    return Prospect(_("Author: %(before)s → %(after)s") % change)


def _of_topics(before: Iterable[Topic], after: Iterable[Topic]) -> Prospect:
    change = {"before": _names(before), "after": _names(after)}
    return Prospect(_("Topics: %(before)s → %(after)s") % change)


def _names(topics: Iterable[Topic]) -> str:
    return ", ".join(sorted(topic.name for topic in topics)) or _("none")


def _impossible(reason: Exception) -> Prospect:
    sentence = _("It can't be published. %(reason)s") % {"reason": reason}
    return Prospect(sentence, False)
