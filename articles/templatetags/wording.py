"""Words for numbers and addresses that the templates show."""

import datetime
import html
from urllib.parse import urlsplit

from django import template
from django.utils.dates import MONTHS
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from articles.models import DatePrecision, Edition, date_text
from articles.public.breadcrumbs import Crumb, crumbs_of, crumbs_of_article

register = template.Library()


@register.filter
def month_name(number: int) -> str:
    """The name of a month, 1 to 12."""
    return str(MONTHS[number])


@register.simple_tag
def page_suffix(number: int) -> str:
    """What follows the name of a list on its second page and later ones."""
    return _(", page %(number)d") % {"number": number} if number > 1 else ""


@register.simple_tag
def period_name(year: int, month: int | None) -> str:
    """A year, or a month of it, in words."""
    if month is None:
        return str(year)
    return date_text(datetime.date(year, month, 1), DatePrecision.MONTH)


@register.simple_tag
def way_to(edition: Edition) -> list[Crumb]:
    """What stands above a text, for a preview as for its page."""
    return crumbs_of_article(edition) if edition.kind == "article" else crumbs_of()


@register.filter
def only_words(text: str) -> str:
    """Stored HTML as plain text, which is escaped again where it is shown."""
    return html.unescape(strip_tags(text))


@register.filter
def web_host(address: str) -> str:
    """The host of an http or https address without its www, or "" for any other.

    A link is shown only where there is one, so that no other scheme gets into it.
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if parts.scheme in {"http", "https"} else ""
