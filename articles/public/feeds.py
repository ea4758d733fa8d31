"""The feed, as Atom (RFC 4287) and RSS 2.0, with the full text."""

import re

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape, format_html

from articles.models import DatePrecision, Edition, SiteSettings
from articles.rendering import with_plain_pictures

from .pages import absolute

LENGTH = 20
PICTURE_WIDTH = 1200  # pixels

# Attribute values of sanitised HTML hold no double quote, so this can't miss.
LOCAL = re.compile(
    r'(<(?:a|img)(?:\s[a-z-]+="[^"]*")*?\s(?:href|src)=")(?=/(?!/)|#)([^"]*)'
)


def absolute_html(html: str, page: str) -> str:
    """Sanitised HTML with the addresses of this site made absolute.

    `page` is the article's own address, to which its footnotes' links lead.
    """

    def full(match: re.Match[str]) -> str:
        base = page if match[2].startswith("#") else settings.SITE_URL
        return f"{match[1]}{base}{match[2]}"

    return LOCAL.sub(full, html)


def lead_picture(edition: Edition) -> str:
    """The lead picture as a feed shows it, from the site's own rows; "" for none."""
    picture = edition.picture
    if not picture:
        return ""
    shown = picture.plain(width=PICTURE_WIDTH)
    return format_html(
        '<p><img src="{}" width="{}" height="{}" alt="{}"></p>\n',
        shown.url if shown else picture.file.url,
        (shown or picture).width,
        (shown or picture).height,
        edition.lead_alt,
    )


class FullTextAtom(Atom1Feed):
    def add_item_elements(self, handler, item) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class FullTextRss(Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler, item) -> None:
        # RSS wants a mail address in <author>; a name belongs into dc:creator.
        names, item["author_name"] = item["author_name"], None
        super().add_item_elements(handler, item)
        if names:
            handler.addQuickElement("dc:creator", names)
        handler.addQuickElement("content:encoded", item["content"])


class AtomFeed(Feed):
    feed_type = FullTextAtom
    route = "articles:feed"

    def get_object(self, request) -> SiteSettings:
        return SiteSettings.load()

    def title(self, site: SiteSettings) -> str:
        return site.name

    def subtitle(self, site: SiteSettings) -> str:
        return site.tagline

    description = subtitle

    def author_name(self, site: SiteSettings) -> str:
        return site.name  # Atom wants one, and an entry may have none

    def link(self) -> str:
        return absolute(reverse("articles:home"))

    feed_guid = link

    def feed_url(self) -> str:
        return absolute(reverse(self.route))

    def items(self, site: SiteSettings) -> list[Edition]:
        live = Edition.objects.live(timezone.now()).articles()
        editions = live.select_related("picture").prefetch_related("topics")
        found = list(editions.newest_first()[:LENGTH])
        for edition in found:
            edition.feed_notice = site.disclaimer_html
        return found

    def item_title(self, edition: Edition) -> str:
        return edition.title

    def item_description(self, edition: Edition) -> str:
        # Both formats take this for HTML.
        return escape(edition.description)

    def item_link(self, edition: Edition) -> str:
        return absolute(edition.get_absolute_url())

    def item_guid(self, edition: Edition) -> str:
        return edition.uid.urn

    item_guid_is_permalink = False

    def item_author_name(self, edition: Edition) -> str | None:
        names = [byline.credited_name for byline in edition.bylines]
        return "; ".join(names) or None

    def item_categories(self, edition: Edition) -> list[str]:
        return [topic.name for topic in edition.topics.all()]

    def item_pubdate(self, edition: Edition):
        """Only for a date given to the day: no feed invents what nobody said."""
        if edition.date_precision == DatePrecision.DAY:
            return edition.ordered_at
        return None

    def item_updateddate(self, edition: Edition):
        return edition.updated_at

    def item_extra_kwargs(self, edition: Edition) -> dict[str, str]:
        page = self.item_link(edition)
        # Feed readers know one file a picture, and many know JPEG and PNG alone.
        text = with_plain_pictures(edition.html)
        html = absolute_html(lead_picture(edition) + text + edition.feed_notice, page)
        return {"content": html}


class RssFeed(AtomFeed):
    feed_type = FullTextRss
    route = "articles:feed_rss"
