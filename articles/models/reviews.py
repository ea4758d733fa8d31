"""What is said about a draft, and the links by which it is shown to others."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .posts import Post
from .texts import PrintableText


def make_token() -> str:
    """A secret of 192 bits for an address (OWASP ASVS 5.0 asks for 128)."""
    return secrets.token_urlsafe(24)


class DraftLinkQuerySet(models.QuerySet):
    def valid(self, at):
        """Those that open at `at`."""
        return self.filter(revoked_at=None, expires_at__gt=at)


class DraftLink(models.Model):
    """An address that shows one post as it stands now, to whoever knows it."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="draft_links")
    token = models.CharField(
        max_length=64, unique=True, default=make_token, editable=False
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = models.Manager.from_queryset(DraftLinkQuerySet)()

    class Meta:
        verbose_name = _("draft link")
        verbose_name_plural = _("draft links")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return gettext("A link to “%(title)s”") % {"title": self.post}


class Remark(PrintableText):
    """One thing said about a post on its way to readers."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("Ready for review")
        RETURNED = "returned", _("Sent back")
        APPROVED = "approved", _("Looks good")
        NOTE = "note", _("Note")

    post = models.ForeignKey(Post, models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField(blank=True, max_length=4000)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)
    draft_link = models.ForeignKey(
        DraftLink, models.SET_NULL, null=True, related_name="remarks"
    )

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.by_name}"
