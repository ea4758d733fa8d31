"""What somebody typed, as words to look for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from articles.rendering import printable
from articles.words import STOP_WORDS, stems_of, words_of

LONGEST_QUERY: Final = 200  # characters that are read
MOST_WORDS: Final = 12
SHORTEST_BEGINNING: Final = 3


@dataclass(frozen=True)
class Term:
    """A word that is looked for: its stems, and what a word may begin with."""

    word: str
    stems: tuple[str, ...]
    beginning: str = ""

    def means(self, words: Iterable[str]) -> bool:
        """Whether one of the folded `words` is this one, or begins with it."""
        # No stemmer touches the first letter, and most words differ there.
        near = [word for word in words if word[:1] == self.word[:1]]
        return any(
            (self.beginning and word.startswith(self.beginning))
            or any(stem in self.stems for stem in stems_of(word))
            for word in near
        )


@dataclass(frozen=True)
class Query:
    """What was typed, as far as it is read, and its terms.

    `cut` says that more was typed. A query without a word has no terms.
    """

    text: str
    terms: tuple[Term, ...] = ()
    cut: bool = False

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def whole_words(self) -> "Query":
        """The same, with the last word as it stands."""
        terms = tuple(Term(term.word, term.stems) for term in self.terms)
        return Query(self.text, terms, self.cut)


def query_of(typed: str) -> Query:
    """Reads what was typed; nothing that can be typed raises.

    The first LONGEST_QUERY characters and MOST_WORDS words count. Signs are no
    operators. Words that stand in every text are passed over where there are others.
    The last word may be the beginning of one, for it may still be being typed.
    """
    text = " ".join(printable(typed[: LONGEST_QUERY * 4]).split())
    read = text[:LONGEST_QUERY].strip()
    words = list(dict.fromkeys(words_of(read)))
    told = [word for word in words if word not in STOP_WORDS] or words
    last = told[-1] if told and words[-1] == told[-1] else ""
    cut = len(typed) > LONGEST_QUERY * 4 or text != read or len(told) > MOST_WORDS
    terms = tuple(
        Term(word, stems_of(word), word if _may_go_on(word, last) else "")
        for word in told[:MOST_WORDS]
    )
    return Query(read, terms, cut)


def _may_go_on(word: str, last: str) -> bool:
    return word == last and len(word) >= SHORTEST_BEGINNING
