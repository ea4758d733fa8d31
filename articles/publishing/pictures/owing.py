"""What is owed to the pictures is done in the background, whatever happens.

The database knows which pictures still lack their renditions; a thread of each server
process makes them after the response. A process that ends leaves the rest to the next
one, and to `manage.py make_renditions`. This is a thread of one's own and not a queue's
worker, because the site runs as one command.
"""

import contextlib
import logging
import os
import threading
import time
from collections.abc import Iterator

from django.db import DatabaseError, connections
from django.db.models import F
from django.utils import timezone

from articles.models import Picture

from .icons import renew_icons
from .renditions import LEASE, extend_lease, make_renditions
from .social_cards import renew_cards
from .sweeping import sweep

_NICE = 10  # of 19: pages go first
_ROUND = 60  # seconds
_SWEEPS_EVERY = 60  # rounds
_log = logging.getLogger(__name__)
_lock = threading.Lock()
_thread: threading.Thread | None = None
_again = False
_sweeps = False


def wake(*, sweeps: bool = False) -> None:
    """Lets the background go on with what is owed; returns at once.

    With `sweeps` it also makes the icons and social cards that look otherwise by now,
    and clears away what was left behind.
    """
    global _thread, _again, _sweeps
    with _lock:
        _again = True
        _sweeps = _sweeps or sweeps
        if _thread is None:
            _thread = threading.Thread(
                target=_background, name="renditions", daemon=True
            )
            _thread.start()


def settle(timeout: float = 60) -> None:
    """Waits until this process's background has nothing to do, at most `timeout` s."""
    thread = _thread
    if thread is not None:
        thread.join(timeout)


def go_on() -> None:
    """Goes on with what earlier processes left, now and from time to time.

    Once in a server process; returns at once.
    """
    threading.Thread(target=_patrol, name="patrol", daemon=True).start()


def _patrol() -> None:
    """Finds what nobody was woken for: a process died, or a disk was full.

    It also clears away, for a server may run for months.
    """
    rounds = 0
    while True:
        with contextlib.suppress(Exception):  # the database is away; the next round
            try:
                sweeps = rounds % _SWEEPS_EVERY == 0
                if sweeps or Picture.objects.owing().free().exists():
                    wake(sweeps=sweeps)
            finally:
                connections.close_all()
        rounds += 1
        time.sleep(_ROUND)


def release() -> None:
    """Frees what processes that have ended had taken on, and tries hopeless ones anew.

    Only before the server starts: it doesn't ask whether they have ended.
    """
    Picture.objects.exclude(taken_until=None).update(taken_until=None)
    Picture.objects.exclude(tries=0).update(tries=0)


def work() -> Iterator[tuple[Picture, Exception | None]]:
    """Makes all that is owed and that nobody else has taken on, picture by picture.

    Each comes with the fault that kept it from being made, or None.
    """
    failed: list[int] = []
    while picture := _take(failed):
        fault: Exception | None = None
        try:
            make_renditions(picture, keep=lambda p=picture: extend_lease(p))
        except Exception as error:  # one bad picture must not stop the others
            fault = error
            failed.append(picture.pk)
            # A full disk, a store that is away or a text that somebody holds says
            # nothing against the picture.
            passing = isinstance(error, OSError | DatabaseError)
            passing = passing and not isinstance(error, FileNotFoundError)
            Picture.objects.filter(pk=picture.pk).update(
                tries=F("tries") + (0 if passing else 1), taken_until=None
            )
        yield picture, fault


def _take(passed_over: list[int]) -> Picture | None:
    """The next picture that is owed something, taken on by this process."""
    while True:
        owing = Picture.objects.owing().free().exclude(pk__in=passed_over)
        # Somebody at the desk waits for the newest.
        picture = owing.order_by("-owed", "-pk").first()
        if picture is None:
            return None
        mine = Picture.objects.free().filter(pk=picture.pk)
        if mine.update(taken_until=timezone.now() + LEASE):
            return picture


def _background() -> None:
    global _thread, _again, _sweeps
    # Linux counts niceness by thread; what it starts inherits it.
    with contextlib.suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
    while True:
        with _lock:
            _again, sweeps, _sweeps = False, _sweeps, False
        try:
            for picture, fault in work():
                if fault is not None:
                    _log.error("No renditions of %s: %r", picture.reference, fault)
            if sweeps:
                renew_icons()
                renew_cards()
                sweep()
        except Exception as error:  # the database is away; the patrol comes again
            _log.error("Renditions have to wait: %r", error)
        with contextlib.suppress(Exception):  # whatever it is, it is closed
            connections.close_all()
        with _lock:
            if not _again:
                _thread = None
                return
