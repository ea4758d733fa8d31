"""A site's icons: small squares made from its logo, or from the letter of its name.

Sizes: https://www.w3.org/TR/appmanifest/#icons-member for 192, 512 and the maskable
one, of which a circle of four fifths is sure to be seen; 180 is Apple's touch icon.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw, ImageFont, ImageStat

from .colours import DARK_PAPERS, LIGHT_PAPERS, contrast, readable_on
from .crops import CENTRE, box
from .lettering import drawable, face
from .renditions import Master

ICON_RECIPE: Final = 1  # raised whenever other icons than before would be made


@dataclass(frozen=True)
class Icon:
    """An icon: its side in pixels, and the parts of it that a logo and type take."""

    name: str
    side: int
    room: float
    type: float


ICONS: Final = (
    Icon("favicon", 32, 1.0, 0.94),
    Icon("touch", 180, 0.84, 0.74),
    Icon("192", 192, 0.9, 0.74),
    Icon("512", 512, 0.9, 0.74),
    Icon("maskable", 512, 0.64, 0.5),
)
# A picture that is longer than this is shown whole, so that no word is cut.
_LONGEST: Final = 1.5
_FINER: Final = 4
_FAINT: Final = 2.0  # contrast below which a logo is lost on the page's paper


def icons_of_letter(
    name: str, accent: str, typeface: str
) -> Iterator[tuple[Icon, bytes]]:
    """PNGs with the first letter of `name` in paper on the accent.

    A plain ring where the type has no such letter. `typeface` is "serif" or "sans".
    """
    ground = readable_on(accent, LIGHT_PAPERS).colour
    first = next((sign for sign in name if sign.isalnum()), "")
    letter = drawable(first.upper()[:1], typeface)
    for icon in ICONS:
        image = Image.new("RGB", (icon.side, icon.side), ground)
        if letter:
            _draw_letter(image, letter, face(typeface, round(icon.side * icon.type)))
        else:
            _draw_ring(image)
        yield icon, _png(image)


def _draw_letter(image: Image.Image, letter: str, font: ImageFont.FreeTypeFont) -> None:
    left, top, right, bottom = font.getbbox(letter)
    at = ((image.width - left - right) / 2, (image.height - top - bottom) / 2)
    ImageDraw.Draw(image).text(at, letter, font=font, fill=LIGHT_PAPERS[0])


def _draw_ring(image: Image.Image) -> None:
    large = image.width * _FINER  # drawn larger, for Pillow's curves have steps
    mask = Image.new("L", (large, large))
    inset = large * 0.3
    edges = (inset, inset, large - inset, large - inset)
    ImageDraw.Draw(mask).ellipse(edges, outline=255, width=large // 12)
    image.paste(LIGHT_PAPERS[0], mask=mask.resize(image.size, Image.Resampling.LANCZOS))


def icons_of_picture(
    data: bytes, *, focal_point: tuple[int, int] = CENTRE
) -> Iterator[tuple[Icon, bytes]]:
    """PNGs made from a clean picture or a rendition of one.

    A photograph that is nearly square is cut to its focal point and fills the icon;
    whatever is longer or transparent stands whole on a ground. Raises what Pillow
    raises for other bytes.
    """
    master = Master(data)
    picture, ground = master.image, None
    long, short = max(master.size), min(master.size)
    if picture.mode == "RGBA":
        edges = picture.getchannel("A").getbbox()
        picture = picture.crop(edges) if edges else picture
        ground = _ground_for(picture)
    elif long > short * _LONGEST:
        picture = picture.convert("RGB")
        ground = _edge_colour(picture)
    else:
        square = box(master.size, (1, 1), focal_point)
        picture = picture.convert("RGB").crop(square)
    for icon in ICONS:
        if ground is None:
            made = picture.resize((icon.side, icon.side), Image.Resampling.LANCZOS)
        else:
            made = _on_ground(picture, ground, icon)
        yield icon, _png(made)


def _on_ground(picture: Image.Image, ground: str, icon: Icon) -> Image.Image:
    image = Image.new("RGB", (icon.side, icon.side), ground)
    scale = icon.side * icon.room / max(picture.size)
    size = tuple(max(1, round(side * scale)) for side in picture.size)
    small = picture.resize(size, Image.Resampling.LANCZOS)
    at = ((icon.side - size[0]) // 2, (icon.side - size[1]) // 2)
    image.paste(small, at, small if small.mode == "RGBA" else None)
    return image


def _ground_for(picture: Image.Image) -> str:
    """Paper, or the dark page's where a transparent logo is too pale for it."""
    seen = picture.getchannel("A").point(lambda alpha: 255 if alpha > 127 else 0)
    if not seen.getbbox():
        return LIGHT_PAPERS[0]
    mean = ImageStat.Stat(picture.convert("RGB"), seen).mean
    colour = _hex(mean)
    faint = contrast(colour, LIGHT_PAPERS[0]) < _FAINT
    return DARK_PAPERS[0] if faint else LIGHT_PAPERS[0]


def _edge_colour(picture: Image.Image) -> str:
    """The colour of a picture's corners, into which its ground goes over."""
    right, bottom = picture.width - 1, picture.height - 1
    corners = [
        picture.getpixel(at)
        for at in ((0, 0), (right, 0), (0, bottom), (right, bottom))
    ]
    return _hex([sum(channel) / 4 for channel in zip(*corners, strict=True)])


def _hex(mean: list[float]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in mean)


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()
