"""What is read from HTML: blocks of words, each with the lists and quotations it is in.

The blocks stand in one flat row. Where a block belongs is its path, outermost first, so
that a list made of paragraphs and a list made of tags end in the same form.
"""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Marks:
    """How words are set; `href` is an address that may be linked to, or ""."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    href: str = ""


PLAIN = Marks()


@dataclass(slots=True)
class Text:
    text: str
    marks: Marks = PLAIN


@dataclass(slots=True)
class Break:
    """The end of a line within a paragraph."""


@dataclass(slots=True)
class Picture:
    """A picture; `src` is "" when its file did not come along."""

    alt: str
    src: str
    caption: str = ""
    href: str = ""


@dataclass(slots=True)
class NoteMark:
    """Where a footnote is called: `text` stood there, `label` is its new number."""

    key: str
    text: str = ""
    label: int = 0


Piece = Text | Break | Picture | NoteMark


@dataclass(eq=False, slots=True)
class Quote:
    """One quotation: blocks in it share this object."""


@dataclass(eq=False, slots=True)
class List:
    ordered: bool
    base: tuple["Container", ...] = ()
    number: int = 0
    last: "Item | None" = None

    def item(self, number: int | None = None) -> "Item":
        """Return the next item; `number` is what it shows, when it says so itself."""
        self.number = self.number + 1 if number is None else number
        self.last = Item(self, self.number)
        return self.last


@dataclass(eq=False, slots=True)
class Item:
    """One item of a list: its paragraphs share this object."""

    list: List
    number: int
    task: str = ""  # "x" or " " for a task


Container = Quote | Item
Path = tuple[Container, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark of a paragraph that is a list item; `level` counts from 1."""

    ordered: bool
    level: int = 1
    number: int | None = None


@dataclass(slots=True)
class Block:
    """Words that stand together.

    `kind` is "text", "code", "rule" or "table". `heading` is 0 for none; a `title`
    stands above all headings. A `line` is a line of a mail and no paragraph, a `gap`
    an empty line above it. What `continues` is set like the list item above. `size`
    is in pixels, 0 when unknown; `tabs` counts those before the first word. `note` is
    the key of the footnote that the block is part of.
    """

    pieces: list[Piece] = field(default_factory=list)
    path: Path = ()
    kind: str = "text"
    heading: int = 0
    title: bool = False
    line: bool = False
    gap: bool = False
    continues: bool = False
    marker: Marker | None = None
    size: float = 0
    tabs: int = 0
    note: str = ""
    language: str = ""
    rows: list[list[list[Piece]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return plain(self.pieces)

    @property
    def is_paragraph(self) -> bool:
        return self.kind == "text" and not (self.heading or self.title or self.path)

    @property
    def is_words(self) -> bool:
        return self.kind == "text" and not (self.heading or self.title or self.marker)

    @property
    def pictures(self) -> list[Picture]:
        return [piece for piece in self.pieces if isinstance(piece, Picture)]

    @property
    def is_bold(self) -> bool:
        """Whether every word is bold."""
        words = [p for p in self.pieces if isinstance(p, Text) and p.text.strip()]
        return bool(words) and all(piece.marks.bold for piece in words)


def plain(pieces: list[Piece]) -> str:
    """Return the words of the pieces; lines are parted by "\\n"."""
    return "".join(
        piece.text
        if isinstance(piece, Text)
        else "\n"
        if isinstance(piece, Break)
        else ""
        for piece in pieces
    )


def in_bold(pieces: list[Piece], bold: bool = True) -> list[Piece]:
    """Return the pieces with everything in bold, or nothing."""
    return [
        Text(piece.text, replace(piece.marks, bold=bold))
        if isinstance(piece, Text)
        else piece
        for piece in pieces
    ]


def one_line(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with spaces in place of line breaks."""
    return [Text(" ") if isinstance(piece, Break) else piece for piece in pieces]
