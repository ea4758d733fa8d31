"""Query in, ranked editions out. What readers see is decided by live() alone."""

from .corrections import Correction, correction_of
from .excerpts import Excerpt, Piece, excerpt_of, marked
from .facets import Facet, Facets, facets_at
from .finding import CAP, Found, find, find_most, newest
from .queries import LONGEST_QUERY, MOST_WORDS, Query, query_of
from .related import related_to
from .suggesting import Suggestion, suggest

__all__ = [
    "CAP",
    "LONGEST_QUERY",
    "MOST_WORDS",
    "Correction",
    "Excerpt",
    "Facet",
    "Facets",
    "Found",
    "Piece",
    "Query",
    "Suggestion",
    "correction_of",
    "excerpt_of",
    "facets_at",
    "find",
    "find_most",
    "marked",
    "newest",
    "query_of",
    "related_to",
    "suggest",
]
