"""Cleans the costliest pictures that are taken: python -m tests.benchmarks.memory

Prints for each kind its pixels, the seconds and the peak memory of a process that has
Django loaded; a kind over 350 MB, or one that is refused, makes it exit with 1. Words
after the command choose the kinds whose names contain one of them.
"""

import importlib.util
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from articles.imaging import limits

MOST = 350  # MB
# The widest square that a JPEG decoder cannot halve and still fill 2560 pixels.
UNHALVED = 5119 * 5119
HAS_HEIC = importlib.util.find_spec("pillow_heif") is not None

# This process imports nothing large: on Linux a child's ru_maxrss starts from what
# its parent held. `python -m` has set the path; the children inherit the folder.
CHILD = """
import resource, sys, time
import django
django.setup()
from articles.imaging import PictureError, clean
data = open(sys.argv[1], "rb").read()
began = time.perf_counter()
try:
    clean(data)
except PictureError as refusal:
    sys.exit(f"refused: {refusal}")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{time.perf_counter() - began:.1f} {peak:.0f}")
"""
BUILD = """
import sys
from tests.benchmarks.memory import KINDS, build
build(*KINDS[sys.argv[2]], sys.argv[1])
"""

Kind = tuple[str, str, int, dict[str, Any]]  # mode, format, pixels, options
FULL, HALVED = {"subsampling": 0}, {"subsampling": 2}
PROGRESSIVE = {"progressive": True}
LOSSLESS = {"lossless": True, "exact": True, "method": 0}
LOSSY = {"quality": 5, "method": 0}
FAST = {"speed": 10}
WHOLE_COLOUR = {**FAST, "subsampling": "4:4:4"}
MOST_PIXELS = limits.MAX_PIXELS
PNG = limits.MAX_PIXELS_PNG
WEB = limits.MAX_PIXELS_WEB
HEIC = limits.MAX_PIXELS_HEIC - 50_000  # coded in blocks of 64 pixels
DEEP = limits.MAX_PIXELS_DEEP - 50_000
# Less than the limit by what the last blocks of eight add.
SAMPLES = limits.MAX_SAMPLES - 500_000

KINDS: dict[str, Kind] = {
    "JPEG 4:4:4": ("RGB", "JPEG", MOST_PIXELS, FULL),
    "JPEG 4:2:0": ("RGB", "JPEG", MOST_PIXELS, HALVED),
    "JPEG 4:4:4 not halved": ("RGB", "JPEG", UNHALVED, FULL),
    "JPEG CMYK": ("CMYK", "JPEG", MOST_PIXELS, {}),
    "JPEG CMYK not halved": ("CMYK", "JPEG", UNHALVED, {}),
    "JPEG grey": ("L", "JPEG", MOST_PIXELS, {}),
    "JPEG 4:4:4 progressive": ("RGB", "JPEG", SAMPLES // 3, FULL | PROGRESSIVE),
    "JPEG 4:2:0 progressive": ("RGB", "JPEG", SAMPLES // 3 * 2, HALVED | PROGRESSIVE),
    "JPEG 4:2:0 not halved": ("RGB", "JPEG", UNHALVED, HALVED),
    "JPEG CMYK progressive": ("CMYK", "JPEG", SAMPLES // 4, PROGRESSIVE),
    "JPEG grey progressive": ("L", "JPEG", MOST_PIXELS, PROGRESSIVE),
    "PNG 1 bit": ("1", "PNG", MOST_PIXELS, {}),
    "PNG grey": ("L", "PNG", MOST_PIXELS, {}),
    "PNG 16 bit grey": ("I;16", "PNG", MOST_PIXELS, {}),
    "PNG grey alpha": ("LA", "PNG", PNG, {}),
    "PNG palette": ("P", "PNG", MOST_PIXELS, {}),
    "PNG palette transparent": ("P", "PNG", MOST_PIXELS, {"transparency": 3}),
    "PNG RGB": ("RGB", "PNG", PNG, {}),
    "PNG RGB transparent": ("RGB", "PNG", PNG, {"transparency": (1, 2, 3)}),
    "PNG RGBA": ("RGBA", "PNG", PNG, {}),
    "PNG RGBA interlaced": ("RGBA", "PNG", PNG, {"interlaced": True}),
    "PNG RGBA 40,000 wide": ("RGBA", "PNG", PNG, {"width": 40_000}),
    "PNG RGBA 1,250 wide": ("RGBA", "PNG", PNG, {"width": 1_250}),
    "GIF": ("P", "GIF", MOST_PIXELS, {}),
    "GIF transparent": ("P", "GIF", MOST_PIXELS, {"transparency": 3}),
    "WebP lossy": ("RGB", "WEBP", WEB, LOSSY),
    "WebP lossy alpha": ("RGBA", "WEBP", WEB, LOSSY),
    "WebP lossless": ("RGB", "WEBP", WEB, LOSSLESS),
    "WebP lossless alpha": ("RGBA", "WEBP", WEB, LOSSLESS),
    "AVIF 4:2:0": ("RGB", "AVIF", WEB, FAST),
    "AVIF 4:4:4": ("RGB", "AVIF", WEB, WHOLE_COLOUR),
    "AVIF alpha": ("RGBA", "AVIF", WEB, WHOLE_COLOUR),
}
if HAS_HEIC:
    KINDS |= {
        "HEIC 4:2:0": ("RGB", "HEIF", HEIC, {}),
        "HEIC 4:2:0 tiles": ("RGB", "HEIF", HEIC, {"tile_size": 512}),
        "HEIC 4:4:4": ("RGB", "HEIF", DEEP, {"chroma": 444}),
        "HEIC alpha": ("RGBA", "HEIF", DEEP, {}),
        "HEIC 10 bit": ("RGB;16", "HEIF", HEIC, {}),
        "HEIC 10 bit 4:4:4": ("RGB;16", "HEIF", DEEP, {"chroma": 444}),
        "HEIC 10 bit 4:4:4 alpha": ("RGBA;16", "HEIF", DEEP, {"chroma": 444}),
    }


def main() -> None:
    words = [word.lower() for word in sys.argv[1:]]
    environment = {"DJANGO_SETTINGS_MODULE": "site_project.settings", **os.environ}
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "picture")
        for kind, (_, _, pixels, _) in KINDS.items():
            if words and not any(word in kind.lower() for word in words):
                continue
            run("-c", BUILD, path, kind)
            size = Path(path).stat().st_size / 2**20
            answer = run("-c", CHILD, path, env=environment)
            fine = answer[:1].isdigit() and float(answer.split()[1]) <= MOST
            failed |= not fine
            if answer[:1].isdigit():
                seconds, peak = answer.split()
                answer = f"{seconds:>5} s {peak:>5} MB"
            shown = f"{pixels / 1e6:5.1f} MP {size:5.1f} MB"
            print(f"{kind:24} {shown}  {answer}{'' if fine else '  !'}", flush=True)
    sys.exit(1 if failed else 0)


def run(*arguments: str, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env=env
    )
    return (done.stdout or done.stderr).strip().rpartition("\n")[2]


def build(
    mode: str, format_: str, pixels: int, options: dict[str, Any], path: str
) -> None:
    """Write a picture of slopes: no part of it is blank memory, and it packs well."""
    from PIL import Image

    options = dict(options)
    width = options.pop("width", math.isqrt(pixels))
    size = (width, pixels // width)
    if options.pop("interlaced", False):
        Path(path).write_bytes(interlaced(width))
        return
    slopes = Image.linear_gradient("L").resize((256, 256))
    plain = mode.partition(";")[0]
    bands = [slopes.rotate(90 * turn) for turn in range(len(plain))]
    if mode in ("1", "I;16"):
        picture = slopes.convert(mode)
    elif mode == "P":
        picture = slopes.quantize(16)
    else:
        picture = Image.merge(plain, bands) if len(bands) > 1 else slopes
    picture = picture.resize(size, Image.Resampling.NEAREST)
    if format_ != "HEIF":
        picture.save(path, format_, **options)
        return
    import pillow_heif

    options["quality"] = 30
    if mode == plain:
        pillow_heif.from_pillow(picture).save(path, **options)
    else:
        deep = bytes(2 * width * size[1] * len(plain))
        pillow_heif.encode(mode, size, deep, path, **options)


def interlaced(side: int) -> bytes:
    """A PNG of Adam7 passes, one colour throughout."""
    import struct
    import zlib

    packer = zlib.compressobj(9)
    packed = b""
    for left, top, across, down in (
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    ):
        row = b"\0" + b"\x11\x22\x33\x80" * len(range(left, side, across))
        for _ in range(top, side, down):
            packed += packer.compress(row)
    packed += packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 1)
    parts = [b"\x89PNG\r\n\x1a\n"]
    for name, content in ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b"")):
        check = zlib.crc32(name + content)
        parts.append(struct.pack(">I", len(content)) + name + content)
        parts.append(struct.pack(">I", check))
    return b"".join(parts)


if __name__ == "__main__":
    main()
