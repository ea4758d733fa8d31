"""The words of a text: as plain text, counted, timed, and its first lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from .limits import printable

WORDS_A_MINUTE = 220
EXCERPT_CHARACTERS = 180

# Dashes stand between words without spaces in much good prose.
_WORD = re.compile(r"[^\s—–…/]+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Measured:
    text: str
    words: int
    minutes: int
    excerpt: str


@dataclass(frozen=True)
class _Block:
    text: str
    kind: str
    level: int


def measure(tokens: Sequence[Token]) -> Measured:
    """Read the words off the tokens of a rendered text."""
    blocks = list(_blocks(tokens))
    text = "\n\n".join(block.text for block in blocks)
    words = count_words(text)
    return Measured(
        text=text,
        words=words,
        minutes=-(-words // WORDS_A_MINUTE),
        excerpt=_excerpt(blocks),
    )


def count_words(text: str) -> int:
    """Count the runs of characters that hold a letter or a digit."""
    return sum(
        any(character.isalnum() for character in word) for word in _WORD.findall(text)
    )


def visible_text(children: Sequence[Token]) -> str:
    """Return what a reader sees of a line: no pictures, no footnote marks."""
    pieces = []
    for token in children:
        if token.type in ("text", "code_inline"):
            pieces.append(token.content)
        elif token.type == "softbreak":
            pieces.append(" ")
        elif token.type == "hardbreak":
            pieces.append("\n")
    return printable("".join(pieces)).strip()


def _blocks(tokens: Sequence[Token]) -> Iterator[_Block]:
    """Yield each block with words in it; a table row is one block."""
    kind = ""
    in_notes = False
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            cells, row = row or [], None
            if any(cells):
                yield _Block("\t".join(cells).strip(), "row", token.level)
        elif token.type == "inline":
            text = visible_text(token.children or [])
            if row is not None:
                row.append(text)
            elif text:
                yield _Block(text, "note" if in_notes else kind, token.level)
        elif token.type in ("fence", "code_block") and token.content.strip():
            yield _Block(printable(token.content).strip("\n"), "code", token.level)
        elif token.type in ("footnote_block_open", "footnote_block_close"):
            in_notes = token.type == "footnote_block_open"
        elif token.nesting == 1:
            kind = token.type.removesuffix("_open")


def _excerpt(blocks: Sequence[_Block]) -> str:
    prose = [block for block in blocks if block.kind == "paragraph"]
    # The text's own paragraphs first: an opening quotation or list is not its voice.
    prose = [block for block in prose if block.level == 1] or prose
    excerpt = ""
    for block in prose:
        excerpt = f"{excerpt} {_SPACES.sub(' ', block.text)}".strip()
        if len(excerpt) > EXCERPT_CHARACTERS:
            return _cut(excerpt)
    return excerpt


def _cut(text: str) -> str:
    head = text[: EXCERPT_CHARACTERS - 1]
    if text[EXCERPT_CHARACTERS - 1] != " ":
        head = head.rpartition(" ")[0] or head
    return head.rstrip(" ,;:.—–-(“‘") + "…"
