r"""Plain words as Markdown that shows exactly these words.

A backslash is written only where CommonMark 0.31.2, its tables, strikethrough,
footnotes or task lists would otherwise take a character for markup.
"""

import re
from collections.abc import Iterable, Iterator

ADDRESS = re.compile(r"https?://[^\s<>\ufffc]{1,2000}", re.IGNORECASE)
ADDRESS_STOPS = ".,;:!?'\"*”’)]"

_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~\n]|\Z)")
_INLINE = re.compile(
    r"<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]+;)|~(?=~)|(?<=~)~|\[(?=\^)", re.ASCII
)
_BACKTICKS = re.compile("`+")
_LINE_START = re.compile(
    r"^(?:#{1,6}(?=[ \t]|$)|>|[-+*](?=[ \t]|$)|\*(?=\[)|\[(?=[ xX]\]|!)"
    r"|:(?=[ \t:])|[-=|:](?=[-=_*|:+ \t]*$))",
    re.MULTILINE,
)
_RULE_LINE = re.compile(r"^[*_][-=_*|:+ \t]*$", re.MULTILINE)
_NUMBER_START = re.compile(r"^[0-9]{1,9}([.)])(?=[ \t]|$)", re.MULTILINE)
_FENCE_START = re.compile("^`{3,}", re.MULTILINE)
_DEFINITION_START = re.compile(r"^\[", re.MULTILINE)
_CLOSING_HASHES = re.compile(r"(?:^|(?<=[ \t]))#+$")


def escape_paragraph(lines: list[str]) -> str:
    """Return the lines as one paragraph; several keep their breaks."""
    text = "\n".join(line.strip() for line in lines)
    marked = _insert(text, _whole(text, {**_inline(text), **_line_starts(text)}))
    return marked.replace("\n", "\\\n")


def escapes(
    text: str, *, beside_markup: bool, line_starts: bool = True
) -> dict[int, str]:
    """Return what to insert before which characters of `text`, for its marks to show.

    `beside_markup` says that words in bold, links or such will stand in the paragraph.
    """
    inserts = _inline(text, beside_bold=beside_markup)
    return {**inserts, **_line_starts(text)} if line_starts else inserts


def closing_hashes(text: str) -> int:
    """Return where the number signs begin that would end a heading, or -1."""
    closing = _CLOSING_HASHES.search(text)
    return closing.start() if closing else -1


def escape_heading(text: str) -> str:
    """Return the words of a heading, to stand behind its number signs."""
    inserts = _inline(text)
    if (closing := closing_hashes(text)) >= 0:
        inserts[closing] = "\\"
    return _insert(text, _whole(text, inserts))


def escape_item(text: str, *, bold: int = 0) -> str:
    """Return the words of a list item, the first `bold` characters in bold."""
    inserts = _inline(text, beside_bold=bool(bold))
    if not bold:
        return _insert(text, _whole(text, {**inserts, **_line_starts(text)}))
    _whole(text, inserts)
    return "**" + _insert(text, {**inserts, bold: "**" + inserts.get(bold, "")})


def _inline(text: str, *, beside_bold: bool = False) -> dict[int, str]:
    found = [match.start() for match in _BACKSLASH.finditer(text)]
    found += [match.start() for match in _INLINE.finditer(text)]
    if len(ticks := list(_BACKTICKS.finditer(text))) > 1:
        found += _positions(ticks)
    if "](" in text:
        found += [index for index, mark in enumerate(text) if mark == "["]
    found += _emphasis(text, "*", alone=not beside_bold)
    found += _emphasis(text, "_", alone=True)
    return dict.fromkeys(found, "\\")


def _whole(text: str, inserts: dict[int, str]) -> dict[int, str]:
    """Put addresses in angle brackets where a backslash would become part of one."""
    for match in ADDRESS.finditer(text) if inserts else ():
        start, end = match.start(), match.start() + len(match[0].rstrip(ADDRESS_STOPS))
        # One that stands just behind the address would be taken into it as well.
        if any(place in inserts for place in range(start, match.end() + 1)):
            for place in range(start, end):
                inserts.pop(place, None)
            if start and text[start - 1] == "\\":
                inserts[start - 1] = "\\"
            inserts[start], inserts[end] = "<", ">" + inserts.get(end, "")
    return inserts


def _line_starts(text: str) -> dict[int, str]:
    found = [match.start() for match in _LINE_START.finditer(text)]
    found += [match.start(1) for match in _NUMBER_START.finditer(text)]
    found += _positions(_FENCE_START.finditer(text))
    for rule in _RULE_LINE.finditer(text):
        found += [rule.start() + i for i, mark in enumerate(rule[0]) if mark in "*_"]
    last = text.rfind("]:")
    found += [m.start() for m in _DEFINITION_START.finditer(text) if m.start() < last]
    return dict.fromkeys(found, "\\")


def _emphasis(text: str, mark: str, *, alone: bool) -> list[int]:
    """Return where `mark` could open or close emphasis, if any two runs could pair.

    Wider than CommonMark's flanking rules, which differ between its versions in what
    counts as punctuation.
    """
    runs: list[re.Match[str]] = []
    opened = paired = False
    for run in re.finditer(re.escape(mark) + "+", text):
        before = text[run.start() - 1] if run.start() else ""
        after = text[run.end()] if run.end() < len(text) else ""
        if mark == "_" and before.isalnum() and after.isalnum():
            continue
        # At the end of a line the backslash of the break is what follows.
        opens = after == "\n" or (bool(after) and not after.isspace())
        closes = bool(before) and not before.isspace()
        paired = paired or (opened and closes)
        opened = opened or opens
        if opens or closes:
            runs.append(run)
    return list(_positions(runs)) if paired or not alone else []


def _positions(runs: Iterable[re.Match[str]]) -> Iterator[int]:
    for run in runs:
        yield from range(run.start(), run.end())


def _insert(text: str, inserts: dict[int, str]) -> str:
    parts: list[str] = []
    start = 0
    for position in sorted(inserts):
        parts += (text[start:position], inserts[position])
        start = position
    return "".join((*parts, text[start:]))
