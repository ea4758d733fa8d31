"""Colours that can be read: contrast by WCAG 2.2, and the nearest colour that has it.

Contrast and relative luminance: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
Lightness is moved in OKLCH, where it keeps the hue that eyes see: Björn Ottosson,
https://bottosson.github.io/posts/oklab/.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

AA_TEXT: Final = 4.5  # WCAG 2.2, success criterion 1.4.3
LIGHT_PAPERS: Final = ("#fbfaf6", "#f1eee6")  # paper and surface, as in tokens.css
DARK_PAPERS: Final = ("#151917", "#1d2320")
# The house's accent has a sister for the dark page that was chosen by eye.
HOUSE_ACCENT: Final = "#2c6658"
HOUSE_ACCENT_IN_THE_DARK: Final = "#8fcaba"

_STEP: Final = 0.004  # of OKLCH's lightness, less than eyes tell apart
_HALVINGS: Final = 14

RGB = tuple[float, float, float]


@dataclass(frozen=True)
class Readable:
    """What readers get of a colour on a page, and what it was.

    Contrasts are those with the harder of the papers, rounded down to a tenth.
    """

    asked: str
    colour: str
    asked_contrast: float
    contrast: float

    @property
    def changed(self) -> bool:
        return self.colour != self.asked


def _linear(colour: str) -> RGB:
    """Linear light, 0 to 1, of # and six hex digits (sRGB, IEC 61966-2-1)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return red, green, blue


def _hex(linear: RGB) -> str:
    parts = (
        12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
        for part in (min(max(part, 0.0), 1.0) for part in linear)
    )
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


@lru_cache(maxsize=1024)
def luminance(colour: str) -> float:
    """The relative luminance of # and six hex digits, 0 for black to 1 for white."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _oklch(linear: RGB) -> tuple[float, float, float]:
    """Lightness 0 to 1, chroma and hue in radians."""
    red, green, blue = linear
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _from_oklch(lightness: float, chroma: float, hue: float) -> RGB:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _shown(lightness: float, chroma: float, hue: float) -> str:
    """The colour, with as much of its chroma as screens can show (sRGB)."""

    def fits(tried: float) -> bool:
        return all(
            -1e-4 <= part <= 1.0001 for part in _from_oklch(lightness, tried, hue)
        )

    least, most = 0.0, chroma
    if not fits(most):
        for _ in range(_HALVINGS):
            middle = (least + most) / 2
            least, most = (middle, most) if fits(middle) else (least, middle)
        most = least
    return _hex(_from_oklch(lightness, most, hue))


def _least(colour: str, papers: Sequence[str]) -> float:
    return min(contrast(colour, paper) for paper in papers)


def _rounded_down(ratio: float) -> float:
    return math.floor(ratio * 10) / 10


@lru_cache(maxsize=256)
def readable_on(
    accent: str, papers: tuple[str, ...], at_least: float = AA_TEXT
) -> Readable:
    """`accent` where it can be read on all `papers`, else the nearest of its hue.

    `papers` are all light or all dark; the colour gets darker on the first and lighter
    on the others. Raises ValueError where not even black or white is enough.
    """
    accent = accent.lower()
    asked = _least(accent, papers)
    colour, ratio = accent, asked
    lightness, chroma, hue = _oklch(_linear(accent))
    step = -_STEP if luminance(papers[0]) > 0.18 else _STEP
    while ratio < at_least:
        lightness += step
        if not -_STEP < lightness < 1 + _STEP:
            raise ValueError(f"no shade of {accent} reaches {at_least}")
        colour = _shown(min(max(lightness, 0.0), 1.0), chroma, hue)
        ratio = _least(colour, papers)
    return Readable(accent, colour, _rounded_down(asked), _rounded_down(ratio))


def accents(accent: str) -> tuple[Readable, Readable]:
    """What readers get of an accent on the light page and on the dark one."""
    light, dark = readable_on(accent, LIGHT_PAPERS), readable_on(accent, DARK_PAPERS)
    if light.asked == HOUSE_ACCENT:
        ratio = _least(HOUSE_ACCENT_IN_THE_DARK, DARK_PAPERS)
        dark = replace(
            dark, colour=HOUSE_ACCENT_IN_THE_DARK, contrast=_rounded_down(ratio)
        )
    return light, dark
