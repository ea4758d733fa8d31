"""Pictures made to harm, and what is said of them."""

import contextlib
import io
import random
import struct
import time
import zlib

import pytest
from PIL import Image

from articles.imaging import PictureError, clean

FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "GIF"]
PAGE = b"<html><script>alert(1)</script></html>"
# The end of a ZIP archive without entries.
ARCHIVE = b"PK\5\6" + bytes(18)
GIF_FRAME = b"!\xf9\4\0\1\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0"


def saved(image, format_, **options):
    buffer = io.BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()


def sample(size=(48, 48)):
    noise = random.Random(7)
    image = Image.new("RGB", size)
    for x in range(size[0]):
        for y in range(size[1]):
            image.putpixel((x, y), (noise.randrange(256), x * 5 % 256, y * 5 % 256))
    return image


SAMPLES = {format_: saved(sample(), format_) for format_ in FORMATS}


def chunk(kind, content):
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def with_chunks(*chunks, last=False):
    data = SAMPLES["PNG"]
    at = len(data) - 12 if last else 33
    return data[:at] + b"".join(chunks) + data[at:]


def with_segments(*segments):
    data = SAMPLES["JPEG"]
    joined = b"".join(
        b"\xff" + bytes([kind]) + struct.pack(">H", len(body) + 2) + body
        for kind, body in segments
    )
    return data[:2] + joined + data[2:]


def tiff(entries, order=">"):
    mark = b"MM\0*" if order == ">" else b"II*\0"
    packed = b"".join(struct.pack(order + "HHII", *entry) for entry in entries)
    head = mark + struct.pack(order + "IH", 8, len(entries))
    return head + packed + bytes(4)


def refusal(data):
    began = time.perf_counter()
    with pytest.raises(PictureError) as caught:
        clean(data)
    assert time.perf_counter() - began < 2
    return str(caught.value)


def taken_or_refused(data):
    with contextlib.suppress(PictureError):
        picture = clean(data)
        Image.open(io.BytesIO(picture.data)).load()
        return picture
    return None
