"""What words have in common whatever their ending: grieving and grieved are griev."""

from functools import cache, lru_cache
from typing import Final

import snowballstemmer

LANGUAGES: Final = {"en": "english", "es": "spanish"}
MOST_KEPT: Final = 32_768  # words whose stems are remembered


@cache
def _stemmer(language: str):
    return snowballstemmer.stemmer(LANGUAGES.get(language, "english"))


@lru_cache(maxsize=MOST_KEPT)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; `language` is one of LANGUAGES, else English."""
    return _stemmer(language).stemWord(word)


def stems_of(word: str) -> tuple[str, ...]:
    """The stems of a folded word in every language, each once.

    Whoever searches need not know in which language a text was published.
    """
    return tuple(dict.fromkeys(stem(word, language) for language in LANGUAGES))
