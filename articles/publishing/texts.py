"""The standing texts of the site and its people, rendered when they are saved."""

import phonenumbers

from articles.models import Author, SiteSettings

from .compose import render


def save_author(author: Author) -> Author:
    """Saves a person with the bio rendered."""
    author.bio_html = render(author.bio).html
    author.save()
    return author


def save_settings(settings: SiteSettings) -> SiteSettings:
    """Saves the site settings with their texts rendered and the phone dialable."""
    region = settings.country
    for name in ("call_to_action", "disclaimer", "crisis_notice"):
        html = render(getattr(settings, name), region=region).html
        setattr(settings, f"{name}_html", html)
    settings.phone_uri = phone_uri(settings.phone, region)
    settings.save()
    return settings


def phone_uri(phone: str, region: str) -> str:
    """The `tel:` address of a number as printed (RFC 3966), or "" if it is none."""
    try:
        number = phonenumbers.parse(phone, region)
    except phonenumbers.NumberParseException:
        return ""
    form = phonenumbers.PhoneNumberFormat.E164
    return f"tel:{phonenumbers.format_number(number, form)}"
