"""The lines between a plain text's title and its first real paragraph."""

import re
from dataclasses import dataclass, field, replace

from articles.sentences import gettext

from .blocks import Block
from .bylines import looks_like_name, read_authors
from .dates import FoundDate, in_words, read_date
from .document import DocumentAuthor
from .lists import starts_item
from .picture_lines import (
    describes_a_picture,
    labelled_description,
    may_describe_a_picture,
)

MAX_BLOCKS = 8
MAX_LINES = 12
MAX_LINE = 600
MAX_BYLINE = 200
MAX_DATE_LINE = 60

_AUTHOR = re.compile(
    r"(?:(?P<several>authors)|author|written by|posted by|by)\s*:\s*(?P<who>.*)", re.I
)
_BY = re.compile(r"(?P<verb>written |posted )?by\s+(?P<who>.+)", re.I)
_DATE = re.compile(
    r"(?:(?:published|posted|date|date published|publication date)\s*:|"
    r"(?:published|posted)\s+on\b\s*:?)\s*(?P<when>.*)",
    re.I,
)
_BARE_DATE = re.compile(r"(?:(?:published|posted)\s+)?(?P<when>.*)", re.I)
_STATUS = re.compile(r"(?P<label>status|draft)\s*:\s*(?P<value>\S+(?: \S+)?)", re.I)
_OPEN_STATUS = {("status", "published"), ("status", "publish"), ("draft", "false")} | {
    ("draft", "no")
}
_BETWEEN = re.compile(r"\s+[|•·]\s+")
_DATE_BEHIND = re.compile(r"(?P<who>.+?),?\s+on\s+(?P<when>\S.*)", re.I)
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|"
    r"july|august|september|october|november|december",
    re.I,
)
_ABOUT_SOMEONE = re.compile(r"[.!?]\s+(?:She|He|They|Her|His|Their|I|We)\b|[!?]$")


@dataclass
class Header:
    """What the lines under a title say; `body` is every block that says nothing."""

    authors: tuple[DocumentAuthor, ...] = ()
    date: FoundDate | None = None
    picture_alt: str = ""
    public: bool = True
    body: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_header(blocks: list[Block]) -> Header:
    """Take the author, date and picture lines from before the first real paragraph.

    They may come in any order. A line that only looks like one of them stays in the
    body, and a note says so.
    """
    header = Header()
    for index, block in enumerate(blocks):
        ends = index >= MAX_BLOCKS or starts_item(block.lines[0])
        left = block.lines if ends else _take_lines(block, header)
        if left:
            known = any(_is_labelled(line) for line in left)
            kept = replace(block, lines=left, prose=known)
            header.body.append(kept)
            ends = ends or _is_prose(kept)
        if ends:
            header.body += blocks[index + 1 :]
            break
    if not header.picture_alt:
        _take_picture(header)
    return header


def _take_lines(block: Block, header: Header) -> tuple[str, ...]:
    left = tuple(
        line
        for number, line in enumerate(block.lines)
        if number >= MAX_LINES or not _take(line.strip(), header)
    )
    if len(left) < len(block.lines):
        # What stands over an author or date line is a subtitle, not a section.
        header.body = [replace(above, prose=True) for above in header.body]
    return left


def _take(line: str, header: Header) -> bool:
    if len(line) > MAX_LINE:
        return False
    pieces = _BETWEEN.split(line)
    trial = replace(header, notes=[])
    if not all(_take_piece(piece, trial) for piece in pieces):
        if len(pieces) == 1:
            header.notes += trial.notes
        return False
    header.authors, header.date = trial.authors, trial.date
    header.picture_alt, header.public = trial.picture_alt, trial.public
    header.notes += trial.notes
    return True


def _take_piece(line: str, header: Header) -> bool:
    return (
        _take_author(line, header)
        or _take_date(line, header)
        or _take_status(line, header)
        or _take_labelled_picture(line, header)
    )


def _take_author(line: str, header: Header) -> bool:
    if match := _AUTHOR.fullmatch(line):
        who, several = match["who"], match["several"] is not None
        if not who or len(who) > MAX_BYLINE or _ABOUT_SOMEONE.search(who):
            sentence = gettext("“%(line)s” stays in the text; it is not a plain name.")
            header.notes.append(sentence % {"line": line})
            return False
    elif match := _BY.fullmatch(line):
        who, several = match["who"], False
    else:
        return False
    found = None
    if (behind := _DATE_BEHIND.fullmatch(who)) and (date := read_date(behind["when"])):
        who, found = behind["who"], date
    if match.re is _BY and not _is_byline(who):
        if match["verb"]:
            sentence = gettext(
                "“%(line)s” stays in the text. Begin it with “Author:” if it names one."
            )
            header.notes.append(sentence % {"line": line})
        return False
    if found and not _set_date(found, line, header):
        return False
    header.authors += (authors := read_authors(who, several=several))
    for author in authors:
        header.notes.append(_author_note(line, author))
    return bool(authors)


def _is_byline(who: str) -> bool:
    name = re.split(r",|\s+(?:and|&)\s", who, maxsplit=1)[0]
    return (
        len(who) <= 120
        and looks_like_name(name)
        and not _ABOUT_SOMEONE.search(who)
        and not _CALENDAR.fullmatch(name.split()[0])
    )


def _author_note(line: str, author: DocumentAuthor) -> str:
    said = {
        "line": line,
        "name": author.name,
        "credentials": author.credentials,
        "role": author.role,
    }
    if author.credentials and author.role:
        sentence = gettext(
            "“%(line)s” was taken as an author (%(name)s; after the name: "
            "%(credentials)s; role: %(role)s)."
        )
    elif author.credentials:
        sentence = gettext(
            "“%(line)s” was taken as an author (%(name)s; after the name: "
            "%(credentials)s)."
        )
    elif author.role:
        sentence = gettext(
            "“%(line)s” was taken as an author (%(name)s; role: %(role)s)."
        )
    else:
        sentence = gettext("“%(line)s” was taken as an author (%(name)s).")
    return sentence % said


def _take_date(line: str, header: Header) -> bool:
    if match := _DATE.fullmatch(line):
        found = read_date(match["when"])
        if found is None and len(line) <= MAX_DATE_LINE:
            sentence = gettext(
                "“%(line)s” stays in the text; no date could be read from it."
            )
            header.notes.append(sentence % {"line": line})
    else:
        bare = _BARE_DATE.fullmatch(line)
        found = read_date(bare["when"]) if bare else None
    return found is not None and _set_date(found, line, header)


def _set_date(found: FoundDate, line: str, header: Header) -> bool:
    if header.date is not None:
        sentence = gettext("“%(line)s” stays in the text; there was a date before it.")
        header.notes.append(sentence % {"line": line})
        return False
    header.date = found
    sentence = gettext("“%(line)s” was taken as the date %(date)s.")
    header.notes.append(sentence % {"line": line, "date": in_words(found)})
    if found.note:
        header.notes.append(found.note)
    return True


def _take_status(line: str, header: Header) -> bool:
    match = _STATUS.fullmatch(line)
    if match is None:
        return False
    if (match["label"].lower(), match["value"].lower()) not in _OPEN_STATUS:
        header.public = False
    sentence = (
        gettext("“%(line)s” was taken to say that this is published.")
        if header.public
        else gettext("“%(line)s” was taken to say that this is a draft.")
    )
    header.notes.append(sentence % {"line": line})
    return True


def _take_labelled_picture(line: str, header: Header) -> bool:
    words = labelled_description(line)
    if not words or header.picture_alt:
        return False
    header.picture_alt = words
    header.notes.append(_picture_note(line))
    return True


def _take_picture(header: Header) -> None:
    for index, block in enumerate(header.body[:MAX_BLOCKS]):
        if _is_prose(block):
            return
        line = block.lines[0].strip()
        if not block.is_one_line or _is_labelled(line):
            continue
        following = header.body[index + 1 : index + 3]
        if not any(_is_prose(b) and len(b.text) > len(line) for b in following):
            continue
        if describes_a_picture(line):
            header.picture_alt = line
            header.notes.append(_picture_note(line))
            del header.body[index]
            return
        if may_describe_a_picture(line):
            sentence = gettext(
                "If “%(line)s” describes a picture, begin the line with “Image:”."
            )
            header.notes.append(sentence % {"line": line})


def _picture_note(line: str) -> str:
    sentence = gettext(
        "“%(line)s” was taken as the description of the lead picture, which has to be "
        "added."
    )
    return sentence % {"line": line}


def _is_prose(block: Block) -> bool:
    one_line = block.lines[0].strip() if block.is_one_line else ""
    return block.is_real_paragraph and not (one_line and describes_a_picture(one_line))


def _is_labelled(line: str) -> bool:
    return any(form.fullmatch(line.strip()) for form in (_AUTHOR, _DATE, _STATUS))
