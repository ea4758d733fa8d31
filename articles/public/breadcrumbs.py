"""The way from the front page to each page, for readers and search engines alike.

A page's crumbs are what stands above it; it is not one of them itself. The second
page of a list and each later one stands below the first.
"""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from articles.models import Author, DatePrecision, Edition, Series, Topic, date_text

_date_text = lazy(date_text, str)


@dataclass(frozen=True)
class Crumb:
    """A page: its name, in the language that is active when it is shown, its path."""

    name: str | Promise
    path: str


def crumbs_of(*others: Crumb) -> list[Crumb]:
    """The front page and what stands between it and a page."""
    return [Crumb(_("Articles"), reverse("articles:home")), *others]


def crumbs_of_home(page_number: int) -> list[Crumb]:
    return crumbs_of() if page_number > 1 else []


def crumbs_of_article(edition: Edition) -> list[Crumb]:
    """Through its first topic, whose page is there as long as the article is live."""
    topic = edition.lead_topic
    return crumbs_of(*([Crumb(topic.name, topic.get_absolute_url())] if topic else []))


def crumbs_of_subject(
    subject: Topic | Author | Series, page_number: int = 1
) -> list[Crumb]:
    """Through the list in which a topic, an author or a series stands."""
    if isinstance(subject, Author):
        above = Crumb(_("Authors"), reverse("articles:authors"))
    else:
        above = Crumb(_("Topics"), reverse("articles:topics"))
    first = Crumb(str(subject), subject.get_absolute_url())
    return crumbs_of(above, *([first] if page_number > 1 else []))


def crumbs_of_period(year: int, month: int | None, page_number: int = 1) -> list[Crumb]:
    """Through the archive, and to a month through its year."""
    above = [Crumb(_("Archive"), reverse("articles:archive"))]
    if month or page_number > 1:
        above.append(Crumb(str(year), reverse("articles:archive_year", args=[year])))
    if month and page_number > 1:
        path = reverse("articles:archive_month", args=[year, month])
        above.append(Crumb(period_name(year, month), path))
    return crumbs_of(*above)


def period_name(year: int, month: int | None) -> str | Promise:
    """A year, or a month of it, in the language that is active when it is shown."""
    if month is None:
        return str(year)
    return _date_text(datetime.date(year, month, 1), DatePrecision.MONTH)
