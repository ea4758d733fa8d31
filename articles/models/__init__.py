"""The nouns. Code outside this package imports them from here."""

from .content import Content
from .dates import DatePrecision, date_iso, date_text
from .editions import Edition
from .people import Author, Byline
from .pictures import Picture
from .posts import Address, Post
from .records import PublishingRecord
from .site_settings import SiteSettings, phone_uri
from .slugs import NUMBERED, RESERVED, first_free, slug_from
from .topics import Topic

__all__ = [
    "NUMBERED",
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
    "first_free",
    "phone_uri",
    "slug_from",
]
