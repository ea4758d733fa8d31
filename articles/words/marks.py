"""How an index tells a word, its stem and its place apart: by a sign before it.

A document is a bag of such tokens: `grieving` is a word of the text, `=griev` its
stem, `^grieving` and `^=griev` stand in the title, `~griev` is what the text is
about, and `@t12` is a fact: here, its topic. The signs are in no word.
"""

from collections.abc import Iterable

from .stemming import stem


def root(stemmed: str) -> str:
    return f"={stemmed}"


def in_title(token: str) -> str:
    return f"^{token}"


def telling(stemmed: str) -> str:
    return f"~{stemmed}"


def fact(letter: str, value: int | str = "") -> str:
    return f"@{letter}{value}"


def marked_words(words: Iterable[str], language: str) -> list[str]:
    """The tokens of a run of words, each once: the word itself and its stem."""
    found: dict[str, None] = {}
    for word in words:
        found[word] = None
        found[root(stem(word, language))] = None
    return list(found)
