"""The sentences a writer reads when a picture cannot be taken."""

import math

from articles.sentences import gettext, gettext_noop

ANIMATED = gettext_noop(
    "This picture moves. Save one moment of it as a still JPEG or PNG, "
    "and add that instead."
)
DAMAGED = gettext_noop(
    "This picture is cut off or damaged. Open it on your device, save it again "
    "as JPEG or PNG, and add the new file."
)
EMPTY = gettext_noop(
    "This file is empty. Save the picture again on your device, then add it."
)
HEIC = gettext_noop(
    "This is a HEIC picture, which browsers can't show. Open it on your device, "
    "export it as JPEG, and add that. For new pictures, an iPhone saves JPEG when "
    "Settings, Camera, Formats is set to “Most Compatible”."
)
SVG = gettext_noop(
    "This is an SVG drawing, and a drawing of that kind can carry a program. "
    "Export it as PNG and add that."
)
UNKNOWN = gettext_noop(
    "This file isn't a picture that can be read here. Add a JPEG, PNG or WebP."
)


class PictureError(ValueError):
    """A refused picture; its text tells a writer what happened and what to do."""


def refused(sentence: str) -> PictureError:
    """The refusal with one of the sentences above, in the language spoken now."""
    return PictureError(gettext(sentence))


def too_heavy(size: int, *, limit: int) -> PictureError:
    """The refusal for a file of `size` bytes where `limit` bytes are allowed."""
    megabyte = 1024 * 1024
    # Rounded up, so that a file just over the limit never reads as the limit.
    tenths = math.ceil(size * 10 / megabyte)
    shown = f"{tenths / 10:g}" if tenths < 200 else f"{math.ceil(size / megabyte)}"
    return PictureError(
        gettext(
            "This picture is %(size)s MB; the most we take is %(limit)s. Your phone "
            "can send it as “large” instead of “actual size”."
        )
        % {"size": shown, "limit": limit // megabyte}
    )


def too_wide(*, limit: int) -> PictureError:
    """The refusal for a picture of more than `limit` pixels."""
    return PictureError(
        gettext(
            "This picture has more than %(limit)s million pixels. Make its longest "
            "side 2560 pixels, which is enough for any screen, and add it again."
        )
        % {"limit": limit // 1_000_000}
    )


def other_kind(kind: str) -> PictureError:
    """The refusal for a well-known kind of file that browsers do not show."""
    return PictureError(
        gettext(
            "This is a %(kind)s file, which browsers don't show as a picture. Save it "
            "as JPEG or PNG and add that."
        )
        % {"kind": gettext(kind)}
    )
