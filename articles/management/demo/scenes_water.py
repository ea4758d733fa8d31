"""Scenes by still water: lakes and a stream."""

import math
from collections.abc import Sequence

from PIL import Image, ImageFilter

from .press import (
    BARK,
    CREAM,
    DUSK,
    GREEN,
    HAZE,
    INK,
    MOSS,
    NIGHT,
    PAPER,
    PINE,
    PLUM,
    ROSE,
    SAGE,
    SAND,
    STONE,
    STRAW,
    Fill,
    Pen,
    Point,
    Sheet,
    blob,
    chance_from,
    curve,
    mix,
    ridge,
)
from .scenes_land import conifer

W, H = 1600, 1067


def lake_at_dusk() -> Image.Image:
    sheet = Sheet(13)
    sheet.wash(
        [
            mix(NIGHT, DUSK, 0.45),
            DUSK,
            mix(DUSK, ROSE, 0.55),
            mix(ROSE, STRAW, 0.45),
            ROSE,
            DUSK,
        ],
        streaks=True,
    )
    sheet.glow((1120, 250), 360, CREAM, 0.42)
    sheet.lay(lambda pen: pen.oval(1120, 250, 58, 58), [PAPER, mix(CREAM, STRAW, 0.35)])
    shore = 610
    for n, (base, high, colour) in enumerate(
        (
            (500, 150, mix(DUSK, ROSE, 0.42)),
            (548, 110, mix(DUSK, PLUM, 0.4)),
            (590, 60, mix(NIGHT, PLUM, 0.25)),
        )
    ):
        line = ridge(W, base, high, 70 + n, waves=1.3 + n * 0.4)
        sheet.land(line, [colour, mix(colour, ROSE, 0.22)])
    trees = chance_from(8)
    spots = [trees.gauss(280, 160) for _ in range(26)] + [
        trees.gauss(1440, 120) for _ in range(16)
    ]
    sheet.lay(
        lambda pen: [
            conifer(pen, x, shore + 6, trees.uniform(50, 128), int(x)) for x in spots
        ],
        mix(NIGHT, INK, 0.25),
    )
    upper = sheet.image.crop((0, shore - (H - shore), W, shore))
    mirror = upper.transpose(Image.Transpose.FLIP_TOP_BOTTOM).filter(
        ImageFilter.GaussianBlur(3)
    )
    mirror = Image.blend(mirror, Image.new("RGB", mirror.size, NIGHT), 0.24)
    sheet.image.paste(_rippled(mirror, 3), (0, shore))
    gleam = chance_from(6)
    sheet.lay(
        lambda pen: [
            pen.oval(
                1120 + gleam.gauss(0, 12 + (y - shore) * 0.16),
                y,
                gleam.uniform(16, 50 + (y - shore) * 0.15),
                1.2 + (y - shore) / 170,
            )
            for y in (shore + 14 + k * 4.6 + k * k * 0.03 for k in range(74))
            if y < H
        ],
        mix(CREAM, STRAW, 0.3),
        opacity=0.62,
    )
    sheet.mist(shore - 50, shore + 46, mix(ROSE, CREAM, 0.5), 0.42)
    reeds = chance_from(10)

    def draw(pen: Pen) -> None:
        for _ in range(62):
            x = reeds.choice((reeds.gauss(110, 110), reeds.gauss(1500, 70)))
            tall, lean = reeds.uniform(110, 330), reeds.uniform(-50, 60)
            pen.stroke(
                curve(
                    (x, H + 10),
                    (x + lean * 0.25, H - tall * 0.55),
                    (x + lean, H - tall),
                ),
                6,
                end=1.5,
            )
            if reeds.random() < 0.28:
                pen.stroke([(x + lean, H - tall), (x + lean * 1.12, H - tall - 44)], 11)

    sheet.lay(draw, [mix(NIGHT, PINE, 0.3), INK])
    return sheet.print()


def bridge() -> Image.Image:
    sheet = Sheet(17)
    sheet.wash([mix(MOSS, CREAM, 0.45), CREAM, mix(STRAW, CREAM, 0.6)], streaks=True)
    sheet.land(
        ridge(W, 380, 110, 15, waves=1.1), [mix(SAGE, HAZE, 0.5), mix(MOSS, CREAM, 0.3)]
    )
    _grove(
        sheet,
        470,
        ((90, 250), (250, 190), (420, 150), (1230, 170), (1390, 230), (1560, 270)),
        [mix(SAGE, MOSS, 0.3), mix(SAGE, GREEN, 0.45)],
    )
    bank = ridge(W, 560, 36, 19, waves=0.8)
    sheet.land(bank, [mix(SAGE, GREEN, 0.35), mix(SAGE, MOSS, 0.3)])
    level = 700
    deck = curve(
        (200, 610),
        (420, 574),
        (620, 512),
        (800, 488),
        (980, 512),
        (1180, 574),
        (1400, 610),
    )
    arch = [
        (
            800 + 262 * math.cos(t / 60 * math.pi),
            level + 4 - 158 * math.sin(t / 60 * math.pi),
        )
        for t in range(61)
    ]
    stone = sheet.mask(
        lambda pen: [
            pen.area([*deck, (1400, 724), (200, 724)]),
            pen.area([*arch, (538, 730), (1062, 730)], 0),
        ]
    )
    sheet.through(stone, [mix(SAND, STONE, 0.3), STONE, mix(STONE, DUSK, 0.35)])
    joints = chance_from(8)

    def masonry(pen: Pen) -> None:
        for y in range(520, 724, 26):
            pen.stroke([(200, y), (1400, y)], 2)
            for x in range(200 + (y // 26 % 2) * 30, 1400, 62):
                jog = joints.uniform(-8, 8)
                pen.stroke([(x + jog, y), (x + jog, y + 26)], 2)

    sheet.lay(masonry, mix(BARK, STONE, 0.3), opacity=0.22, within=stone)
    ring = [
        (
            800 + 278 * math.cos(t / 60 * math.pi),
            level + 4 - 175 * math.sin(t / 60 * math.pi),
        )
        for t in range(61)
    ]
    sheet.lay(
        lambda pen: pen.area([*ring, *arch[::-1]]), mix(STONE, BARK, 0.3), opacity=0.65
    )
    sheet.lay(
        lambda pen: pen.stroke([(x, y - 4) for x, y in deck], 20),
        [mix(CREAM, STONE, 0.35), mix(SAND, STONE, 0.4)],
    )
    sheet.land(
        lambda x: 690 - abs(x - 800) * 0.08,
        [mix(SAGE, GREEN, 0.5), GREEN],
        within=sheet.mask(
            lambda pen: [
                pen.area(
                    curve(
                        (-20, 570),
                        (200, 596),
                        (380, 640),
                        (520, 720),
                        (300, 760),
                        (-20, 760),
                    )
                ),
                pen.area(
                    curve(
                        (1620, 570),
                        (1400, 596),
                        (1220, 640),
                        (1080, 720),
                        (1300, 760),
                        (1620, 760),
                    )
                ),
            ]
        ),
    )
    upper = sheet.image.crop((0, level - (H - level), W, level))
    mirror = upper.transpose(Image.Transpose.FLIP_TOP_BOTTOM).filter(
        ImageFilter.GaussianBlur(2)
    )
    mirror = Image.blend(
        mirror, Image.new("RGB", mirror.size, mix(PINE, DUSK, 0.4)), 0.3
    )
    sheet.image.paste(_rippled(mirror, 5), (0, level))
    light = chance_from(2)
    sheet.lay(
        lambda pen: [
            pen.oval(
                light.gauss(800, 380),
                y,
                light.uniform(24, 120),
                1.1 + (y - level) / 130,
            )
            for y in (light.uniform(level + 8, H) for _ in range(80))
        ],
        PAPER,
        opacity=0.3,
    )
    rushes = chance_from(12)

    def draw(pen: Pen) -> None:
        for _ in range(120):
            x = rushes.choice((rushes.gauss(60, 120), rushes.gauss(1560, 120)))
            tall, lean = rushes.uniform(60, 240), rushes.uniform(-50, 50)
            pen.stroke(
                curve(
                    (x, H + 10), (x + lean * 0.2, H - tall * 0.6), (x + lean, H - tall)
                ),
                8,
                end=1,
            )

    sheet.lay(draw, [mix(SAGE, GREEN, 0.6), PINE])
    return sheet.print()


def _grove(sheet: Sheet, foot: float, trees: Sequence[Point], fill: Fill) -> None:
    """Round trees in a row, each an x and a height."""
    sheet.lay(
        lambda pen: [
            pen.area(
                blob(
                    (x + dx * tall, foot - tall * (0.45 + dy)),
                    (tall * 0.36, tall * 0.42),
                    int(x) + n,
                    rough=0.14,
                )
            )
            for x, tall in trees
            for n, (dx, dy) in enumerate(((0, 0.12), (-0.26, -0.1), (0.27, -0.08)))
        ],
        fill,
    )
    sheet.lay(
        lambda pen: [
            pen.stroke([(x, foot + 60), (x, foot - t * 0.3)], 10, end=5)
            for x, t in trees
        ],
        BARK,
        opacity=0.4,
    )


def _rippled(picture: Image.Image, seed: int) -> Image.Image:
    """A mirror image broken into rows, wider and further apart towards the front."""
    chance = chance_from(seed)
    rippled, y = picture.copy(), 0
    while y < picture.height:
        thick = 2 + y // 60
        shift = round(chance.uniform(-1, 1) * (2 + y / 26))
        row = picture.crop((0, y, picture.width, min(picture.height, y + thick)))
        rippled.paste(row, (shift, y))
        y += thick
    return rippled
