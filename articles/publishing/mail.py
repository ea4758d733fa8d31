"""Mail to colleagues about a review, where the site can send any.

A message holds the title, the note and the address of the post at the desk, and
nothing of the text. What can't be sent is logged and stops nobody.
"""

import logging
import smtplib
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Post, Remark, SiteSettings

from .permissions import may_publish, may_see

log = logging.getLogger("articles.mail")

MOST_IN_A_SUBJECT = 180
# What a server says of one address; after anything else it is away.
_OF_ONE_ADDRESS = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPResponseException,
    ValueError,
)


def reviewers(post: Post) -> list[AbstractUser]:
    """The active accounts that may publish `post`."""
    publishes = {"codename": "publish_post", "content_type__app_label": "articles"}
    by_right = {f"user_permissions__{key}": value for key, value in publishes.items()}
    by_group = {f"groups__permissions__{key}": v for key, v in publishes.items()}
    found = (
        get_user_model()
        .objects.filter(Q(is_superuser=True) | Q(**by_right) | Q(**by_group))
        .filter(is_active=True, is_staff=True)
        .order_by("pk")
        .distinct()
    )
    return [user for user in found if may_publish(user, post)]


def writers(remark: Remark) -> list[AbstractUser]:
    """Those whom a remark concerns: who asked for it, else who began the post.

    What came by a link concerns whoever made the link as well.
    """
    post = remark.post
    asked = post.remarks.filter(kind=Remark.Kind.ASKED, by__is_active=True).first()
    writer = asked.by if asked else post.created_by or post.edited_by
    told = [writer, remark.draft_link.made_by if remark.draft_link else None]
    return [
        user
        for user in dict.fromkeys(filter(None, told))
        if user.is_active and user.is_staff and may_see(user, post)
    ]


def tell_reviewers(remark: Remark) -> None:
    """Tells those who publish that a post waits for them."""
    if not settings.MAIL_IS_CONFIGURED:
        return
    told = {"name": remark.by_name, "title": remark.post}
    _send(
        remark,
        _("Ready for review: %(title)s") % told,
        _("%(name)s has finished “%(title)s” and asks you to read it.") % told,
        reviewers(remark.post),
    )


def tell_writer(remark: Remark) -> None:
    """Tells the writer what was said of a post."""
    if not settings.MAIL_IS_CONFIGURED:
        return
    told = {"name": remark.by_name, "title": remark.post}
    said = {
        Remark.Kind.RETURNED: _("%(name)s has sent “%(title)s” back to you."),
        Remark.Kind.APPROVED: _("%(name)s says that “%(title)s” looks good."),
    }.get(remark.kind, _("%(name)s left a note on “%(title)s”."))
    sentences = [said % told]
    if remark.draft_link_id:
        sentences.append(
            _("It came by a draft link, so the name is what was typed there.")
        )
    what = {"kind": remark.get_kind_display(), "title": remark.post}
    title = _("%(kind)s: %(title)s") % what
    _send(remark, title, " ".join(sentences), writers(remark))


def _send(remark: Remark, title: str, said: str, to: Iterable[AbstractUser]) -> None:
    addresses = {user.email for user in to if user.email and user.pk != remark.by_id}
    if not addresses:
        return
    site = SiteSettings.load()
    path = reverse("admin:articles_post_change", args=[remark.post_id])
    parts = [said, remark.text, f"{settings.SITE_URL}{path}", site.name]
    body = "\n\n".join(part for part in parts if part)
    # A line break in a subject would begin another header.
    subject = " ".join(f"{title} ({site.name})".split())[:MOST_IN_A_SUBJECT]
    messages = [
        # One message each: nobody learns another's address. No absence note answers.
        EmailMessage(
            subject, body, to=[address], headers={"Auto-Submitted": "auto-generated"}
        )
        for address in sorted(addresses)
    ]
    transaction.on_commit(lambda: _deliver(messages))


def _deliver(messages: list[EmailMessage]) -> None:
    try:
        connection = get_connection()
        connection.open()
        for message in messages:
            try:
                connection.send_messages([message])
            except _OF_ONE_ADDRESS:
                log.exception("A mail about a review was refused for one address.")
        connection.close()
    except Exception:
        # After a hang nothing more is tried: each would take EMAIL_TIMEOUT again.
        log.exception("A mail about a review could not be sent.")
