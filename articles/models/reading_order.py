"""Where an article stands in its series."""

import datetime
from dataclasses import dataclass
from typing import Final

from .editions import Edition
from .series import Series

MOST_AROUND: Final = 7  # parts that an article shows of its series, itself among them


@dataclass(frozen=True)
class SeriesPlace:
    """A series as readers can read it now, and the article's place in it."""

    series: Series
    parts: list[Edition]
    number: int

    @property
    def count(self) -> int:
        return len(self.parts)

    @property
    def window(self) -> list[tuple[int, Edition]]:
        """The parts around the article, each with its number; MOST_AROUND at most."""
        start = min(self.number - 1 - MOST_AROUND // 2, self.count - MOST_AROUND)
        start = max(start, 0)
        return list(enumerate(self.parts[start : start + MOST_AROUND], start + 1))

    @property
    def has_more(self) -> bool:
        """Whether the series has parts beyond the window."""
        return self.count > MOST_AROUND

    @property
    def next_part(self) -> Edition | None:
        return self.parts[self.number] if self.number < self.count else None

    @property
    def is_alone(self) -> bool:
        return self.count < 2


def series_place(edition: Edition, at: datetime.datetime) -> SeriesPlace | None:
    """The place of an edition among the live parts of its series; None without one.

    A draft that isn't live itself takes the place that it will have. One query.
    """
    if edition.series_id is None or edition.kind != Edition.Kind.ARTICLE:
        return None
    live = Edition.objects.live(at).in_series(edition.series_id)
    parts = list(live.only("kind", "title", "slug", "post_id", "series_position"))
    keys = [part.post_id for part in parts]
    if edition.post_id not in keys:
        parts.append(edition)
        parts.sort(key=lambda part: part.series_position or 10**6)
        keys = [part.post_id for part in parts]
    return SeriesPlace(edition.series, parts, keys.index(edition.post_id) + 1)
