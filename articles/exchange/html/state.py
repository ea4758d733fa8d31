"""What holds for the words at one place of a document, given its open tags."""

import re
from dataclasses import dataclass, replace

from .blocks import PLAIN, Block, List, Marker, Marks, Path
from .styles import FONT_SIZES, NORMAL_SIZE, Style
from .tags import BOLD, CODE, HEADINGS, HIDDEN, ITALIC, STRIKE
from .tokens import Tag

HIDDEN_CLASSES = frozenset(
    {
        *("msocomanchor", "msocomtxt", "msocommentreference", "msodel"),
        *("sr-only", "visually-hidden", "screen-reader-text"),
    }
)
_TITLE_CLASS = re.compile(r"\bmsotitle(?:cxsp\w+)?\b")
_QUOTE_CLASS = re.compile(r"\bmso(?:intense)?quote(?:cxsp\w+)?\b|^quotations?$")
_LIST_CLASS = re.compile(r"\bmsolist(?:paragraph|continue|bullet|number)?\w*\b")
_HEADING_CLASS = re.compile(r"\bmsoheading([1-9])\b")
_DELETED_CLASS = re.compile(r"\btrack\w*delet\w*|\bdelet\w*track\w*")


@dataclass(frozen=True, slots=True)
class State:
    """`white_space` is as in Style, `comes_from` the tag name of the block around.

    `list_mark` is within the mark that Word shows before an item, `note_mark` within
    that of a footnote, `note` within the footnote of this key, `code` within
    preformatted text.
    """

    marks: Marks = PLAIN
    hidden: bool = False
    white_space: str = "normal"
    size: float = 0
    heading: int = 0
    title: bool = False
    quoted: bool = False
    path: Path = ()
    list: List | None = None
    marker: Marker | None = None
    list_mark: bool = False
    continues: bool = False
    note: str = ""
    note_mark: bool = False
    in_notes: bool = False
    comes_from: str = ""
    code: bool = False

    def block(self, *, gap: bool) -> Block:
        """Return an empty block with what holds here."""
        return Block(
            path=self.path,
            kind="code" if self.code else "text",
            heading=self.heading,
            title=self.title,
            line=self.comes_from in ("", "div"),
            gap=gap,
            continues=self.continues,
            marker=self.marker,
            note=self.note,
        )


def inline_state(state: State, tag: Tag, style: Style, classes: str) -> State:
    """Return what holds for the words within an inline tag."""
    name = tag.name
    if name in HIDDEN or style.hidden or _is_hidden(tag, style, classes):
        return replace(state, hidden=True)
    marks = state.marks
    bold = name in BOLD or marks.bold if style.bold is None else style.bold
    italic = name in ITALIC or marks.italic if style.italic is None else style.italic
    strike = bool(marks.strike or style.strike or name in STRIKE)
    code = marks.code or name in CODE
    if (bold, italic, strike, code) != (
        marks.bold,
        marks.italic,
        marks.strike,
        marks.code,
    ):
        marks = Marks(bold, italic, strike, code, marks.href)
    size = _size(state, tag, style)
    white_space = style.white_space or state.white_space
    list_mark = state.list_mark or bool(style.list_mark)
    if (marks, size, white_space, list_mark) == (
        state.marks,
        state.size,
        state.white_space,
        state.list_mark,
    ):
        return state
    return replace(
        state, marks=marks, size=size, white_space=white_space, list_mark=list_mark
    )


def block_state(state: State, tag: Tag, style: Style, classes: str) -> State:
    """Return what holds for the words within a block that is no list and no table."""
    name = tag.name
    state = inline_state(state, tag, style, classes)
    if state.hidden:
        return state
    heading = HEADINGS.get(name, 0) or _heading(tag, style, classes)
    listed = bool(_LIST_CLASS.search(classes)) and name == "p"
    level = style.list_level if name == "p" else None
    in_notes = state.in_notes or style.element in ("footnote-list", "endnote-list")
    return replace(
        state,
        heading=heading or state.heading,
        title=bool(_TITLE_CLASS.search(classes)) or state.title,
        quoted=bool(_QUOTE_CLASS.search(classes)),
        marker=Marker(ordered=False, level=level) if level else state.marker,
        continues=listed and not level and (style.indent is None or style.indent > 0),
        comes_from=state.comes_from if name in ("body", "html") else name,
        in_notes=in_notes,
    )


def _heading(tag: Tag, style: Style, classes: str) -> int:
    if tag.attributes.get("role") == "heading":
        level = tag.attributes.get("aria-level", "")
        return min(int(level), 6) if level in tuple("123456789") else 2
    named = _HEADING_CLASS.search(classes)
    level = int(named[1]) if named else style.outline or 0
    return min(level, 6)


def _size(state: State, tag: Tag, style: Style) -> float:
    if style.size is not None:
        return style.size
    if style.scale is not None:
        return min((state.size or NORMAL_SIZE) * style.scale, 500.0)
    if tag.name == "font" and (size := tag.attributes.get("size", "")) in FONT_SIZES:
        return float(FONT_SIZES[size])
    return state.size


def _is_hidden(tag: Tag, style: Style, classes: str) -> bool:
    if style.element in ("comment-list", "comment"):
        return True
    if "hidden" in tag.attributes and tag.name != "br":
        return True
    # A deletion that someone may still accept names who made it, or when.
    if tag.name == "del" and not {"cite", "datetime"}.isdisjoint(tag.attributes):
        return True
    return bool(classes) and (
        not HIDDEN_CLASSES.isdisjoint(classes.split())
        or _DELETED_CLASS.search(classes) is not None
    )
