"""Every address that a visitor can ask for, and how to ask for it."""

from django.urls import reverse

from articles.public.style import style_path
from tests.factories import make_picture


def _of(name, *args):
    return lambda: reverse(f"articles:{name}", args=args)


def _media() -> str:
    return make_picture(alt="Nothing in particular").file.url


# One line a URL pattern of articles.public.urls, by its name. A pattern that has no
# line here fails the suite: it has to be thought of before it is public.
SURFACES = {
    "home": _of("home"),
    "article": _of("article", "plain-and-open"),
    "topics": _of("topics"),
    "topic": _of("topic", "open-topic"),
    "authors": _of("authors"),
    "author": _of("author", "open-author"),
    "series": _of("series", "open-series"),
    "privacy_promise": _of("privacy_promise"),
    "accessibility_statement": _of("accessibility_statement"),
    "search": _of("search"),
    "search_suggest": _of("search_suggest"),
    "archive": _of("archive"),
    "archive_year": _of("archive_year", 2026),
    "archive_month": _of("archive_month", 2026, 3),
    "feed": _of("feed"),
    "feed_rss": _of("feed_rss"),
    "feed_json": _of("feed_json"),
    "topic_feed": _of("topic_feed", "open-topic"),
    "topic_feed_rss": _of("topic_feed_rss", "open-topic"),
    "topic_feed_json": _of("topic_feed_json", "open-topic"),
    "author_feed": _of("author_feed", "open-author"),
    "author_feed_rss": _of("author_feed_rss", "open-author"),
    "author_feed_json": _of("author_feed_json", "open-author"),
    "sitemap": _of("sitemap"),
    "sitemap_file": _of("sitemap_file", "texts", 1),
    "robots": _of("robots"),
    "manifest": _of("manifest"),
    "favicon": _of("favicon"),
    "style": lambda: style_path(None),
    "media": _media,
    "page": _of("page", "about-us"),
}
