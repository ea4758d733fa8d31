"""Changes to one thing in a working copy, made from outside of its form."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Author, Post, Topic

from .clinical_reviews import note_reviewed_words
from .errors import PublishingError, require
from .permissions import require_change
from .working_copy import record_edit

MOST_IN_A_NOTE = 200  # characters


@contextmanager
def unchanged_since(post: Post, digest: str) -> Iterator[Post]:
    """Holds the post, as one transaction, if its text still has the digest.

    Raises PublishingError where somebody saved another text since.
    """
    with transaction.atomic():
        # `of` the post alone: PostgreSQL can't lock the empty side of an outer join.
        held = (
            Post.objects.select_for_update(of=("self",), no_key=True)
            .filter(pk=post.pk)
            .first()
        )
        if held is None:
            raise PublishingError(_("Somebody deleted it meanwhile."))
        if held.digest != digest:
            raise PublishingError(
                _("Somebody saved it meanwhile, so it was left out. Look at it first.")
            )
        yield held


@transaction.atomic
def add_topic(post: Post, topic: Topic, *, by) -> bool:
    """Adds a topic to the working copy; False where it had it. Raises PublishingError.

    Readers see it when the post is published.
    """
    require_change(by, post)
    post.topics.add(topic)
    note = _("Topic added: %(topic)s") % {"topic": topic}
    return record_edit(post, by=by, note=note[:MOST_IN_A_NOTE])


@transaction.atomic
def remove_topic(post: Post, topic: Topic, *, by) -> bool:
    """Takes a topic out of the working copy; False where it wasn't in it.

    Raises PublishingError.
    """
    require_change(by, post)
    post.topics.remove(topic)
    note = _("Topic removed: %(topic)s") % {"topic": topic}
    return record_edit(post, by=by, note=note[:MOST_IN_A_NOTE])


@transaction.atomic
def change_author(post: Post, author: Author, *, by) -> bool:
    """Puts `author` first under the working copy; False where it was so.

    Raises PublishingError.
    """
    require(by, "articles.change_post", _("put another name under a text"))
    post.lead_author = author
    post.save(update_fields=["lead_author"])
    note = _("Author changed to %(author)s") % {"author": author}
    return record_edit(post, by=by, note=note[:MOST_IN_A_NOTE])


@transaction.atomic
def mark_reviewed(post: Post, *, by) -> bool:
    """The review that the working copy names is of its words as they stand now.

    False where it was so. Raises PublishingError.
    """
    require(by, "articles.publish_post", _("say that a text was reviewed"))
    require_change(by, post)
    if post.reviewer_id is None:
        raise PublishingError(_("Choose who reviewed it first."))
    note_reviewed_words(post)
    return record_edit(post, by=by, note=_("The review is of this text"))
