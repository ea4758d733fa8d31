"""The words of one paragraph, heading or cell as Markdown that shows exactly them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt

from articles.exchange.escaping import closing_hashes, escapes

from .blocks import Break, Marks, NoteMark, Picture, Piece, Text
from .emphasis import Run, Span, emphasis, is_plain_boundary, link_ranges

# Stands for what is no text: code, a picture, the mark of a footnote.
_OBJECT = "\ufffc"
_ADDRESS = re.compile(r"https?://[^\s<>\ufffc]+", re.IGNORECASE)
_SIMPLE_ADDRESS = re.compile(r"https?://[\w./~%?=&#+:,@-]*[\w/]", re.ASCII)
_STOPS = ".,;:!?'\"*_”’)]"
_AFTER_ADDRESS = ("", *" \n.,;!?)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKED = re.compile(r"[\\`*_{}\[\]()#+.!|<>~-]")


def markdown_line(pieces: list[Piece], *, place: str = "paragraph") -> str:
    """Return the pieces as Markdown; `place` is "paragraph", "heading" or "cell"."""
    text, runs, objects = _flatten(pieces)
    links, addresses = _links(text, runs)
    spans = emphasis(text, runs, links)
    line = _compose(text, [*links, *spans], objects, addresses, place)
    if all(is_plain_boundary(text, span) for span in spans):
        return line
    # Marks beside each other or beside punctuation: what CommonMark makes of them is
    # seen by asking it. Words without emphasis are better than words with stars.
    for left in (spans, [span for span in spans if span.opening == "**"], []):
        line = _compose(text, [*links, *left], objects, addresses, place)
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
            part, written = _OBJECT, _object(piece)
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


def _object(piece: Piece) -> str:
    if isinstance(piece, Text):
        return _code(piece.text.strip())
    if isinstance(piece, NoteMark):
        return f"[^{piece.label}]"
    if not isinstance(piece, Picture):
        return ""
    alt = _MARKED.sub(r"\\\g<0>", _ENTITY.sub(r"\\&", piece.alt))
    title = ""
    if caption := " ".join(piece.caption.split()):
        words = re.sub(r"[\\\"]", r"\\\g<0>", _ENTITY.sub(r"\\&", caption))
        title = f' "{words}"'
    return f"![{alt}]({_destination(piece.src)}{title})"


def _code(text: str) -> str:
    text = " ".join(text.split())
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


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
        links.append(Span(start, end, "[", f"]({_destination(href)})", 0))
    return links, addresses


def _destination(href: str) -> str:
    if href.count("(") != href.count(")") or ")" in href.partition("(")[0]:
        href = href.replace("(", "%28").replace(")", "%29")
    for mark, code in (("<", "%3C"), (">", "%3E"), ("\\", "%5C"), (" ", "%20")):
        href = href.replace(mark, code)
    return _ENTITY.sub(r"\\&", href)


def _compose(
    text: str,
    spans: list[Span],
    objects: dict[int, str],
    addresses: list[tuple[int, int]],
    place: str,
) -> str:
    inserts = escapes(
        text, beside_markup=bool(spans or objects), line_starts=place == "paragraph"
    )
    for index in _beside_marks(text, spans, objects):
        inserts.setdefault(index, "\\")
    if place == "heading" and (closing := closing_hashes(text)) >= 0:
        inserts[closing] = "\\"
    for position in objects:
        # A mark at the start of a line with a colon behind it would define a note.
        starts = not position or text[position - 1] == "\n"
        if starts and text[position + 1 : position + 2] == ":":
            inserts[position + 1] = "\\"
        _escape_beside(text, position, inserts)
        _escape_beside(text, position + 1, inserts)
        inserts.pop(position, None)
    marks: dict[int, list[str]] = {}
    for span in sorted(spans, key=lambda s: (s.start, -s.end, s.rank)):
        marks.setdefault(span.start, []).append(span.opening)
        _escape_beside(text, span.start, inserts)
    closing_marks: dict[int, list[str]] = {}
    for span in sorted(spans, key=lambda s: (-s.start, s.end, -s.rank)):
        closing_marks.setdefault(span.end, []).append(span.closing)
        _escape_beside(text, span.end, inserts)
    ends: dict[int, str] = {}
    _leave_addresses(text, spans, addresses, inserts, ends)
    places = sorted({*inserts, *marks, *closing_marks, *objects, *ends})
    parts: list[str] = []
    start = 0
    for position in places:
        parts.append(text[start:position])
        parts.append(ends.get(position, ""))
        parts += closing_marks.get(position, ())
        parts += marks.get(position, ())
        parts.append(inserts.get(position, ""))
        start = position
        if position in objects:
            parts.append(objects[position])
            start += 1
    line = "".join((*parts, text[start:]))
    if place == "cell":
        return line.replace("\n", " ").replace("|", "\\|")
    return line.replace("\n", "\\\n" if place == "paragraph" else " ")


def _beside_marks(
    text: str, spans: list[Span], objects: dict[int, str]
) -> Iterator[int]:
    """Yield where the text has signs like those that are written around it."""
    for span in spans:
        if span.rank == 0:
            inner = range(span.start, span.end)
            yield from (index for index in inner if text[index] in "[]")
    signs = "~" if any(span.opening == "~~" for span in spans) else ""
    signs += "`" if any(code.startswith("`") for code in objects.values()) else ""
    if signs:
        yield from (index for index, mark in enumerate(text) if mark in signs)


def _escape_beside(text: str, position: int, inserts: dict[int, str]) -> None:
    """Keep what stands beside a mark from changing it, or from being changed by it."""
    if position and text[position - 1] in "\\!_":
        inserts.setdefault(position - 1, "\\")
    if text[position : position + 1] == "_":
        inserts.setdefault(position, "\\")


def _leave_addresses(
    text: str,
    spans: list[Span],
    addresses: list[tuple[int, int]],
    inserts: dict[int, str],
    ends: dict[int, str],
) -> None:
    """Write web addresses whole: bare where that is safe, else in angle brackets.

    A backslash in an address would become part of it, and so would a star behind it.
    """
    known = set(addresses)
    for start, end, cut in _addresses(text, spans, known):
        inner = [place for place in range(start, end) if place in inserts]
        bare = (start, end) not in known or (
            _SIMPLE_ADDRESS.fullmatch(text, start, end)
            and text[end : end + 1] in _AFTER_ADDRESS
        )
        if (inner or cut or not bare) and text[start:end].isprintable():
            for place in inner:
                del inserts[place]
            _escape_beside(text, start, inserts)
            inserts[start] = "<"
            ends[end] = ">"


def _addresses(
    text: str, spans: list[Span], known: set[tuple[int, int]]
) -> Iterator[tuple[int, int, bool]]:
    """Yield the ranges of the addresses in no link, and whether a mark ends them."""
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    taken = sorted([(s.start, s.end) for s in spans if s.rank == 0] + [*known])
    yield from ((start, end, False) for start, end in sorted(known))
    end = 0
    while match := _ADDRESS.search(text, end):
        start, end = match.start(), match.start() + len(match[0].rstrip(_STOPS))
        following = bisect_right(edges, start)
        cut = following < len(edges) and edges[following] <= end
        if cut:
            end = edges[following]
        index = bisect_right(taken, (start, len(text))) - 1
        if index < 0 or taken[index][1] <= start:
            yield start, end, cut


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
