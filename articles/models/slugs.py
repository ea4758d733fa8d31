"""Addresses: the part of them that a title turns into."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext

MAX_SLUG = 100
NUMBERED = 70  # how much of a slug stays when a number follows it

# First parts of the site's own addresses, which no standing page may take.
RESERVED = frozenset(
    {"admin", "articles", "authors", "topics", "archive", "feed", "rss", "search"}
    | {"media", "static", "healthz", "readyz", "page", "api", "accounts", "login"}
    | {"drafts", "series", "your-privacy", "accessibility-statement", "style", "icons"}
)


def check_slug(slug: str) -> None:
    """Raises ValidationError for a slug that would shadow a route of the site."""
    if slug in RESERVED:
        raise ValidationError(
            gettext(
                "“%(slug)s” is an address that the site itself uses. Choose another "
                "word."
            )
            % {"slug": slug}
        )


def first_free(base: str, taken: set[str]) -> str:
    """`base`, or `base` with the first number that makes it none of `taken`."""
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base[:NUMBERED]}-{number}"
    return slug


def slug_from(title: str, fallback: str = "untitled") -> str:
    """A slug for `title`: plain letters where it has them, else its own script."""
    slug = slugify(title) or slugify(
        unicodedata.normalize("NFC", title), allow_unicode=True
    )
    slug = slug.strip("-_")[:MAX_SLUG].rstrip("-_") or fallback
    return f"{slug}-1" if slug in RESERVED else slug
