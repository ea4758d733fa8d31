"""In what state a post is, in one word and in one sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Post

from .instants import day_text, instant_text

WORDS = {
    "draft": gettext_lazy("Draft"),
    "scheduled": gettext_lazy("Scheduled"),
    "live": gettext_lazy("Live"),
    "changed": gettext_lazy("Live with changes"),
    "withdrawn": gettext_lazy("Withdrawn"),
}


@dataclass(frozen=True)
class State:
    """`code` is the key of WORDS, `sentence` says what readers see."""

    code: str
    word: str
    sentence: str


def state_of(post: Post, zone: ZoneInfo) -> State:
    """The state of a post that came from `Post.objects.with_state()`."""
    sentences = " ".join(_sentences(post, zone))
    return State(post.state, str(WORDS[post.state]), sentences)


def _sentences(post: Post, zone: ZoneInfo) -> Iterator[str]:
    waits = post.next_from and instant_text(post.next_from, zone)
    if post.state == "draft":
        yield _("Only staff can see this.")
    elif post.state == "withdrawn":
        yield _("Readers are told that it is no longer available.")
    elif post.state == "scheduled":
        if post.was_live:
            sentence = _("Withdrawn for now; readers will see it again on %(when)s.")
        else:
            sentence = _("Readers will see it on %(when)s.")
        yield sentence % {"when": waits}
        if post.newest_digest != post.digest:
            yield _(
                "What you changed since is not part of that; publish to include it."
            )
    else:
        since = day_text(post.live_since, zone)
        if post.state == "changed" and not waits:
            sentence = _(
                "Readers still see the version of %(since)s, without your changes."
            )
        else:
            sentence = _("Readers see the version of %(since)s.")
        yield sentence % {"since": since}
        if waits:
            yield _("A change goes live on %(when)s.") % {"when": waits}
            if post.state == "changed":
                yield _("What you changed since is not part of it.")
    ends = post.next_until if post.next_from else post.live_until
    if ends:
        when = instant_text(ends, zone)
        yield _("It will be withdrawn on %(when)s.") % {"when": when}
