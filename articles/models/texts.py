"""What any text must be, for it to be kept, rendered and sent in a feed."""

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext

from articles.rendering import TextTooLongError, printable, render

EARLIEST, LATEST = datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)


class PrintableText(models.Model):
    """Keeps out the invisible characters that no page and no feed can carry."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude=None) -> None:
        self.make_printable()
        super().clean_fields(exclude)

    def make_printable(self) -> None:
        """Drops what XML 1.0 forbids, NUL among it, from every text of this row."""
        for field in self._meta.concrete_fields:
            value = getattr(self, field.attname)
            if isinstance(field, models.CharField | models.TextField) and value:
                setattr(self, field.attname, printable(value))


def check_renders(text: str) -> None:
    """Raises ValidationError, with the renderer's sentence, for too large a text."""
    try:
        render(text)
    except TextTooLongError as error:
        raise ValidationError(str(error)) from error


def check_date(date: datetime.date) -> None:
    """Raises ValidationError for a year that can only be a slip of the keyboard."""
    if not EARLIEST <= date < LATEST:
        raise ValidationError(
            gettext("The year %(year)d can't be meant. Write the day like 2026-03-09.")
            % {"year": date.year}
        )


def check_web_address(address: str) -> None:
    """Raises ValidationError for what is no http or https address."""
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        raise ValidationError(
            gettext("“%(address)s” isn't a web address. It begins with https://.")
            % {"address": address}
        ) from None
