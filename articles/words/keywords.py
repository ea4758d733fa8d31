"""The words that tell a text from others."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from .stemming import stem
from .stop_words import STOP_WORDS, USUAL_WORDS

MOST: Final = 8
SHORTEST: Final = 4
IN_TITLE: Final = 4  # how many times in the text a word in the title is worth
LEAST: Final = 3


def keywords_of(title: Iterable[str], text: Iterable[str], language: str) -> list[str]:
    """At most MOST folded words by which a text can be recognised, the first most so.

    Words with one stem count as one, and stand here in their commonest form. Words
    that any text holds tell nothing.
    """
    counts = Counter(text)
    for word in set(title):
        counts[word] += IN_TITLE
    forms: dict[str, list[tuple[int, str]]] = {}
    for word, number in counts.items():
        if _tells(word):
            forms.setdefault(stem(word, language), []).append((-number, word))
    weights = [
        (sum(number for number, _ in each), stemmed) for stemmed, each in forms.items()
    ]
    return [
        min(forms[stemmed])[1]
        for weight, stemmed in sorted(weights)[:MOST]
        if -weight >= LEAST
    ]


def _tells(word: str) -> bool:
    if len(word) < SHORTEST or not word.isalpha():
        return False
    return word not in STOP_WORDS and word not in USUAL_WORDS
