"""A picture costs a bounded amount of memory, whatever its header promises."""

import io
import json
import subprocess
import sys
import threading
import time

import pytest
from PIL import Image, ImageChops

from articles.imaging import PictureError, clean, limits, one_at_a_time
from articles.imaging.decode import _plain_mode, _shrunk

# Each case prints how many MB the highest point rose. The files are made before the
# first measurement from pieces that are small themselves.
CASES = r"""
import io, json, resource, struct, zlib
from PIL import Image
from articles.imaging import PictureError, clean


def chunk(kind, content):
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def png(side, depth_and_kind, *chunks):
    head = struct.pack(">II", side, side) + bytes(depth_and_kind) + bytes(3)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(chunks)


def packed(pieces):
    packer = zlib.compressobj(1)
    return b"".join([packer.compress(piece) for piece in pieces]) + packer.flush()


swollen = packed(bytes(1_000_000) for _ in range(200))
rows = packed(b"\0" + bytes(range(250)) * 18 for _ in range(4500))
palette = bytes(range(256)) * 3
segment = b"\xff\xc2\0\x11\x08" + struct.pack(">HH", 7000, 7000)
progressive = b"\xff\xd8" + segment + b"\3\1\x11\0\2\x11\0\3\x11\0\xff\xda\0\x0c\3"
entries = b"".join(
    struct.pack(">HHII", 40000 + at, 7, 60_000, 8) for at in range(5000)
)
block = b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">H", 5000) + entries + bytes(4)
buffer = io.BytesIO()
Image.new("RGB", (16, 16)).save(buffer, "JPEG")
plain = buffer.getvalue()
exif = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + plain[2:]

cases = {
    "13,000 square": png(13_000, (8, 2), chunk(b"IDAT", b"")),
    "60,000 square": png(60_000, (8, 2), chunk(b"IDAT", b"")),
    "zTXt": png(16, (8, 2), chunk(b"zTXt", b"a\0\0" + swollen)),
    "iTXt": png(16, (8, 2), chunk(b"iTXt", b"a\0\1\0\0\0" + swollen)),
    "iCCP": png(16, (8, 2), chunk(b"iCCP", b"a\0\0" + swollen)),
    "GIF canvas": b"GIF89a" + b"\xff\xff" * 2 + bytes(3)
    + b"," + bytes(4) + b"\x01\0\x01\0\0\2\2D\1\0;",
    "progressive": progressive + bytes(64),
    "overlapping Exif": exif,
    "palette": png(
        4500,
        (8, 3),
        chunk(b"PLTE", palette),
        chunk(b"tRNS", bytes(9)),
        chunk(b"IDAT", rows),
        chunk(b"IEND", b""),
    ),
}
clean(plain)
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
answers = {}
for name, data in cases.items():
    before = peak()
    try:
        text = f"{clean(data).width} wide"
    except PictureError as refusal:
        text = str(refusal)
    answers[name] = (round(peak() - before), text)
print(json.dumps(answers))
"""


@pytest.fixture(scope="module")
def rises():
    run = subprocess.run(
        [sys.executable, "-c", CASES], capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("13,000 square", "more than 50 million"),
        ("60,000 square", "more than 50 million"),
        ("GIF canvas", "more than 50 million"),
        ("progressive", "more than 21 million"),
        ("zTXt", "damaged"),
        ("iTXt", "damaged"),
        ("iCCP", "damaged"),
        ("overlapping Exif", "damaged"),
    ],
)
def test_a_refusal_costs_no_memory(rises, case, words):
    rise, text = rises[case]
    assert words in text
    assert rise < 12


def test_a_large_picture_is_never_copied_whole(rises):
    rise, text = rises["palette"]
    assert text == "2560 wide"
    # 20 million pixels of one byte and the result with its copies; four bytes for each
    # of them, twice, would be 160 more.
    assert rise < 150


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "CMYK"])
@pytest.mark.parametrize("size", [(400, 311), (280, 600), (611, 1)])
def test_tiles_join_without_a_seam(mode, size):
    source = Image.effect_noise((801, 655), 90)
    bands = [
        source.rotate(90 * turn) for turn in range(len(mode) if mode != "L" else 1)
    ]
    image = Image.merge(mode, bands)
    whole = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    tiled = _shrunk(image, size)
    assert tiled.mode == mode
    if mode == "RGBA":
        # Where next to nothing is visible, its colour is rounded without bounds.
        black = Image.new(mode, size, "black")
        whole, tiled = (Image.alpha_composite(black, one) for one in (whole, tiled))
    most = ImageChops.difference(whole, tiled).getextrema()
    assert max(high for _, high in (most if len(mode) > 1 else [most])) <= 2


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGB", "RGBA", "CMYK"])
def test_every_mode_is_made_small_in_the_mode_that_it_has_when_small(mode):
    image = Image.linear_gradient("L").convert("L" if mode == "I;16" else mode)
    if mode == "I;16":
        image = image.convert(mode)
    assert _shrunk(image, (64, 64)).mode == _plain_mode(image).mode


def test_pictures_take_turns():
    inside = most = 0

    def work():
        nonlocal inside, most
        with one_at_a_time():
            inside += 1
            most = max(most, inside)
            time.sleep(0.002)
            inside -= 1

    threads = [threading.Thread(target=work) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert most == 1
    assert inside == 0


def test_a_turn_ends_when_the_work_fails():
    with pytest.raises(ValueError, match="bad"), one_at_a_time():
        raise ValueError("bad")
    with one_at_a_time():
        pass


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA"])
def test_a_coloured_png_is_as_large_as_its_pixels_in_memory(mode, monkeypatch):
    monkeypatch.setattr(limits, "MAX_PIXELS_PNG", 99)
    buffer = io.BytesIO()
    Image.new(mode, (10, 10)).save(buffer, "PNG")
    with pytest.raises(PictureError, match="more than 0 million pixels"):
        clean(buffer.getvalue())
    grey = io.BytesIO()
    Image.new("L", (10, 10)).save(grey, "PNG")

    assert clean(grey.getvalue()).width == 10


def test_whoever_holds_a_picture_lets_go_of_it_where_others_go_first():
    let_go = threading.Event()
    with one_at_a_time():
        waiting = threading.Thread(target=_take_a_turn, args=(let_go.set,))
        waiting.start()
        assert let_go.wait(5)
    waiting.join(5)
    with one_at_a_time(pytest.fail):  # nobody waits, so nothing is let go of
        pass


def _take_a_turn(before_waiting) -> None:
    with one_at_a_time(before_waiting):
        pass
