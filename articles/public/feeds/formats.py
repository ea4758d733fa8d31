"""The formats, by the name that an address uses."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from .channel import Channel
from .json_format import write_json
from .xml_formats import write_atom, write_rss


@dataclass(frozen=True)
class Format:
    """`suffix` is what it adds to the name of an Atom feed's address."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[Channel], bytes]

    @property
    def content_type(self) -> str:
        # JSON is UTF-8 and its type has no such parameter (RFC 8259).
        xml = self.media_type.endswith("+xml")
        return self.media_type + ("; charset=utf-8" if xml else "")


FORMATS: Final = {
    "atom": Format("Atom", "", "application/atom+xml", write_atom),
    "rss": Format("RSS", "_rss", "application/rss+xml", write_rss),
    "json": Format("JSON", "_json", "application/feed+json", write_json),
}
