"""HTML as a row of tags and texts, in time that grows with its length and no faster.

The parsers of the standard library and of Beautiful Soup search again and again through
what is broken; a clipboard may be broken in four megabytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

MAX_ATTRIBUTES = 100

# Quotation marks count after "=" only, as in a browser. Nothing here backtracks: a
# look-ahead takes a value whole, since before Python 3.11.5 a possessive group matches
# what it should not (gh-106052).
_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*+)"
    r"((?:[^>\"'=]++|(?=(=\s*+(?:\"[^\"]*+\"|'[^']*+')?))\4|[\"'])*)>"
)
_LOOSE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
_ATTRIBUTE = re.compile(
    r"([^\s=\"'/>]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?"
)
_TEXT = re.compile(r"(?:[^<]++|<(?!/?[a-zA-Z]|[!?]))+")
# Python refuses to read a number of thousands of digits.
_LONG_NUMBER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffc\ufffe\uffff]")


@dataclass(slots=True)
class Tag:
    """An opening or closing tag; its names are in lower case."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    closes: bool = False
    closes_itself: bool = False


def tokens(html: str) -> Iterator[Tag | str]:
    """Yield the tags, and the texts between them with their entities resolved."""
    known: dict[str, Tag] = {}
    form = _TAG
    position = closing = 0
    while position < len(html):
        if text := _TEXT.match(html, position):
            yield text_of(text[0])
            position = text.end()
            continue
        if closing <= position:
            closing = html.find(">", position)
        if closing < 0:
            yield text_of(html[position:])
            return
        if html[position + 1] in "!?":
            position = closing + 1
            continue
        match = form.match(html, position)
        if match is None:
            # A quotation mark is missing: from here on a tag ends at the first ">".
            form = _LOOSE_TAG
            continue
        position = match.end()
        tag = known.get(match[0])
        if tag is None:
            tag = known[match[0]] = _tag(match)
        yield tag


def text_of(written: str) -> str:
    """Return text with its entities resolved, and nothing in it that can't be shown."""
    if "&" in written:
        written = _NO_TEXT.sub("", unescape(_LONG_NUMBER.sub("", written)))
    return written


def _tag(match: re.Match[str]) -> Tag:
    return Tag(
        match[2].lower(),
        {} if match[1] else _attributes(match[3]),
        closes=bool(match[1]),
        closes_itself=match[3].endswith("/"),
    )


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        name = match[1].lower()
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(name, text_of(value))
        if len(found) >= MAX_ATTRIBUTES:
            break
    return found
