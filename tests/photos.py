"""A phone's photograph with everything that betrays whoever took it."""

import io
import struct

from PIL import Image

SECRET = b"Secret"  # begins every text that must not be found afterwards
UPRIGHT = (60, 80)


def upright_picture(size: tuple[int, int] = UPRIGHT) -> Image.Image:
    """What a reader should see: red grows to the right, blue to the bottom."""
    down = Image.linear_gradient("L").resize(size)
    across = Image.linear_gradient("L").rotate(90).resize(size)
    return Image.merge("RGB", (across, Image.new("L", size, 90), down))


def phone_photo(size: tuple[int, int] = UPRIGHT) -> bytes:
    """A JPEG on its side (orientation 6) with GPS, camera, XMP, IPTC, a comment and a
    thumbnail."""
    lying = upright_picture(size).transpose(Image.Transpose.ROTATE_90)
    buffer = io.BytesIO()
    lying.save(
        buffer,
        "JPEG",
        quality=95,
        subsampling=0,
        comment=SECRET + b" comment",
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org"
        b"/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:exif='http://ns.adobe.com/"
        b"exif/1.0/' exif:GPSLatitude='39,31.7N' exif:UserComment='Secret xmp'/>"
        b"</rdf:RDF></x:xmpmeta>",
    )
    data = buffer.getvalue()
    exif = b"Exif\0\0" + _exif(_jpeg_thumbnail())
    return data[:2] + _segment(0xE1, exif) + _segment(0xED, _iptc()) + data[2:]


def _segment(kind: int, body: bytes) -> bytes:
    return b"\xff" + bytes([kind]) + struct.pack(">H", len(body) + 2) + body


def _jpeg_thumbnail() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (16, 12), "red").save(buffer, "JPEG")
    return buffer.getvalue()


def _iptc() -> bytes:
    """A caption as agencies write it: IIM 4.2 in a Photoshop block."""
    caption = SECRET + b" iptc"
    record = b"\x1c\x02\x78" + struct.pack(">H", len(caption)) + caption
    return (
        b"Photoshop 3.0\x008BIM\x04\x04\0\0"
        + struct.pack(">I", len(record))
        + record
        + b"\0" * (len(record) % 2)
    )


def _exif(thumbnail: bytes) -> bytes:
    """Exif 2.32 by hand, for nothing here writes a thumbnail: three directories."""
    make = SECRET + b" camera\0"
    first, gps, second = 8, 8 + 2 + 3 * 12 + 4, 0
    second = gps + 2 + 2 * 12 + 4
    values = second + 2 + 3 * 12 + 4
    latitude = struct.pack(">6I", 39, 1, 31, 1, 42, 1)
    at_latitude = values + len(make)
    at_thumbnail = at_latitude + len(latitude)

    def directory(entries: list[tuple[int, int, int, bytes]], following: int) -> bytes:
        packed = b"".join(struct.pack(">HHI", t, k, n) + v for t, k, n, v in entries)
        return struct.pack(">H", len(entries)) + packed + struct.pack(">I", following)

    def long(value: int) -> bytes:
        return struct.pack(">I", value)

    return (
        b"MM\0*"
        + long(first)
        + directory(
            [
                (0x010F, 2, len(make), long(values)),
                (0x0112, 3, 1, struct.pack(">HH", 6, 0)),
                (0x8825, 4, 1, long(gps)),
            ],
            second,
        )
        + directory([(1, 2, 2, b"N\0\0\0"), (2, 5, 3, long(at_latitude))], 0)
        + directory(
            [
                (0x0103, 3, 1, struct.pack(">HH", 6, 0)),
                (0x0201, 4, 1, long(at_thumbnail)),
                (0x0202, 4, 1, long(len(thumbnail))),
            ],
            0,
        )
        + make
        + latitude
        + thumbnail
    )
