"""What a page tells programs about the site's feeds."""

from django import template

from articles.models import Author, SiteSettings, Topic
from articles.public.feeds import FeedLink, feed_links

register = template.Library()


@register.simple_tag
def feeds_of(site: SiteSettings, subject: Topic | Author | str = "") -> list[FeedLink]:
    """The feeds of a page about `subject`, its own before the site's."""
    return feed_links(site, subject or None)
