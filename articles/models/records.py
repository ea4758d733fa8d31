"""Who did what to a post's life, and when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .editions import Edition
from .posts import Post


class PublishingRecord(models.Model):
    """One line for one verb; it stays when the person's account is gone."""

    class Verb(models.TextChoices):
        PUBLISHED = "published", _("Published")
        SCHEDULED = "scheduled", _("Scheduled")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        WITHDRAWAL_SCHEDULED = "withdrawal", _("Withdrawal scheduled")
        CANCELLED = "cancelled", _("Cancelled what was scheduled")
        RESTORED = "restored", _("Brought an older text back")

    post = models.ForeignKey(Post, models.CASCADE, related_name="records")
    edition = models.ForeignKey(
        Edition, models.SET_NULL, null=True, related_name="records"
    )
    verb = models.CharField(max_length=12, choices=Verb.choices)
    at = models.DateTimeField(help_text="When it was done.")
    effective_at = models.DateTimeField(
        null=True, help_text="When readers see it, where that is another time."
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("publishing record")
        verbose_name_plural = _("publishing records")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        what = {"verb": self.get_verb_display(), "name": self.by_name}
        return gettext("%(verb)s by %(name)s") % what
