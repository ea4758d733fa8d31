"""The files that readers get: smaller, in newer formats, made of the clean picture."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PIL import Image

from .crops import CENTRE, CROPS, box

RECIPE: Final = 1  # raised whenever other files than before would be made
MASTER_FORMATS: Final = ("JPEG", "PNG", "WEBP")
EXTENSIONS: Final = {"avif": "avif", "webp": "webp", "jpeg": "jpg", "png": "png"}
CONTENT_TYPES: Final = {format_: f"image/{format_}" for format_ in EXTENSIONS}


@dataclass(frozen=True)
class Rendition:
    """One file to be made: a crop, its size in pixels and its format."""

    crop: str
    width: int
    height: int
    format: str


class Master:
    """A clean picture, decoded once for all that is made from it."""

    def __init__(self, data: bytes):
        """Decode `data`, which `clean` made; raises what Pillow raises for others."""
        self._data = data
        self._pixels: Image.Image | None = None
        self.size: tuple[int, int] = self.image.size
        self.has_alpha: bool = self.image.mode == "RGBA"
        # A drawing or a screenshot: its edges and letters are to stay sharp.
        self.flat: bool = data.startswith(b"\x89PNG")

    @property
    def image(self) -> Image.Image:
        """The pixels; decoded again where they were forgotten."""
        if self._pixels is None:
            image = Image.open(io.BytesIO(self._data), formats=MASTER_FORMATS)
            image.load()
            self._pixels = image
            if image.mode not in ("L", "RGB", "RGBA"):
                mode = "RGBA" if image.has_transparency_data else "RGB"
                self._pixels = image.convert(mode)
        return self._pixels

    def forget(self) -> None:
        """Let go of the pixels, until they are needed again."""
        self._pixels = None

    def wanted(self) -> Iterator[Rendition]:
        """All that is made from this picture, none larger than the picture itself."""
        plain = "png" if self.has_alpha else "jpeg"
        for name, crop in CROPS.items():
            full = self._piece(name)
            for format_ in ("webp", plain, "avif"):
                only = {"png": "jpeg"}.get(format_, format_)
                if name == "social" and only != "jpeg":
                    continue
                widths = crop.plain_widths if only == "jpeg" else crop.widths
                made = "jpeg" if name == "social" else format_
                for width in _fitting(widths, full[0]):
                    height = max(1, round(width * full[1] / full[0]))
                    yield Rendition(name, width, height, made)

    def make(
        self, rendition: Rendition, *, focal_point: tuple[int, int] = CENTRE
    ) -> bytes:
        """The bytes of a rendition; `focal_point` in percent from left and top."""
        ratio = CROPS[rendition.crop].ratio
        edges = box(self.size, ratio, focal_point) if ratio else None
        size = (rendition.width, rendition.height)
        piece = self.image.resize(
            size, Image.Resampling.LANCZOS, box=edges, reducing_gap=3.0
        )
        if rendition.format == "jpeg" and piece.mode == "RGBA":
            paper = Image.new("RGB", piece.size, "white")
            paper.paste(piece, mask=piece.getchannel("A"))
            piece = paper
        return _encode(piece, rendition.format, flat=self.flat)

    def _piece(self, crop: str) -> tuple[int, int]:
        ratio = CROPS[crop].ratio
        if ratio is None:
            return self.size
        left, top, right, bottom = box(self.size, ratio, CENTRE)
        return right - left, bottom - top


def _fitting(widths: tuple[int, ...], most: int) -> list[int]:
    """Those widths that the picture has; its own, where it is smaller than a next."""
    fitting = [width for width in widths if width <= most]
    if len(fitting) < len(widths) and most not in fitting:
        fitting.append(most)
    return fitting


def _encode(picture: Image.Image, format_: str, *, flat: bool) -> bytes:
    buffer = io.BytesIO()
    match format_:
        case "avif":
            # Speed 6, the default, takes five times as long for the same bytes.
            options = {"quality": 75 if flat else 58, "speed": 8, "max_threads": 1}
            if flat:
                options["subsampling"] = "4:4:4"
            picture.save(buffer, "AVIF", **options)
        case "webp" if flat:
            picture.save(buffer, "WEBP", lossless=True, quality=60, method=3)
        case "webp":
            picture.save(buffer, "WEBP", quality=78, alpha_quality=95, method=4)
        case "jpeg":
            picture.save(buffer, "JPEG", quality=80, optimize=True, progressive=True)
        case "png":
            picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
