"""Scenes on land: hills, mist, fields."""

import math

from PIL import Image

from .press import (
    BARK,
    CREAM,
    DUSK,
    GREEN,
    HAZE,
    MOSS,
    OCHRE,
    PAPER,
    PINE,
    SAGE,
    SAND,
    STONE,
    STRAW,
    Pen,
    Sheet,
    chance_from,
    curve,
    mix,
    ridge,
)

W, H = 1600, 1067


def conifer(pen: Pen, x: float, foot: float, tall: float, seed: int) -> None:
    chance = chance_from(seed)
    tiers = 6
    left, right = [], []
    for n in range(tiers):
        y = foot - tall * (1 - n / tiers)
        reach = tall * 0.2 * (n + 0.9) / tiers * chance.uniform(0.85, 1.15)
        low = y + tall / tiers * 1.15
        left += [(x - reach * 0.35, y), (x - reach, low)]
        right += [(x + reach * 0.35, y), (x + reach, low)]
    pen.area([(x, foot - tall * 1.06), *right, (x, foot), *left[::-1]])
    pen.box(x - tall * 0.018, foot - tall * 0.1, x + tall * 0.018, foot + tall * 0.06)


def misty_hills() -> Image.Image:
    sheet = Sheet(11)
    sheet.wash(
        [mix(HAZE, CREAM, 0.35), CREAM, mix(STRAW, CREAM, 0.55), CREAM], streaks=True
    )
    sheet.glow((1090, 350), 420, PAPER, 0.8)
    sheet.lay(lambda pen: pen.oval(1090, 350, 62, 62), mix(STRAW, PAPER, 0.5))
    far, near = mix(HAZE, CREAM, 0.45), PINE
    for n in range(7):
        share = n / 6
        colour = mix(mix(far, DUSK, min(1, share * 1.3) * 0.55), near, share**1.5)
        line = ridge(W, 440 + 84 * n, 130 - 6 * n, 40 + n, waves=1.1 + n * 0.22)
        sheet.land(line, [colour, mix(colour, CREAM, 0.35 * (1 - share) + 0.04)])
        if n in (4, 5):
            trees = chance_from(n)
            spots = sorted(trees.uniform(0, W) for _ in range(10 + n * 3))
            sheet.lay(
                lambda pen, spots=spots, line=line, n=n: [
                    conifer(
                        pen,
                        x,
                        line(x) + 8,
                        (34 if n == 4 else 62) + (x * 7) % 26,
                        int(x),
                    )
                    for x in spots
                ],
                colour,
            )
        if n < 6:
            sheet.mist(
                470 + 84 * n, 620 + 84 * n, mix(CREAM, PAPER, 0.5), 0.62 - 0.06 * n
            )
    return sheet.print()


def winding_path() -> Image.Image:
    sheet = Sheet(12)
    sheet.wash([mix(HAZE, PAPER, 0.25), mix(HAZE, CREAM, 0.7), CREAM], streaks=True)
    drift = chance_from(30)
    sheet.lay(
        lambda pen: [
            pen.oval(
                x + drift.gauss(0, w * 0.45),
                y + drift.gauss(0, 13),
                w * drift.uniform(0.3, 0.7),
                drift.uniform(5, 15),
            )
            for x, y, w in (
                (300, 190, 190),
                (1200, 130, 260),
                (760, 270, 150),
                (1420, 330, 120),
            )
            for _ in range(11)
        ],
        PAPER,
        opacity=0.8,
        blur=2,
    )
    sheet.land(ridge(W, 430, 90, 3, waves=1.4), [mix(DUSK, HAZE, 0.55), HAZE])
    sheet.land(
        ridge(W, 495, 70, 8, waves=1.2), [mix(SAGE, HAZE, 0.4), mix(SAGE, MOSS, 0.4)]
    )
    middle = ridge(W, 570, 60, 21, waves=0.9)
    sheet.land(middle, [mix(SAGE, GREEN, 0.25), SAGE])
    sheet.lay(
        lambda pen: [
            conifer_round(pen, x, middle(x) + 6, t)
            for x, t in (
                (150, 70),
                (205, 95),
                (262, 62),
                (1290, 84),
                (1345, 60),
                (1500, 100),
            )
        ],
        mix(GREEN, PINE, 0.4),
    )
    field = ridge(W, 660, 70, 5, waves=0.7)
    sheet.land(field, [mix(STRAW, MOSS, 0.35), STRAW, mix(OCHRE, STRAW, 0.4)])
    rows = sheet.mask(
        lambda pen: pen.area(
            [(x, field(x)) for x in range(0, W + 9, 8)] + [(W, H), (0, H)]
        )
    )
    sheet.lay(
        lambda pen: [
            pen.stroke(
                curve((x0, H + 20), (x0 * 0.6 + 420, 860), (x0 * 0.28 + 690, 650)),
                7,
                end=1,
            )
            for x0 in range(-2400, 4200, 150)
        ],
        mix(OCHRE, BARK, 0.15),
        opacity=0.2,
        within=rows,
    )
    near = ridge(W, 850, 90, 31, waves=0.8)
    sheet.land(near, [mix(GREEN, SAGE, 0.35), GREEN, mix(GREEN, PINE, 0.6)])
    left, right = [], []
    for step in range(101):
        t = step / 100
        y = H + 20 - (H + 20 - 585) * (1 - (1 - t) ** 1.9)
        x = 700 + 330 * math.sin(t * 7.2 + 0.5) * (1 - t) ** 0.8 + 90 * t
        wide = 150 * (1 - t) ** 1.7 + 4
        left.append((x - wide, y))
        right.append((x + wide, y))
    path = sheet.lay(
        lambda pen: pen.area(left + right[::-1]), [mix(SAND, STONE, 0.1), CREAM, PAPER]
    )
    sheet.lay(
        lambda pen: pen.stroke(left, 26, end=1),
        mix(OCHRE, BARK, 0.3),
        opacity=0.28,
        within=path,
        blur=4,
    )
    grass = chance_from(4)
    sheet.lay(
        lambda pen: [
            pen.stroke(
                curve(
                    (x, y), (x + 3, y - h * 0.6), (x + grass.uniform(-16, 16), y - h)
                ),
                4,
                end=1,
            )
            for x, y, h in (
                (grass.uniform(0, W), grass.uniform(930, 1085), grass.uniform(18, 62))
                for _ in range(260)
            )
            if abs(x - 830) > 330
        ],
        [mix(SAGE, STRAW, 0.4), mix(GREEN, PINE, 0.4)],
        opacity=0.7,
    )
    return sheet.print()


def conifer_round(pen: Pen, x: float, foot: float, tall: float) -> None:
    """A cypress."""
    pen.area(
        curve(
            (x, foot),
            (x - tall * 0.15, foot - tall * 0.3),
            (x - tall * 0.1, foot - tall * 0.7),
            (x, foot - tall * 1.1),
            (x + tall * 0.1, foot - tall * 0.7),
            (x + tall * 0.15, foot - tall * 0.3),
            (x, foot),
        )
    )
