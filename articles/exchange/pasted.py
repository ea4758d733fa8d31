"""What was pasted into the editor, as Markdown and the fields of a post."""

import datetime
import re
from dataclasses import dataclass

from .blocks import Block, split_blocks
from .document import MAX_CHARACTERS, DocumentAuthor, too_long
from .escaping import escape_paragraph
from .html import read_html
from .html.document import HtmlDocument
from .html.whole import take_header
from .lists import starts_item
from .notes import taken_as_headings
from .plain_text import body_markdown, read_plain_text

_LINE_ENDS = re.compile("\r\n|[\r\v\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\f\u2029]")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)

# Only someone who writes Markdown writes these.
_SURE_MARKDOWN = re.compile(
    r"^#{1,6} \S|^```|\*\*[^\s*](?:[^*\n]{0,300}[^\s*])?\*\*"
    r"|\[[^\]\[\n]{1,300}\]\([^()\s]{1,2000}\)"
    r"|^\|?[ :]{0,3}-{3,}[ :]{0,3}\|[-|: ]*$",
    re.MULTILINE,
)
# These may be Markdown, or a mail, or a list as people type one.
_LIKELY_MARKDOWN = re.compile(r"^> \S|^(?:- \S.*\n- \S|\* \S.*\n\* \S)", re.MULTILINE)
_TITLE = re.compile(r"\s*# +(?P<title>\S[^\n]*)(?:\n|$)")
_TITLE_END = re.compile(r"\s+#+\s*$")
_WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Pasted:
    """What was pasted: `body` is Markdown, everything else is plain text.

    `date_precision` is "day", "month", "hidden" where a whole text has no date, or ""
    where none was looked for. `notes` are sentences for the writer.
    """

    body: str
    title: str = ""
    authors: tuple[DocumentAuthor, ...] = ()
    date: datetime.date | None = None
    date_precision: str = ""
    picture_alt: str = ""
    notes: tuple[str, ...] = ()


def read_pasted(*, html: str = "", text: str = "", whole: bool = False) -> Pasted:
    """Return what the two forms of one clipboard hold; `html` is read where it can be.

    `whole` says that the post is still empty: then a title, authors, a date and the
    description of a picture at the beginning are taken for the fields that they fill.
    Raises DocumentError, with a sentence for the writer, for what is too long.
    """
    text = _plain(text)
    if html.strip():
        document = read_html(html)
        has_more = _has_words(document) and not document.is_text_file
        if has_more or not _WORD.search(text):
            return _from_html(document, whole)
    return _from_text(text, whole)


def _has_words(document: HtmlDocument) -> bool:
    return any(
        _WORD.search(block.text) or block.kind == "table" for block in document.blocks
    )


def _from_html(document: HtmlDocument, whole: bool) -> Pasted:
    if not whole or len(document.blocks) < 2:
        return Pasted(document.markdown(), notes=document.notes)
    title, header = take_header(document)
    return Pasted(
        body=document.markdown(),
        title=title,
        authors=header.authors,
        date=header.date.date if header.date else None,
        date_precision=header.date.precision if header.date else "hidden",
        picture_alt=header.picture_alt,
        notes=(*header.notes, *document.notes),
    )


def _from_text(text: str, whole: bool) -> Pasted:
    if len(text) > MAX_CHARACTERS:
        raise too_long(len(text))
    if _SURE_MARKDOWN.search(text) or (not whole and _LIKELY_MARKDOWN.search(text)):
        return _from_markdown(text, whole)
    blocks = split_blocks(text.split("\n"))
    if not blocks:
        return Pasted("")
    if whole and _count(blocks) > 1:
        return _from_document(text)
    if _count(blocks) == 1 and not starts_item(blocks[0].lines[0]):
        line = blocks[0].lines[0]
        # The spaces at its ends part it from the words that it is pasted between.
        start = text[: len(text) - len(text.lstrip(" "))]
        end = text[len(text.rstrip(" ")) :]
        return Pasted(start + escape_paragraph([line]) + end)
    body, headings = body_markdown(blocks)
    return Pasted(body, notes=(taken_as_headings(headings),) if headings else ())


def _from_document(text: str) -> Pasted:
    document = read_plain_text(text, source="", digest="")
    return Pasted(
        body=document.body,
        title=document.title,
        authors=document.authors,
        date=document.date,
        date_precision=document.date_precision,
        picture_alt=document.picture_alt,
        notes=document.notes,
    )


def _from_markdown(text: str, whole: bool) -> Pasted:
    heading = _TITLE.match(text) if whole else None
    if heading is None or not text[heading.end() :].strip():
        return Pasted(text)
    title = _TITLE_END.sub("", heading["title"].strip())
    return Pasted(text[heading.end() :].strip("\n"), title=title)


def _count(blocks: list[Block]) -> int:
    return sum(len(block.lines) for block in blocks)


def _plain(text: str) -> str:
    """Return the text with plain line ends, without characters that nobody can see."""
    text = _PARAGRAPH_ENDS.sub("\n\n", _LINE_ENDS.sub("\n", text))
    return _UNPRINTABLE.sub("", text)
