"""Scenes by the sea: waves, a beach, a headland."""

import math
from collections.abc import Callable

from PIL import Image

from .press import (
    BARK,
    CLAY,
    CREAM,
    DUSK,
    GREEN,
    HAZE,
    INK,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
    PLUM,
    ROSE,
    SAGE,
    SAND,
    STONE,
    STRAW,
    Point,
    Sheet,
    blob,
    chance_from,
    curve,
    mix,
    ridge,
)

W, H = 1600, 1067


def waves() -> Image.Image:
    sheet = Sheet(14)
    sheet.wash(
        [mix(STRAW, CREAM, 0.5), CREAM, mix(ROSE, CREAM, 0.5), CREAM], streaks=True
    )
    sheet.glow((470, 250), 380, PAPER, 0.7)
    sheet.lay(
        lambda pen: pen.oval(470, 250, 78, 78),
        [mix(CLAY, ROSE, 0.35), mix(OCHRE, ROSE, 0.5)],
    )
    sheet.land(
        lambda x: 380, [mix(HAZE, DUSK, 0.3), mix(DUSK, GREEN, 0.2)], streaks=True
    )
    tones = [
        mix(HAZE, DUSK, 0.55),
        mix(DUSK, HAZE, 0.15),
        mix(DUSK, GREEN, 0.35),
        mix(GREEN, DUSK, 0.4),
        mix(GREEN, SAGE, 0.2),
        GREEN,
        mix(GREEN, PINE, 0.7),
        mix(PINE, NIGHT, 0.4),
    ]
    for n, tone in enumerate(tones):
        line = _swell(412 + 34 * n + 8.5 * n * n, 9 + 9.5 * n, 210 + 105 * n, n)
        sheet.land(
            line, [mix(tone, CREAM, 0.3), tone, mix(tone, NIGHT, 0.25)], streaks=True
        )
        rills = chance_from(n + 60)
        strokes = []
        for _ in range(9 + n):
            x = rills.uniform(-150, W)
            run, drop = (
                rills.uniform(70, 150 + 45 * n),
                rills.uniform(0.1, 1) * (14 + 15 * n),
            )
            strokes.append(
                [
                    (q, line(q) + drop + 0.2 * n * math.sin(q / 40))
                    for q in range(int(x), int(x + run), 8)
                ]
            )
        sheet.lay(
            lambda pen, strokes=strokes, n=n: [
                pen.stroke(s, 1.2 + n * 0.5, end=1) for s in strokes
            ],
            mix(tone, PAPER, 0.6),
            opacity=0.45,
        )
        top = range(-10, W + 12, 5)
        mean = sum(line(x) for x in top) / len(top)
        foam, part = [], []
        for x in top:
            if line(x) < mean - 2 - n:
                part.append((x, line(x) + 1))
            elif part:
                foam.append(part)
                part = []
        sheet.lay(
            lambda pen, foam=[*foam, part], n=n: [
                pen.stroke(p, 1.8 + n * 0.8, end=1) for p in foam if len(p) > 3
            ],
            PAPER,
            opacity=0.85,
        )
    return sheet.print()


def _swell(
    base: float, high: float, long: float, seed: int
) -> Callable[[float], float]:
    chance = chance_from(seed * 7 + 1)
    parts = [(1, 1.0), (0.45, 0.57), (0.32, 1.63), (0.12, 3.1)]
    waves = [(a, f * math.tau / long, chance.uniform(0, 6.3)) for a, f in parts]
    return lambda x: base - high * sum(a * math.sin(f * x + p) for a, f, p in waves)


def stacked_stones() -> Image.Image:
    sheet = Sheet(15)
    sheet.wash(
        [mix(HAZE, CREAM, 0.3), mix(HAZE, PAPER, 0.65), CREAM, mix(ROSE, CREAM, 0.6)],
        streaks=True,
    )
    sheet.land(
        ridge(W, 520, 60, 5, waves=0.8), [mix(HAZE, DUSK, 0.5), mix(HAZE, CREAM, 0.4)]
    )
    sheet.land(
        lambda x: 548,
        [mix(DUSK, SAGE, 0.4), mix(SAGE, HAZE, 0.4), mix(MOSS, CREAM, 0.4)],
        streaks=True,
    )
    lines = chance_from(2)
    sheet.lay(
        lambda pen: [
            pen.oval(
                lines.uniform(0, W), y, lines.uniform(30, 170), 1.6 + (y - 548) / 90
            )
            for y in (lines.uniform(556, 800) for _ in range(70))
        ],
        PAPER,
        opacity=0.4,
    )
    beach = ridge(W, 812, 40, 12, waves=0.6)
    sheet.land(lambda x: beach(x) - 12, PAPER, opacity=0.8)
    sheet.land(beach, [mix(SAND, STONE, 0.35), SAND, mix(SAND, OCHRE, 0.2)])
    pebbles = chance_from(9)
    for tone in (STONE, mix(DUSK, STONE, 0.5), mix(CLAY, SAND, 0.45), CREAM):
        spots = [(pebbles.uniform(0, W), pebbles.uniform(860, H)) for _ in range(26)]
        sheet.lay(
            lambda pen, spots=spots: [
                pen.area(blob((x, y), (r * 1.5, r), int(x), rough=0.2))
                for x, y in spots
                for r in (3 + (y - 850) / 16 * (0.5 + (x % 7) / 9),)
            ],
            tone,
            opacity=0.75,
        )
    stones = (
        (800, 905, 236, 74, mix(DUSK, STONE, 0.35)),
        (786, 786, 178, 56, mix(SAND, STONE, 0.55)),
        (814, 692, 140, 47, mix(PINE, SAGE, 0.45)),
        (794, 608, 100, 41, mix(CLAY, ROSE, 0.3)),
        (806, 540, 68, 32, mix(STONE, INK, 0.35)),
        (798, 486, 40, 25, mix(CREAM, STONE, 0.3)),
    )
    sheet.lay(
        lambda pen: pen.oval(880, 968, 330, 24),
        mix(BARK, INK, 0.3),
        opacity=0.4,
        blur=14,
    )
    for n, (x, y, rx, ry, tone) in enumerate(stones):
        outline = _stone((x, y), (rx, ry), n)
        body = sheet.lay(
            lambda pen, o=outline: pen.area(o),
            [mix(tone, CREAM, 0.3), tone, mix(tone, INK, 0.3)],
        )
        sheet.lay(
            lambda pen, x=x, y=y, rx=rx, ry=ry: pen.oval(
                x - rx * 0.3, y - ry * 0.65, rx * 0.8, ry * 0.55
            ),
            PAPER,
            opacity=0.25,
            blur=10,
            within=body,
        )
        sheet.lay(
            lambda pen, x=x, y=y, rx=rx, ry=ry: pen.oval(
                x + rx * 0.5, y + ry * 0.85, rx * 0.9, ry * 0.6
            ),
            INK,
            opacity=0.3,
            blur=12,
            within=body,
        )
        if n in (1, 3):
            vein = curve(
                (x - rx, y + ry * 0.2),
                (x - rx * 0.2, y - ry * 0.25),
                (x + rx, y + ry * 0.05),
            )
            sheet.lay(
                lambda pen, v=vein: pen.stroke(v, 5, end=3),
                PAPER,
                opacity=0.55,
                within=body,
            )
    return sheet.print()


def _stone(centre: Point, radii: Point, seed: int) -> list[Point]:
    """A pebble worn by water: flatter than an oval."""
    chance = chance_from(seed + 30)
    tilt, lump = chance.uniform(-0.04, 0.04), chance.uniform(0, 6.3)
    outline = []
    for step in range(140):
        turn = step / 140 * math.tau
        c, s = math.cos(turn), math.sin(turn)
        x = (
            radii[0]
            * math.copysign(abs(c) ** 0.78, c)
            * (1 + 0.03 * math.sin(2 * turn + lump))
        )
        y = (
            radii[1]
            * math.copysign(abs(s) ** 0.88, s)
            * (1 + 0.05 * math.sin(3 * turn + lump))
        )
        outline.append((centre[0] + x, centre[1] + y + x * tilt))
    return outline


def lighthouse() -> Image.Image:
    sheet = Sheet(16)
    sheet.wash(
        [
            mix(NIGHT, DUSK, 0.55),
            mix(DUSK, PLUM, 0.15),
            mix(DUSK, ROSE, 0.6),
            mix(STRAW, ROSE, 0.5),
            STRAW,
        ],
        streaks=True,
    )
    lamp = (1128, 262)
    for far, spread in (((-80, 60), 95), ((1680, 330), 60)):
        beam = [lamp, (far[0], far[1] - spread), (far[0], far[1] + spread)]
        sheet.lay(lambda pen, b=beam: pen.area(b), CREAM, opacity=0.26, blur=9)
    sheet.land(
        lambda x: 700,
        [mix(ROSE, DUSK, 0.45), DUSK, mix(NIGHT, DUSK, 0.35)],
        streaks=True,
    )
    sea = chance_from(5)
    sheet.lay(
        lambda pen: [
            pen.oval(sea.uniform(0, W), y, sea.uniform(20, 110), 1.2 + (y - 700) / 110)
            for y in (700 + 370 * sea.random() ** 1.6 for _ in range(150))
        ],
        mix(STRAW, CREAM, 0.4),
        opacity=0.35,
    )
    sheet.land(
        lambda x: ridge(W, 668, 60, 44)(x) + max(0, x - 420) * 0.2,
        [mix(DUSK, PLUM, 0.35), mix(DUSK, ROSE, 0.4)],
        within=sheet.mask(lambda pen: pen.box(0, 0, 720, 702)),
    )
    head = curve(
        (700, 900),
        (760, 812),
        (850, 752),
        (960, 716),
        (1080, 694),
        (1240, 688),
        (1420, 652),
        (1620, 628),
    )
    sheet.lay(
        lambda pen: pen.area([*head, (1620, 1090), (610, 1090), (640, 985)]),
        [mix(PINE, NIGHT, 0.25), mix(NIGHT, PINE, 0.3), mix(NIGHT, INK, 0.4)],
    )
    sheet.lay(
        lambda pen: pen.area(
            [
                (640, 985),
                (700, 900),
                (760, 812),
                (850, 752),
                (900, 800),
                (870, 900),
                (930, 1000),
                (900, 1090),
                (610, 1090),
            ]
        ),
        mix(INK, NIGHT, 0.4),
        opacity=0.5,
    )
    sheet.lay(
        lambda pen: pen.box(1196, 636, 1330, 700),
        [mix(CREAM, DUSK, 0.35), mix(CREAM, DUSK, 0.5)],
    )
    sheet.lay(
        lambda pen: pen.area([(1184, 640), (1222, 592), (1306, 592), (1342, 640)]),
        mix(CLAY, PLUM, 0.35),
    )
    sheet.lay(lambda pen: pen.box(1240, 654, 1266, 682), STRAW)
    tower = sheet.lay(
        lambda pen: pen.area([(1090, 300), (1166, 300), (1194, 702), (1062, 702)]),
        [CREAM, mix(CREAM, DUSK, 0.22)],
    )
    for top, foot in ((372, 446), (526, 608)):
        sheet.lay(
            lambda pen, t=top, f=foot: pen.box(1040, t, 1210, f),
            [CLAY, mix(CLAY, PLUM, 0.3)],
            within=tower,
        )
    sheet.lay(
        lambda pen: pen.box(1136, 290, 1220, 710),
        NIGHT,
        opacity=0.24,
        within=tower,
        blur=16,
    )
    sheet.lay(
        lambda pen: [pen.box(1120, 466, 1136, 494), pen.box(1118, 634, 1140, 702)],
        mix(NIGHT, PLUM, 0.2),
    )
    sheet.lay(
        lambda pen: [
            pen.box(1076, 292, 1180, 306),
            pen.box(1098, 218, 1106, 296),
            pen.box(1150, 218, 1158, 296),
        ],
        NIGHT,
    )
    sheet.lay(lambda pen: pen.box(1106, 226, 1150, 292), [CREAM, STRAW])
    sheet.lay(
        lambda pen: [
            pen.area([(1092, 228), (1128, 182), (1164, 228)]),
            pen.oval(1128, 180, 6, 9),
        ],
        mix(CLAY, PLUM, 0.4),
    )
    sheet.glow(lamp, 170, CREAM, 0.75)
    return sheet.print()
