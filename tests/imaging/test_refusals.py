"""What is refused, and in which words."""

import contextlib
import io
import random
import struct
import tracemalloc
import zlib

import pytest
from PIL import Image

from articles.imaging import MAX_BYTES, PictureError, clean, decode, limits


def saved(image, format_, **options):
    buffer = io.BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()


def sample():
    noise = random.Random(7)
    image = Image.new("RGB", (64, 64))
    image.putdata([(noise.randrange(256), i % 256, i // 16) for i in range(4096)])
    return image


def chunk(kind, content):
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def png_header(width, height):
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)


def refusal(data):
    with pytest.raises(PictureError) as caught:
        clean(data)
    return str(caught.value)


def test_an_empty_file_is_refused():
    assert "empty" in refusal(b"")


def test_a_heavy_file_is_refused_by_its_length():
    text = refusal(b"\xff\xd8" + bytes(MAX_BYTES))
    assert "10.1 MB" in text
    assert "the most we take is 10" in text


def test_sixty_thousand_pixels_square_are_refused_by_the_header():
    tracemalloc.start()
    text = refusal(png_header(60_000, 60_000) + chunk(b"IDAT", b"") * 3)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "more than 50 million pixels" in text
    assert peak < 5_000_000


def test_a_size_that_pillow_would_let_pass_is_refused():
    assert "pixels" in refusal(png_header(8_000, 7_000) + chunk(b"IDAT", b""))


def test_a_wide_webp_canvas_is_refused_before_it_is_allocated(monkeypatch):
    def fail(*args, **kwargs):
        raise AssertionError("opened")

    monkeypatch.setattr(decode.Image, "open", fail)
    canvas = (16_383).to_bytes(3, "little") * 2
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + canvas
    assert "pixels" in refusal(b"RIFF" + struct.pack("<I", len(body)) + body)


def test_formats_that_cost_more_memory_have_a_lower_limit():
    canvas = (5_999).to_bytes(3, "little") + (4_999).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + canvas
    text = refusal(b"RIFF" + struct.pack("<I", len(body)) + body)
    assert "more than 12 million pixels" in text


@pytest.mark.parametrize("lossless", [True, False])
def test_the_webp_header_is_read_as_pillow_reads_it(lossless):
    data = saved(Image.new("RGB", (37, 53)), "WEBP", lossless=lossless)
    assert limits.webp_size(data) == (37, 53)
    extended = saved(
        Image.new("RGB", (37, 53)), "WEBP", exif=b"Exif\0\0", icc_profile=b"x"
    )
    assert limits.webp_size(extended) == (37, 53)


def test_a_jpeg_of_endless_scans_is_refused():
    data = saved(sample(), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    assert "damaged" in refusal(data[:-2] + data[last:-2] * 200 + b"\xff\xd9")


def test_scans_behind_the_end_of_a_jpeg_do_not_count():
    clean(saved(sample(), "JPEG") + b"\xff\xda\0\2" * 500)


@pytest.mark.parametrize("format_", ["GIF", "PNG", "WEBP", "AVIF"])
def test_an_animation_is_refused(format_):
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "green")]
    data = saved(frames[0], format_, save_all=True, append_images=frames[1:])
    assert "moves" in refusal(data)


@pytest.mark.parametrize(
    "text",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg></svg>',
        "\n\n  <SVG><script>alert(1)</script></SVG>",
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
        '<?xml version="1.0"?><s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_svg_is_refused(text, encoding):
    assert "SVG" in refusal(text.encode(encoding))


@pytest.mark.parametrize("brand", [b"heic", b"mif1"])
def test_heic_is_refused_with_the_way_to_send_it(brand, monkeypatch):
    monkeypatch.setattr(limits, "can_read_heic", lambda: False)
    box = b"ftyp" + brand + b"\0\0\0\0mif1heic"
    text = refusal(struct.pack(">I", len(box) + 4) + box + bytes(64))
    assert "HEIC" in text
    assert "JPEG" in text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"II*\0" + bytes(20), "TIFF"),
        (b"PK\3\4" + bytes(20), "ZIP"),
        (saved(Image.new("RGB", (4, 4)), "BMP"), "BMP"),
    ],
)
def test_a_known_file_that_is_no_picture_is_named(data, kind):
    assert kind in refusal(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><script>alert(1)</script></html>",
        b"GIF89a<html><script>alert(1)</script></html>",
        b"<?php system('id'); ?>",
        b"\0" * 64,
        b"P6 4 4 255 " + bytes(48),
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(data):
    assert refusal(data).endswith(".")


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.9])
def test_a_cut_off_file_is_refused(format_, part):
    data = saved(sample(), format_)
    refusal(data[: int(len(data) * part)])


def test_compressed_text_that_swells_is_refused():
    bomb = b"Comment\0\0" + zlib.compress(bytes(8_000_000), 9)
    data = saved(sample(), "PNG")
    tracemalloc.start()
    text = refusal(data[:33] + chunk(b"zTXt", bomb) + data[33:])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "damaged" in text
    assert peak < 6_000_000


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_damage_never_raises_anything_else(format_):
    original = saved(sample(), format_)
    chance = random.Random(f"damage to {format_}")
    taken = 0
    for _ in range(120):
        data = bytearray(original)
        for _ in range(chance.randrange(1, 8)):
            # Headers decide most, so half of the damage lies there.
            end = len(data) if chance.random() < 0.5 else min(len(data), 200)
            at = chance.randrange(end)
            match chance.randrange(3):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randrange(1, 9)]
                case 2:
                    data[at:at] = chance.randbytes(chance.randrange(1, 9))
        with contextlib.suppress(PictureError):
            taken += clean(bytes(data)).width > 0
    assert taken < 120


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(MAX_BYTES + 1),
        png_header(60_000, 60_000),
        b"<svg/>",
        b"%PDF-1.7",
        b"nothing",
        b"\xff\xd8\xff\xe0",
    ],
)
def test_every_refusal_says_what_to_do_in_plain_words(data):
    text = refusal(data).lower()
    assert text.count(".") >= 2
    for word in ("please", "invalid", "error", "oops", "successfully", "!", "none"):
        assert word not in text
