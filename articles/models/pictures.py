"""Pictures that were cleaned before they were stored."""

import secrets

from django.conf import settings
from django.db import models

from .texts import PrintableText

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def make_key() -> str:
    """A short random name by which Markdown refers to a picture."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


class Picture(PrintableText):
    """A cleaned picture; Markdown names it `picture:<key>`, whatever its file is."""

    key = models.CharField(max_length=20, unique=True, default=make_key, editable=False)
    file = models.FileField(upload_to="pictures/", max_length=200)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    content_type = models.CharField(max_length=40, editable=False)
    colour = models.CharField(max_length=7, editable=False, default="#dcd8ce")
    alt = models.CharField(
        "description",
        max_length=500,
        blank=True,
        help_text="What you would tell someone on the phone. Read out to people who "
        "can't see the picture.",
    )
    caption = models.CharField(max_length=300, blank=True)
    credit = models.CharField(max_length=200, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.alt or f"Picture {self.key}"

    @property
    def reference(self) -> str:
        return f"picture:{self.key}"
