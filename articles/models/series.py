"""Articles that belong together, one after the other."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .texts import PrintableText


class Series(PrintableText):
    """Articles to be read in order: “Part 2 of 3”."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        allow_unicode=True,
        help_text=_("The last part of this series' page address. It stays as it is."),
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("One or two sentences at the top of the series' page."),
    )

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = pgettext_lazy("more than one", "series")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:series", args=[self.slug])
