"""The review clock: whose review a text has, and of which words it was."""

from collections.abc import Mapping
from typing import Any

from articles.models import Content, Post

# What only those may say who may publish.
CLAIMS = ("reviewer_id", "reviewed_on", "review_due", "reviewed_words")
# The form's box that says so anew; it is no field of the content.
REVIEWED_BOX = "text_is_reviewed"


def may_review(user) -> bool:
    """Whether `user` may say that a text was reviewed; None is the site itself."""
    return user is None or user.has_perm("articles.publish_post")


def review_holds(content: Content) -> bool:
    """Whether the words that stand there are the words that were reviewed."""
    return bool(
        content.reviewer_id and content.reviewed_words == content.make_words_digest()
    )


def review_is_withheld(content: Content) -> bool:
    """Whether a review is named that readers don't see, for the words have changed."""
    return bool(content.reviewer_id) and not review_holds(content)


def settle_review(post: Post, before: Mapping[str, Any], *, by=None) -> None:
    """Notes which words a new review is of, and takes back what `by` may not claim.

    `before` holds the content as it was. A review is new where its reviewer or its
    date is another.
    """
    if not may_review(by):
        for name in CLAIMS:
            if _plain(before.get(name)) != _plain(getattr(post, name)):
                field = Post._meta.get_field(name.removesuffix("_id"))
                value = field.to_python(before.get(name))
                setattr(post, name, "" if value is None and not field.null else value)
        return
    new = ("reviewer_id", "reviewed_on")
    if any(_plain(before.get(n)) != _plain(getattr(post, n)) for n in new):
        note_reviewed_words(post)


def note_reviewed_words(post: Post) -> None:
    """The review is of the words that stand there; without a reviewer, of none."""
    post.reviewed_words = post.make_words_digest() if post.reviewer_id else ""


def _plain(value: Any) -> str:
    return "" if value is None else str(value)
