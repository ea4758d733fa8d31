"""Articles typed or pasted as plain text.

The first line is the title; author, date and picture lines may follow it; the rest
is the body. Every word and mark reaches the document, or a note quotes it.
"""

import re
from dataclasses import dataclass

from articles.sentences import gettext

from .blocks import Block, is_closed, split_blocks
from .bylines import has_credentials
from .dates import read_date
from .document import Document
from .escaping import escape_heading, escape_paragraph
from .headers import read_header
from .lists import Item, list_markdown, read_list, split_at_items
from .navigation import drop_navigation
from .notes import links_left_out, taken_as_headings

MAX_HEADING_CHARACTERS = 80
MAX_HEADING_WORDS = 12
# Lines that are all shorter than this were ended on purpose: verse, an address.
SHORT_LINE = 60

_TITLE_LABEL = re.compile(r"title\s*:\s*(?P<words>\S.*)", re.IGNORECASE)
_NO_HEADING = re.compile(
    r"https?:|www\.|\S@\S|[0-9]{3}[-. ][0-9]{4}|^(?:dear|hi|hello)\b|^[^\w\"'“‘(¿¡#]"
    r"|[—–-]$|^[\"“].*[\"”]$",
    re.IGNORECASE,
)


def read_plain_text(
    text: str, *, source: str, digest: str, notes: tuple[str, ...] = ()
) -> Document:
    """Return the document that a decoded text holds; it has one line at least."""
    lines = text.split("\n")
    first = next(index for index, line in enumerate(lines) if line.strip())
    title = lines[first].strip()
    if label := _TITLE_LABEL.fullmatch(title):
        title = label["words"]
    kept, dropped = drop_navigation(lines[first + 1 :])
    header = read_header(split_blocks(kept))
    body, headings = body_markdown(header.body)
    notes = (*notes, *header.notes)
    if headings:
        notes = (*notes, taken_as_headings(headings))
    if dropped:
        notes = (*notes, links_left_out(dropped))
    if not body:
        notes = (*notes, gettext("Under the title there is no text."))
    return Document(
        source=source,
        digest=digest,
        title=title,
        body=body,
        authors=header.authors,
        date=header.date.date if header.date else None,
        date_precision=header.date.precision if header.date else "hidden",
        picture_alt=header.picture_alt,
        public=header.public and bool(body),
        notes=notes,
    )


@dataclass
class _Part:
    """A run of text or a list, in the order of the page."""

    block: Block | None = None
    items: list[Item] | None = None


def body_markdown(blocks: list[Block]) -> tuple[str, list[str]]:
    """Return blocks of plain text as Markdown, and the lines taken as headings."""
    parts = _parts(blocks)
    pieces: list[str] = []
    headings: list[str] = []
    other_mark = False
    for index, part in enumerate(parts):
        if part.items is not None:
            after_list = index > 0 and parts[index - 1].items is not None
            other_mark = after_list and not other_mark
            pieces.append(list_markdown(part.items, other_mark=other_mark))
        elif part.block is None:
            continue
        elif _is_heading(part.block, *parts[index + 1 : index + 2]):
            headings.append(part.block.text)
            pieces.append(f"## {escape_heading(part.block.text)}")
        else:
            pieces.append(escape_paragraph(_paragraph_lines(part.block)))
    return "\n\n".join(pieces), headings


def _parts(blocks: list[Block]) -> list[_Part]:
    parts: list[_Part] = []
    pieces = [piece for block in blocks for piece in split_at_items(block)]
    run: list[Block] = []
    index = 0
    while index < len(pieces):
        items, end = read_list(pieces, index)
        if items or (run and not pieces[index].follows):
            parts += _text(run)
            run = []
        if items:
            parts.append(_Part(items=items))
            index = end
        else:
            run.append(pieces[index])
            index += 1
    return [*parts, *_text(run)]


def _text(run: list[Block]) -> list[_Part]:
    if not run:
        return []
    lines = tuple(line for block in run for line in block.lines)
    return [_Part(block=Block(lines, prose=run[0].prose))]


def _paragraph_lines(block: Block) -> list[str]:
    if all(len(line.strip()) < SHORT_LINE for line in block.lines):
        return list(block.lines)
    return [block.text]


def _is_heading(block: Block, after: _Part | None = None) -> bool:
    if after is None or not _may_be_heading(block):
        return False
    following = after.block
    if following is None:
        return True
    text = following.text
    return not _may_be_heading(following) and (
        following.is_real_paragraph
        or len(text) > MAX_HEADING_CHARACTERS
        or (is_closed(text) and len(text.split()) >= 4)
    )


def _may_be_heading(block: Block) -> bool:
    text = block.text
    return (
        block.is_one_line
        and not block.prose
        and len(text) <= MAX_HEADING_CHARACTERS
        and len(text.split()) <= MAX_HEADING_WORDS
        and not is_closed(text)
        and not text[0].islower()
        and any(character.isalpha() for character in text)
        and not _NO_HEADING.search(text)
        and not has_credentials(text)
        and read_date(text.rpartition(":")[2]) is None
    )
