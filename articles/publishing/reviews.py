"""On the way to readers: asked for a review, sent back, remarked upon."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import DraftLink, Post, Remark
from articles.rendering import printable
from articles.sentences import number_text

from . import mail
from .errors import NotAllowedError, PublishingError, name_of, require
from .permissions import may_see, require_change

MOST_CHARACTERS = 4000
MOST_IN_A_NAME = 100
MOST_REMARKS_BY_LINK = 50


def _note(text: str) -> str:
    text = printable(text).replace("\r\n", "\n").strip()
    if len(text) > MOST_CHARACTERS:
        raise PublishingError(
            _("This note has %(count)s characters; %(most)s are the most.")
            % {"count": number_text(len(text)), "most": number_text(MOST_CHARACTERS)}
        )
    return text


def _refused(sentence: str, note: str) -> PublishingError:
    """What was typed comes back with the sentence, for the form doesn't keep it."""
    if note:
        sentence = f"{sentence} {_('Your note was: “%(note)s”') % {'note': note}}"
    return PublishingError(sentence)


def _remark(post: Post, kind: Remark.Kind, text: str, *, by, name: str = "", link=None):
    return Remark.objects.create(
        post=post,
        kind=kind,
        text=text,
        at=timezone.now(),
        by=by,
        by_name=name or name_of(by) or _("the site"),
        draft_link=link,
    )


@transaction.atomic
def send_for_review(post: Post, *, by, note: str = "") -> Remark:
    """Tells those who publish that the post can be read; by mail too, if there is any.

    Raises PublishingError, with a sentence.
    """
    require_change(by, post)
    note = _note(note)
    if not (post.title.strip() and post.body.strip()):
        raise _refused(_("Give it a title and a text first; then send it."), note)
    Post.objects.filter(pk=post.pk).update(ready_for_review=True)
    remark = _remark(post, Remark.Kind.ASKED, note, by=by)
    mail.tell_reviewers(remark)
    return remark


@transaction.atomic
def send_back(post: Post, *, by, note: str = "") -> Remark:
    """Returns the post to its writer with a note. Raises PublishingError."""
    require(by, "articles.publish_post", _("send posts back"))
    if by is not None and not may_see(by, post):
        raise NotAllowedError(_("Your account can't send this post back."))
    note = _note(note)
    if not note:
        raise PublishingError(_("Write what should be changed; then send it back."))
    waiting = Post.objects.filter(pk=post.pk, ready_for_review=True)
    if not waiting.update(ready_for_review=False):
        raise _refused(
            _("It isn't waiting for a review any more, so nothing was sent back."),
            note,
        )
    remark = _remark(post, Remark.Kind.RETURNED, note, by=by)
    mail.tell_writer(remark)
    return remark


@transaction.atomic
def remark_by_link(
    link: DraftLink, *, name: str, text: str = "", approves: bool = False
) -> Remark:
    """Leaves on the post what somebody without an account says of it.

    The same words twice in a row are one remark. Raises PublishingError, with a
    sentence.
    """
    text, name = _note(text), " ".join(printable(name).split())
    if not name:
        raise PublishingError(
            _("Write your name, so that the writer knows who says it.")
        )
    if len(name) > MOST_IN_A_NAME:
        raise PublishingError(
            _("This name has %(count)s characters; %(most)s are the most.")
            % {"count": number_text(len(name)), "most": MOST_IN_A_NAME}
        )
    if not (text or approves):
        raise PublishingError(_("Write a note, or say that it looks good."))
    # Held until the end, so that nothing comes after it was switched off, and the
    # count is right.
    held = DraftLink.objects.select_for_update().valid(timezone.now())
    if held.filter(pk=link.pk).first() is None:
        raise PublishingError(_("This link has ended. Ask for another."))
    kind = Remark.Kind.APPROVED if approves else Remark.Kind.NOTE
    last = link.remarks.first()
    if last and (last.kind, last.text, last.by_name) == (kind, text, name):
        return last
    if link.remarks.count() >= MOST_REMARKS_BY_LINK:
        raise PublishingError(
            _("There are as many notes as this link takes. Ask for another link.")
        )
    remark = _remark(link.post, kind, text, by=None, name=name, link=link)
    mail.tell_writer(remark)
    return remark
