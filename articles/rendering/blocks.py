"""What a comparison reads: the words of every block as they are shown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from .leaves import Leaf
from .limits import printable

CELL = "|"  # between the cells of a row
LINE_BREAK = "↵"  # where a line ends within its block
TASKS = {True: "☑", False: "☐"}

_MARKS = ("strong", "em", "s")
_PIECE = re.compile(r"\s+|\S+")


@dataclass(frozen=True)
class Word:
    """A run without white space, its punctuation with it.

    `marks`: those of "strong", "em", "s" and "code" that it has, sorted, with spaces
    between. `link`: the address to which it leads; of a picture, its destination.
    """

    text: str
    marks: str = ""
    link: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, item, numbered item, quote, row, line of code, picture,
    caption, note, rule or part of a callout.

    `level`: a heading's on the page; of all else, how many lists it stands in.
    """

    kind: str
    words: tuple[Word, ...]
    level: int = 0


def blocks_of(leaves: Iterable[Leaf]) -> tuple[Block, ...]:
    """Return every block with something to see in it, in the order of the page."""
    return tuple(block for leaf in leaves for block in _blocks(leaf))


def _blocks(leaf: Leaf) -> Iterator[Block]:
    if leaf.kind == "code":
        for line in leaf.text.split("\n"):
            if words := tuple(Word(word) for word in line.split()):
                yield Block("code", words)
        return
    if leaf.kind == "rule":
        yield Block("rule", ())
        return
    words: list[Word] = [] if leaf.task is None else [Word(TASKS[leaf.task])]
    for number, part in enumerate(leaf.parts):
        if number:
            words.append(Word(CELL))
        words += _words(part.children or [])
    if leaf.kind == "heading":
        yield Block("heading", tuple(words), leaf.heading_level)
    elif leaf.text or leaf.task is not None:
        yield Block(_kind(leaf), tuple(words), leaf.lists)
    for part in leaf.parts:
        for child in part.children or []:
            if child.type == "image":
                yield _picture(child)


def _kind(leaf: Leaf) -> str:
    if leaf.kind != "paragraph":
        return "callout" if leaf.kind == "title" else leaf.kind
    if leaf.within in ("item", "numbered") and not leaf.opens_item:
        return "paragraph"
    return leaf.within or "paragraph"


def _picture(image: Token) -> Block:
    alt, target = str(image.meta["alt"]), str(image.meta["written"])
    return Block(
        "picture",
        tuple(Word(word, link=target) for word in alt.split() or [""]),
    )


def _words(children: Sequence[Token]) -> list[Word]:
    words: list[Word] = []
    marks: list[str] = []
    links: list[str] = [""]
    joined = False  # to the word before, as no space stands between
    for token in children:
        if token.type in ("text", "code_inline"):
            here = {*marks, "code"} if token.type == "code_inline" else set(marks)
            for piece in _PIECE.findall(printable(token.content)):
                if piece.isspace():
                    joined = False
                elif joined:
                    words[-1] = _longer(words[-1], piece, here, links[-1])
                else:
                    words.append(Word(piece, " ".join(sorted(here)), links[-1]))
                    joined = True
        elif token.type == "softbreak":
            joined = False
        elif token.type == "hardbreak":
            words.append(Word(LINE_BREAK))
            joined = False
        elif token.type == "link_open":
            links.append(links[-1] if token.hidden else str(token.attrs["href"]))
        elif token.type == "link_close":
            links.pop()
        elif token.tag in _MARKS and token.nesting == 1:
            marks.append(token.tag)
        elif token.tag in _MARKS:
            marks.remove(token.tag)
    return words


def _longer(word: Word, piece: str, marks: set[str], link: str) -> Word:
    return Word(
        word.text + piece,
        " ".join(sorted({*word.marks.split(), *marks})),
        word.link or link,
    )
