"""The standing texts of the site and its people, rendered when they are saved.

They hold no pictures, so that what a form has checked can be rendered.
"""

from django.db import transaction

from articles.models import Author, CallToAction, SiteSettings, phone_uri
from articles.rendering import render

from .pictures import hold_files, make_icons, wake

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


# What the pictures that are made for other sites show of the settings.
_LOOK = ("name", "accent", "typeface")


def render_settings(settings: SiteSettings) -> None:
    """Renders the texts of unsaved settings and makes the phone dialable."""
    settings.make_printable()
    region = settings.country
    for name in STANDING_TEXTS:
        html = render(getattr(settings, name), region=region).html
        setattr(settings, f"{name}_html", html)
    settings.phone_uri = phone_uri(settings.phone, region)
    settings.accent = settings.accent.lower()


@transaction.atomic
def save_settings(settings: SiteSettings) -> SiteSettings:
    """Saves the site settings with their texts rendered and the phone dialable.

    Icons are made with them; the social cards of what readers see follow in the
    background.
    """
    render_settings(settings)
    hold_files()
    before = SiteSettings.objects.filter(pk=settings.pk).values_list(*_LOOK).first()
    make_icons(settings)
    settings.save()
    if before and before != tuple(getattr(settings, name) for name in _LOOK):
        transaction.on_commit(lambda: wake(sweeps=True), robust=True)
    return settings


def save_call(call: CallToAction) -> CallToAction:
    """Saves a call to action with its text rendered."""
    call.make_printable()
    call.text_html = render(call.text, region=SiteSettings.load().country).html
    call.save()
    return call
