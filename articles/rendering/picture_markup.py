"""The HTML of a picture: every size and format that there is, the browser's choice.

Built from the site's own rows alone, after the sanitiser, which lets no `srcset` pass.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

TALLEST: Final = 704  # CSS pixels: no picture is taller than most windows
PRINTED: Final = 1200  # pixels: six inches at 200 to the inch
_NEWEST_FIRST: Final = ("avif", "webp")
_SHADES: Final = 16


@dataclass(frozen=True)
class PictureFile:
    """One file of a picture: its address, width in pixels and format ("avif")."""

    url: str
    width: int
    format: str


@dataclass(frozen=True)
class PictureSource:
    """A picture that may be shown: address and size of the whole, and its texts.

    `files` are the renditions of one crop; without any the whole is shown. `colour`,
    as #rrggbb, stands in its place while it loads.
    """

    url: str
    width: int
    height: int
    caption: str = ""
    credit: str = ""
    files: tuple[PictureFile, ...] = ()
    colour: str = ""


def fitted(width: int, height: int) -> tuple[int, int]:
    """The size in CSS pixels at which a picture is laid out where there is room."""
    if height <= TALLEST:
        return width, height
    return max(1, round(width * TALLEST / height)), TALLEST


def tint(colour: str) -> str:
    """The classes that give a picture's place its colour; no style may stand inline."""
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        return ""
    values = (int(colour[at : at + 2], 16) * _SHADES // 256 for at in (1, 3, 5))
    return "tint " + " ".join(
        f"{name}{value}" for name, value in zip(("tr", "tg", "tb"), values, strict=True)
    )


def picture_html(
    source: PictureSource,
    *,
    size: tuple[int, int],
    sizes: str,
    attributes: Mapping[str, str],
    narrow: PictureSource | None = None,
    narrow_sizes: str = "",
    wide_from: str = "",
    prints: bool = False,
) -> str:
    """The HTML of a picture at `size` (CSS pixels), laid out as `sizes` says.

    `attributes` are further ones of the image, `alt` among them, their values as they
    are. `narrow` is another crop for windows that don't match the media condition
    `wide_from`. With `prints` paper gets a file that is fine enough.
    """
    lines = []
    plain = _of_format(source, "jpeg", "png")
    if prints and len(plain) > 1:
        best = next((f for f in plain if f.width >= PRINTED), plain[-1])
        lines.append(f'<source media="print" srcset="{escape(best.url)}">')
    for format_ in _NEWEST_FIRST:
        if files := _of_format(source, format_):
            lines.append(_source(files, sizes, format_, wide_from))
        if narrow and (files := _of_format(narrow, format_)):
            lines.append(_source(files, narrow_sizes, format_, ""))
    shown = _fallback(plain)
    image = {"src": shown.url if shown else source.url}
    if len(plain) > 1:
        image |= {"srcset": _candidates(plain), "sizes": sizes}
    image |= {"width": str(size[0]), "height": str(size[1])}
    image |= {k: v for k, v in (("class", tint(source.colour)),) if v}
    image |= attributes
    written = " ".join(f'{name}="{escape(v)}"' for name, v in image.items())
    if not lines:
        return f"<img {written}>"
    return f"<picture>{''.join(lines)}<img {written}></picture>"


def _of_format(source: PictureSource, *formats: str) -> list[PictureFile]:
    found = [file for file in source.files if file.format in formats]
    return sorted(found, key=lambda file: file.width)


def _fallback(plain: Sequence[PictureFile]) -> PictureFile | None:
    return next((f for f in plain if f.width >= PRINTED), plain[-1] if plain else None)


def _candidates(files: Sequence[PictureFile]) -> str:
    return ", ".join(f"{file.url} {file.width}w" for file in files)


def _source(files: Sequence[PictureFile], sizes: str, format_: str, media: str) -> str:
    condition = f' media="{escape(media)}"' if media else ""
    candidates = escape(_candidates(files))
    return (
        f'<source{condition} type="image/{format_}" '
        f'srcset="{candidates}" sizes="{escape(sizes)}">'
    )
