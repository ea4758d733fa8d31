"""What was done for a picture, in one sentence."""

from articles.models import Picture

# A window of 360 pixels at double density, the usual phone.
PHONE_WIDTH = 720


def told(picture: Picture) -> str:
    """What was done with the file that came, such as "Turned upright, place and camera
    data removed, 6.2 MB → 212 KB for a phone". Empty where nothing is known of it.
    """
    found, parts = set(picture.original_found), []
    if "turned" in found:
        parts.append("turned upright")
    kinds = [
        word
        for name, word in (("place", "place"), ("camera", "camera"))
        if name in found
    ]
    if kinds:
        parts.append(f"{' and '.join(kinds)} data removed")
    elif "notes" in found:
        parts.append("hidden notes removed")
    if picture.original_bytes:
        before, after = size_text(picture.original_bytes), phone_bytes(picture)
        if after:
            parts.append(f"{before} → {size_text(after)} for a phone")
        else:
            parts.append(f"{before} → smaller sizes are being made")
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
        return f"{number / 1_000_000:.1f} MB"
    return f"{max(1, round(number / 1000))} KB"
