"""Bytes to pixels: upright, in sRGB, no larger than a page can use."""

import contextlib
import io
from typing import Final

from PIL import Image, ImageCms, ImageFile

from .limits import MAX_PIXELS, check_pixels, webp_size
from .refusals import ANIMATED, UNKNOWN, PictureError, too_wide

MAX_SIDE: Final = 2560

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
_ORIENTATION: Final = 0x0112
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
_PROFILE_SPACE: Final = {"RGB": "RGB", "RGBA": "RGB", "L": "GRAY", "CMYK": "CMYK"}


def decode(data: bytes) -> tuple[Image.Image, str]:
    """The picture in `data` as mode L, RGB or RGBA, and its format's name in Pillow.

    Raises PictureError for what is refused by its header, and whatever Pillow
    raises for a damaged file.
    """
    if (canvas := webp_size(data)) is not None:
        check_pixels(*canvas, format_="WEBP")
    image = _open(data)
    check_pixels(*image.size, format_=image.format)
    # A phone's JPEG in MPO form holds a second view or a depth map, not an animation.
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise PictureError(ANIMATED)

    target = _target(*image.size)
    image.draft(image.mode, target)  # JPEG only: fewer pixels leave the decoder
    image.load()
    profile = image.info.get("icc_profile")
    # After load, because PNG may keep its Exif block behind the pixels.
    turn = _UPRIGHT.get(_orientation(image))

    picture = _plain_mode(image)
    # Resampled before it is turned or converted: both then work on few pixels.
    if picture.size != target:
        picture = picture.resize(target, Image.Resampling.LANCZOS, reducing_gap=3.0)
    picture = _to_srgb(picture, profile)
    if turn is not None:
        picture = picture.transpose(turn)
    return picture, image.format or ""


def _open(data: bytes) -> ImageFile.ImageFile:
    try:
        return Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.UnidentifiedImageError:
        raise PictureError(UNKNOWN) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_wide(limit=MAX_PIXELS) from None


def _target(width: int, height: int) -> tuple[int, int]:
    longest = max(width, height)
    if longest <= MAX_SIDE:
        return width, height
    scale = MAX_SIDE / longest
    return max(1, round(width * scale)), max(1, round(height * scale))


def _orientation(image: Image.Image) -> int:
    # A broken Exif block says nothing about the pixels beside it.
    with contextlib.suppress(Exception):
        return int(image.getexif().get(_ORIENTATION, 1))
    return 1


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
