"""Where in its source each element of a page begins."""

from collections.abc import Sequence
from itertools import islice

from markdown_it.token import Token

from .source import Source


def lines_of(tokens: Sequence[Token], source: Source) -> tuple[int, ...]:
    """Return the line, from 0, for each top-level element of the page, in order.

    The footnotes begin where the first of them is defined, or with the last line.
    """
    lines: list[int] = []
    depth = 0
    for index, token in enumerate(tokens):
        if depth == 0 and token.nesting >= 0:
            if token.type == "footnote_block_open":
                lines.append(_first_line(tokens, index, source))
            elif token.map:
                lines.append(source.line(token.map[0]))
            else:
                lines.append(lines[-1] if lines else 0)
        depth += token.nesting
    return tuple(lines)


def _first_line(tokens: Sequence[Token], index: int, source: Source) -> int:
    begins = [token.map[0] for token in islice(tokens, index, None) if token.map]
    return source.line(min(begins)) if begins else source.last_line
