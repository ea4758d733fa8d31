"""The feeds: of the site, a topic, an author; each in three formats, with full text."""

from .entries import absolute_html
from .links import FeedLink, feed_links
from .views import author_feed, site_feed, topic_feed

__all__ = [
    "FeedLink",
    "absolute_html",
    "author_feed",
    "feed_links",
    "site_feed",
    "topic_feed",
]
