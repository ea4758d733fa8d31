"""The pieces of a picture that the site shows, and in which widths."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

CENTRE: Final = (50, 50)


@dataclass(frozen=True)
class Crop:
    """`ratio`: width to height, None for the whole picture; widths in pixels.

    `plain_widths` are those that are made as JPEG, or PNG where it is transparent, for
    whatever knows nothing newer.
    """

    ratio: tuple[int, int] | None
    widths: tuple[int, ...]
    plain_widths: tuple[int, ...]

    def height(self, width: int) -> int:
        if self.ratio is None:
            raise ValueError("The whole picture has a height of its own.")
        return round(width * self.ratio[1] / self.ratio[0])


WHOLE: Final = "whole"
# What the templates lay out (static/articles/site/), once and at double density.
CROPS: Final[Mapping[str, Crop]] = MappingProxyType(
    {
        WHOLE: Crop(None, (480, 800, 1240, 1600, 2112), (800, 1600)),
        "lead": Crop((2, 1), (800, 1200, 2112), (1200,)),
        "lead-narrow": Crop((3, 2), (480, 800, 1200), (800,)),
        "card": Crop((4, 3), (128, 256, 480), (256,)),
        "square": Crop((1, 1), (160, 320), (160, 320)),
        # Open Graph's 1.91 to 1; only ever fetched by those who know JPEG alone.
        "social": Crop((40, 21), (), (1200,)),
    }
)


def box(
    size: tuple[int, int], ratio: tuple[int, int], focal_point: tuple[int, int]
) -> tuple[int, int, int, int]:
    """The largest piece of `ratio` with the focal point as near its middle as can be.

    `focal_point` is in percent from the left and from the top. Left, top, right, bottom
    in pixels; focal.js computes the same.
    """
    width, height = size
    wide = min(width, max(1, round(height * ratio[0] / ratio[1])))
    high = min(height, max(1, round(width * ratio[1] / ratio[0])))
    left = _within(width * focal_point[0] / 100 - wide / 2, width - wide)
    top = _within(height * focal_point[1] / 100 - high / 2, height - high)
    return left, top, left + wide, top + high


def _within(begin: float, most: int) -> int:
    return max(0, min(most, round(begin)))
