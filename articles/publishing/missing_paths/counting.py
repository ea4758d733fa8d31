"""How often paths were asked for in vain: in memory first, then in the database.

A process counts what its visitors ask for, a bounded number of paths, and a thread of
its own writes that down once a minute. So no reader waits for it, a flood of requests
is no flood of writes, and a database that is away or may not be written to is nobody's
concern but the count's. What a process that ends hasn't written is lost.
"""

import contextlib
import datetime
import logging
import threading
import time
from dataclasses import dataclass
from typing import Final

from django.db import connections, transaction
from django.utils import timezone

from articles.models import MissingPath

from ..turns import Turn, take_turn
from .noise import is_told

MOST_HELD: Final = 500  # paths of one process between two writings
MOST_KEPT: Final = 500  # rows
LARGEST: Final = 2_147_483_647  # what the column holds
_ROUND: Final = 60  # seconds
_log = logging.getLogger(__name__)
_lock = threading.Lock()
_failing = False


@dataclass
class _Count:
    times: int
    last_on: datetime.date


_held: dict[str, _Count] = {}


def count_missing(key: str) -> None:
    """Counts one request for the path `key` (see `path_key`); asks no database."""
    if is_told(key):
        _add(key, 1, timezone.localdate())


def _add(key: str, times: int, day: datetime.date) -> None:
    with _lock:
        if count := _held.get(key):
            count.times += times
            count.last_on = max(count.last_on, day)
        elif len(_held) < MOST_HELD:
            _held[key] = _Count(times, day)


def write_counts() -> bool:
    """Writes down what was counted since the last time; False where it has to wait."""
    global _failing
    with _lock:
        counts = dict(_held)
        _held.clear()
    if not counts:
        return True
    try:
        _write(counts)
    except Exception as error:  # whatever is wrong, readers must not notice
        if not _failing:
            _log.error("The counts of missing paths have to wait: %r", error)
        _failing = True
        for key, count in counts.items():
            _add(key, count.times, count.last_on)
        return False
    _failing = False
    return True


@transaction.atomic
def _write(counts: dict[str, _Count]) -> None:
    take_turn(Turn.MISSING_PATHS)
    rows = list(MissingPath.objects.filter(path__in=counts))
    for row in rows:
        count = counts[row.path]
        row.count = min(row.count + count.times, LARGEST)
        row.last_on = max(row.last_on, count.last_on)
    MissingPath.objects.bulk_update(rows, ["count", "last_on"], batch_size=200)
    known = {row.path for row in rows}
    MissingPath.objects.bulk_create(
        MissingPath(path=key, count=count.times, last_on=count.last_on)
        for key, count in counts.items()
        if key not in known
    )
    most_asked = MissingPath.objects.order_by("-count", "-last_on", "-pk")
    surplus = list(most_asked.values_list("pk", flat=True)[MOST_KEPT:])
    if surplus:
        MissingPath.objects.filter(pk__in=surplus).delete()


def keep_counting() -> None:
    """Writes the counts down from time to time; once in a server process."""
    threading.Thread(target=_rounds, name="missing paths", daemon=True).start()


def _rounds() -> None:
    while True:
        time.sleep(_ROUND)
        write_counts()
        with contextlib.suppress(Exception):
            connections.close_all()
