"""What a text may hold, so that no text can keep a worker busy."""

import re
from collections.abc import MutableMapping
from typing import Any

from articles.sentences import gettext, gettext_noop, number_text

MAX_CHARACTERS: int = 200_000
MAX_LINES = 10_000
MAX_BRACKETS = 5_000
MAX_STARS = 20_000
MAX_WEB_ADDRESSES = 3_000
MAX_NESTING = 16  # a list counts twice: once for itself, once for its item
MAX_REPEATED_CHARACTERS = 1_000_000
MAX_PAGE_CHARACTERS = 2_000_000

_CHARACTERS = gettext_noop(
    "This text has %(count)s characters; the most a post can hold is %(most)s. Split "
    "it into two posts."
)
_LINES = gettext_noop(
    "This text has %(count)s lines; the most a post can hold is %(most)s. Split it "
    "into two posts."
)
_BRACKETS = gettext_noop(
    "This text has %(count)s opening square brackets; the most a post can hold is "
    "%(most)s. Split it into two posts."
)
_STARS = gettext_noop(
    "This text has %(count)s stars and underscores; the most a post can hold is "
    "%(most)s. Split it into two posts."
)
_WEB_ADDRESSES = gettext_noop(
    "This text has %(count)s web addresses; the most a post can hold is %(most)s. "
    "Split it into two posts."
)

# Line breaks that Word and PowerPoint leave behind.
_ODD_LINE_BREAKS = re.compile(r"[\x0b\x0c]")
# Characters that UTF-8 cannot carry (lone surrogates) or that XML, and so a feed,
# may not contain: https://www.w3.org/TR/xml/#charsets
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class TextTooLongError(ValueError):
    """A text that would take too long to render; its message is for the writer."""


def check_length(text: str) -> None:
    """Raise TextTooLongError for more characters, lines or signs than a post can hold.

    Signs are counted because tens of thousands of them, well within MAX_CHARACTERS,
    take the engine seconds; a post of a hundred pages has far fewer.
    """
    lines = text.count("\n") + text.count("\r") - text.count("\r\n") + 1
    for count, most, sentence in (
        (len(text), MAX_CHARACTERS, _CHARACTERS),
        (lines, MAX_LINES, _LINES),
        (text.count("["), MAX_BRACKETS, _BRACKETS),
        (text.count("*") + text.count("_"), MAX_STARS, _STARS),
        (text.count("://"), MAX_WEB_ADDRESSES, _WEB_ADDRESSES),
    ):
        if count > most:
            raise TextTooLongError(
                gettext(sentence)
                % {"count": number_text(count), "most": number_text(most)}
            )


def check_page(html: str) -> None:
    """Raise TextTooLongError for a page that is many times longer than its text."""
    if len(html) > MAX_PAGE_CHARACTERS:
        raise TextTooLongError(
            gettext(
                "This text makes a page of many megabytes, which a phone can't open. "
                "Use fewer tables, footnotes and links, or split it into two posts."
            )
        )


def printable(text: str) -> str:
    """Return the text without the characters that no page or feed can carry."""
    return _UNPRINTABLE.sub("", _ODD_LINE_BREAKS.sub("\n", text))


def spend(env: MutableMapping[str, Any], characters: int) -> None:
    """Count characters that a reference copies into the page; refuse a flood of them.

    One long definition used ten thousand times makes a page of many megabytes out of
    a short text, which MAX_CHARACTERS does not see.
    """
    spent: int = env.get("repeated_characters", 0) + characters
    env["repeated_characters"] = spent
    if spent > MAX_REPEATED_CHARACTERS:
        raise TextTooLongError(
            gettext(
                "The addresses and captions in this text come to more than a page can "
                "hold. Shorten the longest, or use them fewer times."
            )
        )
