"""One thing that the checklist found."""

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_noop

BLOCK, WARN = "block", "warn"
# What the editor writes where a description has to come.
PLACEHOLDER_ALT = gettext_noop("describe this picture")


@dataclass(frozen=True)
class Finding:
    """What was found, how to mend it, and where it is.

    `level` is BLOCK or WARN. `field` is the form's field; in the text, `line` is the
    line of the source (from 0) and `snippet` what to select at or after it. What is
    not `excusable` can't be published even with a reason.
    """

    rule: str
    level: str
    what: str
    mend: str
    field: str = "body"
    line: int = -1
    snippet: str = ""
    excusable: bool = True

    @property
    def sentence(self) -> str:
        return f"{self.what} {self.mend}"

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
