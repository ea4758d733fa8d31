"""Scenes near at hand: a table, a sill."""

from PIL import Image, ImageFilter

from .furniture import cup, steam
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
    SAGE,
    SAND,
    STONE,
    STRAW,
    Sheet,
    blob,
    chance_from,
    curve,
    mix,
    ridge,
)

W, H = 1600, 1067


def kettle_and_cup() -> Image.Image:
    sheet = Sheet(41)
    sheet.wash([mix(SAGE, HAZE, 0.35), mix(MOSS, SAGE, 0.35)])
    panes = [
        [(x, y), (x + 190, y - 20), (x + 190 - 46, y + 190), (x - 46, y + 210)]
        for x in (930, 1150)
        for y in (120, 360)
    ]
    sheet.lay(
        lambda pen: [pen.area(p) for p in panes],
        mix(STRAW, CREAM, 0.6),
        opacity=0.55,
        blur=7,
    )
    edge = 742
    sheet.lay(
        lambda pen: pen.box(0, edge, W, H + 10),
        [mix(OCHRE, SAND, 0.42), mix(OCHRE, CLAY, 0.3)],
        streaks=True,
    )
    sheet.lay(lambda pen: pen.box(0, edge, W, edge + 5), CREAM, opacity=0.6)
    cloth = [(250, 846), (960, 858), (1030, 1012), (150, 990)]
    sheet.lay(
        lambda pen: pen.area([(x + 6, y + 9) for x, y in cloth]),
        INK,
        opacity=0.28,
        blur=6,
    )
    linen = sheet.lay(lambda pen: pen.area(cloth), [PAPER, mix(CREAM, STONE, 0.15)])
    stripes = [
        [(190 - k * 0.6, 918 + k), (1000 + k * 0.6, 934 + k)] for k in (28, 38, 52)
    ]
    sheet.lay(
        lambda pen: [pen.stroke(s, 4) for s in stripes],
        DUSK,
        opacity=0.55,
        within=linen,
    )
    sheet.lay(lambda pen: pen.oval(620, 918, 300, 40), INK, opacity=0.4, blur=16)
    tone = mix(GREEN, DUSK, 0.18)
    spout = [
        *curve((770, 830), (868, 760), (902, 660), (950, 590)),
        *curve((950, 590), (976, 584), (998, 604), (966, 700), (920, 830), (790, 890)),
    ]
    sheet.lay(
        lambda pen: pen.area(spout), [mix(tone, CREAM, 0.1), mix(tone, INK, 0.15)]
    )
    handle = curve(
        (440, 640), (424, 440), (540, 340), (664, 340), (780, 440), (768, 640)
    )
    sheet.lay(lambda pen: pen.stroke(handle, 17), mix(INK, PINE, 0.35))
    sheet.lay(
        lambda pen: pen.stroke(handle[26:56], 36),
        [mix(BARK, CLAY, 0.5), mix(BARK, CLAY, 0.2)],
    )
    form = [
        *curve((500, 572), (420, 610), (356, 720), (346, 840), (384, 908)),
        *curve((820, 908), (862, 840), (852, 720), (788, 610), (710, 572)),
    ]
    body = sheet.lay(
        lambda pen: [pen.area(form), pen.box(384, 880, 820, 924, round_=14)],
        [mix(tone, CREAM, 0.16), tone, mix(tone, INK, 0.28)],
    )
    sheet.lay(
        lambda pen: pen.stroke(curve((428, 660), (396, 740), (392, 840)), 34),
        PAPER,
        opacity=0.42,
        blur=10,
        within=body,
    )
    sheet.lay(
        lambda pen: pen.box(740, 560, 900, 940), INK, opacity=0.26, blur=34, within=body
    )
    sheet.lay(lambda pen: pen.box(348, 880, 860, 890), INK, opacity=0.3, within=body)
    sheet.lay(
        lambda pen: pen.area(
            curve(
                (482, 580),
                (520, 540),
                (604, 522),
                (690, 540),
                (728, 580),
                (604, 594),
                (482, 580),
            )
        ),
        [mix(tone, CREAM, 0.22), mix(tone, INK, 0.1)],
    )
    sheet.lay(
        lambda pen: [pen.box(596, 500, 612, 528), pen.oval(604, 494, 24, 19)],
        [mix(BARK, CLAY, 0.5), BARK],
    )
    steam(sheet, 990, 570, 260, 0.55)
    cup(sheet, 1192, 930, 1.08, CLAY)
    steam(sheet, 1190, 756, 230, 0.5)
    sheet.lay(lambda pen: pen.oval(1444, 946, 80, 14), INK, opacity=0.35, blur=9)
    fruit = sheet.lay(
        lambda pen: pen.area(blob((1430, 890), (72, 58), 8, rough=0.04)),
        [STRAW, mix(OCHRE, STRAW, 0.35), OCHRE],
    )
    sheet.lay(
        lambda pen: pen.oval(1408, 868, 26, 18),
        PAPER,
        opacity=0.45,
        blur=8,
        within=fruit,
    )
    return sheet.print()


def rain_on_window() -> Image.Image:
    sheet = Sheet(42)
    sheet.wash([mix(DUSK, HAZE, 0.45), mix(HAZE, DUSK, 0.25), mix(HAZE, SAGE, 0.3)])
    sheet.land(
        ridge(W, 520, 110, 5, waves=1.4),
        [mix(DUSK, HAZE, 0.4), mix(SAGE, HAZE, 0.5)],
        blur=14,
    )
    sheet.land(
        ridge(W, 640, 120, 15, waves=2.1),
        [mix(GREEN, DUSK, 0.55), mix(SAGE, DUSK, 0.4)],
        blur=10,
    )
    chance = chance_from(7)
    sheet.lay(
        lambda pen: [
            pen.oval(x, y, r, r * 1.3)
            for x, y, r in (
                (300, 590, 120),
                (430, 640, 90),
                (1180, 560, 150),
                (1330, 620, 120),
                (800, 690, 80),
            )
        ],
        mix(PINE, DUSK, 0.35),
        opacity=0.75,
        blur=16,
    )
    sheet.lay(
        lambda pen: [
            pen.oval(
                chance.uniform(60, W),
                chance.uniform(560, 760),
                chance.uniform(15, 38),
                chance.uniform(15, 38),
            )
            for _ in range(15)
        ],
        STRAW,
        opacity=0.6,
        blur=7,
    )
    sheet.image = sheet.image.filter(ImageFilter.GaussianBlur(5))
    trails, drops = [], []
    for _ in range(34):
        x, y = chance.uniform(0, W), chance.uniform(-60, 600)
        run = chance.uniform(90, 420)
        trails.append(
            curve(
                (x, y),
                (x + chance.uniform(-7, 7), y + run * 0.5),
                (x + chance.uniform(-9, 9), y + run),
            )
        )
        drops.append((*trails[-1][-1], chance.uniform(7, 11)))
    sheet.lay(
        lambda pen: [pen.stroke(t, 2, end=9) for t in trails],
        PAPER,
        opacity=0.24,
        blur=1,
    )
    small = [
        (chance.uniform(0, W), chance.uniform(0, 900), 1.5 + 6 * chance.random() ** 3)
        for _ in range(640)
    ]
    every = drops + small
    sheet.lay(
        lambda pen: [pen.oval(x, y + r * 0.2, r, r * 1.25) for x, y, r in every],
        mix(DUSK, NIGHT, 0.4),
        opacity=0.4,
    )
    sheet.lay(
        lambda pen: [
            pen.oval(x, y + r * 0.42, r * 0.72, r * 0.78) for x, y, r in every
        ],
        PAPER,
        opacity=0.5,
    )
    sheet.lay(
        lambda pen: [
            pen.oval(x - r * 0.3, y - r * 0.5, r * 0.3, r * 0.3)
            for x, y, r in every
            if r > 4
        ],
        PAPER,
    )
    frame = [mix(BARK, PLUM, 0.2), mix(BARK, INK, 0.3)]
    sheet.lay(
        lambda pen: [
            pen.box(0, 0, 62, H),
            pen.box(W - 62, 0, W, H),
            pen.box(0, 0, W, 48),
            pen.box(1012, 0, 1052, 890),
            pen.box(0, 842, W, 890),
        ],
        frame,
    )
    sheet.lay(
        lambda pen: [pen.box(1052, 48, 1066, 842), pen.box(62, 48, 74, 842)],
        INK,
        opacity=0.3,
        blur=4,
    )
    sheet.lay(
        lambda pen: pen.box(0, 884, W, H + 10),
        [mix(CLAY, SAND, 0.32), mix(CLAY, BARK, 0.3)],
        streaks=True,
    )
    sheet.lay(lambda pen: pen.box(0, 884, W, 890), CREAM, opacity=0.4)
    sheet.lay(lambda pen: pen.box(900, 1000, 1370, 1030), INK, opacity=0.4, blur=10)
    for x0, x1, top, low, tone in (
        (880, 1340, 966, 1012, PLUM),
        (900, 1316, 926, 966, mix(GREEN, SAGE, 0.2)),
    ):
        sheet.lay(
            lambda pen, b=(x0, top, x1, low): pen.box(*b, round_=5),
            [mix(tone, CREAM, 0.12), mix(tone, INK, 0.2)],
        )
        sheet.lay(
            lambda pen, b=(x0 + 10, top + 9, x1 + 4, low - 9): pen.box(*b),
            [CREAM, SAND],
        )
        sheet.lay(
            lambda pen, b=(x0, top, x0 + 14, low): pen.box(*b, round_=5),
            mix(tone, INK, 0.15),
        )
    cup(sheet, 500, 1000, 1.12, CREAM)
    steam(sheet, 500, 826, 240, 0.42)
    return sheet.print()
