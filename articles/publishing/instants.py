"""Instants and days in the words in which staff read them."""

import datetime
import zoneinfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import DatePrecision, date_text


def instant_text(instant: datetime.datetime, zone: zoneinfo.ZoneInfo) -> str:
    """An aware instant in `zone`: Tuesday, March 3, 2026, 9:00 AM PST."""
    local = instant.astimezone(zone)
    form = _("l, F j, Y, g:i A")
    return f"{date_format(local, form)} {local.tzname()}"


def day_text(instant: datetime.datetime, zone: zoneinfo.ZoneInfo) -> str:
    """The day of an aware instant in `zone`: March 3, 2026."""
    return date_text(instant.astimezone(zone), DatePrecision.DAY)


def distance_text(instant: datetime.datetime, now: datetime.datetime) -> str:
    """How far `instant` lies ahead of `now`: in 4 days, in 3 hours, in 20 minutes."""
    minutes = round((instant - now).total_seconds() / 60)
    if count := _how_many(1440, minutes):
        sentence = ngettext("in %(count)d day", "in %(count)d days", count)
    elif count := _how_many(60, minutes):
        sentence = ngettext("in %(count)d hour", "in %(count)d hours", count)
    elif count := _how_many(1, minutes):
        sentence = ngettext("in %(count)d minute", "in %(count)d minutes", count)
    else:
        sentence = _("within a minute")
    return sentence % {"count": count}


def _how_many(size: int, minutes: int) -> int:
    """How often `size` minutes fit into `minutes`; 0 for less than almost one."""
    return round(minutes / size) if minutes >= size * 0.95 else 0


def time_text(
    instant: datetime.datetime, zone: zoneinfo.ZoneInfo, now: datetime.datetime
) -> str:
    """A moment as briefly as it can be told: 10:42 AM; Mar 3, 10:42 AM; Mar 3, 2025."""
    local, today = instant.astimezone(zone), now.astimezone(zone)
    if local.date() == today.date():
        return date_format(local, _("g:i A"))
    if local.year == today.year:
        return date_format(local, _("M j, g:i A"))
    return date_format(local, _("M j, Y"))
