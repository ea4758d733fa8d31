"""Old addresses that lead to today's."""

from .answers import READERS, Answers
from .keeping import carry_out, hold_redirects, planned, save_redirect
from .paths import LONGEST_SENT, RedirectError, old_path, path_key
from .planning import Outcome, Plan, Verdict, Wish, plan
from .targets import Destination, path_of, target_from
from .words import titles_of

__all__ = [
    "LONGEST_SENT",
    "READERS",
    "Answers",
    "Destination",
    "Outcome",
    "Plan",
    "RedirectError",
    "Verdict",
    "Wish",
    "carry_out",
    "hold_redirects",
    "old_path",
    "path_key",
    "path_of",
    "plan",
    "planned",
    "save_redirect",
    "target_from",
    "titles_of",
]
