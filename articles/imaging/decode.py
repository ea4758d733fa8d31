"""Bytes to pixels: upright, in sRGB, no larger than a page can use."""

import contextlib
import io
import math
import warnings
from typing import Final

from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from .exif import orientation
from .heic import is_deep, is_heic, open_heic
from .limits import MAX_PIXELS, check_pixels, webp_size
from .refusals import ANIMATED, UNKNOWN, refused, too_wide

MAX_SIDE: Final = 2560

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
_TILE: Final = 256
_LANCZOS_RADIUS: Final = 3
# Exif 2.32, section 4.6.4, tag 274: how stored rows and columns lie to the eye.
_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_FOUR_BYTES: Final = ("RGB", "RGBA", "LA", "PA")
_PROFILE_SPACE: Final = {"RGB": "RGB", "RGBA": "RGB", "L": "GRAY", "CMYK": "CMYK"}

# Between its own two limits Pillow only warns; whatever opens pictures here refuses.
warnings.simplefilter("error", Image.DecompressionBombWarning)
# A file of 10 MB can unfold to 64 MB of text beside its pixels.
PngImagePlugin.MAX_TEXT_MEMORY = 16 * 1024 * 1024


def decode(data: bytes) -> tuple[Image.Image, str]:
    """The picture in `data` as mode L, RGB or RGBA, and its format's name in Pillow.

    Raises PictureError for what is refused by its header, and whatever Pillow
    raises for a damaged file.
    """
    if (canvas := webp_size(data)) is not None:
        check_pixels(*canvas, format_="WEBP")
    image = open_picture(data)
    format_ = image.format or ""
    deep = format_ == "HEIF" and is_deep(image)
    deep = deep or (format_ == "PNG" and image.mode in _FOUR_BYTES)
    check_pixels(*image.size, format_=format_, deep=deep)
    # A phone's picture can hold a second view or a depth map, which don't move it.
    if format_ not in ("MPO", "HEIF") and getattr(image, "is_animated", False):
        raise refused(ANIMATED)

    target = _target(*image.size)
    if format_ in ("JPEG", "MPO"):
        image.draft(image.mode, target)  # fewer pixels leave the decoder
    image.load()
    profile = image.info.get("icc_profile")
    # After load, because PNG may keep its Exif block behind the pixels.
    turn = (
        None if format_ == "HEIF" else _UPRIGHT.get(orientation(image.info.get("exif")))
    )

    # Resampled before it is turned or moved to sRGB: both then work on few pixels.
    picture = _plain_mode(image) if image.size == target else _shrunk(image, target)
    del image
    picture = _to_srgb(picture, profile)
    if turn is not None:
        picture = picture.transpose(turn)
    return picture, format_


def open_picture(data: bytes) -> ImageFile.ImageFile:
    if is_heic(data):
        return open_heic(data)
    try:
        return Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.UnidentifiedImageError:
        raise refused(UNKNOWN) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_wide(limit=MAX_PIXELS) from None


def _target(width: int, height: int) -> tuple[int, int]:
    longest = max(width, height)
    if longest <= MAX_SIDE:
        return width, height
    scale = MAX_SIDE / longest
    return max(1, round(width * scale)), max(1, round(height * scale))


def _shrunk(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture in a plain mode and at `size`, put together from small tiles.

    Every pixel is the one that resampling the whole would give. Both a change of mode
    and resampling copy what they are given, so the whole is never given to them.
    """
    across, down = image.width / size[0], image.height / size[1]
    whole: Image.Image | None = None
    for top in range(0, size[1], _TILE):
        bottom = min(top + _TILE, size[1])
        above, below = _reach(top, bottom, down, image.height)
        for left in range(0, size[0], _TILE):
            right = min(left + _TILE, size[0])
            before, after = _reach(left, right, across, image.width)
            tile = _plain_mode(image.crop((before, above, after, below)))
            tile = tile.resize(
                (right - left, bottom - top),
                Image.Resampling.LANCZOS,
                box=(
                    left * across - before,
                    top * down - above,
                    min(right * across, image.width) - before,
                    min(bottom * down, image.height) - above,
                ),
                reducing_gap=3.0,
            )
            whole = whole or Image.new(tile.mode, size)
            whole.paste(tile, (left, top))
    assert whole is not None  # noqa: S101
    return whole


def _reach(start: int, end: int, scale: float, length: int) -> tuple[int, int]:
    """The stored pixels that the resampled ones from `start` to `end` are made of."""
    margin = (_LANCZOS_RADIUS + 1) * max(scale, 1.0)
    first = math.floor(start * scale - margin)
    return max(0, first), min(length, math.ceil(end * scale + margin))


def _plain_mode(image: Image.Image) -> Image.Image:
    """The same pixels as L, RGB, RGBA or CMYK, eight bits a channel."""
    if image.mode.startswith("I"):
        # Pillow clips sixteen bits to eight where a viewer scales them.
        image = image.point(lambda value: value * (1 / 257) + 0.5)
        return image.convert("L")
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture with its colours moved from an embedded profile to sRGB."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    if profile:
        # Broken or foreign profiles are common; every viewer then assumes sRGB.
        with contextlib.suppress(Exception):
            colours = _through_profile(colours, profile)
    if colours.mode == "CMYK":
        colours = colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image:
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    if source.profile.xcolor_space.strip() != _PROFILE_SPACE[image.mode]:
        return image
    target = ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    return converted.convert(image.mode) if image.mode == "L" else converted
