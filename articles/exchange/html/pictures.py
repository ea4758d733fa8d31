"""Pictures in a clipboard: which came along, what they show, and which are none."""

import re

from articles.sentences import gettext, gettext_noop

from .blocks import Picture, Text
from .styles import pixels

PLACEHOLDER = gettext_noop("describe this picture")
MISSING = gettext_noop("picture missing")
# What our own script puts in place of a picture that was in the clipboard itself.
_PASTED = re.compile(r"pasted:[0-9]{1,4}")
_WEB = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"[\w .()+%-]+\.(?:jpe?g|png|gif|webp|avif|heic|svg|bmp|tiff?)", re.I
)
_LAZY = ("data-src", "data-image", "data-lazy-src", "data-original")
MAX_ALT = 1_000


def read_picture(attributes: dict[str, str]) -> Picture | Text | None:
    """Return an `img` tag's picture, the emoji that it is, or None for a pixel."""
    alt = " ".join(attributes.get("alt", "")[:MAX_ALT].split())
    if _is_emoji(alt, attributes):
        return Text(alt)
    if _is_pixel(attributes):
        return None
    src = _source(attributes)
    if _FILE_NAME.fullmatch(alt):
        alt = ""
    if not src:
        return Picture(gettext(MISSING), "")
    return Picture(alt or gettext(PLACEHOLDER), src)


def _source(attributes: dict[str, str]) -> str:
    named = attributes.get("srcset", "").strip().split(" ", 1)[0].rstrip(",")
    for src in (
        attributes.get("src", ""),
        *(attributes.get(name, "") for name in _LAZY),
        named,
    ):
        src = src.strip()
        if src.startswith("//"):
            src = f"https:{src}"
        if _PASTED.fullmatch(src) or (_WEB.fullmatch(src) and len(src) <= 2_000):
            return src
    return ""


def _is_emoji(alt: str, attributes: dict[str, str]) -> bool:
    named = f"{attributes.get('class', '')} {attributes.get('src', '')}".lower()
    return (
        0 < len(alt) <= 12
        and not any(character.isalnum() for character in alt)
        and (not alt.isascii() or "emoji" in named or "smiley" in named)
    )


def _is_pixel(attributes: dict[str, str]) -> bool:
    css = attributes.get("style", "").lower()
    sides = [attributes.get("width", ""), attributes.get("height", "")]
    sides += re.findall(r"(?<![\w-])(?:width|height)\s*:\s*([0-9.]+px)", css)
    sizes = [
        size
        for side in sides
        if (size := pixels(side if side.endswith("px") else f"{side}px")) is not None
    ]
    return len(sizes) >= 2 and max(sizes) <= 2
