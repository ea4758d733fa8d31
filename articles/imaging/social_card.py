"""The picture that other sites show beside a link to a text that has none of its own.

1200 x 630 pixels, the 1.91 to 1 of Open Graph. Left-aligned type on paper, as a page
of the site looks: the practice, the title as large as it fits, who wrote it.
"""

import io
from typing import Final

from PIL import Image, ImageColor, ImageDraw, ImageFont

from .colours import LIGHT_PAPERS, readable_on
from .lettering import balanced, drawable, face, shortened, wrapped

CARD_SIZE: Final = (1200, 630)
CARD_RECIPE: Final = 1  # raised whenever other cards than before would be made

_PAPER, _INK, _MUTED, _RULE = LIGHT_PAPERS[0], "#1e2421", "#59625d", "#dcd8ce"
_LEFT: Final = 88
_WIDTH: Final = CARD_SIZE[0] - 2 * _LEFT
_BAND: Final = 20  # of the accent, along the left edge
_NAME_TOP: Final = 64
_TITLE_TOP, _TITLE_BOTTOM = 148, 506
_RULE_TOP: Final = 530
_BYLINE_TOP: Final = 552
_TITLE_SIZES: Final = (92, 84, 76, 68, 62, 56, 50, 44, 40)
_SMALL: Final = 32
_LINE: Final = 1.12  # of the size of the type
# Shades between paper and an ink, so that edges are smooth. The palette holds those of
# each ink one after the other, then the colours of the rule and of the band.
_SHADES: Final = 16


def make_card(
    *, title: str, byline: str, practice: str, accent: str, typeface: str
) -> bytes | None:
    """A PNG; the same words and look give the same bytes.

    Where the title has letters that the type lacks, the practice's name stands for
    it. None where that can't be drawn either. `typeface` is "serif" or "sans".
    """
    name = drawable(practice, typeface)
    words = drawable(title, typeface) or name
    if not words:
        return None
    inked = Image.new("L", CARD_SIZE)
    draw = ImageDraw.Draw(inked)
    if name and words != name:
        font = face(typeface, _SMALL)
        line = shortened(name, font, width=_WIDTH)
        draw.text((_LEFT, _NAME_TOP), line, font=font, fill=255)
    _set_title(draw, words, typeface)
    card = inked.point([shade * _SHADES // 256 for shade in range(256)])
    flat = ImageDraw.Draw(card)
    flat.rectangle((0, 0, _BAND - 1, CARD_SIZE[1]), fill=2 * _SHADES + 1)
    if people := drawable(byline, "small"):
        flat.rectangle(
            (_LEFT, _RULE_TOP, _LEFT + _WIDTH, _RULE_TOP + 1), fill=2 * _SHADES
        )
        _set_byline(card, people)
    card.putpalette(_palette(readable_on(accent, LIGHT_PAPERS).colour))
    buffer = io.BytesIO()
    card.save(buffer, "PNG", compress_level=6)  # 9 takes ten times as long
    return buffer.getvalue()


def _palette(accent: str) -> list[int]:
    paper = ImageColor.getrgb(_PAPER)
    parts: list[int] = []
    for ink in (ImageColor.getrgb(_INK), ImageColor.getrgb(_MUTED)):
        for shade in range(_SHADES):
            part = shade / (_SHADES - 1)
            pairs = zip(paper, ink, strict=True)
            parts += [round(light + (dark - light) * part) for light, dark in pairs]
    return [*parts, *ImageColor.getrgb(_RULE), *ImageColor.getrgb(accent)]


def _set_byline(card: Image.Image, people: str) -> None:
    font = face("small", _SMALL)
    line = shortened(people, font, width=_WIDTH)
    strip = Image.new("L", (_WIDTH, CARD_SIZE[1] - _BYLINE_TOP))
    ImageDraw.Draw(strip).text((0, 0), line, font=font, fill=255)
    shades = [_SHADES + shade * _SHADES // 256 for shade in range(256)]
    card.paste(strip.point(shades), (_LEFT, _BYLINE_TOP))


def _set_title(draw: ImageDraw.ImageDraw, words: str, typeface: str) -> None:
    """The title in the largest size that fits; a longer one than any is shortened."""
    height = _TITLE_BOTTOM - _TITLE_TOP
    for size in _TITLE_SIZES:
        font = face(typeface, size)
        most = int(height / (size * _LINE))
        if lines := wrapped(words, font, width=_WIDTH, most=most):
            lines = balanced(lines, font, width=_WIDTH)
            break
    else:
        lines = _broken(words, font, most)
    for number, line in enumerate(lines):
        top = _TITLE_TOP + round(number * size * _LINE)
        draw.text((_LEFT, top), line, font=font, fill=255)


def _broken(words: str, font: ImageFont.FreeTypeFont, most: int) -> list[str]:
    """Lines cut where they are full, for words longer than a line."""
    lines: list[str] = []
    rest = words
    while rest and len(lines) < most:
        line = shortened(rest, font, width=_WIDTH)
        if line != rest and len(lines) < most - 1:
            line = line.removesuffix("…")
        lines.append(line)
        rest = rest[len(line) :].lstrip()
    return lines
