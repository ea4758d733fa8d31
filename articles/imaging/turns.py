"""One picture at a time in a process, however many are sent at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_TURN: Final = threading.Lock()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other thread of this process decodes or encodes a picture.

    One picture of the largest size fits beside the rest of a process; two may not.
    The lock cannot be taken twice by one thread, so a function that runs inside it
    must not ask for it again.
    """
    with _TURN:
        yield
