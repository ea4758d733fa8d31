"""The words of a text: as plain text, counted, timed, and its first lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .leaves import Leaf

WORDS_A_MINUTE = 220
EXCERPT_CHARACTERS = 180

# Dashes stand between words without spaces in much good prose.
_WORD = re.compile(r"[^\s—–…/]+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Measured:
    text: str
    words: int
    minutes: int
    excerpt: str


def measure(leaves: Iterable[Leaf]) -> Measured:
    """Read the words off the leaves of a rendered text."""
    worded = [leaf for leaf in leaves if leaf.text]
    text = "\n\n".join(leaf.text for leaf in worded)
    words = count_words(text)
    return Measured(
        text=text,
        words=words,
        minutes=-(-words // WORDS_A_MINUTE),
        excerpt=_excerpt(worded),
    )


def count_words(text: str) -> int:
    """Count the runs of characters that hold a letter or a digit."""
    return sum(
        any(character.isalnum() for character in word) for word in _WORD.findall(text)
    )


def _excerpt(leaves: Sequence[Leaf]) -> str:
    prose = [leaf for leaf in leaves if leaf.kind == "paragraph" and not leaf.in_notes]
    # The text's own paragraphs first: an opening quotation or list is not its voice.
    prose = [leaf for leaf in prose if leaf.level == 1] or prose
    excerpt = ""
    for leaf in prose:
        excerpt = f"{excerpt} {_SPACES.sub(' ', leaf.text)}".strip()
        if len(excerpt) > EXCERPT_CHARACTERS:
            return _cut(excerpt)
    return excerpt


def _cut(text: str) -> str:
    head = text[: EXCERPT_CHARACTERS - 1]
    if text[EXCERPT_CHARACTERS - 1] != " ":
        head = head.rpartition(" ")[0] or head
    return head.rstrip(" ,;:.—–-(“‘") + "…"
