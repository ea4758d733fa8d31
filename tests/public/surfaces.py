"""Every address that a visitor can ask for, and how to ask for it."""

from django.urls import reverse

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
    "archive": _of("archive"),
    "archive_year": _of("archive_year", 2026),
    "archive_month": _of("archive_month", 2026, 3),
    "feed": _of("feed"),
    "feed_rss": _of("feed_rss"),
    "sitemap": _of("sitemap"),
    "robots": _of("robots"),
    "media": _media,
    "page": _of("page", "about-us"),
}
