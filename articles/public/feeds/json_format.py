"""A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import Any

from .channel import Channel
from .entries import Entry

VERSION = "https://jsonfeed.org/version/1.1"


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _item(entry: Entry) -> dict[str, Any]:
    date = entry.published
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "date_modified": entry.updated.isoformat("T", "seconds"),
    } | _filled(
        summary=entry.summary,
        image=entry.picture.url if entry.picture else "",
        date_published=date.isoformat("T", "seconds") if date else "",
        authors=[
            _filled(name=person.name, url=person.url, avatar=person.portrait)
            for person in entry.authors
        ],
        tags=entry.topics,
    )


def write_json(channel: Channel) -> bytes:
    feed = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": channel.page,
        "feed_url": channel.url,
        "language": channel.language,
        "authors": [{"name": channel.author, "url": channel.author_url}],
    } | _filled(
        description=channel.description,
        icon=channel.icon.url if channel.icon else "",
    )
    feed["items"] = [_item(entry) for entry in channel.entries]
    return json.dumps(feed, ensure_ascii=False).encode()
