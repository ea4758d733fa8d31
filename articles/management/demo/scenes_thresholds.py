"""Scenes between inside and outside, day and night."""

from PIL import Image

from .furniture import boards, plant
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
    chance_from,
    curve,
    mix,
    ridge,
)

W, H = 1600, 1067


def open_door() -> Image.Image:
    sheet = Sheet(33)
    sheet.wash([mix(PINE, GREEN, 0.45), mix(PINE, GREEN, 0.15)])
    floor = 866
    sheet.lay(lambda pen: pen.box(0, floor, W, H + 10), [mix(BARK, INK, 0.35), BARK])
    boards(sheet, floor, (860, 520), INK)
    sheet.lay(
        lambda pen: [
            pen.box(0, floor - 44, 640, floor),
            pen.box(1090, floor - 44, W, floor),
        ],
        mix(PINE, INK, 0.2),
    )
    sheet.lay(
        lambda pen: pen.box(672, 118, 1058, floor), [CREAM, mix(CREAM, STONE, 0.35)]
    )
    view = sheet.lay(
        lambda pen: pen.box(706, 152, 1024, floor),
        [mix(HAZE, PAPER, 0.4), CREAM, mix(STRAW, CREAM, 0.35)],
    )
    sheet.glow((900, 380), 230, PAPER, 0.9)
    for n, tone in enumerate(
        (
            mix(HAZE, CREAM, 0.2),
            mix(SAGE, HAZE, 0.4),
            mix(SAGE, MOSS, 0.2),
            mix(GREEN, SAGE, 0.55),
        )
    ):
        sheet.land(
            ridge(W, 520 + 58 * n, 74, 20 + n, waves=2.6),
            [tone, mix(tone, STRAW, 0.35)],
            within=view,
        )
    path = [
        *curve((850, 708), (838, 740), (880, 784), (866, floor)),
        *curve((960, floor), (930, 784), (868, 740), (862, 708)),
    ]
    sheet.lay(lambda pen: pen.area(path), [SAND, PAPER], within=view)
    sheet.lay(
        lambda pen: [
            pen.oval(960, 640, 46, 62),
            pen.oval(996, 660, 44, 50),
            pen.box(966, 680, 973, 730),
        ],
        [mix(GREEN, SAGE, 0.2), mix(GREEN, PINE, 0.3)],
        within=view,
    )
    sheet.lay(
        lambda pen: pen.area(
            [(706, floor), (1024, floor), (1250, H + 20), (520, H + 20)]
        ),
        [mix(STRAW, CREAM, 0.4), STRAW],
        opacity=0.85,
        blur=5,
    )
    sheet.lay(lambda pen: pen.oval(870, 980, 560, 120), STRAW, opacity=0.3, blur=60)
    sheet.lay(lambda pen: pen.box(560, 80, 1180, floor), CREAM, opacity=0.1, blur=110)
    door = [(706, 152), (470, 82), (470, 948), (706, floor)]
    wood = sheet.lay(
        lambda pen: pen.area(door), [mix(CLAY, ROSE, 0.15), CLAY, mix(CLAY, BARK, 0.25)]
    )
    sheet.lay(
        lambda pen: pen.box(460, 60, 590, 960), INK, opacity=0.28, blur=40, within=wood
    )

    def panel(u0: float, v0: float, u1: float, v1: float) -> list[Point]:
        def spot(u: float, v: float) -> Point:
            high, low = 152 - 70 * u, floor + 82 * u
            return 706 - 236 * u, high + (low - high) * v

        return [spot(u0, v0), spot(u1, v0), spot(u1, v1), spot(u0, v1)]

    squares = [
        (u, v, u + 0.32, low)
        for u in (0.14, 0.56)
        for v, low in ((0.07, 0.42), (0.52, 0.92))
    ]
    sheet.lay(
        lambda pen: [pen.area(panel(*square)) for square in squares],
        mix(CLAY, BARK, 0.4),
        opacity=0.55,
    )
    sheet.lay(
        lambda pen: [
            pen.area(panel(u + 0.025, v + 0.012, right, low))
            for u, v, right, low in squares
        ],
        [mix(CLAY, ROSE, 0.3), mix(CLAY, ROSE, 0.1)],
        opacity=0.8,
    )
    sheet.lay(lambda pen: pen.oval(494, 530, 10, 15), [STRAW, OCHRE])
    sheet.lay(lambda pen: pen.oval(1310, 962, 130, 15), INK, opacity=0.5, blur=9)
    plant(sheet, 1310, 960, 1.0, 12, pot=mix(SAND, STONE, 0.4))
    return sheet.print()


def bed_at_night() -> Image.Image:
    sheet = Sheet(34)
    sheet.wash([mix(NIGHT, DUSK, 0.35), mix(NIGHT, DUSK, 0.5)])
    floor = 900
    left, top, right, bottom = 900, 110, 1330, 560
    sheet.lay(
        lambda pen: pen.box(left - 26, top - 26, right + 26, bottom + 26),
        [mix(DUSK, HAZE, 0.3), mix(DUSK, HAZE, 0.1)],
    )
    glass = sheet.lay(
        lambda pen: pen.box(left, top, right, bottom),
        [NIGHT, mix(NIGHT, DUSK, 0.45), mix(DUSK, PLUM, 0.35)],
    )
    stars = chance_from(3)
    sheet.lay(
        lambda pen: [
            pen.oval(stars.uniform(left, right), stars.uniform(top, 430), r, r)
            for r in (stars.choice((1.4, 2, 2.8)) for _ in range(44))
        ],
        CREAM,
        opacity=0.8,
        within=glass,
    )
    sheet.glow((1216, 224), 180, CREAM, 0.4)
    sheet.lay(
        lambda pen: [pen.oval(1216, 224, 46, 46), pen.oval(1238, 212, 40, 40, 0)], CREAM
    )
    sheet.land(ridge(W, 500, 80, 14, waves=3), mix(NIGHT, INK, 0.35), within=glass)
    sheet.lay(
        lambda pen: [
            pen.box((left + right) / 2 - 8, top, (left + right) / 2 + 8, bottom),
            pen.box(left, 330, right, 344),
        ],
        [mix(DUSK, HAZE, 0.3), mix(DUSK, HAZE, 0.15)],
    )
    sheet.lay(
        lambda pen: pen.box(left - 50, bottom + 22, right + 50, bottom + 46, round_=3),
        [mix(DUSK, HAZE, 0.35), DUSK],
    )
    sheet.lay(
        lambda pen: [
            pen.box(left - 170, 58, right + 170, 68, round_=5),
            pen.oval(left - 172, 63, 13, 13),
            pen.oval(right + 172, 63, 13, 13),
        ],
        mix(BARK, CLAY, 0.2),
    )
    for x, way in ((left - 20, -1), (right + 20, 1)):
        outer, inner = x + way * 122, x - way * 30
        edge = [
            (outer, 66),
            *curve((inner, 66), (inner + way * 26, 420), (inner + way * 44, 860)),
            (outer + way * 12, 860),
        ]
        cloth = sheet.lay(
            lambda pen, e=edge: pen.area(e),
            [mix(PLUM, ROSE, 0.12), PLUM, mix(PLUM, NIGHT, 0.35)],
        )
        folds = [
            curve(
                (x + way * k, 66), (x + way * (k + 14), 420), (x + way * (k + 26), 860)
            )
            for k in (6, 40, 76)
        ]
        sheet.lay(
            lambda pen, f=folds: [pen.stroke(one, 8, end=14) for one in f],
            NIGHT,
            opacity=0.35,
            blur=5,
            within=cloth,
        )
    sheet.lay(
        lambda pen: pen.box(0, floor, W, H + 10),
        [mix(BARK, NIGHT, 0.55), mix(BARK, NIGHT, 0.4)],
    )
    boards(sheet, floor, (800, 600), INK)
    sheet.glow((222, 480), 620, mix(STRAW, OCHRE, 0.2), 0.62)
    sheet.lay(
        lambda pen: [
            pen.box(112, 640, 330, 664, round_=4),
            pen.box(132, 664, 150, 930),
            pen.box(292, 664, 310, 930),
            pen.box(140, 664, 302, 740),
        ],
        [mix(BARK, CLAY, 0.35), mix(BARK, NIGHT, 0.3)],
    )
    sheet.lay(lambda pen: pen.oval(221, 700, 9, 9), STRAW)
    sheet.lay(
        lambda pen: [
            pen.area(
                curve(
                    (196, 640),
                    (182, 600),
                    (206, 560),
                    (236, 560),
                    (260, 600),
                    (246, 640),
                    (196, 640),
                )
            )
        ],
        [mix(GREEN, SAGE, 0.3), mix(GREEN, PINE, 0.3)],
    )
    sheet.lay(
        lambda pen: pen.area([(172, 420), (270, 420), (318, 562), (124, 562)]),
        [mix(STRAW, CREAM, 0.5), PAPER, mix(STRAW, CREAM, 0.4)],
    )
    sheet.lay(lambda pen: pen.oval(930, 1000, 620, 24), INK, opacity=0.5, blur=14)
    wood = [mix(BARK, CLAY, 0.4), mix(BARK, NIGHT, 0.3)]
    sheet.lay(
        lambda pen: [
            pen.box(400, 872, 1460, 932, round_=6),
            pen.box(1424, 668, 1464, 1000, round_=12),
        ],
        wood,
    )
    sheet.lay(
        lambda pen: pen.box(422, 764, 1424, 884, round_=30),
        [CREAM, mix(HAZE, DUSK, 0.35)],
    )
    back = curve(
        (420, 772),
        (424, 640),
        (470, 590),
        (560, 600),
        (640, 664),
        (650, 740),
        (560, 780),
        (420, 772),
    )
    front = curve(
        (440, 784),
        (440, 700),
        (506, 652),
        (610, 662),
        (690, 706),
        (690, 764),
        (610, 788),
        (440, 784),
    )
    sheet.lay(
        lambda pen: pen.area(back), [mix(STRAW, CREAM, 0.5), mix(SAND, DUSK, 0.3)]
    )
    sheet.lay(lambda pen: pen.area(front), [PAPER, mix(CREAM, HAZE, 0.5)])
    sheet.lay(lambda pen: pen.box(378, 480, 424, 1000, round_=12), wood)
    hem = [
        (1424, 934),
        *curve(
            (1424, 934),
            (1330, 918),
            (1210, 940),
            (1080, 922),
            (950, 944),
            (830, 924),
            (724, 938),
        ),
    ]
    blanket = [
        *curve(
            (716, 786),
            (770, 728),
            (880, 716),
            (1010, 690),
            (1130, 706),
            (1260, 684),
            (1360, 700),
            (1424, 742),
        ),
        *hem,
    ]
    cover = sheet.lay(
        lambda pen: pen.area(blanket),
        [mix(GREEN, SAGE, 0.4), GREEN, mix(PINE, NIGHT, 0.15)],
    )
    folds = [
        curve((x - 24, 700), (x + 10, 790), (x - 16, 870), (x + 4, 945))
        for x in (880, 1010, 1130, 1250, 1370)
    ]
    sheet.lay(
        lambda pen: [pen.stroke(f, 12, end=26) for f in folds],
        NIGHT,
        opacity=0.28,
        blur=8,
        within=cover,
    )
    sheet.lay(
        lambda pen: [pen.stroke([(x + 26, y) for x, y in f], 8, end=14) for f in folds],
        SAGE,
        opacity=0.25,
        blur=7,
        within=cover,
    )
    fold = [
        *curve((700, 792), (752, 728), (846, 712), (872, 722)),
        *curve(
            (862, 800),
            (846, 880),
            (858, 930),
            (790, 942),
            (722, 934),
            (706, 880),
            (700, 792),
        ),
    ]
    sheet.lay(
        lambda pen: pen.area(fold), [mix(STRAW, CREAM, 0.55), mix(SAND, DUSK, 0.3)]
    )
    return sheet.print()
