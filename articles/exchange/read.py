"""One file to one document, by the ending of its name."""

import datetime
import hashlib
import re
from dataclasses import replace

from .dates import FoundDate, in_words
from .decoding import decode
from .document import MAX_CHARACTERS, Document, DocumentError
from .markdown import read_markdown
from .plain_text import read_plain_text

PLAIN_TEXT = ("txt", "text")
MARKDOWN = ("md", "markdown")


def read_document(
    name: str, data: bytes, *, today: datetime.date | None = None
) -> Document:
    """Read one file; `name` may be a path, of which the last part becomes `source`.

    `today` is the day in UTC unless given: a later date is not public yet. Raises
    DocumentError, whose text names the reason, for whatever cannot be read.
    """
    today = today or datetime.datetime.now(datetime.UTC).date()
    *folders, source = re.split(r"[/\\]", name)
    stem, _, ending = source.lower().rpartition(".")
    if not stem or ending not in PLAIN_TEXT + MARKDOWN:
        raise DocumentError(
            "Only plain text (.txt) and Markdown (.md) files are read; "
            f"“{source}” is neither."
        )
    text, notes = decode(data)
    if len(text) > MAX_CHARACTERS:
        raise DocumentError("It is longer than 200,000 characters. Split it.")
    digest = hashlib.sha256(data).hexdigest()
    if ending in PLAIN_TEXT:
        document = read_plain_text(text, source=source, digest=digest, notes=notes)
    else:
        document = read_markdown(
            text, source=source, digest=digest, notes=notes, today=today
        )
    if any(folder.lower() in ("_drafts", "drafts") for folder in folders):
        document = _withheld(document, "It lies in a folder of drafts.")
    if document.date and document.date > today:
        said = in_words(FoundDate(document.date, document.date_precision))
        document = _withheld(document, f"{said} is still to come: schedule it.")
    return document


def _withheld(document: Document, reason: str) -> Document:
    return replace(document, public=False, notes=(*document.notes, reason))
