"""What a file carried is told, so that a writer sees what was left behind."""

import io

import pytest
from PIL import Image, PngImagePlugin

from articles.imaging import Found, clean


def told(format_="JPEG", **options) -> Found:
    buffer = io.BytesIO()
    Image.new("RGB", (16, 12), "teal").save(buffer, format_, **options)
    return clean(buffer.getvalue()).found


def exif(**values) -> bytes:
    block = Image.Exif()
    if values.get("camera"):
        block[0x010F] = "Cam"
    if values.get("turned"):
        block[0x0112] = 6
    if values.get("place"):
        block.get_ifd(0x8825)[1] = "N"
    return block.tobytes()


def test_a_bare_picture_carries_nothing():
    assert told() == Found()


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("what", ["camera", "place"])
def test_exif_is_told_in_every_format(format_, what):
    found = told(format_, exif=exif(**{what: True}))

    assert getattr(found, what)
    assert not found.turned


def test_a_picture_on_its_side_is_told():
    assert told(exif=exif(turned=True)) == Found(turned=True)


def test_texts_are_told():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "taken at home")

    assert told(comment=b"taken at home").notes
    assert told("PNG", pnginfo=info).notes
    assert told(xmp=b"<x:xmpmeta exif:GPSLatitude='1'/>") == Found(
        place=True, notes=True
    )


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_a_broken_block_says_nothing_and_stops_nothing():
    assert told(exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff") is not None
