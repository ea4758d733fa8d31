"""The sitemap: every page that a reader can come to (sitemaps.org 0.9)."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import sitemaps
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Author, Edition, Topic


class SiteSitemap(sitemaps.Sitemap):
    limit = 50_000  # the format's own limit

    def get_domain(self, site=None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol=None) -> str:
        return urlsplit(settings.SITE_URL).scheme


class TextSitemap(SiteSitemap):
    """Articles and standing pages, with when each last changed."""

    def items(self):
        return Edition.objects.live(timezone.now()).for_sitemap()

    def lastmod(self, edition: Edition):
        return edition.updated_at


class ListSitemap(SiteSitemap):
    """Home, and the topics and authors that have something to read."""

    def items(self) -> list[str]:
        live = Edition.objects.live(timezone.now()).articles()
        topics = Topic.objects.filter(editions__in=live).distinct()
        authors = Author.objects.filter(editions__in=live).distinct()
        names = ("home", "topics", "authors", "archive")
        return [
            *(reverse(f"articles:{name}") for name in names),
            *(row.get_absolute_url() for row in [*topics, *authors]),
        ]

    def location(self, path: str) -> str:
        return path


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    return sitemap_view(request, {"texts": TextSitemap(), "lists": ListSitemap()})
