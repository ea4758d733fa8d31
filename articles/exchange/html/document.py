"""One piece of HTML, read and put in order."""

import re
from dataclasses import dataclass, field
from itertools import chain

from articles.exchange.document import MAX_CHARACTERS, too_long
from articles.exchange.notes import taken_as_headings
from articles.sentences import gettext, ngettext

from .blocks import Block, Break, Picture
from .convert import markdown
from .footnotes import settle_footnotes
from .headings import find_title, guess_headings, set_levels
from .lists import gather_lists
from .reader import Reader
from .source import read_source

# Lines that are all shorter than this were ended on purpose: verse, an address.
SHORT_LINE = 60

_PREFORMATTED = re.compile(r"\s*+(?:<meta[^>]*>\s*+)?<(pre|div)\b([^>]*)>", re.I)


@dataclass
class HtmlDocument:
    """The blocks of a text, its footnotes, and what the writer should know.

    `guessed` are the words that were taken as headings. `is_text_file` says that it is
    plain text as a code editor or a browser shows it.
    """

    blocks: list[Block]
    footnotes: list[list[Block]] = field(default_factory=list)
    remarks: tuple[str, ...] = ()
    guessed: list[str] = field(default_factory=list)
    is_text_file: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences about what was decided or lost."""
        if not self.guessed:
            return self.remarks
        return (taken_as_headings(self.guessed), *self.remarks)

    def markdown(self) -> str:
        """Return the text as Markdown; raises DocumentError when it is too long."""
        set_levels(self.blocks)
        text = markdown(self.blocks, self.footnotes)
        _check_length(len(text))
        return text


def read_html(html: str) -> HtmlDocument:
    """Read HTML into blocks; raises DocumentError, with a sentence, past the bounds."""
    source, rules = read_source(html)
    reader = Reader(rules)
    blocks = reader.read(source, line_ends=_has_bare_paragraphs(source))
    _check_length(sum(len(block.text) for block in blocks))
    blocks = gather_lists(_joined_lines(blocks))
    find_title(blocks)
    guessed = guess_headings(blocks)
    blocks, footnotes = settle_footnotes(blocks)
    missing = _missing([*blocks, *chain.from_iterable(footnotes)])
    return HtmlDocument(
        blocks,
        footnotes,
        tuple(_remarks(reader, missing)),
        guessed=guessed,
        is_text_file=_is_text_file(source),
    )


def _check_length(characters: int) -> None:
    if characters > MAX_CHARACTERS:
        raise too_long(characters)


def _has_bare_paragraphs(html: str) -> bool:
    """Tell whether empty lines part the paragraphs, as in WordPress's older texts."""
    start = html[:100_000].lower()
    tagged = any(f"<{name}" in start for name in ("p>", "p ", "div", "br", "span"))
    return not tagged and "\n\n" in html.replace("\r\n", "\n").strip()


def _is_text_file(html: str) -> bool:
    opening = _PREFORMATTED.match(html)
    if opening is None or "<code" in html:
        return False
    name, attributes = opening[1].lower(), opening[2].lower()
    return html.rstrip().endswith(f"</{name}>") and (
        (name == "pre" and html.count("<pre") == 1)
        or ("monospace" in attributes and "white-space: pre;" in attributes)
    )


def _joined_lines(blocks: list[Block]) -> list[Block]:
    """Join the short lines of a mail that no empty line parts.

    A text with paragraphs of its own is no mail, or no such one.
    """
    if any(block.is_words and not (block.line or block.path) for block in blocks):
        return blocks
    joined: list[Block] = []
    run: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and run and _follows(block, run[-1]):
            run.append(block)
            continue
        if len(run) > 1 and all(len(line.text) < SHORT_LINE for line in run):
            for line in run[1:]:
                run[0].pieces += [Break(), *line.pieces]
            del run[1:]
        joined += run
        run = [block] if block is not None else []
    return joined


def _follows(block: Block, above: Block) -> bool:
    return (
        block.line
        and above.line
        and not block.gap
        and block.is_words
        and above.is_words
        and block.path == above.path
        and block.note == above.note
        and block.size == above.size
    )


def _missing(blocks: list[Block]) -> int:
    cells = [cell for block in blocks for row in block.rows for cell in row]
    rows = [block.pieces for block in blocks] + cells
    return sum(
        isinstance(piece, Picture) and not piece.src
        for pieces in rows
        for piece in pieces
    )


def _remarks(reader: Reader, missing: int) -> list[str]:
    notes: list[str] = []
    if missing:
        sentence = ngettext(
            "%(count)d picture could not come along; its place is marked. Add it with "
            "the Picture button.",
            "%(count)d pictures could not come along; their places are marked. Add "
            "them with the Picture button.",
            missing,
        )
        notes.append(sentence % {"count": missing})
    if count := reader.relative_links:
        sentence = ngettext(
            "%(count)d link led to another page of the site it was copied from and is "
            "plain words now.",
            "%(count)d links led to another page of the site they were copied from "
            "and are plain words now.",
            count,
        )
        notes.append(sentence % {"count": count})
    if "deletions" in reader.left_out:
        notes.append(
            gettext("Text that was deleted with tracked changes was left out.")
        )
    if "comments" in reader.left_out:
        notes.append(gettext("Comments in the margin were left out."))
    return notes
