"""Articles that belong together, one after the other."""

from django.db import models
from django.urls import reverse

from .texts import PrintableText


class Series(PrintableText):
    """Articles to be read in order: “Part 2 of 3”."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(
        "address",
        max_length=120,
        unique=True,
        allow_unicode=True,
        help_text="The last part of this series' page address. It stays as it is.",
    )
    description = models.TextField(
        blank=True, help_text="One or two sentences at the top of the series' page."
    )

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:series", args=[self.slug])
