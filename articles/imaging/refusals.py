"""The sentences a writer reads when a picture cannot be taken."""

import math

ANIMATED = (
    "This picture moves. Save one moment of it as a still JPEG or PNG, "
    "and add that instead."
)
DAMAGED = (
    "This picture is cut off or damaged. Open it on your device, save it again "
    "as JPEG or PNG, and add the new file."
)
EMPTY = "This file is empty. Save the picture again on your device, then add it."
HEIC = (
    "This is a HEIC picture, which browsers can't show. Open it on your device, "
    "export it as JPEG, and add that. For new pictures, an iPhone saves JPEG when "
    "Settings, Camera, Formats is set to “Most Compatible”."
)
SVG = (
    "This is an SVG drawing, and a drawing of that kind can carry a program. "
    "Export it as PNG and add that."
)
UNKNOWN = "This file isn't a picture that can be read here. Add a JPEG, PNG or WebP."


class PictureError(ValueError):
    """A refused picture; its text tells a writer what happened and what to do."""


def too_heavy(size: int, *, limit: int) -> PictureError:
    """The refusal for a file of `size` bytes where `limit` bytes are allowed."""
    megabyte = 1024 * 1024
    # Rounded up, so that a file just over the limit never reads as the limit.
    tenths = math.ceil(size * 10 / megabyte)
    shown = f"{tenths / 10:g}" if tenths < 200 else f"{math.ceil(size / megabyte)}"
    return PictureError(
        f"This picture is {shown} MB; the most we take is {limit // megabyte}. "
        "Your phone can send it as “large” instead of “actual size”."
    )


def too_wide(*, limit: int) -> PictureError:
    """The refusal for a picture of more than `limit` pixels."""
    return PictureError(
        f"This picture has more than {limit // 1_000_000} million pixels. Make its "
        "longest side 2560 pixels, which is enough for any screen, and add it again."
    )


def other_kind(kind: str) -> PictureError:
    """The refusal for a well-known kind of file that browsers do not show."""
    return PictureError(
        f"This is a {kind} file, which browsers don't show as a picture. "
        "Save it as JPEG or PNG and add that."
    )
