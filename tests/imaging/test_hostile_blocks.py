"""Exif and colour profiles that are broken, endless or lie over each other."""

import random
import struct
import warnings

import pytest
from PIL import ImageCms

from articles.imaging import clean
from articles.imaging.exif import orientation, swells
from tests.imaging.hostile import (
    SAMPLES,
    chunk,
    refusal,
    sample,
    saved,
    tiff,
    with_chunks,
    with_segments,
)

BROKEN_EXIF = [
    b"Exif\0\0",
    b"Exif\0\0MM\0*",
    b"Exif\0\0MM\0*\0\0\0\x08\xff\xff",
    b"Exif\0\0II*\0\xff\xff\xff\xff",
    b"Exif\0\0" + tiff([(0x0112, 3, 1, 0xFFFF0000)]),
    b"Exif\0\0" + tiff([(0x0112, 2, 60_000, 8)]),
    b"Exif\0\0" + tiff([(0x010F, 2, 0xFFFFFFFF, 0xFFFFFFFF)]),
    b"Exif\0\0" + tiff([(0x8769, 4, 1, 8), (0x8825, 4, 1, 8)]),
    b"Exif\0\0" + bytes(60_000),
    b"Exif\0\0" + random.Random(1).randbytes(500),
]


@pytest.mark.parametrize("block", BROKEN_EXIF)
def test_a_broken_block_of_exif_stops_no_picture(block):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for data in (
            with_segments((0xE1, block)),
            with_chunks(chunk(b"eXIf", block[6:])),
        ):
            assert clean(data).width == 48


def test_a_block_whose_values_lie_over_each_other_is_refused():
    block = tiff([(40_000 + at, 7, 60_000, 8) for at in range(5_000)])
    assert swells([block])
    assert "damaged" in refusal(with_segments((0xE1, b"Exif\0\0" + block)))
    assert "damaged" in refusal(with_segments((0xE2, b"MPF\0" + block)))
    assert "damaged" in refusal(with_chunks(chunk(b"eXIf", block), last=True))
    webp = SAMPLES["WEBP"] + b"EXIF" + struct.pack("<I", len(block)) + block
    webp = webp[:4] + struct.pack("<I", len(webp) - 8) + webp[8:]
    assert "damaged" in refusal(webp)


def test_a_block_in_pieces_is_read_as_one():
    block = tiff([(40_000 + at, 7, 60_000, 8) for at in range(5_000)])
    pieces = [
        (0xE1, b"Exif\0\0" + block[at : at + 9_000]) for at in range(0, 60_000, 9_000)
    ]
    assert "damaged" in refusal(with_segments(*pieces))


def test_many_small_blocks_are_refused():
    block = tiff([(0x0100, 3, 1, 0)])
    assert not swells([block] * 3)
    assert swells([block] * 30)
    assert "damaged" in refusal(with_chunks(chunk(b"eXIf", block) * 30))


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("lies", range(10))
def test_the_orientation_is_read_in_both_orders(order, lies):
    value = lies if order == "<" else lies << 16
    block = tiff([(0x0100, 3, 1, 0), (0x0112, 3, 1, value)], order)
    expected = lies if 1 <= lies <= 8 else 1
    assert orientation(block) == orientation(b"Exif\0\0" + block) == expected
    assert not swells([block])


def test_a_camera_profile_in_pieces_is_followed_and_a_broken_one_ignored():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    large = random.Random(2).randbytes(9_000_000)
    before = clean(SAMPLES["JPEG"]).data
    for icc in (profile, profile[:150], b"x" * 90_000, large, bytes(2_000_000)):
        assert clean(saved(sample(), "JPEG", icc_profile=icc)).width == 48
    broken = clean(saved(sample(), "JPEG", icc_profile=profile[:150]))
    assert broken.data == before
