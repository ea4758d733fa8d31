"""A feed as Atom (RFC 4287) and as RSS 2.0, both with Yahoo's Media RSS."""

import datetime
import io

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from .channel import NEVER, Channel
from .entries import Entry

_MEDIA = {"xmlns:media": "http://search.yahoo.com/mrss/"}


class _Dated(SyndicationFeed):
    def latest_post_date(self) -> datetime.datetime:
        # Django takes the present for an empty feed, which would never be the same.
        return self.feed["updated"] or NEVER


def _write_picture(handler: SimplerXMLGenerator, entry: Entry) -> None:
    if not (shown := entry.picture):
        return
    facts = {
        "url": shown.url,
        "type": shown.content_type,
        "medium": "image",
        "width": str(shown.width),
        "height": str(shown.height),
    }
    handler.addQuickElement("media:content", None, facts)


class _Atom(_Dated, Atom1Feed):
    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | _MEDIA

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, item)
        entry = item["entry"]
        for person in entry.authors:
            handler.startElement("author", {})
            handler.addQuickElement("name", person.name)
            handler.addQuickElement("uri", person.url)
            handler.endElement("author")
        _write_picture(handler, entry)
        handler.addQuickElement("content", entry.html, {"type": "html"})


class _Rss(_Dated, Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return (
            super().rss_attributes()
            | _MEDIA
            | {
                "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            }
        )

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        if not (icon := self.feed["icon"]):
            return
        handler.startElement("image", {})
        handler.addQuickElement("url", icon.url)
        handler.addQuickElement("title", self.feed["title"])
        handler.addQuickElement("link", self.feed["link"])
        handler.endElement("image")

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, item)
        entry = item["entry"]
        # RSS wants a mail address in <author>; a name belongs into dc:creator.
        for person in entry.authors:
            handler.addQuickElement("dc:creator", person.name)
        handler.addQuickElement("atom:updated", entry.updated.isoformat("T", "seconds"))
        _write_picture(handler, entry)
        handler.addQuickElement("content:encoded", entry.html)


def _write(form: type[SyndicationFeed], channel: Channel, author: str | None) -> bytes:
    feed = form(
        title=channel.title,
        link=channel.page,
        description=channel.description,
        subtitle=channel.description,
        language=channel.language,
        author_name=author,
        author_link=channel.author_url,
        feed_url=channel.url,
        icon=channel.icon,
        updated=channel.updated,
    )
    for entry in channel.entries:
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=escape(entry.summary),  # both formats take it for HTML
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            categories=entry.topics,
            entry=entry,
        )
    written = io.StringIO()
    feed.write(written, "utf-8")
    return written.getvalue().encode()


def write_atom(channel: Channel) -> bytes:
    # Atom wants an author of the feed, for an entry may have none.
    return _write(_Atom, channel, channel.author)


def write_rss(channel: Channel) -> bytes:
    return _write(_Rss, channel, None)
