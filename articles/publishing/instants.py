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


def distance_text(instant: datetime.datetime, now: datetime.datetime) -> str:
    """How far `instant` lies ahead of `now`: in 4 days, in 3 hours, in 20 minutes."""
    minutes = round((instant - now).total_seconds() / 60)
    for size, unit in ((1440, "day"), (60, "hour"), (1, "minute")):
        if (count := round(minutes / size)) >= 1 and minutes >= size * 0.95:
            return f"in {count} {unit}{'' if count == 1 else 's'}"
    return "within a minute"


def time_text(
    instant: datetime.datetime, zone: zoneinfo.ZoneInfo, now: datetime.datetime
) -> str:
    """A moment as briefly as it can be told: 10:42 AM; Mar 3, 10:42 AM; Mar 3, 2025."""
    local, today = instant.astimezone(zone), now.astimezone(zone)
    if local.date() == today.date():
        return date_format(local, "g:i A")
    form = "M j, g:i A" if local.year == today.year else "M j, Y"
    return date_format(local, form)
