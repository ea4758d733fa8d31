"""The verbs of a picture: describe, set the focal point, replace, discard, delete."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.imaging import CleanPicture
from articles.models import Picture

from ..errors import NotAllowedError, PublishingError
from .files import FOLDER, hold_files, tidy, tidy_later
from .owing import wake
from .refresh import refresh
from .rights import may_change_picture, may_replace_picture
from .room import save_file
from .storing import fields_of
from .uses import Use, is_used, uses_of

TEXTS = ("alt", "caption", "credit")


def _lock(picture: Picture, *, to_delete: bool = False) -> Picture:
    # Texts may go on naming a picture whose row is held for anything but deletion.
    held = Picture.objects.select_for_update(no_key=not to_delete)
    found = held.filter(pk=picture.pk).first()
    if found is None:
        raise PublishingError(_("This picture was deleted meanwhile."))
    return found


def _require(allowed: bool, sentence: str) -> None:
    if not allowed:
        raise NotAllowedError(sentence)


def _require_changing(picture: Picture, by) -> None:
    _require(
        may_change_picture(by, picture),
        _("Only an editor can change a picture of somebody else's."),
    )


@transaction.atomic
def describe_picture(picture: Picture, *, by, **texts: str) -> Picture:
    """Sets the description, caption or credit kept with a picture (`TEXTS`).

    Texts that readers see follow when they are published next. Raises
    NotAllowedError.
    """
    picture = _lock(picture)
    _require_changing(picture, by)
    for name, value in texts.items():
        if name not in TEXTS:
            raise TypeError(f"A picture has no text called {name}.")
        setattr(picture, name, " ".join(value.split()))
    picture.make_printable()
    picture.save(update_fields=list(texts))
    return picture


@transaction.atomic
def set_focal_point(picture: Picture, *, x: int, y: int, by) -> Picture:
    """Sets the focal point, in percent from the left and the top.

    The crops are made anew in the background; until then readers get the old ones.
    """
    picture = _lock(picture)
    _require_changing(picture, by)
    if not (0 <= x <= 100 and 0 <= y <= 100):
        raise PublishingError(_("The focal point lies within the picture: 0 to 100."))
    if picture.focal_point == (x, y):
        return picture
    picture.focal_x, picture.focal_y = x, y
    picture.owed, picture.tries = True, 0
    picture.save(update_fields=["focal_x", "focal_y", "owed", "tries"])
    transaction.on_commit(wake)
    return picture


def replace_picture(
    picture: Picture, cleaned: CleanPicture, *, original_bytes: int, by
) -> Picture:
    """Puts another file in the place of a picture's, everywhere and at once.

    Its key, its texts and the Markdown that names it stay. The former file and all
    that was made of it are deleted. Raises PublishingError where the library has that
    file already, and imaging.PictureError where there is no room.
    """
    _require_replacing(picture, by)
    if cleaned.digest == picture.digest:
        return picture
    name = save_file(f"{FOLDER}/{cleaned.name}", cleaned.data)
    try:
        return _put_in_place(picture, cleaned, name, original_bytes, by)
    except IntegrityError:
        raise PublishingError(
            _(
                "That file is in the library already, as a picture of its own. Use "
                "that one, or choose another file."
            )
        ) from None
    except PublishingError:
        tidy(cleaned.digest, master=name)
        raise


def _require_replacing(picture: Picture, by) -> None:
    _require(
        may_replace_picture(by, picture),
        _("Only an editor can replace a picture that readers see."),
    )


@transaction.atomic
def _put_in_place(
    picture: Picture, cleaned: CleanPicture, name: str, original_bytes: int, by
) -> Picture:
    hold_files()
    picture = _lock(picture)
    _require_replacing(picture, by)
    save_file(name, cleaned.data)  # once more: see store_cleaned
    digest, former = picture.digest, picture.file.name
    values = fields_of(cleaned, original_bytes)
    values |= {"renditions": [], "owed": True, "tries": 0}
    for field, value in values.items():
        setattr(picture, field, value)
    picture.file.name = name
    picture.save(update_fields=[*values, "file"])
    refresh(picture, digests=[digest, cleaned.digest])
    transaction.on_commit(wake)
    tidy_later(digest, master=former)
    return picture


@transaction.atomic
def delete_picture(picture: Picture, *, by) -> None:
    """Deletes a picture that nothing uses, with its files. Raises PublishingError."""
    _require(
        by.has_perm("articles.delete_picture"),
        _("Only an editor can delete pictures."),
    )
    picture = _lock(picture, to_delete=True)
    if uses := uses_of(picture, user=by):
        raise PublishingError(_in_use(uses))
    _delete(picture)


def _in_use(uses: list[Use]) -> str:
    rest = len(uses) - 1
    told = {"what": uses[0].what.lower(), "title": uses[0].title, "count": rest}
    if not rest:
        sentence = _(
            "This picture is in use: %(what)s, “%(title)s”. Take it out there first, "
            "or replace its file."
        )
    else:
        sentence = ngettext(
            "This picture is in use: %(what)s, “%(title)s” and in %(count)d more "
            "place. Take it out there first, or replace its file.",
            "This picture is in use: %(what)s, “%(title)s” and in %(count)d more "
            "places. Take it out there first, or replace its file.",
            rest,
        )
    return sentence % told


@transaction.atomic
def keep_pending(picture: Picture, *, by, **texts: str) -> Picture:
    """Takes a picture that was just sent into the library, with the texts given.

    Texts of a picture that is another's are left as they are.
    """
    picture = _lock(picture)
    if texts and may_change_picture(by, picture):
        picture = describe_picture(picture, by=by, **texts)
    if picture.pending:
        picture.pending = False
        picture.save(update_fields=["pending"])
    return picture


@transaction.atomic
def discard_pending(picture: Picture, *, by) -> bool:
    """Leaves nothing of a picture whose sender thought better of it.

    Says whether it was deleted: only one that is pending, the sender's own and in no
    text.
    """
    found = Picture.objects.select_for_update().filter(pk=picture.pk, pending=True)
    mine = found.filter(uploaded_by=by).first()
    if mine is None or is_used(mine):
        return False
    _delete(mine)
    return True


def _delete(picture: Picture) -> None:
    digest, master = picture.digest, picture.file.name
    picture.delete()
    tidy_later(digest, master=master)
