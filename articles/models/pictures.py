"""Pictures that were cleaned before they were stored, and the files made from them."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.imaging import CENTRE, CONTENT_TYPES, RECIPE, WHOLE

from .texts import PrintableText

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
MOST_TRIES = 3


def make_key() -> str:
    """A short random name by which Markdown refers to a picture."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


@dataclass(frozen=True)
class StoredRendition:
    """A file made from a picture: its crop, pixels, format, name and bytes."""

    crop: str
    width: int
    height: int
    format: str
    name: str
    bytes: int

    @property
    def url(self) -> str:
        return default_storage.url(self.name)

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self.format]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


class PictureQuerySet(models.QuerySet):
    def owing(self):
        """Those whose renditions are still to be made, but for hopeless ones."""
        owed = models.Q(owed=True) | models.Q(recipe__lt=RECIPE)
        return self.filter(owed, tries__lt=MOST_TRIES)

    def free(self):
        """Those that no process has taken on."""
        now = timezone.now()
        return self.filter(models.Q(taken_until=None) | models.Q(taken_until__lte=now))

    def in_library(self):
        """Without those whose sender hasn't yet said what they show."""
        return self.filter(pending=False)


class Picture(PrintableText):
    """A cleaned picture; Markdown names it `picture:<key>`, whatever its file is."""

    key = models.CharField(max_length=20, unique=True, default=make_key, editable=False)
    file = models.FileField(_("file"), upload_to="pictures/", max_length=200)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    content_type = models.CharField(max_length=40, editable=False)
    colour = models.CharField(max_length=7, editable=False, blank=True)
    has_alpha = models.BooleanField(default=False, editable=False)
    bytes = models.PositiveBigIntegerField(
        default=0, editable=False, help_text="Of the picture and all made from it."
    )
    focal_x = models.PositiveSmallIntegerField(
        _("focal point from the left"), default=CENTRE[0], help_text=_("In percent.")
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point from the top"), default=CENTRE[1], help_text=_("In percent.")
    )
    alt = models.CharField(
        _("description"),
        max_length=500,
        blank=True,
        help_text=_(
            "What you would tell someone on the phone. Read out to people who "
            "can't see the picture."
        ),
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    pending = models.BooleanField(
        default=False,
        editable=False,
        help_text="Sent, and its sender hasn't yet said what it shows.",
    )

    # What was done with the file that came.
    original_bytes = models.PositiveBigIntegerField(default=0, editable=False)
    original_found = models.JSONField(
        default=list,
        editable=False,
        help_text="What that file carried: place, camera, notes, turned.",
    )

    # The files that readers get.
    renditions = models.JSONField(default=list, editable=False)
    owed = models.BooleanField(default=True, editable=False)
    recipe = models.PositiveSmallIntegerField(default=0, editable=False)
    taken_until = models.DateTimeField(null=True, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = models.Manager.from_queryset(PictureQuerySet)()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["owed"], condition=models.Q(owed=True), name="picture_owed"
            ),
            models.Index(fields=["recipe"], name="picture_recipe"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__lte=100, focal_y__lte=100),
                name="focal_point_is_within",
            )
        ]

    def __str__(self) -> str:
        return self.alt or gettext("Picture %(key)s") % {"key": self.key}

    @property
    def reference(self) -> str:
        return f"picture:{self.key}"

    @property
    def focal_point(self) -> tuple[int, int]:
        return self.focal_x, self.focal_y

    def made(self, crop: str = WHOLE) -> Sequence[StoredRendition]:
        """The renditions of `crop` that exist, narrow before wide."""
        found = [StoredRendition(**r) for r in self.renditions if r["crop"] == crop]
        return sorted(found, key=lambda rendition: rendition.width)

    def plain(self, crop: str = WHOLE, *, width: int = 0) -> StoredRendition | None:
        """The JPEG (or PNG) of `crop` for whatever takes one file.

        The narrowest of at least `width` pixels, else the widest.
        """
        made = [r for r in self.made(crop) if r.format in ("jpeg", "png")]
        fitting = [rendition for rendition in made if rendition.width >= width]
        return next(iter(fitting), made[-1] if made else None)

    def file_names(self) -> list[str]:
        """Every file that this picture holds in the storage."""
        return [self.file.name, *(r["name"] for r in self.renditions)]


class PictureUse(models.Model):
    """That a text, a working copy's or an edition's, shows a picture in it."""

    class Place(models.TextChoices):
        TEXT = "text", _("In the text")
        BYLINE = "byline", _("In the byline")

    place = models.CharField(max_length=10, choices=Place.choices, default=Place.TEXT)
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="uses")
    post = models.ForeignKey(
        "articles.Post", models.CASCADE, null=True, related_name="pictures_used"
    )
    edition = models.ForeignKey(
        "articles.Edition", models.CASCADE, null=True, related_name="pictures_used"
    )

    class Meta:
        verbose_name = _("use of a picture")
        verbose_name_plural = _("uses of pictures")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(post=None, edition__isnull=False)
                | models.Q(post__isnull=False, edition=None),
                name="picture_use_is_of_one_text",
            ),
            models.UniqueConstraint(
                fields=["picture", "post", "place"],
                condition=models.Q(edition=None),
                name="picture_used_once_a_post",
            ),
            models.UniqueConstraint(
                fields=["picture", "edition", "place"],
                condition=models.Q(post=None),
                name="picture_used_once_an_edition",
            ),
        ]

    def __str__(self) -> str:
        place = {"picture": self.picture, "text": self.edition or self.post}
        return gettext("%(picture)s in %(text)s") % place
