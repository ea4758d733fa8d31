"""Typographic quotation marks, for a text that has none of its own."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, smartquotes

# Finding partners takes time that grows with the square of the number of marks.
MAX_MARKS = 3_000

_CURLY = re.compile(r"[“”‘’]|&[lr][sd]quo;")


def install(parser: MarkdownIt) -> None:
    """Turn straight quotation marks into curly ones where the author left it to us."""
    parser.options["typographer"] = True
    parser.core.ruler.at("smartquotes", _curl)
    parser.enable("smartquotes")


def _curl(state: StateCore) -> None:
    # One curly mark shows that its author, or Word, has seen to them already: what
    # is still straight is meant so, and stays.
    if _CURLY.search(state.src):
        return
    if state.src.count('"') + state.src.count("'") > MAX_MARKS:
        return
    smartquotes(state)
