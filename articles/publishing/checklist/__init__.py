"""The checklist: what stands between a working copy and its readers.

Computed from the rendered page, so that what is checked is what is published.
"""

from .check import Subject, blocks, check, of_post
from .finding import BLOCK, PLACEHOLDER_ALT, WARN, Finding

__all__ = [
    "BLOCK",
    "PLACEHOLDER_ALT",
    "WARN",
    "Finding",
    "Subject",
    "blocks",
    "check",
    "of_post",
]
