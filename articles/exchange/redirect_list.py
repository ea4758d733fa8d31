"""Lists of redirects: old and new addresses, as spreadsheets and people write them.

Comma, semicolon or tab between them, with or without quotation marks; or two addresses
with a space between, also as servers and site builders want them: `/old -> /new 301`.
"""

import csv
import re
from dataclasses import dataclass
from typing import Final

from articles.sentences import gettext, number_text

from .decoding import decode
from .document import DocumentError

MAX_BYTES: Final = 1_000_000
MAX_LINES: Final = 5_000
_LONGEST_LINE: Final = 10_000  # characters
_LOOKED_AT: Final = 50  # lines, to find out what stands between
_ADDRESS: Final = re.compile(r"/|https?://|www\.", re.IGNORECASE)
_BESIDES: Final = frozenset(
    {"->", "=>", "→", "301", "302", "307", "308", "permanent", "redirect", "temp"}
    | {"redirectpermanent", "rewrite", "[r=301]", "[r=301,l]"}
)


@dataclass(frozen=True)
class Line:
    """One line, by its number from 1: what stood in it, "" where there was nothing."""

    number: int
    old: str
    new: str


@dataclass(frozen=True)
class RedirectList:
    """What was read of `text`.

    `header` is the first line where it only names the columns.
    """

    lines: list[Line]
    text: str
    header: str = ""
    notes: tuple[str, ...] = ()


def read_redirects(data: bytes) -> RedirectList:
    """Reads a list of redirects. Raises DocumentError for one that can't be read."""
    if len(data) > MAX_BYTES:
        raise DocumentError(
            gettext("This list is larger than 1 MB. Split it into two.")
        )
    text, notes = decode(data)
    rows = [
        (number, line.strip())
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    if not rows:
        raise DocumentError(gettext("No addresses stand in this list."))
    if len(rows) > MAX_LINES + 1:
        raise _too_many(len(rows))
    if any(len(line) > _LONGEST_LINE for _number, line in rows):
        raise DocumentError(
            gettext("This isn’t a list of addresses: a line of it is far too long.")
        )
    sign = _sign_between([line for _number, line in rows[:_LOOKED_AT]])
    lines = [Line(number, *_two(line, sign)) for number, line in rows]
    header = ""
    if not set("/.") & set(rows[0][1]):
        header = rows[0][1] if len(lines) > 1 else ""
        lines = lines[1:] or lines
    if len(lines) > MAX_LINES:
        raise _too_many(len(lines))
    return RedirectList(lines, text, header, notes)


def _too_many(number: int) -> DocumentError:
    return DocumentError(
        gettext(
            "This list has %(count)s lines; the most that is taken at once is "
            "%(most)s. Split it."
        )
        % {"count": number_text(number), "most": number_text(MAX_LINES)}
    )


def _sign_between(lines: list[str]) -> str:
    """What stands between the columns of most lines; "" for a space."""
    for sign in "\t;,":
        pairs = [_columns(line, sign) for line in lines]
        if sum(map(_is_pair, pairs)) * 2 > len(lines) - 1:
            return sign
    return ""


def _is_pair(columns: list[str]) -> bool:
    return len(columns) > 1 and all(map(_is_address, columns[:2]))


def _is_address(text: str) -> bool:
    return bool(_ADDRESS.match(text))


def _columns(line: str, sign: str) -> list[str]:
    # Line by line: a quotation mark that is never closed takes no other line along.
    row = next(csv.reader([line], delimiter=sign, skipinitialspace=True), [])
    return [column.strip() for column in row]


def _two(line: str, sign: str) -> tuple[str, str]:
    if sign:
        columns = _columns(line, sign)
    else:
        columns = [w for w in line.split() if w.lower() not in _BESIDES]
    old, new = (*columns, "", "")[:2]
    # A third address belongs to nothing, so the line can't be what was meant.
    if not sign and len(columns) > 2:
        return line, ""
    return old, new
