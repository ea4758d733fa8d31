"""The site's icons, of a logo or a letter."""

import io

import pytest
from PIL import Image

from articles.imaging import ICONS, icons_of_letter, icons_of_picture
from articles.imaging.colours import contrast


def opened(made) -> dict[str, Image.Image]:
    return {icon.name: Image.open(io.BytesIO(data)) for icon, data in made}


def png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def colour_at(picture: Image.Image, *at: float) -> str:
    spot = tuple(int(part * (picture.width - 1)) for part in at)
    return "#" + "".join(
        f"{part:02x}" for part in picture.convert("RGB").getpixel(spot)
    )


def test_each_is_a_square_png_of_its_size():
    for icons in (
        opened(icons_of_letter("Harbor", "#2c6658", "serif")),
        opened(icons_of_picture(png(Image.new("RGB", (64, 40), "navy")))),
    ):
        assert set(icons) == {icon.name for icon in ICONS}
        for icon in ICONS:
            assert icons[icon.name].size == (icon.side, icon.side)
            assert icons[icon.name].format == "PNG"


@pytest.mark.parametrize("name", ["Harbor", "éclair", "日本", "", "“Quoted”", "123"])
@pytest.mark.parametrize("accent", ["#2c6658", "#ffff00"])
def test_a_letter_can_be_read_on_the_accent(name, accent):
    for picture in opened(icons_of_letter(name, accent, "sans")).values():
        shades = picture.convert("RGB").getcolors(100_000)
        ground = colour_at(picture, 0, 0)
        paper = (0xFB, 0xFA, 0xF6)
        assert any(shade == paper for _, shade in shades)
        assert contrast(ground, "#fbfaf6") >= 4.5


def test_another_letter_gives_another_icon():
    icons = {
        name: tuple(data for _, data in icons_of_letter(name, "#2c6658", "serif"))
        for name in ("Harbor", "harbor", "Quince", "日本")
    }
    assert icons["Harbor"] == icons["harbor"]
    assert len(set(icons.values())) == 3


def test_a_photograph_is_cut_to_its_focal_point():
    picture = Image.new("RGB", (60, 48), "white")
    picture.paste("navy", (0, 0, 20, 48))
    left = opened(icons_of_picture(png(picture), focal_point=(0, 50)))["192"]
    right = opened(icons_of_picture(png(picture), focal_point=(100, 50)))["192"]
    assert colour_at(left, 0.3, 0.5) == "#000080"
    assert colour_at(right, 0.3, 0.5) == "#ffffff"


def test_a_long_logo_stands_whole_on_its_own_colour():
    picture = Image.new("RGB", (60, 20), "#eeccaa")
    picture.paste("navy", (2, 6, 58, 14))
    icon = opened(icons_of_picture(png(picture)))["512"]
    assert colour_at(icon, 0.5, 0.02) == "#eeccaa"
    assert colour_at(icon, 0.5, 0.5) == "#000080"
    assert colour_at(icon, 0.01, 0.5) == "#eeccaa"


@pytest.mark.parametrize(
    ("ink", "ground"), [("black", "#fbfaf6"), ("white", "#151917")]
)
def test_a_transparent_logo_gets_a_ground_on_which_it_is_seen(ink, ground):
    picture = Image.new("RGBA", (64, 64))
    picture.paste(ink, (20, 24, 44, 40))
    for name, icon in opened(icons_of_picture(png(picture))).items():
        assert colour_at(icon, 0, 0) == ground, name
        assert contrast(colour_at(icon, 0.5, 0.5), ground) > 10, name


def test_what_a_mask_may_cut_off_is_ground_alone():
    picture = Image.new("RGBA", (64, 64), "black")
    icon = opened(icons_of_picture(png(picture)))["maskable"].convert("RGB")
    middle, radius = 256, 0.4 * 512
    for x in range(0, 512, 8):
        for y in range(0, 512, 8):
            far = ((x - middle) ** 2 + (y - middle) ** 2) ** 0.5 > radius + 30
            assert not far or icon.getpixel((x, y)) == (0xFB, 0xFA, 0xF6)


def test_an_empty_logo_and_one_pixel_are_no_fault():
    assert opened(icons_of_picture(png(Image.new("RGBA", (8, 8)))))
    assert opened(icons_of_picture(png(Image.new("RGB", (1, 1)))))
