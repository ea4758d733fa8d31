"""Where the blocks of a clipboard gather while it is read."""

from collections import Counter

from .blocks import Block, Break, NoteMark, Piece, Text
from .paragraphs import finished
from .state import State


class Page:
    """The blocks so far, and the one being written.

    `out` is where finished blocks go: the text, or the cell of a table.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.out = self.blocks
        self.block: Block | None = None
        self.gap = False
        self.language = ""
        self._mark = ""
        self._tabs = 0
        self._sizes: Counter[float] = Counter()

    def add(self, piece: Piece, state: State) -> None:
        """Write a piece; the first one of a block says what the block is."""
        if self.block is None:
            self.block = state.block(gap=self.gap)
            self.block.tabs, self._tabs = self._tabs, 0
            self.gap = False
            self._sizes.clear()
        self.block.pieces.append(piece)

    def words(self, text: str, state: State) -> None:
        """Write words as they stand in the source, spaces and line ends included."""
        if state.list_mark:
            self._mark += text
        elif state.note_mark:
            last = self.block.pieces[-1:] if self.block else []
            if last and isinstance(last[0], NoteMark):
                last[0].text += text
        elif state.code:
            self.add(Text(text, state.marks), state)
        elif self.block is None and not text.strip():
            self._tabs += text.count("\t") if "\n" not in text else 0
        elif state.white_space == "wrap" and "\n" in text and text.strip():
            for index, line in enumerate(text.replace("\r\n", "\n").split("\n")):
                if index:
                    self.add(Break(), state)
                if line:
                    self._text(line, state)
        else:
            self._text(text, state)

    def end_line(self, state: State) -> None:
        """End a line of preformatted text that has not ended yet."""
        last = self.block.pieces[-1] if self.block else None
        if isinstance(last, Text) and not last.text.endswith("\n"):
            self.add(Text("\n", state.marks), state)

    def flush(self) -> None:
        """End the block being written."""
        block, self.block = self.block, None
        mark, self._mark, self._tabs = self._mark, "", 0
        if block is None:
            return
        block.size = max(self._sizes, key=self._sizes.__getitem__, default=0)
        if block.kind == "code":
            block.language, self.language = self.language, ""
        done = finished(block, mark)
        self.out += done
        self.gap = self.gap or not done or not block.line

    def _text(self, text: str, state: State) -> None:
        self.add(Text(text, state.marks), state)
        self._sizes[state.size] += len(text)
