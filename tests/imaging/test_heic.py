"""Pictures as an iPhone sends them, with the optional decoder and without it."""

import io

import pytest
from PIL import Image, ImageCms, UnidentifiedImageError

from articles.imaging import PictureError, clean, decode, heic, limits

pillow_heif = pytest.importorskip("pillow_heif")

GPS = 0x8825
ORIENTATION = 0x0112


def sent(image, **options):
    buffer = io.BytesIO()
    pillow_heif.from_pillow(image).save(buffer, quality=80, **options)
    return buffer.getvalue()


def marked(size=(64, 32)):
    image = Image.new("RGB", size, "white")
    image.paste("#aa2020", (0, 0, 16, 16))
    return image


def opened(picture):
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    return image


def refusal(data):
    with pytest.raises(PictureError) as caught:
        clean(data)
    return str(caught.value)


def test_it_is_taken_as_a_photograph():
    picture = clean(sent(marked()))
    assert picture.format == "jpeg"
    assert (picture.width, picture.height) == (64, 32)
    assert opened(picture).getpixel((8, 8))[0] > opened(picture).getpixel((8, 8))[1]


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1"])
def test_it_is_known_by_its_content(brand):
    data = sent(marked())
    assert clean(data[:8] + brand + data[12:]).width == 64


def test_without_the_decoder_the_sentence_says_how_to_send_it(monkeypatch):
    monkeypatch.setattr(heic.importlib.util, "find_spec", lambda name: None)
    text = refusal(sent(marked()))
    assert "HEIC" in text
    assert "JPEG" in text


def test_other_code_accepts_what_it_did_before():
    data = sent(marked())
    clean(data)
    assert "HEIF" not in Image.OPEN
    with pytest.raises(UnidentifiedImageError):
        Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [
        (1, (4, 4)),
        (2, (59, 4)),
        (3, (59, 27)),
        (4, (4, 27)),
        (5, (4, 4)),
        (6, (27, 4)),
        (7, (27, 59)),
        (8, (4, 59)),
    ],
)
def test_it_is_turned_once(orientation, corner):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    picture = clean(sent(marked(), exif=exif.tobytes()))
    turned = orientation >= 5
    assert (picture.width, picture.height) == ((32, 64) if turned else (64, 32))
    red, green, _ = opened(picture).getpixel(corner)
    assert red > green + 60


def test_an_orientation_in_exif_alone_turns_nothing():
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    data = sent(marked(), exif=exif.tobytes())
    # The box that asks for the turn becomes one that nothing reads.
    picture = clean(data.replace(b"irot", b"free"))
    assert (picture.width, picture.height) == (64, 32)


def test_nothing_but_pixels_is_kept():
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
    data = sent(marked(), exif=exif.tobytes(), xmp=b"<x>Anna Example</x>")
    assert b"SecretCamera" in data
    picture = clean(data)
    for word in (b"SecretCamera", b"Anna Example", b"Exif", b"ftyp"):
        assert word not in picture.data


def test_its_profile_moves_the_colours():
    profile = bytearray(
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )
    for at in range(132, 132 + 12 * int.from_bytes(profile[128:132]), 12):
        if profile[at : at + 4] in (b"rXYZ", b"bXYZ"):
            profile[at] ^= ord("r") ^ ord("b")
    flat = Image.new("RGB", (32, 32), (200, 60, 60))
    red, _, blue = opened(clean(sent(flat, icc_profile=bytes(profile)))).getpixel(
        (9, 9)
    )
    assert blue > red + 80


def test_transparency_is_kept():
    image = marked().convert("RGBA")
    image.putpixel((40, 20), (0, 0, 0, 0))
    picture, source = decode.decode(sent(image, chroma=444))
    assert (picture.mode, source) == ("RGBA", "HEIF")
    assert picture.getpixel((40, 20))[3] < 60
    assert picture.getpixel((8, 8))[3] > 230


@pytest.mark.parametrize("mode", ["RGB;16", "L;16"])
def test_ten_bits_are_taken(mode):
    buffer = io.BytesIO()
    grey = (32768).to_bytes(2, "little") * (3 if mode == "RGB;16" else 1)
    pillow_heif.encode(mode, (64, 48), grey * 64 * 48, buffer, quality=80)
    pixel = opened(clean(buffer.getvalue())).convert("L").getpixel((9, 9))
    assert abs(pixel - 128) < 4


def test_a_picture_in_tiles_is_whole():
    picture = clean(sent(marked((300, 200)), tile_size=64))
    assert (picture.width, picture.height) == (300, 200)


def test_a_second_picture_is_no_film():
    buffer = io.BytesIO()
    both = pillow_heif.from_pillow(marked())
    both.add_from_pillow(Image.new("RGB", (32, 32)))
    both.save(buffer)
    assert clean(buffer.getvalue()).width == 64


@pytest.mark.parametrize("brand", [b"hevc", b"hevx", b"msf1"])
def test_a_film_is_refused(brand):
    data = sent(marked())
    assert "moves" in refusal(data[:8] + brand + data[12:])


def test_its_size_is_checked_before_a_pixel_is_decoded(monkeypatch):
    def fail(*args):
        raise AssertionError("decoded")

    monkeypatch.setattr(pillow_heif.as_plugin.HeifImageFile, "load", fail)
    monkeypatch.setitem(limits._MOST, "HEIF", 64 * 32 - 1)
    assert "pixels" in refusal(sent(marked()))


@pytest.mark.parametrize(
    ("mode", "chroma", "taken"),
    [("RGB;16", 444, False), ("RGBA", 420, False), ("RGB;16", 420, True)],
)
def test_what_takes_more_room_has_a_lower_limit(monkeypatch, mode, chroma, taken):
    monkeypatch.setattr(limits, "MAX_PIXELS_DEEP", 64 * 48 - 1)
    buffer = io.BytesIO()
    samples = 4 if mode == "RGBA" else 6
    pixels = bytes(range(64)) * 48 * samples
    pillow_heif.encode(mode, (64, 48), pixels, buffer, chroma=chroma)
    if taken:
        assert clean(buffer.getvalue()).width == 64
    else:
        assert "pixels" in refusal(buffer.getvalue())


def test_the_largest_of_a_phone_is_within_the_limit():
    limits.check_pixels(5712, 4284, format_="HEIF")
    with pytest.raises(PictureError):
        limits.check_pixels(8064, 6048, format_="HEIF")


def test_a_size_that_is_a_lie_is_refused():
    data = sent(Image.new("RGB", (640, 640)))
    size = (640).to_bytes(4) * 2
    assert size in data
    refusal(data.replace(size, (16).to_bytes(4) * 2))
    refusal(data.replace(size, (60_000).to_bytes(4) * 2))


def test_a_cut_off_file_is_refused():
    data = sent(marked())
    for part in range(1, 10):
        refusal(data[: len(data) * part // 10])
