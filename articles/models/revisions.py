"""What a working copy held each time that it was saved."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .posts import Post


class Revision(models.Model):
    """One save of a post: its content fields by name, relations to many as keys.

    Readers never see it; what they saw is kept by the editions.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="revisions")
    values = models.JSONField(encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200)
    words_added = models.PositiveIntegerField(default=0)
    words_removed = models.PositiveIntegerField(default=0)
    set_aside = models.BooleanField(
        default=False,
        help_text="Never the working copy: kept when its writer took another's text.",
    )
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("save")
        verbose_name_plural = _("saves")
        ordering = ["-saved_at", "-pk"]
        indexes = [models.Index(fields=["post", "-saved_at"], name="revision_newest")]

    def __str__(self) -> str:
        title = self.values.get("title") or gettext("Untitled")
        saved = {"title": title, "name": self.by_name}
        return gettext("%(title)s, saved by %(name)s") % saved
