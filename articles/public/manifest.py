"""What a device learns of the site: its name, colours and icons."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language_info
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.imaging import ICONS, LIGHT_PAPERS, readable_on
from articles.models import SiteSettings

SHORT = 12  # characters that fit under an icon
HOUR = 3600  # seconds
_IN_MANIFEST = ("192", "512", "maskable")


def short_name(name: str) -> str:
    """As many whole words of a name as fit under an icon, or the beginning of one."""
    short = name[: SHORT + 1]
    if len(name) > SHORT:
        short = short.rsplit(None, 1)[0] if " " in short else short[:SHORT]
    return short.rstrip(" &+-–—,;:/") or name[:SHORT].strip()


def icons(site: SiteSettings) -> list[dict[str, str]]:
    """The icons as a manifest lists them; the house's own before any were made."""
    made = [
        {
            "src": site.icon_url(icon.name),
            "sizes": f"{icon.side}x{icon.side}",
            "type": "image/png",
            "purpose": "maskable" if icon.name == "maskable" else "any",
        }
        for icon in ICONS
        if icon.name in _IN_MANIFEST and site.icon_url(icon.name)
    ]
    usual = {"src": static("articles/favicon.svg"), "sizes": "any"}
    return made or [usual | {"type": "image/svg+xml"}]


@require_safe
@cache_control(public=True, max_age=HOUR)
def manifest(request: HttpRequest) -> HttpResponse:
    """The web app manifest (https://www.w3.org/TR/appmanifest/)."""
    site, home = SiteSettings.load(), reverse("articles:home")
    content = {
        "name": site.name,
        "short_name": short_name(site.name),
        "lang": site.language,
        "dir": "rtl" if get_language_info(site.language)["bidi"] else "ltr",
        "id": home,
        "start_url": home,
        "scope": home,
        "display": "minimal-ui",
        "background_color": LIGHT_PAPERS[0],
        "theme_color": readable_on(site.accent, LIGHT_PAPERS).colour,
        "icons": icons(site),
    }
    if site.tagline:
        content["description"] = site.tagline
    return JsonResponse(content, content_type="application/manifest+json")


@require_safe
@cache_control(public=True, max_age=HOUR)
def favicon(request: HttpRequest) -> HttpResponse:
    """Leads those who ask for the old address to the icon."""
    site = SiteSettings.load()
    return HttpResponseRedirect(
        site.icon_url("favicon") or static("articles/favicon.svg")
    )
