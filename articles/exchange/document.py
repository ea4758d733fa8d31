"""What every reader hands over: one article or page, as plain values."""

import datetime
from dataclasses import dataclass

from articles.sentences import gettext, number_text

MAX_BYTES = 2_000_000
MAX_CHARACTERS = 200_000  # what can be published as one text


class DocumentError(ValueError):
    """A file that cannot be read; its text is a sentence that names the reason."""


def too_long(characters: int) -> DocumentError:
    """The refusal of a text that can't be published as one."""
    return DocumentError(
        gettext(
            "This text has %(count)s characters; the most a post can hold is %(most)s. "
            "Split it into two posts."
        )
        % {"count": number_text(characters), "most": number_text(MAX_CHARACTERS)}
    )


@dataclass(frozen=True)
class DocumentAuthor:
    """One author as the file names them."""

    name: str
    credentials: str = ""
    role: str = ""


@dataclass(frozen=True)
class Document:
    """One file, read: `body` is Markdown, everything else is plain text.

    `date_precision` is "day", "month" or "hidden"; `kind` is "article" or "page".
    A document that is not `public` is never published by an importer.
    `picture_alt` describes a lead picture that has not come with the file.
    `notes` are sentences for the report.
    """

    source: str
    digest: str
    title: str
    body: str
    slug: str = ""
    summary: str = ""
    kind: str = "article"
    authors: tuple[DocumentAuthor, ...] = ()
    date: datetime.date | None = None
    date_precision: str = "hidden"
    topics: tuple[str, ...] = ()
    picture_alt: str = ""
    public: bool = True
    notes: tuple[str, ...] = ()
