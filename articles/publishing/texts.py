"""The standing texts of the site and its people, rendered when they are saved.

They hold no pictures, so that what a form has checked can be rendered.
"""

from articles.models import Author, SiteSettings, phone_uri
from articles.rendering import render


def save_author(author: Author) -> Author:
    """Saves a person with the bio rendered."""
    author.make_printable()
    author.bio_html = render(author.bio, region=SiteSettings.load().country).html
    author.save()
    return author


def save_settings(settings: SiteSettings) -> SiteSettings:
    """Saves the site settings with their texts rendered and the phone dialable."""
    settings.make_printable()
    region = settings.country
    for name in ("call_to_action", "disclaimer", "crisis_notice"):
        html = render(getattr(settings, name), region=region).html
        setattr(settings, f"{name}_html", html)
    settings.phone_uri = phone_uri(settings.phone, region)
    settings.save()
    return settings
