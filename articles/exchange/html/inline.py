"""The words of one paragraph, heading or cell as Markdown that shows exactly them."""

from functools import lru_cache

from markdown_it import MarkdownIt

from .blocks import Break, Marks, Picture, Piece, Text
from .compose import compose
from .emphasis import Run, Span, emphasis, is_plain_boundary, link_ranges
from .objects import destination, object_markdown

# Stands for what is no text: code, a picture, the mark of a footnote.
_OBJECT = "\ufffc"


def markdown_line(pieces: list[Piece], *, place: str = "paragraph") -> str:
    """Return the pieces as Markdown; `place` is "paragraph", "heading" or "cell"."""
    text, runs, objects = _flatten(pieces)
    links, addresses = _links(text, runs)
    spans = emphasis(text, runs, links)
    line = compose(text, [*links, *spans], objects, addresses, place)
    if all(is_plain_boundary(text, span) for span in spans):
        return line
    # Marks beside each other or beside punctuation: what CommonMark makes of them is
    # seen by asking it. Words without emphasis are better than words with stars.
    for left in (spans, [span for span in spans if span.opening == "**"], []):
        line = compose(text, [*links, *left], objects, addresses, place)
        if not left or _shows(line, text, objects, left):
            break
    return line


def _flatten(pieces: list[Piece]) -> tuple[str, list[Run], dict[int, str]]:
    """Return the text, its runs of equal marks, and what is in place of its objects."""
    parts: list[str] = []
    runs: list[Run] = []
    objects: dict[int, str] = {}
    position = 0
    for piece, marks in zip(pieces, _settled(pieces), strict=True):
        written = ""
        if isinstance(piece, Break):
            part = "\n"
        elif isinstance(piece, Text) and not marks.code:
            part = piece.text
        else:
            part, written = _OBJECT, object_markdown(piece)
            if isinstance(piece, Text):
                # Code is one object; the spaces around it are none of it.
                words = piece.text.strip()
                start = piece.text.index(words) if words else 0
                before, after = piece.text[:start], piece.text[start + len(words) :]
                part = before + _OBJECT + after if words else piece.text
                if words:
                    objects[position + len(before)] = written
            else:
                objects[position] = written
        parts.append(part)
        runs.append((position, position + len(part), marks))
        position += len(part)
    return "".join(parts), runs, objects


def _settled(pieces: list[Piece]) -> list[Marks]:
    """Return each piece's marks; a space between bold words is bold too."""
    marks = [piece.marks if isinstance(piece, Text) else None for piece in pieces]
    settled: list[Marks] = []
    after: list[Marks] = [Marks()] * len(pieces)
    following = Marks()
    for index in range(len(pieces) - 1, -1, -1):
        after[index] = following
        own, piece = marks[index], pieces[index]
        if own is not None and isinstance(piece, Text) and piece.text.strip():
            following = own
    before = Marks()
    for index, piece in enumerate(pieces):
        own = marks[index]
        if own is not None and isinstance(piece, Text) and piece.text.strip():
            before = own
        else:
            href = piece.href if isinstance(piece, Picture) else ""
            if before.href == after[index].href and isinstance(piece, Text | Break):
                href = before.href
            own = Marks(
                before.bold and after[index].bold,
                before.italic and after[index].italic,
                before.strike and after[index].strike,
                href=href,
            )
        settled.append(own)
    return settled


def _links(text: str, runs: list[Run]) -> tuple[list[Span], list[tuple[int, int]]]:
    """Return the links, and the ranges of those that are their own address."""
    links: list[Span] = []
    addresses: list[tuple[int, int]] = []
    for start, end, href in link_ranges(runs):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        words = text[start:end]
        same = href.removeprefix("mailto:").removesuffix("/")
        if words.removesuffix("/") == same and "\n" not in words:
            if not href.startswith("mailto:"):
                addresses.append((start, end))
            continue
        links.append(Span(start, end, "[", f"]({destination(href)})", 0))
    return links, addresses


def _shows(line: str, text: str, objects: dict[int, str], spans: list[Span]) -> bool:
    """Tell whether CommonMark finds the words of the text, and uses every mark."""
    children = _parser().parseInline(line)[0].children or []
    shown: list[str] = []
    opened = 0
    for token in children:
        if token.type == "text":
            shown.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            shown.append("\n")
        opened += token.type in ("strong_open", "em_open", "s_open")
    said = [
        (written if written.startswith("[^") else "")
        if (written := objects.get(index)) is not None
        else character
        for index, character in enumerate(text)
    ]
    return "".join(shown) == "".join(said) and opened == len(spans)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("strikethrough")
