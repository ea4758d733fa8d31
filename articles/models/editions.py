"""What readers see, and when."""

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.querysets import EditionQuerySet
from articles.rendering import with_own_words

from .constraints import NoOverlap
from .content import Content
from .dates import date_iso, date_text
from .people import Byline
from .posts import Post


class Edition(Content):
    """What readers see of a post over the half-open interval [live_from, live_until).

    Once live its content never changes; the next edition replaces it.
    """

    # The fields that a verb may still set on an edition that exists.
    MUTABLE = frozenset(
        {"live_until", "ended_by_id", "html", "contents", "rendering_version"}
        | {"findings", "social_card", "menu_position", "digest"}
    )

    post = models.ForeignKey(Post, models.PROTECT, related_name="editions")
    uid = models.UUIDField(help_text="The post's own, stable over all its editions.")
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True)
    ordered_at = models.DateTimeField(
        help_text="Where this stands among the others; the post breaks a tie."
    )
    digest = models.CharField(max_length=64)

    html = models.TextField()
    contents = models.JSONField(default=list)
    text = models.TextField()
    excerpt = models.TextField()
    words = models.PositiveIntegerField()
    minutes = models.PositiveSmallIntegerField()
    rendering_version = models.PositiveSmallIntegerField()
    shown_date = models.DateField(
        null=True, help_text="The date that readers see, given or of publication."
    )
    picture_data = models.JSONField(default=dict)
    byline_data = models.JSONField(default=list)
    reviewer_data = models.JSONField(
        null=True, help_text="Null where nobody reviewed the words that stand here."
    )
    keywords = models.JSONField(
        default=list, help_text="The words that tell it from others, for related ones."
    )
    social_card = models.CharField(
        max_length=200, blank=True, help_text="The file of its generated picture."
    )

    # What whoever published it has answered for.
    attestation = models.TextField(
        blank=True, help_text="The sentence about confidentiality that was confirmed."
    )
    attested_at = models.DateTimeField(null=True)
    attested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    attested_name = models.CharField(max_length=200, blank=True)
    override_reason = models.TextField(
        blank=True, help_text="Why it was published in spite of the checklist."
    )
    findings = models.JSONField(
        default=list, help_text="What the checklist found when it last looked."
    )

    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = models.Manager.from_queryset(EditionQuerySet)()

    class Meta:
        verbose_name = _("version that readers saw")
        verbose_name_plural = _("versions that readers saw")
        ordering = ["-live_from", "-pk"]
        indexes = [
            models.Index(
                fields=["kind", "-ordered_at", "-post"], name="edition_newest_first"
            ),
            models.Index(fields=["kind", "slug"], name="edition_address"),
            models.Index(fields=["uid"], name="edition_uid"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(live_until=None)
                | models.Q(live_until__gt=models.F("live_from")),
                name="edition_ends_after_it_begins",
            ),
            NoOverlap(
                name="one_edition_live_at_a_time",
                group="post",
                start="live_from",
                end="live_until",
            ),
        ]

    def save(self, *args, update_fields=None, **kwargs):
        if not self._state.adding:
            names = {self._meta.get_field(name).attname for name in update_fields or ()}
            if not names or not names <= self.MUTABLE:
                raise FieldError(
                    "An edition is a record: publish the post again to change it."
                )
        super().save(*args, update_fields=update_fields, **kwargs)

    @property
    def date_text(self) -> str:
        return date_text(self.shown_date, self.date_precision)

    @property
    def date_iso(self) -> str:
        return date_iso(self.shown_date, self.date_precision)

    @property
    def shown_html(self) -> str:
        """The text with the site's own few words in the language spoken now."""
        return with_own_words(self.html)

    @property
    def lead_alt(self) -> str:
        return self.picture_data.get("alt", "")

    @property
    def lead_caption(self) -> str:
        return self.picture_data.get("caption", "")

    @property
    def lead_credit(self) -> str:
        return self.picture_data.get("credit", "")

    @property
    def bylines(self) -> list[Byline]:
        return [Byline.from_dict(stored) for stored in self.byline_data]

    @property
    def review(self) -> Byline | None:
        return Byline.from_dict(self.reviewer_data) if self.reviewer_data else None

    @property
    def updated_at(self):
        """The instant since which readers see this text."""
        return self.live_from

    @property
    def lead_topic(self):
        return next(iter(self.topics.all()), None)

    @property
    def description(self) -> str:
        return self.meta_description or self.summary or self.excerpt
