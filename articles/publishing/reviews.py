"""On the way to readers: asked for a review, sent back, remarked upon."""

from django.db import transaction
from django.utils import timezone

from articles.models import DraftLink, Post, Remark

from . import mail
from .errors import PublishingError, name_of, require
from .permissions import require_change

MOST_CHARACTERS = 4000
MOST_REMARKS_BY_LINK = 50


def _note(text: str) -> str:
    text = text.strip()
    if len(text) > MOST_CHARACTERS:
        raise PublishingError(
            f"This note has {len(text):,} characters; {MOST_CHARACTERS:,} are the most."
        )
    return text


def _remark(post: Post, kind: Remark.Kind, text: str, *, by, name: str = "", link=None):
    remark = Remark(
        post=post,
        kind=kind,
        text=text,
        at=timezone.now(),
        by=by,
        by_name=name or name_of(by) or "the site",
        draft_link=link,
    )
    remark.make_printable()
    remark.save()
    return remark


@transaction.atomic
def send_for_review(post: Post, *, by, note: str = "") -> Remark:
    """Tells those who publish that the post can be read; by mail too, if there is any.

    Raises PublishingError, with a sentence.
    """
    require_change(by, post)
    note = _note(note)
    if not (post.title.strip() and post.body.strip()):
        raise PublishingError("Give it a title and a text first; then send it.")
    Post.objects.filter(pk=post.pk).update(ready_for_review=True)
    remark = _remark(post, Remark.Kind.ASKED, note, by=by)
    mail.tell_reviewers(remark)
    return remark


@transaction.atomic
def send_back(post: Post, *, by, note: str = "") -> Remark:
    """Returns the post to its writer with a note. Raises PublishingError."""
    require(by, "articles.publish_post", "send posts back")
    note = _note(note)
    if not note:
        raise PublishingError("Write what should be changed; then send it back.")
    if not Post.objects.filter(pk=post.pk, ready_for_review=True).exists():
        raise PublishingError("It isn't waiting for a review, so nothing was changed.")
    Post.objects.filter(pk=post.pk).update(ready_for_review=False)
    remark = _remark(post, Remark.Kind.RETURNED, note, by=by)
    mail.tell_writer(remark)
    return remark


@transaction.atomic
def remark_by_link(
    link: DraftLink, *, name: str, text: str = "", approves: bool = False
) -> Remark:
    """Leaves on the post what somebody without an account says of it.

    Raises PublishingError, with a sentence.
    """
    text, name = _note(text), " ".join(name.split())[:100]
    if not name:
        raise PublishingError("Write your name, so that the writer knows who says it.")
    if not (text or approves):
        raise PublishingError("Write a note, or say that it looks good.")
    if link.remarks.count() >= MOST_REMARKS_BY_LINK:
        raise PublishingError(
            "There are as many notes as this link takes. Ask for another link."
        )
    kind = Remark.Kind.APPROVED if approves else Remark.Kind.NOTE
    remark = _remark(link.post, kind, text, by=None, name=name, link=link)
    mail.tell_writer(remark)
    return remark
