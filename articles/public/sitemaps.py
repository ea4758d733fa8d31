"""The sitemap: every live page, with when it last changed (sitemaps.org 0.9)."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import sitemaps
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Edition


class LiveSitemap(sitemaps.Sitemap):
    limit = 50_000  # the format's own limit

    def get_domain(self, site=None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol=None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def items(self):
        return Edition.objects.live(timezone.now()).for_sitemap()

    def lastmod(self, edition: Edition):
        return edition.updated_at


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    return sitemap_view(request, {"live": LiveSitemap()})
