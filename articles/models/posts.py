"""The working copy: what staff edit. Public code never reads it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.querysets import PostQuerySet

from .content import Content

REFERENCE_LENGTH = 10  # hexadecimal digits of a post's uid


class Post(Content):
    """A text as its writers have it now; readers see its editions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    ready_for_review = models.BooleanField(
        _("ready for review"),
        default=False,
        help_text=_("Tells the others that this can be read and published."),
    )
    digest = models.CharField(max_length=64, editable=False, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    edited_at = models.DateTimeField(editable=False, null=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    source = models.CharField(
        max_length=255,
        editable=False,
        blank=True,
        help_text="The document that this was imported from.",
    )
    source_digest = models.CharField(max_length=64, editable=False, blank=True)
    imported_digest = models.CharField(max_length=64, editable=False, blank=True)

    objects = models.Manager.from_queryset(PostQuerySet)()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["-edited_at", "-pk"]
        permissions = [
            ("publish_post", "Can publish and withdraw posts"),
            ("write_own_post", "Can write posts and change their own"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug"],
                name="post_has_an_address_of_its_own",
                violation_error_message=_(
                    "Another post has this address already. Choose a different one."
                ),
            ),
            models.UniqueConstraint(
                fields=["source"],
                condition=~models.Q(source=""),
                name="document_is_imported_once",
            ),
        ]

    @property
    def reference(self) -> str:
        """How Markdown names this post, whatever its address is."""
        return f"post:{self.uid.hex[:REFERENCE_LENGTH]}"


class Address(models.Model):
    """An address under which a post was published; it stays that post's own."""

    kind = models.CharField(max_length=10, choices=Content.Kind.choices)
    slug = models.SlugField(max_length=120, allow_unicode=True)
    post = models.ForeignKey(Post, models.PROTECT, related_name="addresses")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug"], name="address_belongs_to_one_post"
            )
        ]

    def __str__(self) -> str:
        return self.slug
