"""How uploads are received: in memory, bounded, one at a time, never as a file."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload
from django.utils.translation import gettext as _

from articles.imaging import PictureError

_DOOR: Final = threading.Lock()


class BusyError(PictureError):
    """Another picture is being taken in; its text tells a writer what to do."""

    def __init__(self):
        super().__init__(
            _(
                "Other pictures are being taken in just now. Send this one again in a "
                "moment."
            )
        )


@contextmanager
def one_upload(*, wait: float) -> Iterator[None]:
    """Takes in one picture at a time in a process, after `wait` seconds at most.

    A server process answers few requests at once, and readers go first: whoever sends
    many pictures must not hold all of them. Raises BusyError.
    """
    if not _DOOR.acquire(timeout=wait):
        raise BusyError
    try:
        yield
    finally:
        _DOOR.release()


class BoundedMemoryUploadHandler(MemoryFileUploadHandler):
    """Keeps files in memory, and stops where a whole request is too large."""

    def handle_raw_input(
        self, input_data, META, content_length, boundary, encoding=None
    ):
        self.most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        self.activated = content_length <= self.most
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int):
        self.received += len(raw_data)
        if not self.activated or self.received > self.most:
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)
