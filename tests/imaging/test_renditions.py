import io

import pytest
from PIL import Image, ImageDraw

from articles.imaging import CROPS, WHOLE, Master, Rendition, box, clean


def drawn(size=(64, 48), mode="RGB", format_="JPEG", **options) -> bytes:
    """A picture, red at its left edge, blue at its right, many shades between."""
    image = Image.linear_gradient("L").rotate(90).resize(size)
    picture = Image.merge("RGB", (image.point(lambda v: 255 - v), image, image))
    if mode == "RGBA":
        picture.putalpha(Image.linear_gradient("L").resize(size))
    buffer = io.BytesIO()
    picture.save(buffer, format_, **options)
    return buffer.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize(
    ("focus", "expected"),
    [
        ((50, 50), (25, 0, 75, 50)),
        ((0, 50), (0, 0, 50, 50)),
        ((100, 50), (50, 0, 100, 50)),
        ((30, 0), (5, 0, 55, 50)),
    ],
)
def test_a_crop_lies_round_the_focal_point_and_within_the_picture(focus, expected):
    assert box((100, 50), (1, 1), focus) == expected


def test_a_crop_of_a_picture_of_one_pixel_is_that_pixel():
    for crop in CROPS.values():
        if crop.ratio:
            assert box((1, 1), crop.ratio, (100, 0)) == (0, 0, 1, 1)


def test_nothing_larger_than_the_picture_is_made():
    master = Master(clean(drawn((64, 48))).data)

    for rendition in master.wanted():
        assert rendition.width <= 64
        assert rendition.height <= 48
    assert {r.width for r in master.wanted() if r.crop == WHOLE} == {64}


def test_the_whole_and_each_crop_come_in_three_formats():
    master = Master(clean(drawn()).data)
    made = {(r.crop, r.format) for r in master.wanted()}

    for crop in ("whole", "lead", "lead-narrow", "card", "square"):
        assert {f for c, f in made if c == crop} == {"avif", "webp", "jpeg"}
    assert {f for c, f in made if c == "social"} == {"jpeg"}


@pytest.mark.parametrize("format_", ["avif", "webp", "jpeg"])
def test_a_rendition_has_its_format_its_size_and_the_picture_s_colours(format_):
    master = Master(clean(drawn((64, 48), quality=95)).data)
    made = opened(master.make(Rendition(WHOLE, 32, 24, format_)))

    assert (made.format, made.size) == (format_.upper(), (32, 24))
    left, right = (made.convert("RGB").getpixel(at) for at in ((1, 12), (30, 12)))
    assert left[0] > 200 > 60 > left[1]
    assert right[1] > 200 > 60 > right[0]


def test_a_crop_shows_what_lies_round_the_focal_point():
    master = Master(clean(drawn((64, 16), quality=95)).data)
    square = Rendition("square", 16, 16, "jpeg")
    left = opened(master.make(square, focal_point=(0, 50))).getpixel((8, 8))
    right = opened(master.make(square, focal_point=(100, 50))).getpixel((8, 8))

    assert left[0] > 180
    assert right[0] < 75


def test_a_transparent_picture_keeps_its_transparency_but_for_shared_links():
    master = Master(clean(drawn(mode="RGBA", format_="PNG")).data)
    formats = {r.format for r in master.wanted() if r.crop == WHOLE}
    assert formats == {"avif", "webp", "png"}

    for rendition in master.wanted():
        image = opened(master.make(rendition))
        if rendition.crop == "social":
            assert image.mode == "RGB"
            assert min(image.getpixel((1, 0))) > 200  # white where nothing is
        else:
            assert image.has_transparency_data


def test_letters_in_a_screenshot_stay_sharp():
    screenshot = Image.new("RGB", (64, 48), "white")
    ImageDraw.Draw(screenshot).rectangle((10, 10, 30, 30), fill="black")
    buffer = io.BytesIO()
    screenshot.save(buffer, "PNG")
    master = Master(clean(buffer.getvalue()).data)

    made = opened(master.make(Rendition(WHOLE, 64, 48, "webp"))).convert("RGB")
    assert made.tobytes() == screenshot.tobytes()


def test_no_rendition_carries_anything_but_pixels():
    master = Master(clean(drawn(exif=Image.Exif(), comment=b"for nobody")).data)

    for rendition in master.wanted():
        image = opened(master.make(rendition))
        assert not dict(image.getexif())
        kept = {"icc_profile", "xmp", "comment", "photoshop", "exif"}
        assert not {name for name in kept if image.info.get(name)}


def test_a_picture_that_was_let_go_of_is_decoded_again():
    master = Master(clean(drawn()).data)
    wanted = Rendition(WHOLE, 32, 24, "jpeg")
    before = master.make(wanted)
    master.forget()

    assert master.make(wanted) == before
