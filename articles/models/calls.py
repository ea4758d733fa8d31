"""What an article asks its reader to do next."""

from django.db import models

from .texts import PrintableText, check_renders


class CallToAction(PrintableText):
    """A call to action that posts can share; the site has one of its own besides."""

    name = models.CharField(
        max_length=80, unique=True, help_text="For staff: Couples, Groups, Spanish."
    )
    text = models.TextField(
        validators=[check_renders],
        help_text="Stands after the article. A phone number in it can be tapped.",
    )
    text_html = models.TextField(editable=False, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = "call to action"
        verbose_name_plural = "calls to action"

    def __str__(self) -> str:
        return self.name
