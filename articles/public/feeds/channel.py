"""A whole feed, before it is written in one of the formats."""

import datetime
from dataclasses import dataclass

from ..pictures import ShownPicture
from .entries import Entry

# RFC 4287 wants a date of every feed; of an empty one there is nothing to tell.
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Channel:
    """What a feed says of itself, and its entries; every address is absolute.

    `page` is the address of what it is about, `url` its own.
    """

    title: str
    description: str
    language: str
    page: str
    url: str
    author: str
    author_url: str
    icon: ShownPicture | None
    entries: list[Entry]

    @property
    def updated(self) -> datetime.datetime | None:
        """When the newest of its texts came to readers; None for an empty feed."""
        return max((entry.updated for entry in self.entries), default=None)
