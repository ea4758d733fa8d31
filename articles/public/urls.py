"""Every address that a visitor can ask for."""

from django.urls import path, register_converter
from django.views.decorators.http import require_safe

from . import feeds, files, sitemaps, views


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

app_name = "articles"
urlpatterns = [
    path("", views.home, name="home"),
    path("articles/<uslug:slug>/", views.article, name="article"),
    path("topics/", views.topics, name="topics"),
    path("topics/<uslug:slug>/", views.topic, name="topic"),
    path("authors/", views.authors, name="authors"),
    path("authors/<uslug:slug>/", views.author, name="author"),
    path("archive/", views.archive, name="archive"),
    path("archive/<year:year>/", views.archive_year, name="archive_year"),
    path(
        "archive/<year:year>/<month:month>/", views.archive_month, name="archive_month"
    ),
    path("feed/", require_safe(feeds.AtomFeed()), name="feed"),
    path("feed/rss/", require_safe(feeds.RssFeed()), name="feed_rss"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", files.robots, name="robots"),
    path("media/<path:name>", files.media, name="media"),
    # Last, so that no standing page can shadow an address of the site's own.
    path("<uslug:slug>/", views.page, name="page"),
]
