"""Text and the marks around its parts, with backslashes where they are needed."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from articles.exchange.escaping import ADDRESS, ADDRESS_STOPS, closing_hashes, escapes

from .emphasis import Span

_SIMPLE_ADDRESS = re.compile(r"https?://[\w./~%?=&#+:,@-]*[\w/]", re.ASCII)
_AFTER_ADDRESS = ("", *" \n.,;!?)")


def compose(
    text: str,
    spans: list[Span],
    objects: dict[int, str],
    addresses: list[tuple[int, int]],
    place: str,
) -> str:
    """Return the text as one line of Markdown, with its spans and objects.

    `objects` is what stands at a place of the text, `addresses` are links that are
    their own words.
    """
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
    coded = any(code.startswith("`") for code in objects.values())
    signs += "`" if coded or (spans and text.count("`") > 1) else ""
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
        behind = ADDRESS.match(text, start)
        last = behind.end() if behind else end
        stuck = any(place in inserts for place in range(end, last + 1))
        if (inner or cut or stuck or not bare) and text[start:end].isprintable():
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
    while match := ADDRESS.search(text, end):
        start, end = match.start(), match.start() + len(match[0].rstrip(ADDRESS_STOPS))
        following = bisect_right(edges, start)
        cut = following < len(edges) and edges[following] <= end
        if cut:
            end = edges[following]
        index = bisect_right(taken, (start, len(text))) - 1
        if index < 0 or taken[index][1] <= start:
            yield start, end, cut
