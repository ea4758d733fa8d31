"""Text in, words out: folded, stemmed, marked, misspelt. No model, no request."""

from .folding import LONGEST_WORD, Span, fold, spans_of, words_of
from .keywords import keywords_of
from .marks import (
    fact,
    in_title,
    marked_words,
    root,
    telling,
)
from .spelling import distance, has_keys, keys_of, likely
from .stemming import LANGUAGES, stem, stems_of
from .stop_words import STOP_WORDS

__all__ = [
    "LANGUAGES",
    "LONGEST_WORD",
    "STOP_WORDS",
    "Span",
    "distance",
    "fact",
    "fold",
    "has_keys",
    "in_title",
    "keys_of",
    "keywords_of",
    "likely",
    "marked_words",
    "root",
    "spans_of",
    "stem",
    "stems_of",
    "telling",
    "words_of",
]
