"""Files made to cost much, to be taken for something else, or to break a decoder."""

import random
import struct
import warnings
import zlib

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from articles.imaging import clean, limits
from tests.imaging.hostile import (
    ARCHIVE,
    FORMATS,
    GIF_FRAME,
    PAGE,
    SAMPLES,
    chunk,
    refusal,
    sample,
    saved,
    taken_or_refused,
    tiff,
    with_chunks,
    with_segments,
)

# Size


def test_a_giant_canvas_is_refused():
    data = b"GIF89a" + b"\xff\xff\xff\xff\0\0\0" + GIF_FRAME + b";"
    assert "more than 50 million pixels" in refusal(data)


def test_two_hundred_thousand_frames_are_refused():
    data = b"GIF89a" + b"\1\0\1\0\0\0\0" + GIF_FRAME * 200_000 + b";"
    assert "moves" in refusal(data)


def test_a_warning_of_pillow_is_a_refusal():
    with warnings.catch_warnings():
        warnings.resetwarnings()
        # What the package sets when it is imported.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        head = struct.pack(">IIBBBBB", 10_000, 10_000, 8, 2, 0, 0, 0)
        data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"")
        assert "more than 50 million pixels" in refusal(data)


def test_the_package_makes_the_warning_an_error():
    import subprocess
    import sys

    check = (
        "import articles.imaging, warnings\n"
        "from PIL import Image\n"
        "actions = {f[2]: f[0] for f in reversed(warnings.filters)}\n"
        "assert actions[Image.DecompressionBombWarning] == 'error'\n"
    )
    subprocess.run([sys.executable, "-c", check], check=True)


def test_an_avif_that_is_larger_than_it_says_is_refused(monkeypatch):
    data = saved(Image.new("RGB", (640, 640), "teal"), "AVIF", speed=10)
    size = b"ispe" + bytes(4) + struct.pack(">II", 640, 640)
    assert size in data
    lie = data.replace(size, b"ispe" + bytes(4) + struct.pack(">II", 16, 16))
    monkeypatch.setattr(limits, "MAX_PIXELS_WEB", 640 * 640 - 1)
    assert "pixels" in refusal(lie)


def test_an_avif_that_says_it_is_enormous_is_refused():
    data = saved(Image.new("RGB", (64, 64), "teal"), "AVIF", speed=10)
    size = b"ispe" + bytes(4) + struct.pack(">II", 64, 64)
    for side in (5_000, 30_000, 70_000):
        large = b"ispe" + bytes(4) + struct.pack(">II", side, side)
        refusal(data.replace(size, large))


def test_an_avif_whose_places_overlap_is_refused():
    box = struct.pack(">BBHBBH", 1, 0, 0, 0, 0, 60_000)
    box += struct.pack(">HHHH", 1, 0, 0, 65_535) * 60_000
    box = struct.pack(">I", len(box) + 8) + b"iloc" + box
    meta = struct.pack(">I", len(box) + 12) + b"meta" + bytes(4) + box
    assert "damaged" in refusal(b"\0\0\0\x10ftypavif" + bytes(4) + meta)


@pytest.mark.parametrize("canvas", [(16, 16), (3_000, 3_000)])
def test_a_webp_whose_canvas_is_a_lie_is_refused(canvas):
    data = saved(sample(), "WEBP", icc_profile=b"x")
    assert data[12:16] == b"VP8X"
    lie = b"".join((side - 1).to_bytes(3, "little") for side in canvas)
    refusal(data[:24] + lie + data[30:])


@pytest.mark.parametrize("progressive", [True, False])
def test_a_jpeg_that_keeps_its_samples_has_a_limit(monkeypatch, progressive):
    data = saved(sample(), "JPEG", subsampling=0, progressive=progressive)
    monkeypatch.setattr(limits, "MAX_SAMPLES", 3 * 48 * 48)
    assert clean(data).width == 48
    monkeypatch.setattr(limits, "MAX_SAMPLES", 3 * 48 * 48 - 1)
    if progressive:
        assert "pixels" in refusal(data)
    else:
        assert clean(data).width == 48


def test_a_photograph_of_fifty_million_pixels_is_taken_of_forty_if_progressive():
    sizes = ((0xC0, b"\x11", 5770, 8660), (0xC2, b"\x22", 5200, 7700))
    for kind, factors, height, width in sizes:
        head = struct.pack(">BHH", 8, height, width) + b"\3\1" + factors
        head += b"\0\2\x11\0\3\x11\0"
        data = b"\xff\xd8\xff" + bytes([kind]) + struct.pack(">H", 17) + head
        data += b"\xff\xda\0\x0c\3" + bytes(9)
        limits.check_file(data)


# Number


SWOLLEN = zlib.compress(bytes(3_000_000), 9)


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (b"zTXt", b"a\0\0" + SWOLLEN),
        (b"iTXt", b"a\0\1\0\0\0" + SWOLLEN),
        (b"zTXt", b"Raw profile type exif\0\0" + SWOLLEN),
    ],
)
def test_text_that_swells_is_refused(kind, content, last):
    assert "damaged" in refusal(with_chunks(chunk(kind, content), last=last))


def test_many_texts_that_swell_together_are_refused():
    text = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(1_000_000), 9))
    assert "damaged" in refusal(with_chunks(text * 40))


def test_a_profile_that_swells_is_refused():
    assert "damaged" in refusal(with_chunks(chunk(b"iCCP", b"a\0\0" + SWOLLEN)))


@pytest.mark.parametrize(
    "data",
    [
        with_chunks(chunk(b"tIME", b"") * 100_000),
        with_segments(*[(0xE1, b"Exif\0\0aa")] * 100_000),
        with_segments(*[(0xE5, b"")] * 100_000),
        with_segments((0xE5, b"")).replace(b"\xff\xe5", b"\xff" * 1_000_000 + b"\xe5"),
        SAMPLES["GIF"][:-1] + b"!\xfe\1a\0" * 100_000 + b";",
        SAMPLES["GIF"][:-1] + b"x" * 1_000_000 + b";",
        b"\0\0\0\x10ftypavif" + bytes(4) + b"\0\0\0\x08free" * 100_000,
        b"RIFF\xff\xff\xff\0" + SAMPLES["WEBP"][8:] + (b"ABCD" + bytes(4)) * 100_000,
    ],
    ids=["PNG", "Exif", "JPEG", "filling", "comments", "garbage", "AVIF", "WebP"],
)
def test_endless_parts_are_refused(data):
    assert "damaged" in refusal(data)


# Something else at the same time


@pytest.mark.parametrize("tail", [PAGE, ARCHIVE, b"*/alert(1)//", bytes(999)])
@pytest.mark.parametrize("format_", FORMATS)
def test_what_follows_a_picture_is_gone(format_, tail):
    picture = taken_or_refused(SAMPLES[format_] + tail)
    assert picture is None or tail not in picture.data
    if format_ in ("JPEG", "PNG", "GIF"):
        assert picture is not None


@pytest.mark.parametrize("head", [PAGE, b"PK\3\4", b"%PDF-1.7\n", b"GIF89a/*", b"\n"])
@pytest.mark.parametrize("format_", FORMATS)
def test_what_stands_before_a_picture_is_refused(format_, head):
    refusal(head + SAMPLES[format_])


def test_a_program_inside_a_comment_is_gone():
    for data in (
        with_segments((0xFE, PAGE), (0xE1, b"Exif\0\0" + PAGE), (0xED, PAGE)),
        with_chunks(chunk(b"tEXt", b"a\0" + PAGE), chunk(b"prVt", PAGE)),
        with_chunks(chunk(b"iTXt", b"a\0\0\0\0\0" + PAGE), last=True),
    ):
        assert PAGE in data
        picture = clean(data)
        assert b"script" not in picture.data


def test_iptc_and_a_thumbnail_are_gone():
    block = b"Photoshop 3.0\0" + b"8BIM\4\4\0\0\0\0\0\x12\x1c\2\x50\0\x0cAnna Example\0"
    thumbnail = saved(Image.new("RGB", (16, 16), "red"), "JPEG", comment=b"hidden")
    data = with_segments((0xED, block), (0xE1, b"Exif\0\0" + tiff([]) + thumbnail))
    picture = clean(data)
    for word in (b"Anna", b"hidden", b"8BIM", b"Exif"):
        assert word in data
        assert word not in picture.data


def test_no_chunk_but_those_of_the_pixels_leaves_a_png():
    notes = PngInfo()
    notes.add_text("Author", "Anna Example", zip=True)
    flat = Image.new("RGB", (32, 32), "teal")
    data = saved(flat, "PNG", pnginfo=notes, dpi=(300, 300), exif=Image.Exif())
    result = clean(data)
    assert result.format == "png"
    at, kinds = 8, set()
    while at < len(result.data):
        kinds.add(result.data[at + 4 : at + 8])
        at += 12 + int.from_bytes(result.data[at : at + 4])
    assert kinds <= {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"}


# Film


def test_every_film_is_refused_in_the_same_words():
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "green")]
    texts = {
        refusal(saved(frames[0], format_, save_all=True, append_images=frames[1:]))
        for format_ in ("GIF", "PNG", "WEBP", "AVIF")
    }
    assert len(texts) == 1


def test_a_second_view_is_taken():
    assert clean(saved(sample(), "MPO", save_all=True, append_images=[sample()]))


# Damage


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_cut_anywhere_is_refused_or_whole(format_):
    data = SAMPLES[format_]
    where = random.Random(f"cut {format_}")
    for _ in range(10):
        picture = taken_or_refused(data[: where.randrange(len(data))])
        assert picture is None or (picture.width, picture.height) == (48, 48)


MAGIC = [
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    b"GIF89a",
    b"RIFF\xff\xff\0\0WEBPVP8 ",
    b"RIFF\xff\xff\0\0WEBPVP8L",
    b"RIFF\xff\xff\0\0WEBPVP8X",
    b"\0\0\0\x14ftypavif\0\0\0\0mif1",
    b"\0\0\0\x14ftypavif\0\0\0\0mif1\0\0\0\x40meta\0\0\0\0\0\0\0\x20iloc",
    b"\0\0\0\x14ftypheic\0\0\0\0mif1",
    b"\0\0\0\x14ftypmif1\0\0\0\0heic\0\0\0\x40meta\0\0\0\0\0\0\0\x20iloc",
    b"\0\0\0\x14ftypmsf1\0\0\0\0mif1",
]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
@given(start=st.sampled_from(MAGIC), rest=st.binary(max_size=200))
@example(start=b"\xff\xd8\xff", rest=b"")
@example(start=b"\xff\xd8\xff", rest=b"\xc2\0\2\xff\xda\0\2\xff\xda")
@example(
    start=b"\xff\xd8\xff", rest=b"\xc2\0\x0b\x08\xff\xff\xff\xff\0\0\xff\xda\0\2\0"
)
@example(start=b"GIF89a", rest=b"\1\0\1\0\0\0\0,")
def test_chance_behind_a_known_beginning_raises_nothing_else(start, rest):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        taken_or_refused(start + rest)
