"""What an article asks its reader to do next."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .texts import PrintableText, check_renders


class CallToAction(PrintableText):
    """A call to action that posts can share; the site has one of its own besides."""

    name = models.CharField(
        _("name"),
        max_length=80,
        unique=True,
        help_text=_("For staff: Couples, Groups, Spanish."),
    )
    text = models.TextField(
        _("text"),
        validators=[check_renders],
        help_text=_("Stands after the article. A phone number in it can be tapped."),
    )
    text_html = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = _("call to action")
        verbose_name_plural = _("calls to action")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
