"""Dates as people write them, to the day or to the month."""

import datetime
import re
from dataclasses import dataclass

from articles.sentences import gettext, gettext_noop

_MONTH_NAMES = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)
_MONTHS = {
    word: number
    for number, name in enumerate(_MONTH_NAMES, start=1)
    for word in (name.lower(), name[:3].lower())
} | {"sept": 9}

_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_WEEKDAY = (
    r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?,? +)?"
)
_TIME = (
    r"(?:(?:[Tt]| +)(?P<time>[0-9]{1,2}:[0-9]{2}[0-9:.]* *(?:Z|UTC|[+-][0-9:]{2,5})?))?"
)

_DAY_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}([-/])(?P<month>[0-9]{{1,2}})\2{_DAY}{_TIME}",
        rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"{_WEEKDAY}{_MONTH} +{_DAY},? +{_YEAR}",
        rf"{_WEEKDAY}{_DAY}(?: +of)? +{_MONTH},? +{_YEAR}",
    )
)
_MONTH_FORMS = (
    re.compile(rf"{_YEAR}-(?P<month>[0-9]{{2}})"),
    re.compile(rf"{_MONTH},? +{_YEAR}"),
)
_SLASHED = re.compile(rf"(?P<first>[0-9]{{1,2}})/(?P<second>[0-9]{{1,2}})/{_YEAR}")


@dataclass(frozen=True)
class FoundDate:
    """A date with the precision that was written: "day" or "month"."""

    date: datetime.date
    precision: str
    note: str = ""


def read_date(text: str) -> FoundDate | None:
    """Return the date that the whole of `text` states, or None.

    A month without a day is its first day with precision "month". Numbers with
    slashes are read in US order unless only the other order is a date.
    """
    text = " ".join(text.split()).rstrip(".")
    for form in _DAY_FORMS:
        if match := form.fullmatch(text):
            return _day(match, text)
    for form in _MONTH_FORMS:
        if match := form.fullmatch(text):
            date = _date(match["year"], match["month"], "1")
            return FoundDate(date, "month") if date else None
    if match := _SLASHED.fullmatch(text):
        return _slashed(match, text)
    return None


def in_words(found: FoundDate) -> str:
    """Return the date as it is said: "September 5, 2025" or "September 2025"."""
    day = {
        "day": found.date.day,
        "month": gettext(_MONTH_NAMES[found.date.month - 1]),
        "year": found.date.year,
    }
    if found.precision == "month":
        return gettext("%(month)s %(year)d") % day
    return gettext("%(month)s %(day)d, %(year)d") % day


def _day(match: re.Match[str], text: str) -> FoundDate | None:
    date = _date(match["year"], match["month"], match["day"])
    if date is None:
        return None
    if not match.groupdict().get("time"):
        return FoundDate(date, "day")
    note = gettext("Of the date “%(text)s” only the day was kept.") % {"text": text}
    return FoundDate(date, "day", note)


def _slashed(match: re.Match[str], text: str) -> FoundDate | None:
    year, first, second = match["year"], match["first"], match["second"]
    date = _date(year, first, second)
    note = gettext("“%(text)s” was read month first, as %(date)s.")
    if date is None:
        date = _date(year, second, first)
        note = gettext("“%(text)s” was read day first, as %(date)s.")
    if date is None:
        return None
    said = {"text": text, "date": in_words(FoundDate(date, "day"))}
    return FoundDate(date, "day", note % said)


def _date(year: str, month: str, day: str) -> datetime.date | None:
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower(), 0)
    try:
        return datetime.date(int(year), number, int(day))
    except ValueError:
        return None
