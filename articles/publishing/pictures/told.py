"""What was done for a picture, in one sentence."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from articles.models import Picture

# A window of 360 pixels at double density, the usual phone.
PHONE_WIDTH = 720


def told(picture: Picture) -> str:
    """What was done with the file that came, such as "Turned upright, place and camera
    data removed, 6.2 MB → 212 KB for a phone". Empty where nothing is known of it.
    """
    found, parts = set(picture.original_found), []
    if "turned" in found:
        parts.append(_("turned upright"))
    if {"place", "camera"} <= found:
        parts.append(_("place and camera data removed"))
    elif "place" in found:
        parts.append(_("place data removed"))
    elif "camera" in found:
        parts.append(_("camera data removed"))
    elif "notes" in found:
        parts.append(_("hidden notes removed"))
    if picture.original_bytes:
        before, after = size_text(picture.original_bytes), phone_bytes(picture)
        if after:
            sizes = {"before": before, "after": size_text(after)}
            parts.append(_("%(before)s → %(after)s for a phone") % sizes)
        else:
            making = _("%(before)s → smaller sizes are being made")
            parts.append(making % {"before": before})
    sentence = ", ".join(parts)
    return sentence[:1].upper() + sentence[1:]


def phone_bytes(picture: Picture) -> int:
    """What a phone loads of it in a text, in bytes; 0 while nothing is made."""
    for format_ in ("avif", "webp", "jpeg", "png"):
        made = [r for r in picture.made() if r.format == format_]
        if made:
            wide = [r for r in made if r.width >= PHONE_WIDTH]
            return (wide or made[-1:])[0].bytes
    return 0


def size_text(number: int) -> str:
    """Bytes as people say them: 6.2 MB, 212 KB."""
    if number >= 1_000_000:
        return f"{number_format(number / 1_000_000, 1)} MB"
    return f"{max(1, round(number / 1000))} KB"
