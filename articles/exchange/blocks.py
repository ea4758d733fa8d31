"""Plain text as blocks: runs of lines with empty lines between them."""

import re
from dataclasses import dataclass

# Nobody wraps lines by hand at this width: each such line is a paragraph.
UNWRAPPED = 110
# Longer than this, a block is running text even without a stop.
LONG = 160

_CLOSED = re.compile(r"[.!?:;,…][\"'“”‘’)\]]*$")
_NEXT_SENTENCE = re.compile(r"[.!?…][\"'”’)]*\s+\S")


@dataclass(frozen=True)
class Block:
    """Lines that stand together.

    `prose` says that they are no heading, `follows` that no empty line is above.
    """

    lines: tuple[str, ...]
    prose: bool = False
    follows: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.strip() for line in self.lines)

    @property
    def is_one_line(self) -> bool:
        return len(self.lines) == 1

    @property
    def is_real_paragraph(self) -> bool:
        """Whether this can only be running text: sentences, or one long one."""
        text = self.text
        if len(text) > LONG:
            return True
        sentences = is_closed(text) and (
            len(text) > 80 or _NEXT_SENTENCE.search(text) is not None
        )
        return sentences and len(text.split()) >= 6


def is_closed(text: str) -> bool:
    """Tell whether `text` ends in a stop, or in a quotation or bracket after one."""
    return _CLOSED.search(text) is not None


def split_blocks(lines: list[str]) -> list[Block]:
    """Split lines at the empty ones, and at each end of a line that is unwrapped."""
    blocks: list[Block] = []
    run: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            run.append(line.rstrip())
        elif run:
            blocks += _blocks_of(run)
            run = []
    return blocks


def _blocks_of(run: list[str]) -> list[Block]:
    if any(len(line) > UNWRAPPED for line in run):
        return [Block((line,)) for line in run]
    return [Block(tuple(run))]
