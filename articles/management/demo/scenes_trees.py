"""Scenes with a tree, alone or above a bench."""

import math

from PIL import Image

from .press import (
    BARK,
    CLAY,
    CREAM,
    GREEN,
    HAZE,
    INK,
    MOSS,
    OCHRE,
    PAPER,
    PINE,
    PLUM,
    ROSE,
    SAGE,
    SAND,
    STRAW,
    Pen,
    Point,
    Sheet,
    blob,
    chance_from,
    curve,
    leaf,
    mix,
    ridge,
)

W, H = 1600, 1067


def tree_in_wind() -> Image.Image:
    sheet = Sheet(19)
    sheet.wash(
        [mix(STRAW, CREAM, 0.25), mix(STRAW, CREAM, 0.6), CREAM, mix(HAZE, CREAM, 0.6)],
        streaks=True,
    )
    wind = chance_from(20)
    sheet.lay(
        lambda pen: [
            pen.stroke(
                curve((x, y), (x + run * 0.5, y - 14), (x + run, y + 4)), 9, end=2
            )
            for x, y, run in (
                (
                    wind.uniform(-100, 1300),
                    wind.uniform(60, 560),
                    wind.uniform(200, 520),
                )
                for _ in range(17)
            )
        ],
        PAPER,
        opacity=0.5,
        blur=3,
    )
    sheet.land(
        ridge(W, 740, 110, 4, waves=0.9), [mix(HAZE, SAGE, 0.5), mix(MOSS, CREAM, 0.3)]
    )
    hill = lambda x: 905 - 190 * math.exp(-(((x - 640) / 560) ** 2))  # noqa: E731
    trunk = curve((612, 740), (628, 640), (668, 560), (742, 480), (850, 420))
    sheet.lay(
        lambda pen: [
            pen.area([(574, 738), (606, 660), (634, 650), (672, 732)]),
            pen.stroke(trunk, 46, end=12),
            pen.stroke(curve((660, 566), (668, 470), (720, 380)), 20, end=6),
            pen.stroke(curve((700, 520), (800, 500), (930, 490)), 18, end=5),
            pen.stroke(curve((640, 600), (610, 520), (640, 440)), 14, end=4),
        ],
        [mix(BARK, CLAY, 0.2), mix(BARK, INK, 0.3)],
    )
    sheet.land(hill, [mix(SAGE, GREEN, 0.4), GREEN, PINE])
    leaves = chance_from(21)
    for tone, lift, count, size in (
        (mix(PINE, GREEN, 0.4), 14, 46, 1.0),
        (mix(GREEN, SAGE, 0.12), -10, 40, 0.8),
        (mix(SAGE, GREEN, 0.35), -40, 30, 0.55),
        (mix(SAGE, STRAW, 0.32), -58, 34, 0.26),
    ):
        clumps = []
        for _ in range(count):
            along, across = leaves.uniform(0, 1) ** 0.8, leaves.gauss(0, 1)
            x = 600 + 520 * along
            y = 410 - 120 * along * (1 - along) * 2 + across * 74 * (1.1 - along) + lift
            clumps.append((x, y, (40 + 60 * (1 - along)) * size))
        sheet.lay(
            lambda pen, c=clumps: [
                pen.area(
                    _leant(blob((x, y), (r * 1.35, r * 0.72), int(x + y), rough=0.2), y)
                )
                for x, y, r in c
            ],
            [tone, mix(tone, PINE, 0.3)],
        )

    def flying(pen: Pen) -> None:
        for _ in range(58):
            x = 980 + 620 * leaves.random() ** 1.3
            pen.area(
                leaf(
                    x,
                    400 + leaves.gauss(0, 70) + (x - 980) * 0.14,
                    leaves.uniform(9, 17),
                    leaves.uniform(-0.7, 0.7),
                )
            )

    sheet.lay(flying, [mix(GREEN, SAGE, 0.3), mix(OCHRE, CLAY, 0.2)])

    def grass(pen: Pen) -> None:
        for _ in range(420):
            x = leaves.uniform(-60, W)
            y = hill(x) + leaves.uniform(2, 250)
            tall = 22 + (y - 700) * 0.12
            pen.stroke(
                curve(
                    (x, y),
                    (x + tall * 0.35, y - tall * 0.55),
                    (x + tall * 1.2, y - tall * 0.8),
                ),
                3.5,
                end=1,
            )

    sheet.lay(grass, [mix(STRAW, SAGE, 0.5), mix(SAGE, GREEN, 0.5)], opacity=0.6)
    return sheet.print()


def _leant(outline: list[Point], about: float) -> list[Point]:
    return [(x - (y - about) * 0.5, y) for x, y in outline]


def bench_under_tree() -> Image.Image:
    sheet = Sheet(22)
    sheet.wash([mix(STRAW, CREAM, 0.55), CREAM, mix(ROSE, CREAM, 0.55)], streaks=True)
    sheet.land(
        ridge(W, 560, 90, 51, waves=1.0), [mix(HAZE, SAGE, 0.35), mix(MOSS, CREAM, 0.4)]
    )
    sheet.land(
        ridge(W, 630, 50, 52, waves=1.3), [mix(SAGE, MOSS, 0.3), mix(MOSS, STRAW, 0.3)]
    )
    ground = ridge(W, 735, 30, 53, waves=0.7)
    sheet.land(
        ground, [mix(STRAW, SAGE, 0.4), mix(SAGE, STRAW, 0.3), mix(GREEN, SAGE, 0.4)]
    )
    sheet.lay(
        lambda pen: pen.oval(720, 885, 720, 84),
        mix(PINE, GREEN, 0.4),
        opacity=0.5,
        blur=16,
    )
    sheet.lay(
        lambda pen: [
            pen.area(
                curve(
                    (372, 900),
                    (430, 840),
                    (452, 640),
                    (436, 420),
                    (470, 300),
                    (560, 300),
                    (548, 480),
                    (548, 660),
                    (574, 850),
                    (640, 902),
                    (510, 886),
                    (372, 900),
                )
            ),
            pen.stroke(curve((520, 450), (640, 340), (800, 250)), 40, end=14),
            pen.stroke(curve((460, 470), (360, 360), (230, 290)), 38, end=14),
            pen.stroke(curve((545, 560), (660, 460), (760, 320)), 22, end=8),
        ],
        [mix(BARK, PLUM, 0.2), BARK, mix(BARK, INK, 0.35)],
    )
    crown = chance_from(24)
    tones = (
        (mix(CLAY, BARK, 0.3), 30, 1.0, 40),
        (mix(OCHRE, CLAY, 0.45), 0, 0.92, 46),
        (OCHRE, -34, 0.72, 40),
        (mix(STRAW, OCHRE, 0.45), -60, 0.34, 54),
    )
    for tone, lift, size, count in tones:
        clumps = []
        for _ in range(count):
            turn, reach = crown.uniform(0, math.tau), crown.random() ** 0.5
            clumps.append(
                (
                    540 + 600 * reach * math.cos(turn),
                    175 + lift + 205 * reach * math.sin(turn),
                    crown.uniform(56, 112) * size,
                )
            )
        sheet.lay(
            lambda pen, c=clumps: [
                pen.area(blob((x, y), (r * 1.2, r * 0.8), int(x - y), rough=0.16))
                for x, y, r in c
            ],
            [mix(tone, STRAW, 0.12), tone, mix(tone, BARK, 0.15)],
        )
    sheet.lay(
        lambda pen: [
            pen.area(
                leaf(
                    crown.gauss(560, 330),
                    crown.gauss(170, 130),
                    crown.uniform(8, 15),
                    crown.uniform(0, 3),
                )
            )
            for _ in range(240)
        ],
        [mix(STRAW, CREAM, 0.2), mix(OCHRE, CLAY, 0.3)],
        opacity=0.75,
    )
    _bench(sheet, 800, 868)

    def fallen(pen: Pen) -> None:
        for _ in range(130):
            pen.area(
                leaf(
                    crown.gauss(700, 380),
                    crown.uniform(830, 1040),
                    crown.uniform(7, 14),
                    crown.uniform(-0.6, 0.6),
                )
            )
        for _ in range(12):
            pen.area(
                leaf(
                    crown.gauss(1000, 220),
                    crown.uniform(420, 720),
                    crown.uniform(9, 15),
                    crown.uniform(0, 3),
                )
            )

    sheet.lay(fallen, [mix(OCHRE, STRAW, 0.3), mix(CLAY, OCHRE, 0.4)], opacity=0.9)
    return sheet.print()


def _bench(sheet: Sheet, left: float, foot: float) -> None:
    right = left + 400
    sheet.lay(
        lambda pen: pen.oval(left + 200, foot + 8, 240, 16), PINE, opacity=0.5, blur=8
    )
    iron = mix(INK, PINE, 0.4)
    sheet.lay(
        lambda pen: [
            piece
            for x in (left + 42, right - 42)
            for piece in (
                pen.stroke([(x - 6, foot), (x, foot - 96), (x + 8, foot - 206)], 12),
                pen.stroke([(x + 24, foot + 14), (x + 20, foot - 84)], 12),
                pen.stroke(
                    curve((x, foot - 140), (x + 26, foot - 144), (x + 30, foot - 92)), 9
                ),
            )
        ],
        iron,
    )
    wood = [mix(CLAY, SAND, 0.35), mix(CLAY, BARK, 0.3)]
    for top in (foot - 208, foot - 172, foot - 136):
        sheet.lay(lambda pen, t=top: pen.box(left, t, right, t + 24, round_=4), wood)
    for n, top in enumerate((foot - 100, foot - 88, foot - 76)):
        sheet.lay(
            lambda pen, t=top, n=n: pen.box(
                left - 2 - n * 5, t, right + 2 + n * 5, t + 10, round_=3
            ),
            wood,
        )
