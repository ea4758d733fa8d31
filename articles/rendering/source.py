"""The text as its writer has it before them: its lines, and pieces to select."""

import re
from collections.abc import Iterable

from .limits import printable

MAX_SNIPPET_CHARACTERS = 120
# How far ahead a piece is looked for: a search through everything is quadratic.
WINDOW = 8_000

_LINE_ENDS = re.compile(r"\r\n?")
_ODD_LINE_BREAK = re.compile(r"[\x0b\x0c]")


class Source:
    """A text with the line breaks of a browser's text field.

    The engine reads `prepared`, in which the line breaks that Word leaves behind
    begin lines of their own; `line` leads from there back to the text.
    """

    def __init__(self, text: str) -> None:
        self.text: str = _LINE_ENDS.sub("\n", text)
        self.prepared: str = printable(self.text)
        self._lines: list[int] | None = None
        if _ODD_LINE_BREAK.search(self.text):
            self._lines = [
                number
                for number, line in enumerate(self.text.split("\n"))
                for _ in range(1 + len(_ODD_LINE_BREAK.findall(line)))
            ]
        self._starts: list[int] | None = None

    @property
    def last_line(self) -> int:
        return self.text.count("\n")

    def line(self, prepared: int) -> int:
        """Return the line of the text, from 0, for a line of what the engine read."""
        if self._lines is None:
            return prepared
        return self._lines[min(prepared, len(self._lines) - 1)]

    def start(self, line: int) -> int:
        """Return the offset at which a line of the text begins, or the text's end."""
        if self._starts is None:
            self._starts = [0]
            for content in self.text.split("\n"):
                self._starts.append(self._starts[-1] + len(content) + 1)
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def first_found(
        self, candidates: Iterable[str], start: int, end: int
    ) -> tuple[str, int]:
        """Return the first candidate that stands there, with its offset.

        Without one the answer is "" and `start`.
        """
        end = min(end, start + WINDOW)
        for candidate in candidates:
            piece = candidate[:MAX_SNIPPET_CHARACTERS]
            if piece and (offset := self.text.find(piece, start, end)) >= 0:
                return piece, offset
        return "", start
