"""How footnotes are shown: a numbered mark in the text, the notes after it."""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def install(parser: MarkdownIt) -> None:
    """Show footnotes with ids of their own kind and roles that are read aloud.

    Roles: https://www.w3.org/TR/dpub-aria-1.1/
    """
    parser.core.ruler.before("footnote_tail", "footnote_nesting", _unnest)
    parser.add_render_rule("footnote_ref", _mark)
    parser.add_render_rule("footnote_block_open", _notes_open)
    parser.add_render_rule("footnote_block_close", _notes_close)
    parser.add_render_rule("footnote_open", _note_open)
    parser.add_render_rule("footnote_close", _note_close)
    parser.add_render_rule("footnote_anchor", _way_back)


def _unnest(state: StateCore) -> None:
    """Take definitions out of definitions: their words would be lost at the end."""
    tokens: list[Token] = []
    open_definitions: list[list[Token]] = []
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            open_definitions.append([])
        (open_definitions[-1] if open_definitions else tokens).append(token)
        if token.type == "footnote_reference_close":
            tokens += open_definitions.pop()
    state.tokens = tokens


def _number(token: Token) -> int:
    return int(token.meta["id"]) + 1


def _mark_id(token: Token) -> str:
    repeat = int(token.meta.get("subId", 0))
    return f"fnref-{_number(token)}" + (f"-{repeat + 1}" if repeat else "")


def _mark(self: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    token = tokens[index]
    number = _number(token)
    return (
        f'<sup class="footnote-ref"><a href="#fn-{number}" id="{_mark_id(token)}"'
        f' role="doc-noteref">{number}</a></sup>'
    )


def _notes_open(self: Any, *_: Any) -> str:
    return '<section class="footnotes" role="doc-endnotes" aria-label="Notes">\n<ol>\n'


def _notes_close(self: Any, *_: Any) -> str:
    return "</ol>\n</section>\n"


def _note_open(self: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    return f'<li id="fn-{_number(tokens[index])}">'


def _note_close(self: Any, *_: Any) -> str:
    return "</li>\n"


def _way_back(self: Any, tokens: Sequence[Token], index: int, *_: Any) -> str:
    # The variation selector keeps phones from drawing the arrow as an emoji.
    return (
        f' <a href="#{_mark_id(tokens[index])}" class="footnote-back"'
        ' role="doc-backlink" aria-label="Back to the text">↩︎</a>'
    )
