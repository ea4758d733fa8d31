"""Tables: a bound on their cells, and alignment by class instead of style."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore

MAX_CELLS = 5_000
# Wider tables scroll sideways on a phone, so the keyboard has to reach them
# (WCAG 2.2, 2.1.1).
NARROW = 3


def bound(parser: MarkdownIt) -> None:
    """Let the tables of one text hold MAX_CELLS cells; further rows stay text.

    Short rows are filled up to the width of the header, so that a few kilobytes would
    otherwise become a hundred thousand cells.
    """
    parser.block.ruler.at("table", _bounded_table, {"alt": ["paragraph", "reference"]})


def install(parser: MarkdownIt) -> None:
    """Give table cells a class for their alignment, and header cells their scope."""
    parser.core.ruler.push("tables", _mark_cells)


def _bounded_table(
    state: StateBlock, start_line: int, end_line: int, silent: bool
) -> bool:
    if start_line + 2 > end_line:
        return False
    delimiters = state.src[state.bMarks[start_line + 1] : state.eMarks[start_line + 1]]
    columns = delimiters.count("|") + 1
    left = MAX_CELLS - state.env.get("table_cells", 0)
    last_line = min(end_line, start_line + 1 + left // columns)
    if not table(state, start_line, last_line, silent):
        return False
    if not silent:
        state.env["table_cells"] = (
            MAX_CELLS - left + columns * (state.line - start_line)
        )
    return True


def _mark_cells(state: StateCore) -> None:
    opening, columns = None, 0
    for token in state.tokens:
        if token.type == "table_open":
            opening, columns = token, 0
        if token.type not in ("th_open", "td_open"):
            continue
        style = str(token.attrs.pop("style", ""))
        if style:
            token.attrs["class"] = "align-" + style.removeprefix("text-align:")
        if token.type == "th_open":
            token.attrs["scope"] = "col"
            columns += 1
        if columns > NARROW and opening:
            opening.attrs["tabindex"] = "0"
