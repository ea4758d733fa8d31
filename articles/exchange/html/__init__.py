"""HTML of any make to clean Markdown: what is pasted, and what importers read.

A reader of its own: the libraries for this fail on what word processors put on the
clipboard. markdownify 1.2.3 raises RecursionError at some 400 nested tags, shows Word's
list marks as words and Google Docs' wrapper as bold, and escapes one run of text at a
time; the parser under it takes time that grows with the square of unclosed tags.
"""

from dataclasses import dataclass

from .document import HtmlDocument, read_html

__all__ = ["Converted", "HtmlDocument", "html_to_markdown", "read_html"]


@dataclass(frozen=True)
class Converted:
    """Markdown, and sentences for the writer about what was decided or lost."""

    markdown: str
    notes: tuple[str, ...] = ()


def html_to_markdown(html: str) -> Converted:
    """Return what a reader sees of the HTML as Markdown, with every word.

    Raises DocumentError, whose text is a sentence, for what is too long to be read or
    to be published as one text.
    """
    document = read_html(html)
    return Converted(document.markdown(), document.notes)
