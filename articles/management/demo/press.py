"""A small printing press: pictures laid down in flat, slightly uneven layers."""

import itertools
import math
import random
from collections.abc import Callable, Sequence
from typing import Final

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

SCENE: Final = (1600, 1067)
PORTRAIT: Final = (640, 640)

PAPER, CREAM, SAND, STONE = "#fbfaf6", "#f3ebda", "#e6d9bf", "#b9b1a2"
INK, NIGHT, DUSK, HAZE = "#1e2421", "#233342", "#57738c", "#a9bcc6"
PINE, GREEN, SAGE, MOSS = "#1d4439", "#2c6658", "#86a08e", "#c3cfbd"
OCHRE, STRAW, CLAY, ROSE = "#c58f3a", "#e2c27e", "#b0644a", "#d9a58b"
BARK, PLUM = "#4b3b33", "#674c58"

Point = tuple[float, float]
Fill = str | Sequence[str]
_OVER: Final = 2


def chance_from(seed: int) -> random.Random:
    """Chance that falls the same way on every run."""
    return random.Random(seed)  # noqa: S311  it scatters leaves and guards nothing


def mix(one: str, other: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from one to the other."""
    pairs = zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def ridge(
    width: float, base: float, height: float, seed: int, *, waves: float = 1.5
) -> Callable[[float], float]:
    """A smooth skyline: the y of each x, varying by `height` around `base`."""
    chance = chance_from(seed)
    parts = [
        (1 / (n**1.15), waves * n * chance.uniform(0.8, 1.2), chance.uniform(0, 6.3))
        for n in range(1, 6)
    ]

    def at(x: float) -> float:
        turn = x / width * math.tau
        return base - height * 0.5 * sum(
            a * math.sin(f * turn + p) for a, f, p in parts
        )

    return at


def blob(centre: Point, radii: Point, seed: int, *, rough: float = 0.1) -> list[Point]:
    """A closed, rounded, irregular outline."""
    chance = chance_from(seed)
    waves = [(n, rough / n, chance.uniform(0, 6.3)) for n in (2, 3, 4, 5)]
    points = []
    for step in range(120):
        turn = step / 120 * math.tau
        reach = 1 + sum(a * math.sin(n * turn + p) for n, a, p in waves)
        points.append(
            (
                centre[0] + radii[0] * reach * math.cos(turn),
                centre[1] + radii[1] * reach * math.sin(turn),
            )
        )
    return points


def curve(*knots: Point, steps: int = 16) -> list[Point]:
    """A smooth line through all knots (Catmull-Rom)."""
    padded = (knots[0], *knots, knots[-1])
    points = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            points.append(
                tuple(
                    0.5
                    * (
                        2 * b[i]
                        + (c[i] - a[i]) * t
                        + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t**2
                        + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3
                    )
                    for i in (0, 1)
                )
            )
    return [*points, knots[-1]]  # type: ignore[list-item]


def leaf(x: float, y: float, long: float, turn: float) -> list[Point]:
    """A pointed leaf around its middle, turned by `turn` radians."""
    c, s = math.cos(turn), math.sin(turn)
    side = [
        (
            math.cos(t / 8 * math.pi) * long,
            math.sin(t / 8 * math.pi) ** 1.4 * long * 0.42,
        )
        for t in range(9)
    ]
    outline = [*side, *((a, -b) for a, b in side[::-1])]
    return [(x + a * c - b * s, y + a * s + b * c) for a, b in outline]


class Pen:
    """Draws into a layer's mask, in the picture's own pixels."""

    def __init__(self, mask: Image.Image) -> None:
        self._draw = ImageDraw.Draw(mask)

    def area(self, points: Sequence[Point], value: int = 255) -> None:
        self._draw.polygon([(x * _OVER, y * _OVER) for x, y in points], fill=value)

    def oval(self, x: float, y: float, rx: float, ry: float, value: int = 255) -> None:
        box = [(x - rx) * _OVER, (y - ry) * _OVER, (x + rx) * _OVER, (y + ry) * _OVER]
        self._draw.ellipse(box, fill=value)

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        *,
        round_: float = 0,
        value: int = 255,
    ) -> None:
        box = [left * _OVER, top * _OVER, right * _OVER, bottom * _OVER]
        self._draw.rounded_rectangle(box, radius=round_ * _OVER, fill=value)

    def stroke(
        self, points: Sequence[Point], width: float, *, end: float | None = None
    ) -> None:
        """A round brush along the points, from one width to another."""
        last = width if end is None else end
        spots = [(x * _OVER, y * _OVER) for x, y in points]
        for n, (one, two) in enumerate(itertools.pairwise(spots)):
            wide = (width + (last - width) * n / max(1, len(spots) - 2)) * _OVER
            self._draw.line([one, two], fill=255, width=max(1, round(wide)))
            if wide > 4:
                x, y, r = *two, wide / 2 - 0.5
                self._draw.ellipse([x - r, y - r, x + r, y + r], fill=255)


class Sheet:
    """A picture in the making; every method adds one layer of colour."""

    def __init__(self, seed: int, size: tuple[int, int] = SCENE) -> None:
        self.size = size
        self.chance = chance_from(seed)
        self.image = Image.new("RGB", size, PAPER)
        width, height = size
        self._mottle = self._noise(width // 89, height // 89, width // 18, height // 18)
        self._streak = self._noise(4, 90, 3, 40).point(
            lambda value: 54 + value * 9 // 16
        )

    def wash(self, fill: Fill, *, streaks: bool = False) -> None:
        """The whole sheet, from the first colour at the top to the last below."""
        self.image = self._ink(fill, (0, 0, *self.size), streaks=streaks)

    def lay(
        self,
        draw: Callable[[Pen], object],
        fill: Fill,
        *,
        opacity: float = 1.0,
        blur: float = 0,
        within: Image.Image | None = None,
        streaks: bool = False,
    ) -> Image.Image:
        """What `draw` draws, filled from top to bottom; returns the mask used."""
        mask = self.mask(draw, blur=blur)
        if within is not None:
            mask = ImageChops.multiply(mask, within)
        self.through(mask, fill, opacity=opacity, streaks=streaks)
        return mask

    def mask(self, draw: Callable[[Pen], object], *, blur: float = 0) -> Image.Image:
        """The same shape as a mask, for use with `within` or `through`."""
        width, height = self.size
        big = Image.new("L", (width * _OVER, height * _OVER), 0)
        draw(Pen(big))
        if blur > 6:
            # A wide blur on a quarter of the size cannot be told from a full one.
            small = big.reduce(8).filter(ImageFilter.GaussianBlur(blur / 4))
            return small.resize(self.size, Image.Resampling.BICUBIC)
        mask = big.reduce(_OVER)
        return mask.filter(ImageFilter.GaussianBlur(blur)) if blur else mask

    def through(
        self,
        mask: Image.Image,
        fill: Fill,
        *,
        opacity: float = 1.0,
        streaks: bool = False,
    ) -> None:
        """Colour through a mask, as through a stencil."""
        if (bounds := mask.getbbox()) is None:
            return
        stencil = mask.crop(bounds)
        if opacity < 1:
            stencil = stencil.point(lambda value: round(value * opacity))
        self.image.paste(self._ink(fill, bounds, streaks=streaks), bounds[:2], stencil)

    def land(
        self, skyline: Callable[[float], float], fill: Fill, **options: object
    ) -> Image.Image:
        """Everything below a skyline."""
        width, height = self.size
        top = [(x, skyline(x)) for x in range(-8, width + 17, 8)]
        outline = [*top, (width + 16, height + 8), (-8, height + 8)]
        return self.lay(lambda pen: pen.area(outline), fill, **options)  # type: ignore[arg-type]

    def glow(
        self, centre: Point, radius: float, colour: str, strength: float = 0.8
    ) -> None:
        """Light that fades out evenly in a circle."""
        size = (round(radius * 2), round(radius * 2))
        disc = ImageChops.invert(Image.radial_gradient("L")).resize((256, 256))
        # The stock gradient is still visible in its corners; a curve ends it softly.
        disc = disc.point(
            lambda value: round(255 * max(0, value / 255 - 0.29) ** 2 * 2)
        )
        disc = disc.resize(size, Image.Resampling.BICUBIC)
        mask = Image.new("L", self.size, 0)
        mask.paste(disc, (round(centre[0] - radius), round(centre[1] - radius)))
        self.through(mask, colour, opacity=strength)

    def mist(self, top: float, bottom: float, colour: str, strength: float) -> None:
        """A horizontal bank of haze, densest in its middle and uneven along it."""
        width, height = self.size
        column = Image.new("L", (1, 64), 0)
        for row in range(64):
            place = (row / 63 * height - top) / (bottom - top)
            if 0 < place < 1:
                column.putpixel((0, row), round(255 * math.sin(place * math.pi) ** 2))
        band = column.resize((width, height), Image.Resampling.BICUBIC)
        uneven = self._noise(7, 12, 3, 5).point(lambda value: 90 + value * 165 // 255)
        self.through(ImageChops.multiply(band, uneven), colour, opacity=strength)

    def print(self) -> Image.Image:
        """The finished picture, on paper with a little tooth."""
        width, height = self.size
        tooth = Image.frombytes("L", self.size, self.chance.randbytes(width * height))
        tooth = tooth.filter(ImageFilter.GaussianBlur(0.6))
        soft = Image.merge("RGB", (tooth, tooth, tooth))
        return Image.blend(self.image, ImageChops.overlay(self.image, soft), 0.15)

    def _noise(self, x: int, y: int, finer_x: int, finer_y: int) -> Image.Image:
        coarse, fine = (
            Image.frombytes("L", (a, b), self.chance.randbytes(a * b)).resize(
                self.size, Image.Resampling.BICUBIC
            )
            for a, b in ((x, y), (finer_x, finer_y))
        )
        return Image.blend(coarse, fine, 0.4)

    def _ink(
        self, fill: Fill, bounds: tuple[int, int, int, int], *, streaks: bool = False
    ) -> Image.Image:
        """Colour for a part of the sheet, graded downwards and never quite even."""
        size = (bounds[2] - bounds[0], bounds[3] - bounds[1])
        even = _graded([fill] if isinstance(fill, str) else list(fill), size)
        pale = even.point(lambda value: round(value * 1.03 + 4))
        deep = even.point(lambda value: round(value * 0.955))
        uneven = self._streak if streaks else self._mottle
        return Image.composite(pale, deep, uneven.crop(bounds))


def _graded(stops: list[str], size: tuple[int, int]) -> Image.Image:
    """The colours from top to bottom; the first and the last reach the edges."""
    if len(stops) == 1:
        return Image.new("RGB", size, stops[0])
    column = Image.new("RGB", (1, size[1]))
    for row in range(size[1]):
        place = row / max(1, size[1] - 1) * (len(stops) - 1)
        index = min(int(place), len(stops) - 2)
        colour = mix(stops[index], stops[index + 1], place - index)
        column.putpixel((0, row), ImageColor.getrgb(colour))
    return column.resize(size)
