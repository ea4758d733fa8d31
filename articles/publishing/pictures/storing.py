"""The one way in for pictures: cleaned, named by content, stored once."""

from dataclasses import asdict

from django.db import transaction

from articles.imaging import CleanPicture, clean
from articles.models import Picture

from .files import FOLDER, hold_files
from .owing import wake
from .rights import may_change_picture
from .room import save_file


def store_picture(data: bytes, **values) -> Picture:
    """The stored picture made from `data`; see `store_cleaned` for `values`.

    Raises imaging.PictureError, with a sentence; nothing is kept of a refused file.
    """
    return store_cleaned(clean(data), original_bytes=len(data), **values)


def store_cleaned(
    cleaned: CleanPicture,
    *,
    original_bytes: int = 0,
    by=None,
    pending: bool = False,
    alt: str = "",
    caption: str = "",
    credit: str = "",
) -> Picture:
    """The stored picture; bytes that came before give the one that is there.

    A picture that was here already keeps its texts and takes what it lacks from
    whoever may describe it. With `pending` a new one waits for its sender to say what
    it shows. Raises imaging.PictureError where there is no room.
    """
    texts = {"alt": alt, "caption": caption, "credit": credit}
    name = save_file(f"{FOLDER}/{cleaned.name}", cleaned.data)
    with transaction.atomic():
        hold_files()
        known = Picture.objects.select_for_update(no_key=True).filter(
            digest=cleaned.digest
        )
        picture = known.first()
        # Once more, for its last row may have gone, and the file with it.
        save_file(name, cleaned.data)
        if picture:
            return _complete(picture, texts, by=by, pending=pending)
        picture = Picture(
            file=name,
            pending=pending,
            uploaded_by=by,
            **texts,
            **fields_of(cleaned, original_bytes),
        )
        picture.save()
        transaction.on_commit(wake)
    return picture


def fields_of(cleaned: CleanPicture, original_bytes: int) -> dict:
    """What a picture's row says of its file."""
    found = [name for name, is_so in asdict(cleaned.found).items() if is_so]
    return {
        "digest": cleaned.digest,
        "width": cleaned.width,
        "height": cleaned.height,
        "content_type": cleaned.content_type,
        "colour": cleaned.colour,
        "has_alpha": cleaned.has_alpha,
        "bytes": len(cleaned.data),
        "original_bytes": original_bytes,
        "original_found": found,
    }


def _complete(picture: Picture, texts: dict[str, str], *, by, pending: bool) -> Picture:
    if by is not None and not may_change_picture(by, picture):
        texts = {}
    lacking = [name for name in texts if texts[name] and not getattr(picture, name)]
    for name in lacking:
        setattr(picture, name, texts[name])
    # Two people sent it: neither's second thoughts may take it from the other.
    if picture.pending and (not pending or picture.uploaded_by != by):
        picture.pending = False
        lacking.append("pending")
    if lacking:
        picture.save(update_fields=lacking)
    return picture
