"""Dates as an author gives them: to the day, to the month, or not shown."""

import datetime

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class DatePrecision(models.TextChoices):
    DAY = "day", _("The day, such as September 5, 2025")
    MONTH = "month", _("The month, such as September 2025")
    HIDDEN = "hidden", _("Nothing: readers see no date")


def date_text(date: datetime.date | None, precision: str) -> str:
    """The date in words, no finer than `precision`; "" where it isn't shown."""
    if date is None or precision == DatePrecision.HIDDEN:
        return ""
    # Translators: formats of dates are in the letters of Django's "date" filter.
    if precision == DatePrecision.MONTH:
        return date_format(date, gettext("F Y"))
    return date_format(date, gettext("F j, Y"))


def date_iso(date: datetime.date | None, precision: str) -> str:
    """The date for `<time datetime>` (HTML: a valid date or month string)."""
    if date is None or precision == DatePrecision.HIDDEN:
        return ""
    text = date.isoformat()
    return text[:7] if precision == DatePrecision.MONTH else text
