"""Every address that a visitor can ask for."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import path, re_path, register_converter

from . import feeds, files, manifest, promises, search, sitemaps, style, views


class SlugConverter:
    """Letters of any script, digits, hyphens and underscores."""

    regex = r"[-\w]+"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


class YearConverter(SlugConverter):
    regex = r"[1-9][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class MonthConverter(YearConverter):
    regex = r"0[1-9]|1[0-2]"

    def to_url(self, value: int) -> str:
        return f"{value:02}"


register_converter(SlugConverter, "uslug")
register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")


def feed_paths(before: str, view: Callable[..., HttpResponse], name: str) -> list:
    """The addresses of a feed in each of its formats, under `before`."""
    return [
        path(f"{before}feed/", view, {"form": "atom"}, name=name),
        path(f"{before}feed/rss/", view, {"form": "rss"}, name=f"{name}_rss"),
        path(f"{before}feed/json/", view, {"form": "json"}, name=f"{name}_json"),
    ]


app_name = "articles"
urlpatterns = [
    path("", views.home, name="home"),
    path("articles/<uslug:slug>/", views.article, name="article"),
    path("topics/", views.topics, name="topics"),
    path("topics/<uslug:slug>/", views.topic, name="topic"),
    path("authors/", views.authors, name="authors"),
    path("authors/<uslug:slug>/", views.author, name="author"),
    path("series/<uslug:slug>/", views.series, name="series"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.search_suggest, name="search_suggest"),
    path("archive/", views.archive, name="archive"),
    path("archive/<year:year>/", views.archive_year, name="archive_year"),
    path(
        "archive/<year:year>/<month:month>/", views.archive_month, name="archive_month"
    ),
    path("your-privacy/", promises.privacy, name="privacy_promise"),
    path(
        "accessibility-statement/",
        promises.accessibility,
        name="accessibility_statement",
    ),
    *feed_paths("", feeds.site_feed, "feed"),
    *feed_paths("topics/<uslug:slug>/", feeds.topic_feed, "topic_feed"),
    *feed_paths("authors/<uslug:slug>/", feeds.author_feed, "author_feed"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    re_path(
        r"^sitemap-(?P<section>texts|lists)-(?P<number>[1-9][0-9]{0,5})\.xml$",
        sitemaps.sitemap_file,
        name="sitemap_file",
    ),
    path("robots.txt", files.robots, name="robots"),
    path("manifest.webmanifest", manifest.manifest, name="manifest"),
    path("favicon.ico", manifest.favicon, name="favicon"),
    re_path(
        r"^style/(?P<accent>[0-9a-f]{6})-(?P<typeface>serif|sans)"
        r"-(?P<digest>[0-9a-f]{16})\.css$",
        style.style,
        name="style",
    ),
    path("media/<path:name>", files.media, name="media"),
    # Last, so that no standing page can shadow an address of the site's own.
    path("<uslug:slug>/", views.page, name="page"),
]
