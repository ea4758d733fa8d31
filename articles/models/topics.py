"""What articles are about."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .texts import PrintableText


class Topic(PrintableText):
    """A subject that a reader can follow."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        allow_unicode=True,
        help_text=_("The last part of this topic's page address. It stays as it is."),
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("One or two sentences at the top of the topic's page."),
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:topic", args=[self.slug])
