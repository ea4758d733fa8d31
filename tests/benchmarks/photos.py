"""Photographs for measuring: drawn scenes with the grain and the size of a phone's."""

import io
import random
from functools import cache

from PIL import Image

from articles.management.demo import pictures

PHONE = (4032, 3024)  # 12 megapixels
_GRAIN = 12  # of 256; more than that is noise, which no format makes small


@cache
def _scene(name: str) -> Image.Image:
    return Image.open(io.BytesIO(pictures.picture(name))).convert("RGB")


def photo(number: int, size: tuple[int, int] = PHONE, quality: int = 90) -> bytes:
    """The JPEG of one of sixteen scenes; the same number gives the same bytes."""
    names = list(pictures.SCENES)
    name = names[number % len(names)]
    picture = _scene(name).resize(size, Image.Resampling.BICUBIC)
    # A tile of grain, for drawing twelve million grains takes seconds.
    tile = _grain(number)
    grain = Image.new("L", size)
    for left in range(0, size[0], tile.width):
        for top in range(0, size[1], tile.height):
            grain.paste(tile, (left, top))
    picture = Image.blend(picture, Image.merge("RGB", [grain] * 3), _GRAIN / 256)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, exif=_exif())
    return buffer.getvalue()


def _grain(number: int) -> Image.Image:
    """Grain of the lens's size, which is softer than the sensor's pixels."""
    chance = random.Random(number)
    tile = Image.frombytes("L", (256, 256), chance.randbytes(256 * 256))
    return tile.resize((512, 512), Image.Resampling.BICUBIC)


def _exif() -> bytes:
    block = Image.Exif()
    block[0x010F] = "Phone"
    block[0x0112] = 6
    block.get_ifd(0x8825)[1] = "N"
    return block.tobytes()
