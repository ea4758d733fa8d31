"""What comes out of a picture that is taken."""

import hashlib
import io
import random

import pytest
from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

from articles.imaging import MAX_SIDE, clean, decode

GPS = 0x8825
ORIENTATION = 0x0112


def photo(size=(64, 48), mode="RGB", seed=1):
    """Many colours, as from a camera: smooth slopes under grain."""
    grain = random.Random(seed)
    image = Image.new("RGB", size)
    for x in range(size[0]):
        for y in range(size[1]):
            image.putpixel(
                (x, y),
                (
                    (x * 3 + grain.randrange(16)) % 256,
                    (y * 4 + grain.randrange(16)) % 256,
                    (x + y + grain.randrange(16)) % 256,
                ),
            )
    return image.convert(mode)


def drawing(size=(64, 48), mode="RGB"):
    """Three flat colours."""
    image = Image.new("RGB", size, "#fbfaf6")
    draw = ImageDraw.Draw(image)
    draw.rectangle((8, 8, 30, 30), fill="#2c6658")
    draw.rectangle((32, 8, 60, 40), fill="#c8862a")
    return image.convert(mode)


def saved(image, format_, **options):
    buffer = io.BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()


def opened(picture):
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    return image


def near(pixel, expected, tolerance=12):
    return all(abs(a - b) <= tolerance for a, b in zip(pixel, expected, strict=True))


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_each_format_taken_keeps_its_size_and_its_colours(format_):
    picture = clean(saved(drawing(), format_))
    image = opened(picture).convert("RGB")
    assert (picture.width, picture.height) == image.size == (64, 48)
    assert near(image.getpixel((18, 18)), (0x2C, 0x66, 0x58))
    assert near(image.getpixel((45, 25)), (0xC8, 0x86, 0x2A))


def test_the_record_agrees_with_the_bytes():
    picture = clean(saved(photo(), "JPEG"))
    assert picture.format == opened(picture).format.lower() == "jpeg"
    assert picture.content_type == "image/jpeg"
    assert picture.digest == hashlib.sha256(picture.data).hexdigest()
    assert picture.name == f"{picture.digest[:32]}.jpg"


def test_equal_input_gives_equal_bytes():
    data = saved(photo(), "PNG")
    assert clean(data) == clean(data)


def test_cleaning_a_clean_drawing_changes_no_pixel():
    once = clean(saved(drawing(), "PNG"))
    assert clean(once.data) == once


def test_a_flat_drawing_stays_png():
    assert clean(saved(drawing(), "PNG")).format == "png"
    assert clean(saved(drawing(), "GIF")).format == "png"


def test_a_photograph_sent_as_png_becomes_jpeg():
    assert clean(saved(photo((96, 96)), "PNG")).format == "jpeg"


def test_the_colour_stands_for_the_whole_picture():
    assert clean(saved(Image.new("RGB", (8, 8), "#2c6658"), "PNG")).colour == "#2c6658"
    halves = Image.new("RGB", (8, 8), "black")
    halves.paste("#c86428", (0, 0, 8, 4))
    assert clean(saved(halves, "PNG")).colour == "#643214"


def test_no_colour_stands_for_what_can_be_seen_through():
    half = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
    half.paste((200, 100, 40, 255), (0, 0, 8, 4))
    assert clean(saved(half, "PNG")).colour == ""


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
def test_a_picture_stands_upright_whatever_the_camera_noted(orientation, corner):
    image = Image.new("RGB", (64, 32), "white")
    image.paste("#aa2020", (0, 0, 16, 16))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    picture = clean(saved(image, "JPEG", exif=exif, subsampling=0))
    turned = orientation >= 5
    assert (picture.width, picture.height) == ((32, 64) if turned else (64, 32))
    assert near(opened(picture).getpixel(corner), (0xAA, 0x20, 0x20), 40)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_place_where_it_was_taken_is_gone(format_):
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
    picture = clean(saved(photo(), format_, exif=exif))
    image = opened(picture)
    assert (picture.width, picture.height) == (48, 64)
    assert not image.getexif()
    assert b"SecretCamera" not in picture.data
    assert b"Exif" not in picture.data


def test_a_jpeg_comment_is_gone():
    data = saved(photo(), "JPEG", comment=b"taken by Anna Example")
    assert b"Anna Example" in data
    assert b"Anna Example" not in clean(data).data


def test_xmp_is_gone():
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Anna Example</x:xmpmeta>"
    for format_ in ("JPEG", "WEBP", "AVIF"):
        data = saved(photo(), format_, xmp=xmp)
        assert b"Anna Example" in data
        assert b"Anna Example" not in clean(data).data


def test_the_text_in_a_png_is_gone():
    notes = PngInfo()
    notes.add_text("Author", "Anna Example")
    notes.add_itxt("Comment", "Anna Example", zip=False)
    data = saved(drawing(), "PNG", pnginfo=notes)
    assert b"Anna Example" in data
    picture = clean(data)
    assert b"Anna Example" not in picture.data
    assert not opened(picture).info


def test_bytes_after_the_picture_are_gone():
    for format_ in ("JPEG", "PNG", "GIF"):
        data = saved(drawing(), format_) + b"<html><script>alert(1)</script></html>"
        assert b"<script>" not in clean(data).data


def test_what_lies_under_full_transparency_is_gone():
    image = Image.new("RGBA", (16, 16), (10, 200, 30, 0))
    image.paste((200, 100, 40, 128), (0, 0, 8, 16))
    result = opened(clean(saved(image, "PNG")))
    assert result.getpixel((12, 8)) == (0, 0, 0, 0)
    assert result.getpixel((4, 8)) == (200, 100, 40, 128)


def test_transparency_is_kept():
    image = drawing(mode="RGBA")
    image.putpixel((0, 0), (0, 0, 0, 0))
    for format_ in ("PNG", "WEBP"):
        result = opened(clean(saved(image, format_)))
        assert result.mode == "RGBA"
        assert result.getpixel((0, 0))[3] == 0
        assert result.getpixel((20, 20))[3] == 255


def test_a_transparent_photograph_becomes_webp():
    image = photo((96, 96), "RGBA")
    image.putalpha(Image.radial_gradient("L").resize(image.size))
    picture = clean(saved(image, "PNG"))
    assert picture.format == "webp"
    assert opened(picture).mode == "RGBA"


def test_an_alpha_channel_that_hides_nothing_is_dropped():
    assert opened(clean(saved(drawing(mode="RGBA"), "PNG"))).mode == "RGB"


def test_a_palette_with_a_transparent_entry_keeps_it():
    image = drawing().quantize(4)
    picture = clean(saved(image, "PNG", transparency=image.getpixel((0, 0))))
    result = opened(picture).convert("RGBA")
    assert result.getpixel((0, 0))[3] == 0
    assert near(result.getpixel((18, 18)), (0x2C, 0x66, 0x58, 255))


def test_sixteen_bits_are_scaled_and_not_clipped():
    image = Image.new("I;16", (16, 16), 32768)
    assert opened(clean(saved(image, "PNG"))).getpixel((3, 3)) == 128


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGB", "RGBA"])
def test_every_png_mode_is_taken(mode):
    source = photo().convert("L") if mode == "I;16" else photo()
    picture = clean(saved(source.convert(mode), "PNG"))
    assert opened(picture).size == (64, 48)


def test_a_cmyk_jpeg_keeps_its_colours():
    white = clean(saved(Image.new("CMYK", (32, 32), (0, 0, 0, 0)), "JPEG"))
    assert near(opened(white).getpixel((5, 5)), (255, 255, 255))
    cyan = clean(saved(Image.new("CMYK", (32, 32), (255, 0, 0, 0)), "JPEG"))
    assert near(opened(cyan).getpixel((5, 5)), (0, 255, 255))


def test_a_grey_photograph_stays_grey():
    assert opened(clean(saved(photo(mode="L"), "JPEG"))).mode == "L"


def test_colours_are_moved_from_their_profile_to_srgb():
    flat = Image.new("RGB", (32, 32), (200, 60, 60))
    picture = clean(saved(flat, "PNG", icc_profile=swapped_profile()))
    image = opened(picture)
    assert near(image.getpixel((4, 4)), (60, 60, 200), 3)
    assert "icc_profile" not in image.info


def swapped_profile():
    """An sRGB profile whose red and blue primaries are exchanged."""
    profile = bytearray(
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    )
    for at in range(132, 132 + 12 * int.from_bytes(profile[128:132]), 12):
        if profile[at : at + 4] in (b"rXYZ", b"bXYZ"):
            profile[at] = {ord("r"): ord("b"), ord("b"): ord("r")}[profile[at]]
    return bytes(profile)


def test_a_broken_profile_leaves_the_colours_alone():
    flat = Image.new("RGB", (32, 32), (200, 60, 60))
    for profile in (b"nonsense", swapped_profile()[:200]):
        picture = clean(saved(flat, "PNG", icc_profile=profile))
        assert opened(picture).getpixel((4, 4)) == (200, 60, 60)


def test_a_profile_for_another_kind_of_colour_is_ignored():
    picture = clean(saved(photo(mode="L"), "JPEG", icc_profile=swapped_profile()))
    assert opened(picture).mode == "L"


def test_a_phone_picture_with_a_second_view_is_not_an_animation():
    data = saved(photo(), "MPO", save_all=True, append_images=[photo(seed=2)])
    assert clean(data).format == "jpeg"


def test_a_long_picture_is_made_to_fit(monkeypatch):
    monkeypatch.setattr(decode, "MAX_SIDE", 32)
    for format_ in ("JPEG", "PNG"):
        picture = clean(saved(photo((64, 16)), format_))
        assert (picture.width, picture.height) == (32, 8)
    sliver = clean(saved(Image.new("RGB", (64, 1)), "PNG"))
    assert (sliver.width, sliver.height) == (32, 1)


def test_a_small_picture_is_not_enlarged():
    picture = clean(saved(photo((9, 7)), "JPEG"))
    assert (picture.width, picture.height) == (9, 7)


@pytest.mark.slow
def test_a_camera_picture_fits_the_widest_page():
    big = photo().resize((6000, 4000), Image.Resampling.BILINEAR)
    picture = clean(saved(big, "JPEG"))
    assert (picture.width, picture.height) == (MAX_SIDE, 1707)
