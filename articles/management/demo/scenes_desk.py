"""A scene near at hand: a desk."""

import math

from PIL import Image

from .press import (
    BARK,
    CLAY,
    CREAM,
    DUSK,
    GREEN,
    INK,
    MOSS,
    NIGHT,
    OCHRE,
    PAPER,
    PINE,
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
