"""How the practice wants its pages to look."""

from django import template

from articles.models import SiteSettings
from articles.public.style import style_path

register = template.Library()


@register.simple_tag
def style_url(site: SiteSettings | str | None = None) -> str:
    """The stylesheet's address; the house's own look where `site` isn't known."""
    return style_path(site or None)


@register.simple_tag
def icon_url(site: SiteSettings, name: str) -> str:
    """The address of one of the site's icons (imaging.ICONS), or ""."""
    return site.icon_url(name)
