"""The nouns. Code outside this package imports them from here."""

from .autosaves import PRESENT_FOR, Autosave, Presence
from .content import Content
from .dates import DatePrecision, date_iso, date_text
from .editions import Edition
from .people import Author, Byline, credit
from .pictures import Picture
from .posts import REFERENCE_LENGTH, Address, Post
from .records import PublishingRecord
from .reviews import DraftLink, Remark
from .revisions import Revision
from .site_settings import SiteSettings, phone_uri
from .slugs import NUMBERED, RESERVED, first_free, slug_from
from .topics import Topic

__all__ = [
    "NUMBERED",
    "PRESENT_FOR",
    "REFERENCE_LENGTH",
    "RESERVED",
    "Address",
    "Author",
    "Autosave",
    "Byline",
    "Content",
    "DatePrecision",
    "DraftLink",
    "Edition",
    "Picture",
    "Post",
    "Presence",
    "PublishingRecord",
    "Remark",
    "Revision",
    "SiteSettings",
    "Topic",
    "credit",
    "date_iso",
    "date_text",
    "first_free",
    "phone_uri",
    "slug_from",
]
