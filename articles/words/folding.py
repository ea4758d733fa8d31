"""The words of a text as they are compared: without case, accents and apostrophes."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

LONGEST_WORD: Final = 40  # characters that are looked at
MOST_KEPT: Final = 32_768  # words whose folding is remembered

# A run of letters and digits with what may stand inside a word: apostrophes, soft
# hyphens, joiners and combining marks. Its length is bounded, for one "word" may be
# a whole text.
_INSIDE: Final = r"'’ʼ\u00ad\u200b-\u200d\u2060\u0300-\u036f"
_SPAN: Final = re.compile(rf"[^\W_][\w{_INSIDE}]{{0,79}}")
_APOSTROPHES: Final = re.compile("['’ʼ]")
_POSSESSIVE: Final = re.compile("['’ʼ]s$")
# Scripts without spaces: each character is a word of its own there.
_ALONE: Final = r"\u3040-\u30ff\u3400-\u9fff"
_WORD: Final = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}]+")


class Span(NamedTuple):
    """Where a word stands in a text, and what it is compared as."""

    start: int
    end: int
    words: tuple[str, ...]


@lru_cache(maxsize=MOST_KEPT)
def fold(span: str) -> tuple[str, ...]:
    """The words of one run of letters: “Don’t” is dont, “depresión” is depresion.

    Compatibility forms are made plain (NFKC) and accents dropped; what is left of
    the possessive is the name.
    """
    text = unicodedata.normalize("NFKC", span).casefold()
    text = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text))
    plain = (
        character
        for character in unicodedata.normalize("NFKD", text)
        if unicodedata.category(character) not in {"Mn", "Me", "Cf"}
    )
    text = unicodedata.normalize("NFC", "".join(plain))
    return tuple(word[:LONGEST_WORD] for word in _WORD.findall(text))


def spans_of(text: str, firsts: str = "") -> Iterator[Span]:
    """The words of `text` in order, each with its place.

    With `firsts`, folded letters, some that begin with another are passed over.
    """
    for found in _beginning_with(firsts).finditer(text):
        if words := fold(found.group()):
            yield Span(found.start(), found.end(), words)


@lru_cache(maxsize=256)
def _beginning_with(firsts: str) -> re.Pattern[str]:
    """Looks for runs of letters whose first one is, or may be folded to, a given one.

    Thousands of words aren't looked at then where a few are looked for.
    """
    if not firsts:
        return _SPAN
    plain = "".join(letter for letter in firsts + firsts.upper() if letter.isalnum())
    begins = rf"(?<![^\W_])(?<![^\W_][{_INSIDE}])(?:[{plain}]|[^\W_\x00-\x7f])"
    return re.compile(rf"{begins}[\w{_INSIDE}]{{0,79}}")


def words_of(text: str, most: int | None = None) -> list[str]:
    """The folded words of `text` in order, `most` at most."""
    words = (word for found in _SPAN.finditer(text) for word in fold(found.group()))
    return list(islice(words, most))
