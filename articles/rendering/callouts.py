"""Callouts (`> [!NOTE]`) and task lists (`- [x]`)."""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

KINDS = ("note", "tip", "important", "warning", "caution")
TASK_MARKS = {True: ("Done", "☑"), False: ("To do", "☐")}


def install(parser: MarkdownIt) -> None:
    """Show callouts as asides, and tasks without form controls."""
    parser.core.ruler.push("callouts", _mark_callouts)
    parser.add_render_rule("list_item_open", _list_item_open)


def _mark_callouts(state: StateCore) -> None:
    for token in state.tokens:
        if token.type in ("alert_open", "alert_close"):
            token.tag = "aside"
        if token.type == "alert_open":
            token.attrs = {"class": f"callout callout-{token.info.lower()}"}
        elif token.type == "alert_title_open":
            token.attrs = {"class": "callout-title"}
        elif token.type == "list_item_open" and "checked" in token.meta:
            token.attrs = {"class": "task"}


def _list_item_open(
    self: RendererHTML, tokens: Sequence[Token], index: int, *rest: Any
) -> str:
    html = self.renderToken(tokens, index, *rest)
    if "checked" not in tokens[index].meta:
        return html
    # A checkbox that can't be used would need a label and would look like a form.
    label, mark = TASK_MARKS[tokens[index].meta["checked"]]
    return (
        f'{html}<span class="task-mark" role="img" aria-label="{label}">{mark}</span> '
    )
