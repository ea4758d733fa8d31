"""Portraits for bylines: three people in plain shapes, without features."""

import math
from collections.abc import Callable, Sequence

from PIL import Image

from .press import (
    BARK,
    CLAY,
    CREAM,
    DUSK,
    GREEN,
    HAZE,
    INK,
    OCHRE,
    PAPER,
    PINE,
    PLUM,
    PORTRAIT,
    ROSE,
    SAGE,
    SAND,
    STONE,
    STRAW,
    Pen,
    Point,
    Sheet,
    blob,
    curve,
    mix,
)


def _shoulders(sheet: Sheet, tone: str, *, width: float = 250) -> Image.Image:
    left, right = 320 - width, 320 + width
    outline = curve(
        (left - 10, 660),
        (left + 10, 570),
        (left + 90, 512),
        (250, 482),
        (320, 474),
        (390, 482),
        (right - 90, 512),
        (right - 10, 570),
        (right + 10, 660),
    )
    cloth = sheet.lay(
        lambda pen: pen.area(outline),
        [mix(tone, CREAM, 0.12), tone, mix(tone, INK, 0.18)],
    )
    sheet.lay(
        lambda pen: pen.box(430, 470, 660, 660),
        INK,
        opacity=0.16,
        blur=50,
        within=cloth,
    )
    return cloth


def _head(
    sheet: Sheet, skin: str, *, wide: float = 88, tall: float = 116, ears: bool = True
) -> Image.Image:
    """Neck, ears and face; returns the face's mask."""
    shade = mix(skin, BARK, 0.3)
    neck = [
        *curve((270, 380), (272, 450), (240, 496), (262, 520), (320, 532)),
        *curve((320, 532), (378, 520), (400, 496), (368, 450), (370, 380)),
    ]
    throat = sheet.lay(lambda pen: pen.area(neck), [mix(skin, BARK, 0.12), skin])
    sheet.lay(
        lambda pen: pen.oval(326, 396, 74, 66),
        shade,
        opacity=0.7,
        blur=9,
        within=throat,
    )
    if ears:
        sheet.lay(
            lambda pen: [
                pen.oval(320 - wide, 300, 17, 27),
                pen.oval(320 + wide, 300, 17, 27),
            ],
            [mix(skin, BARK, 0.1), shade],
        )
    face = curve(
        (320, 290 - tall),
        (320 - wide * 0.72, 308 - tall * 0.86),
        (320 - wide, 280),
        (320 - wide * 0.9, 340),
        (320 - wide * 0.52, 398),
        (320, 302 + tall),
        (320 + wide * 0.52, 398),
        (320 + wide * 0.9, 340),
        (320 + wide, 280),
        (320 + wide * 0.72, 308 - tall * 0.86),
        (320, 290 - tall),
    )
    mask = sheet.lay(lambda pen: pen.area(face), [mix(skin, CREAM, 0.06), skin])
    sheet.lay(
        lambda pen: pen.box(352, 150, 460, 450),
        shade,
        opacity=0.34,
        blur=26,
        within=mask,
    )
    sheet.lay(
        lambda pen: [pen.oval(276, 344, 22, 15), pen.oval(366, 344, 22, 15)],
        mix(skin, CLAY, 0.6),
        opacity=0.32,
        blur=8,
        within=mask,
    )
    sheet.lay(
        lambda pen: pen.stroke(curve((324, 296), (332, 326), (316, 334)), 4.5, end=3.5),
        shade,
        opacity=0.55,
    )
    return mask


def _shape(
    sheet: Sheet, points: Sequence[Point], tone: str, **options: object
) -> Image.Image:
    return sheet.lay(
        lambda pen: pen.area(points),
        [mix(tone, CREAM, 0.1), tone, mix(tone, INK, 0.16)],
        **options,
    )


def silver_bob() -> Image.Image:
    sheet = Sheet(51, PORTRAIT)
    sheet.wash([mix(SAGE, CREAM, 0.35), mix(SAGE, CREAM, 0.15)])
    hair, skin = mix(STONE, PAPER, 0.35), mix(ROSE, CREAM, 0.32)
    _shape(
        sheet,
        curve(
            (320, 130),
            (220, 150),
            (178, 240),
            (176, 350),
            (190, 430),
            (260, 440),
            (380, 440),
            (450, 430),
            (464, 350),
            (462, 240),
            (420, 150),
            (320, 130),
        ),
        mix(hair, INK, 0.16),
    )
    _shoulders(sheet, GREEN)
    _head(sheet, skin, ears=False)
    collar = curve((238, 492), (262, 524), (320, 540), (378, 524), (402, 492))
    sheet.lay(lambda pen: pen.stroke(collar, 26), mix(GREEN, PINE, 0.55))
    left = curve(
        (352, 140),
        (250, 142),
        (192, 210),
        (180, 320),
        (188, 424),
        (226, 436),
        (244, 380),
        (240, 310),
        (262, 250),
        (318, 214),
        (352, 140),
    )
    right = curve(
        (330, 142),
        (410, 150),
        (452, 220),
        (460, 320),
        (452, 424),
        (414, 436),
        (398, 380),
        (404, 300),
        (388, 244),
        (334, 212),
        (330, 142),
    )
    _shape(sheet, right, mix(hair, INK, 0.06))
    lock = _shape(sheet, left, hair)
    sheet.lay(
        lambda pen: [
            pen.stroke(
                curve(
                    (330 - k, 160),
                    (250 - k * 0.7, 200 + k * 0.3),
                    (214 - k * 0.3, 300),
                    (212 - k * 0.2, 410),
                ),
                3,
            )
            for k in (0, 26, 52)
        ],
        mix(STONE, INK, 0.25),
        opacity=0.35,
        within=lock,
    )
    sheet.lay(
        lambda pen: [
            _ring(pen, 280, 300, 31, 26),
            _ring(pen, 360, 300, 31, 26),
            pen.stroke([(310, 296), (330, 296)], 5),
        ],
        mix(INK, PLUM, 0.3),
    )
    return sheet.print()


def _ring(pen: Pen, x: float, y: float, rx: float, ry: float) -> None:
    pen.stroke([(x + rx * px, y + ry * py) for px, py in _CIRCLE], 5)


_CIRCLE = blob((0, 0), (1, 1), 1, rough=0) + blob((0, 0), (1, 1), 1, rough=0)[:2]


def dark_curls() -> Image.Image:
    sheet = Sheet(52, PORTRAIT)
    sheet.wash([mix(STRAW, CREAM, 0.3), mix(OCHRE, CREAM, 0.45)])
    hair, skin = mix(INK, BARK, 0.45), mix(CLAY, BARK, 0.42)
    spots = (
        (190, 260, 70),
        (184, 350, 66),
        (220, 186, 70),
        (290, 146, 74),
        (370, 150, 72),
        (432, 200, 70),
        (456, 280, 68),
        (452, 360, 64),
        (214, 420, 56),
        (430, 424, 54),
        (320, 220, 120),
    )
    _curls(sheet, spots, mix(hair, INK, 0.3))
    _shoulders(sheet, CLAY, width=240)
    _head(sheet, skin, ears=False)
    neckline = curve((232, 490), (266, 542), (320, 560), (374, 542), (408, 490))
    sheet.lay(lambda pen: pen.area(neckline), skin)
    sheet.lay(lambda pen: pen.stroke(neckline, 9), mix(CLAY, BARK, 0.35))
    front = (
        (230, 226, 44),
        (262, 190, 46),
        (312, 172, 46),
        (364, 184, 46),
        (404, 220, 42),
        (424, 266, 36),
        (216, 272, 38),
        (424, 312, 30),
        (214, 318, 30),
    )
    _curls(sheet, front, hair)
    shine = [
        [
            (x + r * k * math.cos(t / 10), y + r * k * math.sin(t / 10))
            for t in range(33, 50)
        ]
        for x, y, r in (*spots[:10], *front)
        for k in (0.5, 0.74)
    ]
    sheet.lay(
        lambda pen: [pen.stroke(s, 3) for s in shine],
        mix(BARK, CLAY, 0.45),
        opacity=0.4,
    )
    sheet.lay(
        lambda pen: [pen.oval(236, 382, 11, 11), pen.oval(404, 382, 11, 11)],
        [STRAW, OCHRE],
    )
    return sheet.print()


def _curls(
    sheet: Sheet, spots: Sequence[tuple[float, float, float]], tone: str
) -> None:
    sheet.lay(
        lambda pen: [
            pen.area(blob((x, y), (r, r), int(x + y), rough=0.12)) for x, y, r in spots
        ],
        [mix(tone, CLAY, 0.12), tone],
    )


def short_beard() -> Image.Image:
    sheet = Sheet(53, PORTRAIT)
    sheet.wash([mix(HAZE, CREAM, 0.35), mix(HAZE, DUSK, 0.12)])
    hair, skin = mix(BARK, CLAY, 0.22), mix(SAND, CLAY, 0.36)
    _shoulders(sheet, mix(DUSK, INK, 0.3), width=268)
    _head(sheet, skin, wide=92)
    beard = [
        *curve((226, 286), (232, 350), (262, 404), (320, 428)),
        *curve((320, 428), (378, 404), (408, 350), (414, 286)),
        *curve((400, 300), (392, 340), (362, 362), (320, 356)),
        *curve((320, 356), (278, 362), (248, 340), (240, 300)),
    ]
    _shape(sheet, beard, hair, opacity=0.94)
    cap = curve(
        (222, 290),
        (214, 220),
        (244, 160),
        (310, 132),
        (380, 142),
        (424, 192),
        (428, 244),
        (418, 290),
        (404, 250),
        (376, 224),
        (320, 232),
        (262, 214),
        (240, 246),
        (222, 290),
    )
    crop = _shape(sheet, cap, hair)
    sheet.lay(
        lambda pen: [
            pen.stroke(curve((250 + k, 226), (280 + k, 170), (340 + k, 150)), 4, end=2)
            for k in (0, 40, 80)
        ],
        mix(hair, INK, 0.4),
        opacity=0.4,
        within=crop,
    )
    shirt = [
        *curve((236, 496), (276, 560), (320, 640)),
        *curve((320, 640), (364, 560), (404, 496)),
        (428, 500),
        (404, 590),
        (330, 650),
        (310, 650),
        (236, 590),
        (212, 500),
    ]
    _shape(sheet, shirt, mix(CREAM, STONE, 0.15))
    return sheet.print()


PORTRAITS: dict[str, Callable[[], Image.Image]] = {
    "silver-bob": silver_bob,
    "dark-curls": dark_curls,
    "short-beard": short_beard,
}
