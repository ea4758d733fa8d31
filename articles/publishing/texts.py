"""The standing texts of the site and its people, rendered when they are saved.

They hold no pictures, so that what a form has checked can be rendered.
"""

from articles.models import Author, CallToAction, SiteSettings, phone_uri
from articles.rendering import render

STANDING_TEXTS = (
    "call_to_action",
    "disclaimer",
    "crisis_notice",
    "home_text",
    "footer_text",
)


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
    for name in STANDING_TEXTS:
        html = render(getattr(settings, name), region=region).html
        setattr(settings, f"{name}_html", html)
    settings.phone_uri = phone_uri(settings.phone, region)
    settings.save()
    return settings


def save_call(call: CallToAction) -> CallToAction:
    """Saves a call to action with its text rendered."""
    call.make_printable()
    call.text_html = render(call.text, region=SiteSettings.load().country).html
    call.save()
    return call
