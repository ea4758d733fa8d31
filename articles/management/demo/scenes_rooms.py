"""Scenes in a lit room."""

from PIL import Image

from .furniture import armchair, boards, plant
from .press import (
    BARK,
    CLAY,
    CREAM,
    DUSK,
    GREEN,
    HAZE,
    INK,
    MOSS,
    OCHRE,
    PAPER,
    PINE,
    ROSE,
    SAGE,
    SAND,
    STONE,
    STRAW,
    Point,
    Sheet,
    curve,
    leaf,
    mix,
    ridge,
)

W, H = 1600, 1067


def window_light() -> Image.Image:
    sheet = Sheet(31)
    sheet.wash([mix(SAND, CREAM, 0.25), mix(SAND, ROSE, 0.12)])
    sheet.lay(
        lambda pen: pen.box(700, -50, W + 50, 800),
        mix(STONE, CLAY, 0.25),
        opacity=0.3,
        blur=120,
    )
    floor = 762
    sheet.lay(
        lambda pen: pen.box(0, floor, W, H + 10),
        [mix(CLAY, BARK, 0.38), mix(CLAY, BARK, 0.15)],
    )
    boards(sheet, floor, (500, 380), mix(BARK, INK, 0.3))
    sheet.lay(
        lambda pen: pen.box(0, floor - 34, W, floor), [CREAM, mix(SAND, STONE, 0.2)]
    )
    left, top, right, bottom = 210, 110, 610, 590
    sheet.lay(
        lambda pen: pen.box(left - 34, top - 34, right + 34, bottom + 34),
        [PAPER, CREAM],
    )
    glass = sheet.lay(
        lambda pen: pen.box(left, top, right, bottom),
        [mix(HAZE, PAPER, 0.4), CREAM, mix(STRAW, CREAM, 0.4)],
    )
    sheet.glow((500, 240), 190, PAPER, 0.9)
    sheet.land(
        ridge(W, 480, 90, 6, waves=3), [mix(SAGE, HAZE, 0.4), MOSS], within=glass
    )
    sheet.land(
        ridge(W, 545, 60, 9, waves=2.2), [mix(GREEN, SAGE, 0.4), SAGE], within=glass
    )
    sheet.lay(
        lambda pen: [
            pen.box((left + right) / 2 - 9, top, (left + right) / 2 + 9, bottom),
            pen.box(left, 340, right, 356),
        ],
        [PAPER, CREAM],
    )
    sheet.lay(
        lambda pen: pen.box(left - 56, bottom + 30, right + 56, bottom + 58, round_=3),
        [PAPER, mix(SAND, STONE, 0.3)],
    )
    sheet.lay(
        lambda pen: pen.box(left - 40, bottom + 58, right + 40, bottom + 76),
        BARK,
        opacity=0.25,
        blur=6,
    )

    def patch(u: float, v: float) -> Point:
        """A place in the window, moved to where its light falls on the floor."""
        return 430 + u * 470 + v * 250, 800 + v * 225

    panes = [(u, v) for u in (0, 1) for v in (0, 1)]
    light = [
        [
            patch(u * 0.52, v * 0.53),
            patch(u * 0.52 + 0.46, v * 0.53),
            patch(u * 0.52 + 0.46, v * 0.53 + 0.46),
            patch(u * 0.52, v * 0.53 + 0.46),
        ]
        for u, v in panes
    ]
    sheet.lay(
        lambda pen: [pen.area(p) for p in light],
        mix(STRAW, CREAM, 0.5),
        opacity=0.8,
        blur=3,
    )
    sheet.lay(lambda pen: pen.oval(760, 930, 520, 120), STRAW, opacity=0.22, blur=60)
    beam = [(right - 20, top + 20), (right, bottom), *(light[3][2:1:-1]), light[1][1]]
    sheet.lay(lambda pen: pen.area(beam), CREAM, opacity=0.18, blur=24)
    sheet.lay(lambda pen: pen.oval(1260, 968, 180, 22), INK, opacity=0.4, blur=12)
    plant(sheet, 1240, 966, 1.25, 4, pot=mix(DUSK, STONE, 0.2))
    return sheet.print()


def two_chairs() -> Image.Image:
    sheet = Sheet(32)
    sheet.wash([mix(SAGE, CREAM, 0.36), mix(MOSS, CREAM, 0.3)])
    floor = 760
    sheet.lay(
        lambda pen: pen.box(0, floor, W, H + 10),
        [mix(OCHRE, BARK, 0.3), mix(CLAY, SAND, 0.3)],
    )
    boards(sheet, floor, (800, 300), BARK)
    sheet.lay(
        lambda pen: pen.box(0, floor - 38, W, floor), [PAPER, mix(CREAM, STONE, 0.3)]
    )
    sheet.lay(lambda pen: pen.oval(800, 930, 640, 92), [mix(CREAM, SAND, 0.4), CREAM])
    sheet.lay(
        lambda pen: [pen.oval(800, 930, 590, 80), pen.oval(800, 930, 572, 76, 0)],
        CLAY,
        opacity=0.7,
    )
    left, top, right, bottom = 180, 130, 470, 500
    sheet.lay(
        lambda pen: pen.box(left - 6, top + 8, right + 16, bottom + 18),
        INK,
        opacity=0.25,
        blur=9,
    )
    sheet.lay(
        lambda pen: pen.box(left, top, right, bottom), [mix(BARK, CLAY, 0.3), BARK]
    )
    sheet.lay(lambda pen: pen.box(left + 14, top + 14, right - 14, bottom - 14), PAPER)
    inner = sheet.lay(
        lambda pen: pen.box(left + 52, top + 56, right - 52, bottom - 56),
        [CREAM, mix(ROSE, CREAM, 0.35)],
    )
    sheet.lay(lambda pen: pen.oval(368, 268, 28, 28), CLAY, within=inner)
    for n, tone in enumerate((HAZE, mix(DUSK, HAZE, 0.3), GREEN)):
        sheet.land(ridge(W, 330 + 36 * n, 70, 60 + n, waves=5), tone, within=inner)
    armchair(sheet, 330, 890, GREEN, scale=1.06)
    lamp = 1128
    sheet.glow((lamp, 330), 460, mix(STRAW, CREAM, 0.4), 0.55)
    sheet.lay(
        lambda pen: [
            pen.box(lamp - 5, 360, lamp + 5, 800),
            pen.oval(lamp, 802, 66, 11),
        ],
        mix(BARK, INK, 0.3),
    )
    sheet.lay(
        lambda pen: pen.area(
            [(lamp - 66, 230), (lamp + 66, 230), (lamp + 118, 400), (lamp - 118, 400)]
        ),
        [mix(STRAW, CREAM, 0.3), PAPER, mix(STRAW, CREAM, 0.5)],
    )
    armchair(sheet, 1270, 890, CLAY, mirror=True, scale=1.06)
    sheet.lay(lambda pen: pen.oval(800, 916, 120, 13), INK, opacity=0.32, blur=8)
    sheet.lay(
        lambda pen: [
            pen.stroke([(760, 740), (722, 912)], 10, end=7),
            pen.stroke([(840, 740), (878, 912)], 10, end=7),
            pen.stroke([(800, 740), (800, 920)], 10, end=7),
        ],
        mix(BARK, INK, 0.1),
    )
    sheet.lay(lambda pen: pen.oval(800, 738, 146, 24), mix(BARK, CLAY, 0.3))
    sheet.lay(
        lambda pen: pen.oval(800, 730, 146, 23),
        [mix(OCHRE, SAND, 0.35), mix(OCHRE, BARK, 0.2)],
    )
    vase = curve(
        (772, 722),
        (754, 690),
        (760, 652),
        (782, 628),
        (780, 606),
        (804, 606),
        (802, 628),
        (824, 652),
        (830, 690),
        (812, 722),
        (772, 722),
    )
    twigs = [
        curve((792, 612), (792 + dx * 0.3, 530), (792 + dx, 612 - tall))
        for dx, tall in ((-84, 150), (-34, 200), (24, 214), (78, 158))
    ]
    sheet.lay(lambda pen: [pen.stroke(t, 4, end=2) for t in twigs], BARK)
    buds = [
        leaf(t[k][0] + s * 14, t[k][1], 19, s * -0.7)
        for t in twigs
        for k, s in ((-1, 1), (-6, -1), (-10, 1), (-15, -1))
    ]
    sheet.lay(
        lambda pen: [pen.area(b) for b in buds],
        [mix(GREEN, SAGE, 0.3), mix(GREEN, PINE, 0.3)],
    )
    sheet.lay(lambda pen: pen.area(vase), [mix(DUSK, HAZE, 0.5), DUSK])
    sheet.lay(
        lambda pen: [pen.box(868, 698, 912, 728, round_=9)],
        [PAPER, mix(CREAM, STONE, 0.3)],
    )
    return sheet.print()
