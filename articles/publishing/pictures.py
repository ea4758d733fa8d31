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

    Raises imaging.PictureError, with a sentence; nothing is kept of a refused file.
    """
    cleaned = clean(data)
    if known := Picture.objects.filter(digest=cleaned.digest).first():
        return known
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
        alt=alt,
        caption=caption,
        credit=credit,
        uploaded_by=by,
    )
    try:
        with transaction.atomic():
            picture.save()
    except IntegrityError:  # the same picture came by another request meanwhile
        return Picture.objects.get(digest=cleaned.digest)
    except BaseException:
        if made:
            default_storage.delete(name)
        raise
    return picture
