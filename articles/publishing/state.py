"""In what state a post is, in one word and in one sentence."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from articles.models import Post

from .instants import day_text, instant_text

WORDS = {
    "draft": "Draft",
    "scheduled": "Scheduled",
    "live": "Live",
    "changed": "Live with changes",
    "withdrawn": "Withdrawn",
}


@dataclass(frozen=True)
class State:
    """`code` is the key of WORDS, `sentence` says what readers see."""

    code: str
    word: str
    sentence: str


def state_of(post: Post, zone: ZoneInfo) -> State:
    """The state of a post that came from `Post.objects.with_state()`."""
    return State(post.state, WORDS[post.state], " ".join(_sentences(post, zone)))


def _sentences(post: Post, zone: ZoneInfo):
    waits = post.next_from and instant_text(post.next_from, zone)
    if post.state == "draft":
        yield "Only staff can see this."
    elif post.state == "withdrawn":
        yield "Readers are told that it is no longer available."
    elif post.state == "scheduled":
        if post.was_live:
            yield f"Withdrawn for now; readers will see it again on {waits}."
        else:
            yield f"Readers will see it on {waits}."
        if post.newest_digest != post.digest:
            yield "What you changed since is not part of that; publish to include it."
    else:
        since = day_text(post.live_since, zone)
        if post.state == "changed" and not waits:
            yield f"Readers still see the version of {since}, without your changes."
        else:
            yield f"Readers see the version of {since}."
        if waits:
            yield f"A change goes live on {waits}."
            if post.state == "changed":
                yield "What you changed since is not part of it."
    ends = post.next_until if post.next_from else post.live_until
    if ends:
        yield f"It will be withdrawn on {instant_text(ends, zone)}."
