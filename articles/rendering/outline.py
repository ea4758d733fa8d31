"""What a checklist looks at: each heading, link, picture, paragraph, and its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from .figures import UNSHOWN, is_decorative
from .leaves import Leaf, visible_text
from .source import Source


@dataclass(frozen=True)
class Element:
    """Something on a page, and where its writer finds it.

    `kind`: heading, link, picture, paragraph or item. `text`: its visible words; of a
    picture its description as written. `line`: where its block begins in the source,
    from 0; `snippet`: a piece of the source, from there on, to select, or "" where
    none is sure. `level`: a heading's, 2 to 6. `target`: a link's address or a
    picture's destination as written. `kept`: whether a link is one on the page, a
    picture shown. `bold`: whether all words of a paragraph are.
    """

    kind: str
    text: str
    line: int
    snippet: str
    level: int = 0
    target: str = ""
    kept: bool = True
    decorative: bool = False
    bold: bool = False


def outline_of(leaves: Iterable[Leaf], source: Source) -> tuple[Element, ...]:
    """Return the elements in the order of the page, a block before what it holds."""
    return tuple(
        element
        for leaf in leaves
        if leaf.kind not in ("code", "rule", "title")
        for element in _Reading(leaf, source).elements()
    )


class _Reading:
    """The elements of one block; what it holds is found from left to right."""

    def __init__(self, leaf: Leaf, source: Source) -> None:
        self.leaf = leaf
        self.source = source
        self.line = source.line(leaf.lines[0])
        self.begin = self.position = source.start(self.line)
        self.end = source.start(source.line(leaf.lines[1]))
        if self.end <= self.begin:
            self.end = len(source.text)

    def elements(self) -> Iterator[Element]:
        if self.leaf.kind == "heading":
            yield self.block("heading", level=self.leaf.heading_level)
        elif self.leaf.kind == "paragraph" and self.leaf.text:
            kind = "item" if self.leaf.opens_item else "paragraph"
            yield self.block(kind, bold=_is_bold(self.leaf.parts[0].children or []))
        for part in self.leaf.parts:
            yield from self.held(part.children or [])

    def block(self, kind: str, *, level: int = 0, bold: bool = False) -> Element:
        first_line = self.leaf.parts[0].content.partition("\n")[0].strip()
        if not first_line:
            end = self.source.text.find("\n", self.begin)
            first_line = self.source.text[self.begin : end if end >= 0 else None]
        snippet, _ = self.source.first_found([first_line.strip()], self.begin, self.end)
        return Element(kind, self.leaf.text, self.line, snippet, level=level, bold=bold)

    def held(self, children: Sequence[Token]) -> Iterator[Element]:
        for index, child in enumerate(children):
            if child.type in ("image", UNSHOWN):
                yield self.picture(child)
            elif child.type == "link_open" and "picture" not in child.meta:
                yield self.link(child, _inside(children, index))

    def picture(self, token: Token) -> Element:
        alt, target = str(token.meta["alt"]), str(token.meta["written"])
        label = f"![{token.meta['label']}]"
        return Element(
            "picture",
            alt,
            self.line,
            self.snippet(f"{label}({target}", f"{label}(<{target}", label),
            target=target,
            kept=token.type == "image",
            decorative=is_decorative(alt),
        )

    def link(self, opening: Token, inside: Sequence[Token]) -> Element:
        target = str(opening.meta.get("written", opening.attrs.get("href", "")))
        text = visible_text(inside) or _alt_texts(inside)
        return Element(
            "link",
            text,
            self.line,
            self.snippet(
                f"[{text}]({target}",
                f"]({target}",
                f"](<{target}",
                f"[{text}]",
                target,
                text,
            ),
            target=target,
            kept=not opening.hidden,
        )

    def snippet(self, *candidates: str) -> str:
        found, self.position = self.source.first_found(
            candidates, self.position, self.end
        )
        return found


def _inside(children: Sequence[Token], index: int) -> Sequence[Token]:
    depth = 0
    for end in range(index, len(children)):
        if children[end].type in ("link_open", "link_close"):
            depth += children[end].nesting
            if depth == 0:
                return children[index + 1 : end]
    return children[index + 1 :]


def _alt_texts(children: Sequence[Token]) -> str:
    """Return what is read aloud of pictures, as of a link that holds nothing else."""
    return " ".join(
        alt
        for child in children
        if child.type == "image"
        and (alt := str(child.meta["alt"]))
        and not is_decorative(alt)
    )


def _is_bold(children: Sequence[Token]) -> bool:
    depth, words = 0, False
    for child in children:
        if child.type in ("strong_open", "strong_close"):
            depth += child.nesting
        elif child.type in ("text", "code_inline") and any(
            character.isalnum() for character in child.content
        ):
            if depth == 0:
                return False
            words = True
    return words
