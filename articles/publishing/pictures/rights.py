"""Who may do what with which picture."""

from articles.models import Picture, PictureUse


def may_change_picture(user, picture: Picture) -> bool:
    """Whether `user` may describe the picture; whoever added it may go on doing so."""
    if user.has_perm("articles.change_picture"):
        return True
    own = picture.uploaded_by_id is not None and picture.uploaded_by_id == user.pk
    return own and user.has_perm("articles.add_picture")


def may_replace_picture(user, picture: Picture) -> bool:
    """Whether `user` may put another file in its place; readers see it at once."""
    if user.has_perm("articles.change_picture"):
        return True
    if not may_change_picture(user, picture):
        return False
    in_editions = PictureUse.objects.filter(picture=picture).exclude(edition=None)
    return not (
        in_editions.exists()
        or picture.editions.exists()
        or picture.portrait_of.exists()
        or picture.logo_of.exists()
    )
