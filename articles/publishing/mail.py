"""Mail to colleagues about a review, where the site can send any.

A message holds the title, the note and the address of the post at the desk, and
nothing of the text. What can't be sent is logged and stops nobody.
"""

import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from articles.models import Remark, SiteSettings

log = logging.getLogger("articles.mail")


def reviewers():
    """The active accounts that may publish."""
    publishes = {"codename": "publish_post", "content_type__app_label": "articles"}
    by_right = {f"user_permissions__{key}": value for key, value in publishes.items()}
    by_group = {f"groups__permissions__{key}": v for key, v in publishes.items()}
    return (
        get_user_model()
        .objects.filter(Q(is_superuser=True) | Q(**by_right) | Q(**by_group))
        .filter(is_active=True, is_staff=True)
        .distinct()
    )


def tell_reviewers(remark: Remark) -> None:
    """Tells those who publish that a post waits for them."""
    others = reviewers().exclude(pk=remark.by_id).exclude(email="")
    _send(
        remark,
        f"Ready for review: {remark.post}",
        f"{remark.by_name} has finished “{remark.post}” and asks you to read it.",
        list(others.values_list("email", flat=True)),
    )


def tell_writer(remark: Remark) -> None:
    """Tells the writer what was said of a post."""
    post = remark.post
    writer = post.created_by or post.edited_by
    if writer is None or writer.pk == remark.by_id or not writer.is_active:
        return
    said = {
        Remark.Kind.RETURNED: f"{remark.by_name} has sent “{post}” back to you.",
        Remark.Kind.APPROVED: f"{remark.by_name} says that “{post}” looks good.",
    }.get(remark.kind, f"{remark.by_name} left a note on “{post}”.")
    title = f"{remark.get_kind_display()}: {post}"
    _send(remark, title, said, [writer.email] if writer.email else [])


def _send(remark: Remark, title: str, said: str, to: list[str]) -> None:
    if not to or not settings.MAIL_IS_CONFIGURED:
        return
    site = SiteSettings.load()
    path = reverse("admin:articles_post_change", args=[remark.post_id])
    parts = [said, remark.text, f"{settings.SITE_URL}{path}", site.name]
    body = "\n\n".join(part for part in parts if part)
    # A line break in a subject would begin another header.
    subject = " ".join(f"{title} ({site.name})".split())[:180]

    def send() -> None:
        # One message each: nobody learns another's address.
        messages = [EmailMessage(subject, body, to=[address]) for address in to]
        try:
            get_connection().send_messages(messages)
        except Exception:
            log.exception("A message about a review could not be sent.")

    transaction.on_commit(send)
