"""Bytes of a text file to text with plain line ends."""

import codecs
import re

from .document import MAX_BYTES, DocumentError

_LINE_ENDS = re.compile("\r\n|[\r\v\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\f\u2029]")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f-\x9f]")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text and the notes about how it was read.

    UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252.
    Line ends become "\\n"; no other character that can be seen is changed.
    Raises DocumentError for a file that is too large, empty or not text.
    """
    if len(data) > MAX_BYTES:
        size = len(data) / 1_000_000
        limit = MAX_BYTES // 1_000_000
        raise DocumentError(
            f"This file is {size:.1f} MB; the most that is read is {limit} MB."
        )
    text, notes = _characters(data)
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DocumentError(
            f"Line {line} holds a NUL, which no text has. "
            "Save the file as plain text in UTF-8."
        )
    text, dropped = _CONTROLS.subn("", text)
    if dropped * 20 > len(text):
        raise DocumentError(
            "This is not a text file. Save it as plain text or Markdown, in UTF-8."
        )
    if dropped:
        what = "character" if dropped == 1 else "characters"
        notes = (*notes, f"{dropped} control {what} that nobody can see went away.")
    if not text.strip():
        raise DocumentError("This file holds no text.")
    return text, notes


def _characters(data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        if data.startswith(_UTF16_MARKS):
            return data.decode("utf-16"), ()
    except UnicodeDecodeError:
        raise DocumentError(
            "This file begins as UTF-16 and does not go on so. Save it as UTF-8."
        ) from None
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise DocumentError(
            f"Line {line} holds bytes that are neither UTF-8 nor Windows-1252. "
            "Save the file as UTF-8."
        ) from None
    note = (
        "This file is not UTF-8 and was read as Windows-1252; "
        "look at its quotation marks and accents."
    )
    return text, (note,)
