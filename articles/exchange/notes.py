"""Sentences for the writer that several readers of documents say."""

from collections.abc import Iterable

from articles.sentences import gettext


def taken_as_headings(headings: Iterable[str]) -> str:
    said = ", ".join(f"“{heading}”" for heading in headings)
    return gettext("Taken as headings: %(headings)s.") % {"headings": said}


def links_left_out(words: str) -> str:
    return gettext("Links to other pages at the end were left out: %(words)s") % {
        "words": words
    }
