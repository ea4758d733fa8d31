"""One picture at a time in a process, and its memory given back afterwards."""

import contextlib
import ctypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_TURN: Final = threading.Lock()
_MMAP_THRESHOLD: Final = -3  # mallopt(3)
_LARGE: Final = 1024 * 1024


@contextmanager
def one_at_a_time(before_waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Wait until no other thread of this process decodes or encodes a picture.

    One picture of the largest size fits beside the rest of a process; two may not.
    `before_waiting` is called where others go first: whoever still holds a picture
    lets go of it there. The lock cannot be taken twice by one thread, so a function
    that runs inside it must not ask for it again.
    """
    if before_waiting is None:
        _TURN.acquire()
    elif not _TURN.acquire(blocking=False):
        before_waiting()
        _TURN.acquire()
    try:
        yield
    finally:
        _TURN.release()


def give_memory_back() -> None:
    """Have the memory of a picture go back to the system when the picture goes.

    The C library of GNU/Linux learns from large blocks that are freed to keep ever
    larger ones, each thread its own: after some dozen pictures a process would hold
    800 MB. Other libraries are left as they are.
    """
    with contextlib.suppress(Exception):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
