"""Headings: their levels within a page, their ids and the table of contents."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from .leaves import visible_text

TOP_LEVEL = 2  # the page's own title is its h1
LOWEST_LEVEL = 6
MIN_CONTENTS = 3
MAX_SLUG_CHARACTERS = 80
ID_PREFIX = "h-"  # keeps a heading from taking an id that the page uses


@dataclass(frozen=True)
class Heading:
    """A heading in a table of contents."""

    id: str
    text: str


def install(parser: MarkdownIt) -> None:
    """Shift headings below the page's title and give each an id."""
    parser.core.ruler.push("headings", _set_levels_and_ids)


def contents_of(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    """Return the second-level headings, or nothing when there are under three."""
    found = tuple(
        Heading(id=str(token.attrs["id"]), text=text)
        for token, following in pairwise(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0
        if (text := visible_text(following.children or []))
    )
    return found if len(found) >= MIN_CONTENTS else ()


def slug_of(text: str) -> str:
    """Return the text in lower case, its words joined by hyphens, letters kept."""
    text = unicodedata.normalize("NFC", text[:MAX_SLUG_CHARACTERS]).lower()
    kept = (
        character if character == "_" or _is_word(character) else " "
        for character in re.sub(r"['’]", "", text)
    )
    return "-".join("".join(kept).split()) or "section"


def _is_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"


def _set_levels_and_ids(state: StateCore) -> None:
    openings = [
        index
        for index, token in enumerate(state.tokens)
        if token.type == "heading_open"
    ]
    if not openings:
        return
    levels = {index: int(state.tokens[index].tag[1]) for index in openings}
    # A heading within a quotation must not push the text's own headings down.
    own = [levels[index] for index in openings if state.tokens[index].level == 0]
    shift = TOP_LEVEL - min(own or levels.values())
    taken: set[str] = set()
    repeats: dict[str, int] = {}
    for index in openings:
        level = min(max(levels[index] + shift, TOP_LEVEL), LOWEST_LEVEL)
        opening, inline, closing = state.tokens[index : index + 3]
        opening.tag = closing.tag = f"h{level}"
        slug = slug_of(visible_text(inline.children or []))
        unique = slug
        while unique in taken:
            repeats[slug] = repeats.get(slug, 1) + 1
            unique = f"{slug}-{repeats[slug]}"
        taken.add(unique)
        opening.attrs["id"] = ID_PREFIX + unique
