"""An article as a feed carries it, whatever the format."""

import datetime
import re
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.utils.html import format_html

from articles.models import DatePrecision, Edition, SiteSettings
from articles.rendering import render, with_plain_pictures

from ..pages import absolute
from ..pictures import ShownPicture, absolute_file, lead_of

# Attribute values of sanitised HTML hold no double quote, so this can't miss.
_ADDRESS = re.compile(
    r'(<(?:a|img)(?:\s[a-z-]+="[^"]*")*?\s(?:href|src)=")'
    r'(?!//|[a-zA-Z][a-zA-Z0-9+.-]*:)([^"]*)'
)


@dataclass(frozen=True)
class Person:
    """An author: the name as it stands under the article, and absolute addresses."""

    name: str
    url: str
    portrait: str = ""


@dataclass(frozen=True)
class Entry:
    """One article; every address in it is absolute.

    `published` is None for a date that wasn't given to the day: no feed invents what
    nobody said.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime.datetime | None
    updated: datetime.datetime
    authors: list[Person]
    topics: list[str]
    picture: ShownPicture | None


def absolute_html(html: str, page: str) -> str:
    """Sanitised HTML with the addresses of this site made absolute.

    `page` is the article's own address, to which its footnotes' links lead.
    """

    def full(match: re.Match[str]) -> str:
        address = match[2]
        if address.startswith("/"):
            return f"{match[1]}{settings.SITE_URL}{address}"
        if address.startswith("#"):
            return f"{match[1]}{page}{address}"
        try:
            return match[1] + urljoin(page, address)
        except ValueError:
            return match[0]

    return _ADDRESS.sub(full, html)


def entry_of(edition: Edition, site: SiteSettings) -> Entry:
    """An edition from `for_feeds()` as the feeds of `site` carry it."""
    url = absolute(edition.get_absolute_url())
    return Entry(
        id=edition.uid.urn,
        url=url,
        title=edition.title,
        summary=edition.description,
        html=absolute_html(_content(edition, site), url),
        published=_published(edition, site),
        updated=edition.updated_at.astimezone(site.zone),
        authors=[
            Person(
                name=byline.credited_name,
                url=absolute(byline.get_absolute_url()),
                portrait=absolute_file(byline.portrait_url) if byline.portrait else "",
            )
            for byline in edition.bylines
        ],
        topics=[topic.name for topic in edition.topics.all()],
        picture=lead_of(edition),
    )


def _content(edition: Edition, site: SiteSettings) -> str:
    """The whole article, with the notices between which its page shows it."""
    parts = [
        _notice(site.crisis_notice_html, site.crisis_notice, site)
        if edition.crisis_first
        else "",
        _lead_picture(edition),
        # Feed readers know one file a picture, and many know JPEG and PNG alone.
        with_plain_pictures(edition.shown_html),
        _notice(site.disclaimer_html, site.disclaimer, site),
    ]
    return "\n".join(part.strip() for part in parts if part)


def _notice(html: str, text: str, site: SiteSettings) -> str:
    """A standing text; it has no HTML yet where the settings were never saved."""
    return html or render(text, region=site.country).html


def _lead_picture(edition: Edition) -> str:
    shown = lead_of(edition)
    if shown is None:
        return ""
    return format_html(
        '<p><img src="{}" width="{}" height="{}" alt="{}"></p>',
        shown.url,
        shown.width,
        shown.height,
        shown.alt,
    )


def _published(edition: Edition, site: SiteSettings) -> datetime.datetime | None:
    """The instant of publication, which lies in the day that readers are told."""
    if edition.date_precision != DatePrecision.DAY or edition.shown_date is None:
        return None
    instant = edition.ordered_at.astimezone(site.zone)
    if instant.date() == edition.shown_date:
        return instant
    return datetime.datetime.combine(edition.shown_date, datetime.time(), site.zone)
