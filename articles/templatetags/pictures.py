"""Pictures as the readers' pages show them: the right crop, size and format."""

from dataclasses import dataclass
from typing import Final

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.imaging import WHOLE
from articles.models import Picture
from articles.publishing import source_of
from articles.rendering import fitted, picture_html

register = template.Library()

# The page's width, for which see .wrap in static/articles/site/base.css.
_PAGE: Final = (
    "(min-width: 71.75rem) 66rem, (min-width: 31.25rem) 92vw, calc(100vw - 2.5rem)"
)


@dataclass(frozen=True)
class Layout:
    """How static/articles/site/ lays a crop out; `size` in CSS pixels at most.

    `narrow` is the crop for windows that `wide_from` doesn't match.
    """

    crop: str
    sizes: str
    size: tuple[int, int] | None = None
    narrow: str = ""
    wide_from: str = ""


LAYOUTS: Final = {
    "article": Layout(WHOLE, _PAGE),
    "lead": Layout(
        "lead",
        _PAGE,
        size=(1056, 528),
        narrow="lead-narrow",
        wide_from="(min-width: 40rem)",
    ),
    "row": Layout(
        "card",
        "(min-width: 65.25rem) 15rem, (min-width: 47.9rem) 23vw, "
        "(min-width: 40rem) 11rem, (min-width: 30.75rem) 8rem, 26vw",
        size=(240, 180),
    ),
    "author": Layout(
        "square",
        "(min-width: 50rem) 10rem, (min-width: 27.5rem) 20vw, 5.5rem",
        size=(160, 160),
    ),
    "authors": Layout(
        "square",
        "(min-width: 40rem) 8rem, (min-width: 25rem) 20vw, 5rem",
        size=(128, 128),
    ),
}


@register.simple_tag
def picture(
    picture: Picture, place: str, alt: str = "", *, first: bool = False
) -> SafeString:
    """The HTML of a picture in a place of LAYOUTS, `first` where readers await it."""
    layout = LAYOUTS[place]
    source = source_of(picture, layout.crop)
    size = layout.size or fitted(picture.width, picture.height)
    attributes = {"alt": alt}
    if first:
        attributes |= {"fetchpriority": "high"}
    else:
        attributes |= {"loading": "lazy", "decoding": "async"}
    # Everything in it is of the site's own rows, and escaped where it is put together.
    return mark_safe(  # noqa: S308
        picture_html(
            source,
            size=size,
            sizes=_no_wider_than(size[0], layout.sizes),
            attributes=attributes,
            narrow=source_of(picture, layout.narrow) if layout.narrow else None,
            wide_from=layout.wide_from,
            prints=layout.crop == WHOLE,
        )
    )


def _no_wider_than(width: int, sizes: str) -> str:
    """The layout of a picture that may be narrower than its place."""
    if sizes != _PAGE or width >= 1056:
        return sizes
    return f"(min-width: {round(width / 0.92)}px) {width}px, {sizes}"
