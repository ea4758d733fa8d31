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
    _send(
        remark,
        f"Ready for review: {remark.post}",
        f"{remark.by_name} has finished “{remark.post}” and asks you to read it.",
        reviewers(remark.post),
    )


def tell_writer(remark: Remark) -> None:
    """Tells the writer what was said of a post."""
    if not settings.MAIL_IS_CONFIGURED:
        return
    post = remark.post
    said = {
        Remark.Kind.RETURNED: f"{remark.by_name} has sent “{post}” back to you.",
        Remark.Kind.APPROVED: f"{remark.by_name} says that “{post}” looks good.",
    }.get(remark.kind, f"{remark.by_name} left a note on “{post}”.")
    if remark.draft_link_id:
        said += " It came by a draft link, so the name is what was typed there."
    _send(remark, f"{remark.get_kind_display()}: {post}", said, writers(remark))


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
