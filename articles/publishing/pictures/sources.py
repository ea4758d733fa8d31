"""A picture's row as the renderer wants it."""

from articles import rendering
from articles.imaging import WHOLE
from articles.models import Picture

from .uses import keys_in


def source_of(picture: Picture, crop: str = WHOLE) -> rendering.PictureSource:
    """The picture, with the renditions of `crop` that exist."""
    return rendering.PictureSource(
        url=picture.file.url,
        width=picture.width,
        height=picture.height,
        caption=picture.caption,
        credit=picture.credit,
        files=tuple(
            rendering.PictureFile(made.url, made.width, made.format)
            for made in picture.made(crop)
        ),
        colour=picture.colour,
    )


def picture_resolver(text: str) -> rendering.PictureResolver:
    """Answers with the stored picture that Markdown names `picture:<key>`, or None.

    All that `text` names are asked for at once.
    """
    keys = keys_in(text)
    known = Picture.objects.filter(key__in=keys).in_bulk(field_name="key")

    def resolve_picture(destination: str) -> rendering.PictureSource | None:
        scheme, _, key = destination.partition(":")
        picture = known.get(key) if scheme == "picture" else None
        return source_of(picture) if picture else None

    return resolve_picture if keys else lambda destination: None
