"""Scenes near at hand: a shelf, a desk."""

import math

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
    Pen,
    Sheet,
    chance_from,
    curve,
    leaf,
    mix,
)

W, H = 1600, 1067


def books_and_plant() -> Image.Image:
    sheet = Sheet(43)
    sheet.wash([mix(CREAM, ROSE, 0.2), mix(ROSE, SAND, 0.55)])
    sheet.lay(
        lambda pen: pen.area([(60, -20), (640, -20), (980, 800), (380, 800)]),
        PAPER,
        opacity=0.6,
        blur=8,
    )
    sheet.lay(
        lambda pen: pen.area([(340, -20), (362, -20), (692, 800), (666, 800)]),
        mix(ROSE, SAND, 0.4),
        opacity=0.7,
        blur=6,
    )
    shelf = 800
    sheet.lay(
        lambda pen: pen.box(0, shelf + 40, W, shelf + 90), BARK, opacity=0.34, blur=24
    )
    books = chance_from(17)
    x = 560.0
    tones = [
        GREEN,
        CREAM,
        CLAY,
        mix(DUSK, HAZE, 0.2),
        OCHRE,
        PINE,
        ROSE,
        PLUM,
        SAGE,
        NIGHT,
    ]
    sheet.lay(lambda pen: pen.box(548, 540, 1130, shelf), INK, opacity=0.25, blur=18)
    for n, tone in enumerate(tones):
        wide, tall = books.uniform(38, 76), books.uniform(290, 410)
        spine = sheet.lay(
            lambda pen, b=(x, shelf - tall, x + wide, shelf): pen.box(*b, round_=4),
            [mix(tone, CREAM, 0.14), tone, mix(tone, INK, 0.1)],
        )
        sheet.lay(
            lambda pen, b=(x + wide - 9, shelf - tall, x + wide, shelf): pen.box(*b),
            INK,
            opacity=0.22,
            blur=3,
            within=spine,
        )
        band = mix(tone, PAPER, 0.65) if n % 4 != 1 else CLAY
        top = shelf - tall
        sheet.lay(
            lambda pen, x=x, top=top, wide=wide, n=n: (
                [
                    pen.box(x, top + 40, x + wide, top + 46),
                    pen.box(x, top + 56, x + wide, top + 59),
                    pen.box(x, shelf - 50, x + wide, shelf - 45),
                ]
                if n % 3
                else [
                    pen.box(
                        x + wide * 0.3, top + 54, x + wide * 0.7, top + 170, round_=3
                    )
                ]
            ),
            band,
            opacity=0.75,
            within=spine,
        )
        x += wide + 2
    slanted = [
        (x + 78, shelf),
        (x + 132, shelf),
        (x + 54, shelf - 346),
        (x, shelf - 332),
    ]
    sheet.lay(
        lambda pen: pen.area(slanted), [mix(SAGE, CREAM, 0.3), mix(SAGE, GREEN, 0.3)]
    )
    sheet.lay(
        lambda pen: pen.box(0, shelf, W, shelf + 40),
        [mix(OCHRE, SAND, 0.4), mix(OCHRE, BARK, 0.3)],
        streaks=True,
    )
    px, vines = 330, chance_from(5)
    pot = curve(
        (230, 640),
        (240, 730),
        (274, 796),
        (330, 800),
        (386, 796),
        (420, 730),
        (430, 640),
    )
    sheet.lay(lambda pen: pen.oval(350, 800, 130, 16), INK, opacity=0.35, blur=8)
    stems = []
    for n in range(17):
        way = (n - 8) / 8
        if n % 3 == 0:
            stems.append(
                curve(
                    (px, 650),
                    (px + way * 150, 560),
                    (px + way * 230, 690),
                    (px + way * 236, 860 + vines.uniform(-60, 110)),
                )
            )
        else:
            stems.append(
                curve(
                    (px, 650),
                    (px + way * 90, 520 - vines.uniform(0, 60)),
                    (px + way * 230, 420 + abs(way) * 110 - vines.uniform(0, 90)),
                )
            )
    sheet.lay(
        lambda pen: [pen.stroke(s, 6, end=2) for s in stems], mix(PINE, SAGE, 0.3)
    )
    face = sheet.lay(
        lambda pen: pen.area(pot), [mix(DUSK, HAZE, 0.4), DUSK, mix(DUSK, NIGHT, 0.35)]
    )
    sheet.lay(
        lambda pen: pen.box(370, 620, 470, 810), INK, opacity=0.25, blur=22, within=face
    )
    sheet.lay(lambda pen: pen.oval(px, 640, 101, 15), mix(BARK, INK, 0.2))
    for part, tone in (
        (0, mix(PINE, GREEN, 0.5)),
        (1, GREEN),
        (2, mix(GREEN, SAGE, 0.45)),
    ):
        shapes = []
        for n, stem in enumerate(stems):
            for k in range(6 + n % 2, len(stem), 5):
                if (n + k) % 3 == part:
                    side = 1 if k % 2 else -1
                    shapes.append(
                        leaf(
                            stem[k][0] + side * 20,
                            stem[k][1] - 4,
                            vines.uniform(27, 40),
                            -0.6 * side + vines.uniform(-0.5, 0.5),
                        )
                    )
        sheet.lay(
            lambda pen, s=shapes: [pen.area(one) for one in s],
            [mix(tone, MOSS, 0.15), tone],
        )
    pear = [
        *curve(
            (1330, 560), (1292, 590), (1284, 650), (1240, 706), (1252, 776), (1310, 800)
        ),
        *curve(
            (1350, 800), (1408, 776), (1420, 706), (1376, 650), (1368, 590), (1330, 560)
        ),
    ]
    sheet.lay(lambda pen: pen.oval(1352, 802, 110, 13), INK, opacity=0.4, blur=8)
    fruit = sheet.lay(
        lambda pen: pen.area(pear),
        [mix(STRAW, MOSS, 0.35), mix(OCHRE, MOSS, 0.3), mix(OCHRE, CLAY, 0.3)],
    )
    sheet.lay(
        lambda pen: pen.oval(1292, 700, 26, 48),
        PAPER,
        opacity=0.35,
        blur=11,
        within=fruit,
    )
    sheet.lay(
        lambda pen: pen.stroke(curve((1330, 568), (1334, 540), (1350, 520)), 8), BARK
    )
    return sheet.print()


def letter_on_desk() -> Image.Image:
    sheet = Sheet(44)
    sheet.wash([mix(BARK, CLAY, 0.42), mix(BARK, CLAY, 0.28)], streaks=True)
    sheet.glow((420, 160), 900, mix(STRAW, OCHRE, 0.3), 0.5)

    def turned(
        cx: float, cy: float, w: float, h: float, angle: float
    ) -> list[tuple[float, float]]:
        c, s = math.cos(angle), math.sin(angle)
        return [
            (cx + a * c - b * s, cy + a * s + b * c)
            for a, b in ((-w, -h), (w, -h), (w, h), (-w, h))
        ]

    def card(
        cx: float, cy: float, w: float, h: float, angle: float, fill: list[str]
    ) -> Image.Image:
        sheet.lay(
            lambda pen: pen.area(turned(cx + 12, cy + 16, w, h, angle)),
            INK,
            opacity=0.4,
            blur=12,
        )
        return sheet.lay(lambda pen: pen.area(turned(cx, cy, w, h, angle)), fill)

    card(1050, 610, 380, 250, 0.24, [mix(GREEN, PINE, 0.3), PINE])
    flap = card(
        980, 560, 300, 196, -0.16, [mix(ROSE, CREAM, 0.45), mix(ROSE, SAND, 0.3)]
    )
    c = turned(980, 560, 300, 196, -0.16)
    sheet.lay(
        lambda pen: pen.stroke([c[0], (992, 590), c[1]], 4),
        CLAY,
        opacity=0.6,
        within=flap,
    )
    angle = 0.08
    sheetlet = card(690, 570, 320, 400, angle, [PAPER, CREAM])
    script = chance_from(11)
    co, si = math.cos(angle), math.sin(angle)

    def place(a: float, b: float) -> tuple[float, float]:
        return 690 + a * co - b * si, 570 + a * si + b * co

    def writing(pen: Pen) -> None:
        for row in range(12):
            b = -300 + row * 46
            a = -250.0
            end = (-60, 240, 236, 250, 120, 0, 244, 230, 250, 246, 60, 0)[row]
            while a < end:
                run = min(script.uniform(24, 84), 262 - a)
                tall = script.uniform(4, 8)
                word = [
                    place(
                        a + k - 3 * math.cos(k * 0.5),
                        b
                        + tall
                        * math.sin(k * 0.5)
                        * (0.6 + 0.4 * math.sin(k * 0.13 + row)),
                    )
                    for k in range(0, int(run), 2)
                ]
                pen.stroke(word, 3)
                a += run + 18

    sheet.lay(writing, mix(INK, DUSK, 0.45), opacity=0.8, within=sheetlet)
    nib, tail = (905, 842), (1330, 560)
    sheet.lay(
        lambda pen: pen.stroke(
            [(nib[0] + 14, nib[1] + 20), (tail[0] + 16, tail[1] + 22)], 24
        ),
        INK,
        opacity=0.4,
        blur=9,
    )

    def along(t: float) -> tuple[float, float]:
        return nib[0] + (tail[0] - nib[0]) * t, nib[1] + (tail[1] - nib[1]) * t

    sheet.lay(
        lambda pen: pen.area(
            [
                nib,
                (along(0.12)[0] - 9, along(0.12)[1] - 12),
                (along(0.12)[0] + 9, along(0.12)[1] + 12),
            ]
        ),
        [STRAW, OCHRE],
    )
    sheet.lay(
        lambda pen: pen.stroke([along(0.12), along(0.42), along(1)], 26, end=20),
        [mix(DUSK, NIGHT, 0.2), NIGHT],
    )
    sheet.lay(lambda pen: pen.stroke([along(0.4), along(0.43)], 29), [STRAW, OCHRE])
    sheet.lay(lambda pen: pen.oval(240, 290, 176, 176), INK, opacity=0.4, blur=16)
    sheet.lay(lambda pen: pen.oval(226, 270, 172, 172), [PAPER, mix(CREAM, STONE, 0.3)])
    sheet.lay(lambda pen: [pen.oval(226, 270, 126, 126)], INK, opacity=0.1)
    sheet.lay(
        lambda pen: pen.stroke([(320, 330), (402, 392)], 26),
        [mix(CREAM, STONE, 0.1), mix(CREAM, STONE, 0.4)],
    )
    sheet.lay(lambda pen: pen.oval(226, 270, 112, 112), [PAPER, CREAM])
    sheet.lay(
        lambda pen: pen.oval(226, 270, 98, 98),
        [mix(BARK, CLAY, 0.3), mix(CLAY, OCHRE, 0.35)],
    )
    sheet.lay(lambda pen: pen.oval(196, 238, 44, 30), CREAM, opacity=0.25, blur=10)
    twig = curve((1180, 1000), (1290, 930), (1420, 900), (1540, 820))
    sheet.lay(lambda pen: pen.stroke(twig, 7, end=3), mix(PINE, BARK, 0.4))
    leaves = [
        leaf(twig[k][0] + s * 6, twig[k][1] + s * 34, 46, s * 0.9 - 0.4)
        for k, s in (
            (6, 1),
            (11, -1),
            (17, 1),
            (23, -1),
            (29, 1),
            (35, -1),
            (41, 1),
            (47, -1),
        )
    ]
    sheet.lay(
        lambda pen: [pen.area([(x + 8, y + 10) for x, y in one]) for one in leaves],
        INK,
        opacity=0.3,
        blur=5,
    )
    sheet.lay(
        lambda pen: [pen.area(one) for one in leaves], [mix(SAGE, MOSS, 0.3), SAGE]
    )
    return sheet.print()
