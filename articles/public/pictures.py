"""The one file of a picture that other programs and other sites are given."""

from dataclasses import dataclass
from typing import Final

from django.core.files.storage import default_storage

from articles.imaging import WHOLE
from articles.models import Author, Edition, Picture, SiteSettings

from .pages import absolute

WIDTH: Final = 1200  # pixels: what search engines ask for, and enough for feeds
CARD_SIZE: Final = (1200, 630)  # pixels


@dataclass(frozen=True)
class ShownPicture:
    """A file: its absolute address, its size in pixels, its type, what it shows."""

    url: str
    width: int
    height: int
    content_type: str
    alt: str = ""


def absolute_file(url: str) -> str:
    """The full address of a stored file, which may lie on a host of its own."""
    return url if "://" in url else absolute(url)


def shown(
    picture: Picture, alt: str, *, crop: str = WHOLE, width: int = WIDTH
) -> ShownPicture:
    """The JPEG or PNG of a crop; while that is still to be made, of the whole."""
    made = picture.plain(crop, width=width) or picture.plain(width=width)
    if made is None:
        url, content_type = picture.file.url, picture.content_type
    else:
        url, content_type = made.url, made.content_type
    size = made or picture
    return ShownPicture(absolute_file(url), size.width, size.height, content_type, alt)


def lead_of(edition: Edition) -> ShownPicture | None:
    """The lead picture as it is, for feeds and search engines."""
    return shown(edition.picture, edition.lead_alt) if edition.picture else None


def logo_of(site: SiteSettings) -> ShownPicture | None:
    logo = site.logo
    return shown(logo, logo.alt or site.name, width=0) if logo else None


def portrait_of(author: Author) -> ShownPicture | None:
    if not author.portrait:
        return None
    alt = author.portrait.alt or author.name
    return shown(author.portrait, alt, crop="square", width=0)


def social_of(edition: Edition, site: SiteSettings) -> ShownPicture | None:
    """What other sites show beside a link to a text: its picture, or its card."""
    if edition.picture:
        return shown(edition.picture, edition.lead_alt, crop="social")
    if not edition.social_card:
        return None
    names = ", ".join(byline.credited_name for byline in edition.bylines)
    words = [site.name, edition.title, names]  # what is written on it
    url = absolute_file(default_storage.url(edition.social_card))
    alt = ". ".join(word for word in words if word)
    return ShownPicture(url, *CARD_SIZE, "image/png", alt)
