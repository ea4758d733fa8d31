"""How uploads are received: in memory, bounded, never as a temporary file."""

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload


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
