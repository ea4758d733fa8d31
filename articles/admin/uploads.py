"""How uploads are received: in memory, bounded, never as a temporary file."""

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload

MAX_REQUEST = 12 * 1024 * 1024


class BoundedMemoryUploadHandler(MemoryFileUploadHandler):
    """Keeps a file in memory whatever its size, and stops past MAX_REQUEST bytes."""

    def handle_raw_input(
        self, input_data, META, content_length, boundary, encoding=None
    ):
        self.activated = content_length <= MAX_REQUEST
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int):
        self.received += len(raw_data)
        if not self.activated or self.received > MAX_REQUEST:
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)
