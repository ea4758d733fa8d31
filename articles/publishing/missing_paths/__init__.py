"""Paths that visitors ask for and that aren't there: counted, told, mended."""

from .counting import count_missing, keep_counting, write_counts
from .report import Missed, missed, with_likely

__all__ = [
    "Missed",
    "count_missing",
    "keep_counting",
    "missed",
    "with_likely",
    "write_counts",
]
