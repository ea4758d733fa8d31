"""What is being written and not saved yet, and who has which post open."""

import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .posts import Post

PRESENT_FOR = datetime.timedelta(seconds=50)


class Autosave(models.Model):
    """The one rolling draft of one person and one post; it enters no history.

    `uid` is the post's own, which a new post has before it is first saved. `values`
    holds the form's fields as they were sent: name to list of strings.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="autosaves"
    )
    uid = models.UUIDField()
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="autosaves")
    values = models.JSONField()
    opened = models.CharField(
        max_length=64, blank=True, help_text="The digest of what it began from."
    )
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        ordering = ["-kept_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "uid"], name="one_autosave_for_each_person_and_post"
            )
        ]

    def __str__(self) -> str:
        return self.title or gettext("Untitled")

    @property
    def stamp(self) -> str:
        """Tells this text from one that was kept before or after it."""
        return self.kept_at.isoformat()

    @property
    def title(self) -> str:
        return " ".join((self.values.get("title") or [""])[0].split())


class PresenceQuerySet(models.QuerySet):
    def now(self, at: datetime.datetime):
        """Those who have a post open at `at`."""
        return self.filter(seen_at__gt=at - PRESENT_FOR)


class Presence(models.Model):
    """Somebody has a post open; told again every few seconds while that is so."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="presences"
    )
    post = models.ForeignKey(Post, models.CASCADE, related_name="presences")
    seen_at = models.DateTimeField()

    objects = models.Manager.from_queryset(PresenceQuerySet)()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "post"], name="one_presence_for_each_person_and_post"
            )
        ]

    def __str__(self) -> str:
        return gettext("%(user)s at %(post)s") % {"user": self.user, "post": self.post}
