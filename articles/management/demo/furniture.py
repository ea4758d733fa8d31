"""Things that stand in more than one scene indoors."""

from .press import (
    BARK,
    CLAY,
    CREAM,
    GREEN,
    INK,
    OCHRE,
    PAPER,
    PINE,
    SAGE,
    Pen,
    Point,
    Sheet,
    chance_from,
    curve,
    leaf,
    mix,
)

W, H = 1600, 1067


def boards(sheet: Sheet, top: float, vanish: Point, tone: str) -> None:
    """Floorboards that run away from the viewer."""

    def draw(pen: Pen) -> None:
        for x in range(-2600, 4300, 190):
            share = (top - vanish[1]) / (H + 40 - vanish[1])
            pen.stroke(
                [(vanish[0] + (x - vanish[0]) * share, top), (x, H + 40)], 2, end=4
            )

    floor = sheet.mask(lambda pen: pen.box(0, top, W, H))
    sheet.lay(draw, tone, opacity=0.35, within=floor)


def plant(
    sheet: Sheet, x: float, foot: float, scale: float, seed: int, *, pot: str = CLAY
) -> None:
    """A leafy plant in a pot."""
    chance = chance_from(seed)
    top = foot - 150 * scale
    stems = []
    for n in range(15):
        lean = (n - 7) / 7 * 190 * scale + chance.uniform(-20, 20) * scale
        high = (330 - abs(n - 7) * 22 + chance.uniform(-40, 40)) * scale
        stems.append(
            curve(
                (x, top + 10),
                (x + lean * 0.3, top - high * 0.6),
                (x + lean, top - high),
            )
        )
    sheet.lay(
        lambda pen: [pen.stroke(s, 5 * scale, end=2) for s in stems],
        mix(PINE, SAGE, 0.3),
    )
    for part, tone in (
        (0, mix(PINE, GREEN, 0.5)),
        (1, mix(GREEN, SAGE, 0.25)),
        (2, mix(SAGE, GREEN, 0.35)),
    ):
        shapes = []
        for n, stem in enumerate(stems):
            if n % 3 != part:
                continue
            for at in (-1, -7, -12, -17):
                px, py = stem[at]
                side = 1 if (n + at) % 2 else -1
                shapes.append(
                    leaf(
                        px + side * 22 * scale,
                        py - 8 * scale,
                        46 * scale,
                        -0.5 * side + chance.uniform(-0.5, 0.5),
                    )
                )
        sheet.lay(
            lambda pen, s=shapes: [pen.area(one) for one in s],
            [tone, mix(tone, PINE, 0.3)],
        )
    body = sheet.lay(
        lambda pen: [
            pen.area(
                [
                    (x - 78 * scale, top),
                    (x + 78 * scale, top),
                    (x + 58 * scale, foot),
                    (x - 58 * scale, foot),
                ]
            ),
            pen.box(
                x - 88 * scale,
                top - 14 * scale,
                x + 88 * scale,
                top + 28 * scale,
                round_=6 * scale,
            ),
        ],
        [mix(pot, CREAM, 0.15), mix(pot, BARK, 0.2)],
    )
    sheet.lay(
        lambda pen: pen.box(x + 20 * scale, top - 20, x + 110 * scale, foot),
        INK,
        opacity=0.2,
        blur=14,
        within=body,
    )


def armchair(
    sheet: Sheet,
    x: float,
    foot: float,
    tone: str,
    *,
    mirror: bool = False,
    scale: float = 1.0,
) -> None:
    """An upholstered chair from the side, facing right unless mirrored."""
    turn = -1 if mirror else 1

    def at(*points: Point) -> list[Point]:
        return [(x + turn * a * scale, foot + b * scale) for a, b in points]

    deep, pale = mix(tone, INK, 0.28), mix(tone, CREAM, 0.2)
    sheet.lay(
        lambda pen: pen.oval(x + turn * 130 * scale, foot + 6, 190 * scale, 17),
        INK,
        opacity=0.38,
        blur=9,
    )
    sheet.lay(
        lambda pen: [
            pen.stroke(at((48, -90), (28, 0)), 15 * scale, end=9 * scale),
            pen.stroke(at((242, -90), (262, 0)), 15 * scale, end=9 * scale),
        ],
        mix(BARK, INK, 0.2),
    )
    back = curve(
        *at(
            (20, -110),
            (-22, -280),
            (-52, -430),
            (-22, -474),
            (38, -462),
            (66, -380),
            (86, -220),
            (90, -110),
        )
    )
    cloth = sheet.lay(lambda pen: pen.area(back), [pale, tone, deep])
    sheet.lay(
        lambda pen: pen.stroke(at((40, -470), (98, -150)), 40 * scale),
        CREAM,
        opacity=0.16,
        blur=12,
        within=cloth,
    )
    seat = curve(
        *at(
            (80, -238),
            (180, -250),
            (280, -238),
            (300, -208),
            (286, -176),
            (80, -176),
            (80, -238),
        )
    )
    sheet.lay(lambda pen: pen.area(seat), [pale, mix(tone, CREAM, 0.06)])
    side = curve(
        *at(
            (4, -292),
            (120, -306),
            (236, -298),
            (272, -268),
            (266, -160),
            (262, -88),
            (150, -78),
            (30, -84),
            (10, -180),
            (4, -292),
        )
    )
    panel = sheet.lay(lambda pen: pen.area(side), [mix(tone, CREAM, 0.1), tone, deep])
    sheet.lay(
        lambda pen: pen.stroke(
            curve(*at((4, -284), (120, -296), (230, -288), (262, -262))), 12 * scale
        ),
        pale,
        opacity=0.75,
        within=panel,
    )


def cup(sheet: Sheet, x: float, foot: float, scale: float, tone: str) -> None:
    """A round cup on a saucer, its handle to the right."""
    s = scale
    sheet.lay(
        lambda pen: pen.oval(x + 16 * s, foot + 8 * s, 170 * s, 22 * s),
        INK,
        opacity=0.35,
        blur=9,
    )
    sheet.lay(
        lambda pen: pen.oval(x, foot, 158 * s, 22 * s),
        [mix(tone, PAPER, 0.35), mix(tone, INK, 0.15)],
    )
    sheet.lay(lambda pen: pen.oval(x, foot - 5 * s, 104 * s, 12 * s), INK, opacity=0.16)
    ring = curve(
        (x + 88 * s, foot - 118 * s),
        (x + 146 * s, foot - 128 * s),
        (x + 150 * s, foot - 66 * s),
        (x + 70 * s, foot - 40 * s),
    )
    sheet.lay(lambda pen: pen.stroke(ring, 17 * s), [tone, mix(tone, INK, 0.22)])
    bowl = [
        *curve(
            (x - 104 * s, foot - 150 * s),
            (x - 98 * s, foot - 80 * s),
            (x - 62 * s, foot - 24 * s),
            (x - 42 * s, foot - 6 * s),
        ),
        *curve(
            (x + 42 * s, foot - 6 * s),
            (x + 62 * s, foot - 24 * s),
            (x + 98 * s, foot - 80 * s),
            (x + 104 * s, foot - 150 * s),
        ),
    ]
    body = sheet.lay(
        lambda pen: pen.area(bowl), [mix(tone, PAPER, 0.2), tone, mix(tone, INK, 0.12)]
    )
    sheet.lay(
        lambda pen: pen.box(x + 30 * s, foot - 170 * s, x + 130 * s, foot),
        INK,
        opacity=0.2,
        blur=15,
        within=body,
    )
    sheet.lay(
        lambda pen: pen.oval(x, foot - 150 * s, 104 * s, 19 * s), mix(tone, PAPER, 0.5)
    )
    sheet.lay(
        lambda pen: pen.oval(x, foot - 148 * s, 93 * s, 14 * s),
        [mix(BARK, CLAY, 0.4), mix(CLAY, OCHRE, 0.3)],
    )


def steam(sheet: Sheet, x: float, y: float, tall: float, strength: float = 0.5) -> None:
    for dx, sway, wide in ((-26, 26, 20), (20, -30, 24), (2, 16, 14)):
        wisp = curve(
            (x + dx, y),
            (x + dx + sway, y - tall * 0.33),
            (x + dx - sway * 0.8, y - tall * 0.66),
            (x + dx + sway * 0.6, y - tall),
        )
        sheet.lay(
            lambda pen, w=wisp, wide=wide: pen.stroke(w, wide * 0.5, end=wide * 1.4),
            PAPER,
            opacity=strength,
            blur=13,
        )
