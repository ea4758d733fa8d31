"""Two texts side by side: which words went, which came, which stayed."""

from .blocks import BlockChange, Comparison, Fold, compare_blocks, folded
from .words import Piece, Run, compare_words, word_count_change

__all__ = [
    "BlockChange",
    "Comparison",
    "Fold",
    "Piece",
    "Run",
    "compare_blocks",
    "compare_words",
    "folded",
    "word_count_change",
]
