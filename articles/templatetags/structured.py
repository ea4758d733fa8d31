"""What a page tells search engines and the sites on which somebody names it."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from articles.models import Author, Edition, SiteSettings
from articles.public import structured_data as data
from articles.public.pictures import ShownPicture, logo_of, portrait_of, social_of

register = template.Library()


@register.simple_tag
def structured_data(graph: dict[str, Any] | str = "") -> SafeString | str:
    """The page's data block; nothing on a page of which nobody is told."""
    return data.script(graph) if graph else ""


@register.simple_tag
def picture_for_others(
    site: SiteSettings, of: Edition | Author | str = ""
) -> ShownPicture | None:
    """The picture beside a link to a page; the site's logo where it has none."""
    found = None
    if isinstance(of, Edition):
        found = social_of(of, site)
    elif isinstance(of, Author):
        found = portrait_of(of)
    return found or logo_of(site)
