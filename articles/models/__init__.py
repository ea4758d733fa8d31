"""The nouns. Code outside this package imports them from here."""

from .content import Content
from .dates import DatePrecision, date_iso, date_text
from .editions import Edition
from .people import Author, Byline
from .pictures import Picture
from .posts import Address, Post
from .records import PublishingRecord
from .site_settings import SiteSettings
from .slugs import MAX_SLUG, RESERVED, slug_from
from .topics import Topic

__all__ = [
    "MAX_SLUG",
    "RESERVED",
    "Address",
    "Author",
    "Byline",
    "Content",
    "DatePrecision",
    "Edition",
    "Picture",
    "Post",
    "PublishingRecord",
    "SiteSettings",
    "Topic",
    "date_iso",
    "date_text",
    "slug_from",
]
