"""The one way in for pictures: cleaned, named by content, stored once."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from articles.imaging import clean
from articles.models import Picture


def store_picture(
    data: bytes, *, by=None, alt: str = "", caption: str = "", credit: str = ""
) -> Picture:
    """The stored picture made from `data`; bytes that came before give their own.

    A picture that was here already keeps its texts and takes what it lacks.

    Raises imaging.PictureError, with a sentence; nothing is kept of a refused file.
    """
    cleaned = clean(data)
    texts = {"alt": alt, "caption": caption, "credit": credit}
    if known := Picture.objects.filter(digest=cleaned.digest).first():
        return _complete(known, texts)
    name = f"pictures/{cleaned.name}"
    made = not default_storage.exists(name)
    if made:
        name = default_storage.save(name, ContentFile(cleaned.data))
    picture = Picture(
        file=name,
        digest=cleaned.digest,
        width=cleaned.width,
        height=cleaned.height,
        content_type=cleaned.content_type,
        colour=cleaned.colour,
        uploaded_by=by,
        **texts,
    )
    try:
        with transaction.atomic():
            picture.save()
    except IntegrityError:  # the same picture came by another request meanwhile
        return _complete(Picture.objects.get(digest=cleaned.digest), texts)
    except BaseException:
        if made:
            default_storage.delete(name)
        raise
    return picture


def _complete(picture: Picture, texts: dict[str, str]) -> Picture:
    lacking = [name for name in texts if texts[name] and not getattr(picture, name)]
    for name in lacking:
        setattr(picture, name, texts[name])
    if lacking:
        picture.save(update_fields=lacking)
    return picture
