"""The few words of the site's own in a text's HTML, in the language spoken now.

What is stored has them in English, so that it needn't be made anew when a site changes
its language.
"""

import re
from html import escape

from articles.sentences import gettext, gettext_noop

WORDS: frozenset[str] = frozenset(
    {
        gettext_noop("Note"),
        gettext_noop("Tip"),
        gettext_noop("Important"),
        gettext_noop("Warning"),
        gettext_noop("Caution"),
        gettext_noop("Notes"),
        gettext_noop("Back to the text"),
        gettext_noop("Done"),
        gettext_noop("To do"),
    }
)
# Whole tags, which no text of a writer's holds: a "<" of theirs is "&lt;".
_PLACES = re.compile(
    r"""(
      <p[ ]class="callout-title">
    | <section[ ]class="footnotes"[ ]role="doc-endnotes"[ ]aria-label="
    | <a[ ]href="\#fnref-[0-9-]+"[ ]class="footnote-back"[ ]role="doc-backlink"
      [ ]aria-label="
    | <span[ ]class="task-mark"[ ]role="img"[ ]aria-label="
    )([A-Za-z ]+)""",
    re.VERBOSE,
)


def with_own_words(html: str) -> str:
    """Return rendered HTML with the words that aren't the writer's translated."""
    return _PLACES.sub(_translated, html)


def _translated(match: re.Match[str]) -> str:
    words = match[2]
    return match[1] + (escape(gettext(words)) if words in WORDS else words)
