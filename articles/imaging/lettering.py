"""Letters drawn into pictures, in faces that lie beside this file.

Source Serif 4 and Source Sans 3, unchanged, by Adobe under the SIL Open Font License
1.1 (fonts/). They have Latin, Greek and Cyrillic letters; whatever else a text holds
is told before it is drawn, so that nobody sees boxes.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

_FOLDER: Final = Path(__file__).parent / "fonts"
_FILES: Final = {
    "serif": "SourceSerif4-Semibold.otf",
    "sans": "SourceSans3-Semibold.otf",
    "small": "SourceSans3-Regular.otf",
}
FACES: Final = frozenset(_FILES)
_HALVINGS: Final = 5
_ABSENT: Final = "\uffff"  # no character, so what is drawn for it is the box


@lru_cache(maxsize=32)
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    """One of FACES in a size of pixels. Raises OSError where its file is gone."""
    return ImageFont.truetype(_FOLDER / _FILES[name], size)


@lru_cache(maxsize=1024)
def _draws(name: str, character: str) -> bool:
    font = face(name, 24)
    drawn, box = font.getmask(character), font.getmask(_ABSENT)
    return drawn.size != box.size or bytes(drawn) != bytes(box)


def drawable(text: str, name: str) -> str:
    """`text` on one line as the face can draw it; "" where it lacks a letter.

    Signs that it lacks, such as emoji, are left out; a word with a hole would be none.
    """
    kept = []
    for character in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(character)[0]
        if character.isspace():
            kept.append(" ")
        elif kind == "C" or (kind in "SM" and not _draws(name, character)):
            continue
        elif _draws(name, character):
            kept.append(character)
        else:
            return ""
    return " ".join("".join(kept).split())


def wrapped(
    text: str, font: ImageFont.FreeTypeFont, *, width: int, most: int
) -> list[str] | None:
    """The lines of `text` at `width` pixels; None where `most` lines are too few.

    Also where a word is wider than a line.
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        elif font.getlength(word) > width or len(lines) == most:
            return None
        else:
            lines.append(word)
    return lines


def balanced(
    lines: list[str], font: ImageFont.FreeTypeFont, *, width: int
) -> list[str]:
    """The same words in as many lines, none of them much shorter than the others."""
    text, found = " ".join(lines), lines
    least, most = width // 2, width
    for _ in range(_HALVINGS):
        middle = (least + most) // 2
        tried = wrapped(text, font, width=middle, most=len(lines))
        if tried:
            found, most = tried, middle
        else:
            least = middle
    return found


def shortened(text: str, font: ImageFont.FreeTypeFont, *, width: int) -> str:
    """`text`, or as much of it as fits into `width` pixels, with an ellipsis."""
    if font.getlength(text) <= width:
        return text
    least, most = 0, len(text)
    while least < most - 1:
        middle = (least + most) // 2
        fits = font.getlength(text[:middle].rstrip() + "…") <= width
        least, most = (middle, most) if fits else (least, middle)
    return text[:least].rstrip() + "…"
