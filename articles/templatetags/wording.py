"""Words for numbers and addresses that the templates show."""

from urllib.parse import urlsplit

from django import template
from django.utils.dates import MONTHS

register = template.Library()


@register.filter
def month_name(number: int) -> str:
    """The name of a month, 1 to 12."""
    return str(MONTHS[number])


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
