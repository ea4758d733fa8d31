"""Where in a text the words stand that were looked for."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from articles.words import Span, spans_of

from .queries import Query

WIDTH: Final = 220  # characters
BEFORE: Final = 60  # characters shown before the first of the words
MOST_READ: Final = 50_000  # characters of a text that are looked through


@dataclass(frozen=True)
class Piece:
    """A piece of plain text; `marked` where it was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Excerpt:
    pieces: tuple[Piece, ...]
    terms: int  # how many of the terms stand in it

    def __str__(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class _Hit(NamedTuple):
    span: Span
    term: int


def marked(text: str, query: Query) -> tuple[Piece, ...]:
    """The whole of a short text, with what was looked for marked."""
    return _pieces(text, 0, len(text), _hits(text, query))


def excerpt_of(texts: Sequence[str], query: Query) -> Excerpt:
    """The place that holds most of the terms, in the first of `texts` that does.

    Where none does, the beginning of the first text that isn't empty.
    """
    best = Excerpt((), 0)
    for text in texts:
        text = " ".join(text[:MOST_READ].split())
        hits = _hits(text, query)
        first, terms = _densest(hits)
        if terms <= best.terms and best.pieces:
            continue
        start, end = _window(text, hits[first].span if hits else None)
        pieces = _pieces(text, start, end, hits)
        if not pieces:
            continue
        opening = (Piece("… "),) if start else ()
        closing = (Piece(" …"),) if end < len(text) else ()
        best = Excerpt((*opening, *pieces, *closing), terms)
    return best


def _hits(text: str, query: Query) -> list[_Hit]:
    # No stemmer touches a first letter.
    firsts = "".join(sorted({term.word[0] for term in query}))
    if not firsts:
        return []
    return [
        _Hit(span, place)
        for span in spans_of(text, firsts)
        for place, term in enumerate(query)
        if term.means(span.words)
    ]


def _densest(hits: list[_Hit]) -> tuple[int, int]:
    """The first hit of the window that holds most terms, and how many it holds."""
    best, most = 0, 0
    window: deque[int] = deque()
    for last, hit in enumerate(hits):
        window.append(last)
        while hit.span.end - hits[window[0]].span.start > WIDTH - BEFORE:
            window.popleft()
        terms = len({hits[each].term for each in window})
        if terms > most:
            best, most = window[0], terms
    return best, most


def _window(text: str, first: Span | None) -> tuple[int, int]:
    """Whole words around the first hit, WIDTH characters or less."""
    if first is None or len(text) <= WIDTH:
        start = 0
    else:
        start = max(0, min(first.start - BEFORE, len(text) - WIDTH))
    if start:
        space = text.find(" ", start, first.start) if first else -1
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + WIDTH)
    if end < len(text):
        space = text.rfind(" ", start + WIDTH // 2, end)
        end = space if space >= 0 else end
    return start, end


def _pieces(text: str, start: int, end: int, hits: list[_Hit]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    place = start
    for hit in hits:
        if hit.span.start < place or hit.span.end > end:
            continue  # outside, or marked for another term already
        if hit.span.start > place:
            pieces.append(Piece(text[place : hit.span.start]))
        pieces.append(Piece(text[hit.span.start : hit.span.end], marked=True))
        place = hit.span.end
    if place < end:
        pieces.append(Piece(text[place:end]))
    return tuple(pieces)
