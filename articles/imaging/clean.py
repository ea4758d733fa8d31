"""A picture as it may be stored and served: new bytes, and nothing but pixels."""

import hashlib
import io
from dataclasses import dataclass
from typing import Final

from PIL import Image

from .decode import decode
from .found import Found, found_in
from .limits import check_file
from .refusals import DAMAGED, PictureError, refused
from .renditions import CONTENT_TYPES, EXTENSIONS
from .turns import one_at_a_time

_PHOTOGRAPHS: Final = ("JPEG", "MPO", "HEIF")
_SAMPLE: Final = 160
# A drawing or a screenshot has hundreds of colours in such a sample, a photograph
# thousands.
_FEW_COLOURS: Final = 2048


@dataclass(frozen=True)
class CleanPicture:
    """A re-encoded picture without metadata, at most 2560 pixels on a side.

    `colour` is the mean of what is visible, "" for a picture that shows what lies
    behind it. `found` says what the file carried that this one doesn't.
    """

    data: bytes
    format: str
    extension: str
    content_type: str
    width: int
    height: int
    digest: str
    colour: str
    has_alpha: bool
    found: Found

    @property
    def name(self) -> str:
        """A file name made from the content; nothing of the sender's name is in it."""
        return f"{self.digest[:32]}.{self.extension}"


def clean(data: bytes) -> CleanPicture:
    """Decode a picture by its content and write it anew.

    Takes JPEG, PNG, WebP, AVIF, still GIF and, where its decoder is installed, HEIC,
    each of at most MAX_BYTES and as many pixels as limits.py says. The result is
    upright, in sRGB and carries no metadata; equal input gives equal bytes. Raises
    PictureError, whose text is written for the sender, for any other input.
    """
    check_file(data)
    with one_at_a_time():
        try:
            picture, source = decode(data)
            fresh = _only_pixels(picture)
            del picture
            has_alpha = fresh.mode == "RGBA"
            lossy = source in _PHOTOGRAPHS and not has_alpha
            encoded, format_ = _encode(fresh, lossy=lossy)
            found = found_in(data)
        except PictureError:
            raise
        except Exception as error:
            # Pillow's decoders raise a dozen unrelated types for damaged files.
            raise refused(DAMAGED) from error
    return CleanPicture(
        data=encoded,
        format=format_,
        extension=EXTENSIONS[format_],
        content_type=CONTENT_TYPES[format_],
        width=fresh.width,
        height=fresh.height,
        digest=hashlib.sha256(encoded).hexdigest(),
        colour="" if has_alpha else _average(fresh),
        has_alpha=has_alpha,
        found=found,
    )


def _only_pixels(picture: Image.Image) -> Image.Image:
    """The visible pixels on a new image, so that nothing attached to the old remains.

    What lies under a fully transparent pixel is blanked too, because it can hold
    what its maker believed to be erased.
    """
    if picture.mode != "RGBA":
        fresh = Image.new(picture.mode, picture.size)
        fresh.paste(picture)
        return fresh
    alpha = picture.getchannel("A")
    if alpha.getextrema() == (255, 255):
        return _only_pixels(picture.convert("RGB"))
    fresh = Image.new("RGBA", picture.size)
    fresh.paste(picture, mask=alpha.point(lambda value: 255 if value else 0))
    return fresh


def _encode(picture: Image.Image, *, lossy: bool) -> tuple[bytes, str]:
    """The bytes and the format: what was JPEG stays so, flat graphics become PNG."""
    if lossy:
        return _jpeg(picture), "jpeg"
    flat = _is_flat(picture)
    if picture.mode == "RGBA":
        return (_png(picture), "png") if flat else (_webp(picture), "webp")
    jpeg = _jpeg(picture)
    if flat and len(png := _png(picture)) <= len(jpeg):
        return png, "png"
    return jpeg, "jpeg"


def _is_flat(picture: Image.Image) -> bool:
    step = max(1, max(picture.size) // _SAMPLE)
    size = (max(1, picture.width // step), max(1, picture.height // step))
    sample = picture.resize(size, Image.Resampling.NEAREST)
    return sample.getcolors(_FEW_COLOURS) is not None


def _jpeg(picture: Image.Image) -> bytes:
    return _save(picture, "JPEG", quality=85, optimize=True, progressive=True)


def _png(picture: Image.Image) -> bytes:
    return _save(picture, "PNG", optimize=True)


def _webp(picture: Image.Image) -> bytes:
    return _save(picture, "WEBP", quality=85, alpha_quality=100, method=4)


def _save(picture: Image.Image, format_: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, format_, **options)
    return buffer.getvalue()


def _average(picture: Image.Image) -> str:
    """The mean colour of what is visible, to stand in while the picture loads."""
    mean = picture.resize((1, 1), Image.Resampling.BOX).convert("RGB")
    red, green, blue = mean.getpixel((0, 0))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"
