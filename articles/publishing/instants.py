"""Instants and days in the words in which staff read them."""

import datetime
import zoneinfo

from django.utils.formats import date_format


def instant_text(instant: datetime.datetime, zone: zoneinfo.ZoneInfo) -> str:
    """An aware instant in `zone`: Tuesday, March 3, 2026, 9:00 AM PST."""
    local = instant.astimezone(zone)
    return f"{date_format(local, 'l, F j, Y, g:i A')} {local.tzname()}"


def day_text(instant: datetime.datetime, zone: zoneinfo.ZoneInfo) -> str:
    """The day of an aware instant in `zone`: March 3, 2026."""
    return date_format(instant.astimezone(zone), "F j, Y")
