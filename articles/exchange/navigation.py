"""The links to other articles that a copied page ends with."""

import re
from itertools import pairwise

MAX_TITLE = 150
MAX_TITLES = 2
MAX_LINES = 12

_WORD = re.compile(
    r"[←‹«<→›»>\s]*(?:next|previous|prev|newer|older)"
    r"(?: (?:post|posts|article|articles|entry|page))?[←‹«<→›»>\s]*",
    re.IGNORECASE,
)


def drop_navigation(lines: list[str]) -> tuple[list[str], str]:
    """Return the lines without a closing "Next" or "Previous", and what was dropped.

    A title may follow such a word. It ends in no stop; where the word stands twice,
    as on copied pages, the title may ask or exclaim.
    """
    filled = [index for index, line in enumerate(lines) if line.strip()]
    start = None
    titles = 0
    for index in reversed(filled[-MAX_LINES:]):
        line = lines[index].strip()
        if _WORD.fullmatch(line):
            start = index
            continue
        titles += 1
        if titles > MAX_TITLES or len(line) >= MAX_TITLE or _ends_in(line, ".:;,…"):
            break
    if start is None:
        return lines, ""
    tail = [line.strip() for line in lines[start:] if line.strip()]
    twice = any(a.lower() == b.lower() for a, b in pairwise(tail))
    if not twice and any(_ends_in(line, "!?") for line in tail):
        return lines, ""
    return lines[:start], " ".join(f"“{line}”" for line in tail)


def _ends_in(line: str, stops: str) -> bool:
    return line.rstrip("\"'”’)").endswith(tuple(stops))
