"""Phone numbers in prose become links that dial; their text stays as written."""

import re
from collections.abc import Iterator
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from phonenumbers import (
    Leniency,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    format_number,
)

from .links import CONTEXT_CHARACTERS, link_in_text

MAX_LOOKUPS = 300
MIN_DIGITS, MAX_DIGITS = 7, 15  # the most that E.164 allows

# Digits with at most three marks between them; possessive, so that it stays linear.
_CANDIDATE = re.compile(
    r"(?<![\w#$€£¥%=/@&+-])(?<!\d[.,:])[+(]{0,2}\d"
    r"(?:[ \u00a0().\u2010-\u2013-]{0,3}\d){6,}+"
)
_CONTINUED = re.compile(r"[\w%@/=]")
_SPACE = re.compile(r"[ \u00a0]+")
_NOT_TO_DIAL_BEFORE = re.compile(
    r"\b(?:(?:tele)?fax(?:es|ed)?|isbn|issn|doi)\b[^.;,!?\n\d]*$", re.IGNORECASE
)
_FAX_AFTER = re.compile(r"\s*\(\s*fax\b", re.IGNORECASE)
_CARD = re.compile(r"\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,7}|\d{4}[ -]\d{6}[ -]\d{5}")
_DATE = re.compile(
    r"\d{4}[.-]\d{1,2}[.-]\d{1,2}"
    r"|\d{1,2}[.-]\d{1,2}[.-](?:\d{2}|\d{4})"
    r"|(?:1[5-9]|20)\d\d ?[–-] ?(?:1[5-9]|20)\d\d"
)


def install(parser: MarkdownIt) -> None:
    """Link the phone numbers that are valid in the region the text is rendered for."""
    parser.core.ruler.push("phones", _link_phone_numbers)


def _link_phone_numbers(state: StateCore) -> None:
    directory = _Directory(str(state.env.get("region", "US")))
    for token in state.tokens:
        if token.type == "inline" and token.children:
            find = partial(_numbers, directory=directory)
            token.children = list(link_in_text(token.children, find))


class _Directory:
    """Looks numbers up, each once, and a bounded count of them for one text."""

    def __init__(self, region: str) -> None:
        self.region = region.upper()
        self.known: dict[str, str] = {}

    def number(self, written: str) -> str:
        """Return the number in E.164, or "" for what is no phone number here."""
        if written not in self.known:
            if len(self.known) >= MAX_LOOKUPS:
                return ""
            self.known[written] = self._look_up(written)
        return self.known[written]

    def _look_up(self, written: str) -> str:
        # Strict grouping tells 775-235-2205 from a part number or an account.
        matches = PhoneNumberMatcher(
            written, self.region, Leniency.STRICT_GROUPING, max_tries=1
        )
        for match in matches:
            if match.start == 0 and match.end == len(written):
                return str(format_number(match.number, PhoneNumberFormat.E164))
        return ""


def _numbers(
    text: str, before: str, directory: _Directory
) -> Iterator[tuple[int, int, str]]:
    for candidate in _CANDIDATE.finditer(text):
        start, end = candidate.span()
        context = before + text[max(0, start - CONTEXT_CHARACTERS) : start]
        if _NOT_TO_DIAL_BEFORE.search(context[-CONTEXT_CHARACTERS:]):
            continue
        if _FAX_AFTER.match(text, end):
            continue
        for first, last in _spans(
            candidate.group(), complete=not _CONTINUED.match(text, end)
        ):
            number = directory.number(text[start + first : start + last])
            if number:
                yield start + first, start + last, f"tel:{number}"
                break


def _spans(run: str, *, complete: bool) -> Iterator[tuple[int, int]]:
    """Yield where in a run of digits a number may stand, the longest first.

    A postal code before it or "24 hours" after it belong to the run, not to it; a run
    that is not complete goes on in letters, and its last part with it.
    """
    if len(run) > 40 or _CARD.fullmatch(run):
        return
    starts = [0, *(space.end() for space in _SPACE.finditer(run))]
    ends = [space.start() for space in _SPACE.finditer(run)]
    if complete:
        ends.append(len(run))
    spans = [(start, end) for start in starts for end in ends if end > start]
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        written = run[start:end]
        if written.startswith("(") and ")" not in written:
            start, written = start + 1, written[1:]
        digits = sum(character.isdigit() for character in written)
        if (
            MIN_DIGITS <= digits <= MAX_DIGITS
            and not written.isdigit()
            and not _DATE.fullmatch(written)
        ):
            yield start, end
