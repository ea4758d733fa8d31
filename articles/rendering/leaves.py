"""The leaves of a text: headings, paragraphs, rows, figures, code, rules, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from .limits import printable

_CONTAINERS = {
    "bullet_list": "item",
    "ordered_list": "numbered",
    "blockquote": "quote",
    "alert": "callout",
    "footnote_block": "note",
}
_LISTS = ("item", "numbered")
_KINDS = {"alert_title": "title", "figcaption": "caption"}


@dataclass(slots=True)
class Leaf:
    """A block that holds no other block.

    `kind`: heading, paragraph, row, figure, caption, title (of a callout), code or
    rule. `within`: what it stands in most closely, if anything: item, numbered,
    quote, callout or note. `lines`: where it begins and ends in what was parsed.
    `parts`: its lines of tokens, one for each cell of a row; code and rules have
    themselves. `text`: what a reader sees of it.
    """

    kind: str
    within: str
    lines: tuple[int, int]
    parts: list[Token]
    text: str
    level: int
    heading_level: int
    lists: int  # how many lists it stands in
    in_notes: bool
    opens_item: bool
    task: bool | None  # whether the task is done that it begins


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


def leaves_of(tokens: Sequence[Token]) -> Iterator[Leaf]:
    """Yield every leaf of the tokens of a text, the empty ones too."""
    containers: list[str] = []
    kind = ""
    lines = (0, 0)
    heading_level = 0
    opens_item = False
    task: bool | None = None
    row: list[Token] | None = None

    def leaf(kind: str, parts: list[Token], text: str, level: int) -> Leaf:
        return Leaf(
            kind=kind,
            within=containers[-1] if containers else "",
            lines=lines,
            parts=parts,
            text=text,
            level=level,
            heading_level=heading_level if kind == "heading" else 0,
            lists=sum(name in _LISTS for name in containers),
            in_notes="note" in containers,
            opens_item=opens_item,
            task=task,
        )

    for token in tokens:
        if token.map:
            lines = (token.map[0], token.map[1])
        if token.type == "inline":
            if row is not None:
                row.append(token)
                continue
            text = visible_text(token.children or [])
            yield leaf(kind, [token], text, token.level)
        elif token.nesting == 1:
            name = token.type.removesuffix("_open")
            kind = _KINDS.get(name, name)
            if name in _CONTAINERS:
                containers.append(_CONTAINERS[name])
            elif name == "list_item":
                opens_item, task = True, token.meta.get("checked")
            elif name == "heading":
                heading_level = int(token.tag[1])
            elif name == "tr":
                row = []
            continue
        elif token.nesting == -1:
            if token.type.removesuffix("_close") in _CONTAINERS:
                containers.pop()
            if token.type != "tr_close":
                continue
            cells, row = row or [], None
            text = "\t".join(visible_text(cell.children or []) for cell in cells)
            yield leaf("row", cells, text.strip(), token.level)
        elif token.type in ("fence", "code_block"):
            text = printable(token.content).strip("\n") if token.content.strip() else ""
            yield leaf("code", [token], text, token.level)
        elif token.type == "hr":
            yield leaf("rule", [token], "", token.level)
        else:
            continue
        opens_item, task = False, None
