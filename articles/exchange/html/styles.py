"""What inline styles say about words; colours, margins and the like say nothing."""

import re
from dataclasses import dataclass, fields

PIXELS = {"px": 1.0, "pt": 4 / 3, "in": 96.0, "cm": 37.8, "mm": 3.78, "pc": 16.0}
FONT_SIZES = {"1": 10, "2": 13, "3": 16, "4": 18, "5": 24, "6": 32, "7": 48}
NORMAL_SIZE = 16.0

_LENGTH = re.compile(r"(-?[0-9]*\.?[0-9]+)\s*([a-z%]*)")
_FONT_SIZE = re.compile(r"(?<![\w.-])([0-9]*\.?[0-9]+(?:px|pt|em|rem|%))(?![\w-])")
_MSO_LIST = re.compile(r"\bl[0-9]+ level([1-9])\b")
_MONOSPACE = re.compile(r"monospace|courier|menlo|monaco|consolas", re.IGNORECASE)
_BOLD_FONT = re.compile(r"-\w*(?:bold|black|heavy)", re.IGNORECASE)
_ITALIC_FONT = re.compile(r"-\w*(?:italic|oblique)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What one `style` says; None where it says nothing.

    `size` and `indent` are in pixels, a `scale` is relative to the size around it.
    `white_space` is "pre", "wrap" for line ends that count, or "normal".
    """

    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None
    hidden: bool | None = None
    white_space: str | None = None
    monospace: bool | None = None
    size: float | None = None
    scale: float | None = None
    indent: float | None = None
    list_level: int | None = None
    list_mark: bool | None = None
    outline: int | None = None
    element: str | None = None
    note: str | None = None

    def over(self, other: "Style") -> "Style":
        """Return this style where it says something, and `other` where it does not."""
        values = {
            field.name: getattr(other, field.name)
            if getattr(self, field.name) is None
            else getattr(self, field.name)
            for field in fields(self)
        }
        return Style(**values)


NO_STYLE = Style()


def read_style(css: str) -> Style:
    """Return what the declarations in `css` say."""
    values: dict[str, object] = {}
    for declaration in css.split(";"):
        name, colon, value = declaration.partition(":")
        if colon and (read := _READERS.get(name.strip().lower())):
            values.update(read(value.strip().lower()))
    return Style(**values) if values else NO_STYLE  # type: ignore[arg-type]


def pixels(value: str) -> float | None:
    """Return a CSS length in pixels, or None for what is relative or no length."""
    match = _LENGTH.match(value)
    if match is None or match[2] not in PIXELS:
        return 0.0 if match and float(match[1]) == 0 else None
    return float(match[1]) * PIXELS[match[2]]


def _weight(value: str) -> dict[str, object]:
    if value.startswith(("bold", "normal", "lighter")):
        return {"bold": value.startswith("bold")}
    number = value[:4].rstrip(" !")
    return {"bold": int(number) >= 600} if number.isdecimal() else {}


def _slant(value: str) -> dict[str, object]:
    return {"italic": value.startswith(("italic", "oblique"))}


def _decoration(value: str) -> dict[str, object]:
    return {"strike": True} if "line-through" in value else {}


def _size(value: str) -> dict[str, object]:
    if size := pixels(value):
        return {"size": min(size, 500.0)}
    match = _LENGTH.match(value)
    if match and match[2] in ("em", "%"):
        scale = float(match[1]) / (100 if match[2] == "%" else 1)
        return {"scale": min(max(scale, 0.1), 10.0)}
    if match and match[2] == "rem":
        return {"size": min(float(match[1]) * NORMAL_SIZE, 500.0)}
    return {}


def _family(value: str) -> dict[str, object]:
    values: dict[str, object] = {"monospace": bool(_MONOSPACE.search(value))}
    # Cocoa names the cut of a font: Helvetica-Bold, Georgia-BoldItalic.
    if _BOLD_FONT.search(value):
        values["bold"] = True
    if _ITALIC_FONT.search(value):
        values["italic"] = True
    return values


def _font(value: str) -> dict[str, object]:
    size = _FONT_SIZE.search(value)
    before = value[: size.start()].split() if size else []
    values: dict[str, object] = {
        "bold": any(_weight(word).get("bold") for word in before),
        "italic": "italic" in before or "oblique" in before,
    }
    if size:
        values |= _size(size[1]) | _family(value[size.end() :])
    return values


def _white_space(value: str) -> dict[str, object]:
    if value in ("pre", "nowrap"):
        return {"white_space": "pre" if value == "pre" else "normal"}
    kept = value.startswith(("pre-", "preserve", "break-spaces"))
    return {"white_space": "wrap" if kept else "normal"}


def _list(value: str) -> dict[str, object]:
    if value.startswith("ignore"):
        return {"list_mark": True}
    level = _MSO_LIST.search(value)
    return {"list_level": int(level[1])} if level else {}


def _outline(value: str) -> dict[str, object]:
    return {"outline": int(value[:1])} if value[:1] in tuple("123456789") else {}


_READERS = {
    "font-weight": _weight,
    "font-style": _slant,
    "text-decoration": _decoration,
    "text-decoration-line": _decoration,
    "font-size": _size,
    "font-family": _family,
    "font": _font,
    "white-space": _white_space,
    "white-space-collapse": _white_space,
    "display": lambda value: {"hidden": True} if value.startswith("none") else {},
    "visibility": lambda value: {"hidden": True} if value.startswith("hidden") else {},
    "mso-hide": lambda value: {"hidden": True} if value.startswith("all") else {},
    "mso-list": _list,
    "mso-outline-level": _outline,
    "mso-element": lambda value: {"element": value},
    "mso-footnote-id": lambda value: {"note": value},
    "mso-endnote-id": lambda value: {"note": value},
    "margin-left": lambda value: {"indent": pixels(value)},
}
