"""The nouns. Code outside this package imports them from here."""

from .autosaves import PRESENT_FOR, Autosave, Presence
from .calls import CallToAction
from .content import LAST_PLACE, Content
from .dates import DatePrecision, date_iso, date_text
from .editions import Edition
from .people import Author, Byline, credit
from .pictures import MOST_TRIES, Picture, PictureUse, StoredRendition
from .posts import REFERENCE_LENGTH, Address, Post
from .reading_order import SeriesPlace, series_place
from .records import PublishingRecord
from .redirects import LONGEST_PATH, MissingPath, Redirect
from .reviews import DraftLink, Remark
from .revisions import Revision
from .search import SearchDocument, SearchWord
from .series import Series
from .site_settings import ACCENT, SiteSettings, phone_uri
from .slugs import NUMBERED, RESERVED, first_free, slug_from
from .topics import Topic

__all__ = [
    "ACCENT",
    "LAST_PLACE",
    "LONGEST_PATH",
    "MOST_TRIES",
    "NUMBERED",
    "PRESENT_FOR",
    "REFERENCE_LENGTH",
    "RESERVED",
    "Address",
    "Author",
    "Autosave",
    "Byline",
    "CallToAction",
    "Content",
    "DatePrecision",
    "DraftLink",
    "Edition",
    "MissingPath",
    "Picture",
    "PictureUse",
    "Post",
    "Presence",
    "PublishingRecord",
    "Redirect",
    "Remark",
    "Revision",
    "SearchDocument",
    "SearchWord",
    "Series",
    "SeriesPlace",
    "SiteSettings",
    "StoredRendition",
    "Topic",
    "credit",
    "date_iso",
    "date_text",
    "first_free",
    "phone_uri",
    "series_place",
    "slug_from",
]
