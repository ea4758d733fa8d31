"""One block as it was read, made into paragraphs with plain spaces."""

import re
from dataclasses import replace

from .blocks import (
    Block,
    Break,
    Marker,
    NoteMark,
    Picture,
    Piece,
    Text,
    in_bold,
    one_line,
    plain,
)

_UNSEEN = re.compile(
    "[\u00ad\u200b\u2060\ufeff]|[\u200c\u200d](?=[\x00-\x7f]|$)|(?<=[\x00-\x7f])[\u200c\u200d]"
)
# French sets a space that does not break before these marks, and within «».
_PLAIN_SPACE = re.compile(r"\u00a0(?![;:!?»%€])(?<!«\u00a0)")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_NUMBER = re.compile(r"\(?(?:[0-9]+\.)*(?P<number>[0-9]{1,4}|[a-zA-Z]{1,5})[.):]")


def finished(block: Block, mark: str = "") -> list[Block]:
    """Return the paragraphs of a block; `mark` is what Word showed before it."""
    if block.kind == "code":
        return _code(block)
    block.tabs += _tabs(block.pieces)
    block.pieces = _spaced(block.pieces)
    if mark := mark.strip(" \t\r\n\u00a0"):
        if block.heading or block.title:
            numbered = [Text(f"{mark} ")] if any(map(str.isalnum, mark)) else []
            block.pieces = [*numbered, *block.pieces]
        else:
            block.marker = _read_mark(mark, block.marker)
    if block.heading and block.path:
        block.heading, block.pieces = 0, in_bold(block.pieces)
    if block.heading or block.title:
        pictures = [piece for piece in block.pieces if isinstance(piece, Picture)]
        words = [piece for piece in block.pieces if not isinstance(piece, Picture)]
        block.pieces = _trimmed(in_bold(one_line(words), False))
        below = [
            replace(block, pieces=[picture], heading=0, title=False)
            for picture in pictures
        ]
        return [block, *below] if _says_something(block.pieces) else below
    return [
        replace(block, pieces=pieces, gap=block.gap or index > 0)
        for index, pieces in enumerate(_paragraphs(block.pieces))
    ]


def _tabs(pieces: list[Piece]) -> int:
    """Count the tabs before the first word: Pages has one for each level."""
    tabs = 0
    for piece in pieces:
        if not isinstance(piece, Text):
            break
        words = piece.text.lstrip(" \t\r\n\u00a0")
        tabs += piece.text.count("\t", 0, len(piece.text) - len(words))
        if words:
            break
    return tabs


def _code(block: Block) -> list[Block]:
    """Keep the code alone where buttons and the name of a language are beside it."""
    texts = [piece for piece in block.pieces if isinstance(piece, Text)]
    coded = [piece for piece in texts if piece.marks.code and piece.text.strip()]
    code = "".join(
        piece.text for piece in texts if piece.marks.code or not coded
    ).replace("\u00a0", " ")
    block.pieces = [Text(code.replace("\r\n", "\n").strip("\n").rstrip())]
    return [block] if code.strip() else []


def _read_mark(mark: str, marker: Marker | None) -> Marker:
    """Tell a number from a bullet, which may be any letter of a font of signs."""
    level = marker.level if marker else 1
    number = _NUMBER.fullmatch(mark)
    if number is None:
        return Marker(ordered=False, level=level)
    said = number["number"]
    return Marker(True, level, int(said) if said.isdecimal() else None)


def _spaced(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with runs of spaces folded, across pieces too."""
    kept: list[Piece] = []
    after_space = True
    for piece in pieces:
        if isinstance(piece, Break):
            after_space = True
        elif not isinstance(piece, Text):
            after_space = False
        else:
            text = piece.text
            if not text.isascii():
                text = _PLAIN_SPACE.sub(" ", _UNSEEN.sub("", text))
            text = _SPACES.sub(" ", text)
            if after_space and text.startswith(" "):
                text = text[1:]
            if not text:
                continue
            after_space = text.endswith(" ")
            last = kept[-1] if kept else None
            if isinstance(last, Text) and last.marks == piece.marks:
                kept[-1] = Text(last.text + text, last.marks)
                continue
            piece = Text(text, piece.marks)
        kept.append(piece)
    return kept


def _paragraphs(pieces: list[Piece]) -> list[list[Piece]]:
    """Split where two lines end at once, and around a picture that is missing."""
    runs: list[list[Piece]] = [[]]
    breaks = 0
    for piece in pieces:
        if isinstance(piece, Break):
            breaks += 1
            continue
        if isinstance(piece, Text) and breaks and not piece.text.strip():
            continue
        alone = isinstance(piece, Picture) and not piece.src
        if runs[-1] and (breaks > 1 or alone or _is_missing(runs[-1][-1])):
            runs.append([])
        elif breaks and runs[-1]:
            runs[-1].append(Break())
        breaks = 0
        runs[-1].append(piece)
    trimmed = [_trimmed(run) for run in runs]
    return [run for run in trimmed if _says_something(run)]


def _is_missing(piece: Piece) -> bool:
    return isinstance(piece, Picture) and not piece.src


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without spaces at the start and end of each line."""
    kept: list[Piece] = []
    for piece in [*pieces, Break()]:
        if isinstance(piece, Break):
            while kept and isinstance(last := kept[-1], Text):
                kept.pop()
                if text := last.text.rstrip(" "):
                    kept.append(Text(text, last.marks))
                    break
        elif isinstance(piece, Text) and (not kept or isinstance(kept[-1], Break)):
            if not (text := piece.text.lstrip(" ")):
                continue
            piece = Text(text, piece.marks)
        kept.append(piece)
    kept.pop()
    while kept and isinstance(kept[-1], Break):
        kept.pop()
    return kept


def _says_something(pieces: list[Piece]) -> bool:
    return bool(plain(pieces).strip()) or any(
        isinstance(piece, Picture | NoteMark) for piece in pieces
    )
