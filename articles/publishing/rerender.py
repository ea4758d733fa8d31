"""Stored HTML follows the renderer: made again when its rules change."""

from articles.models import Author, Edition, SiteSettings
from articles.rendering import RENDERING_VERSION, TextTooLongError

from .compose import contents_of, render
from .texts import save_author, save_settings


def rerender() -> int:
    """Renders again what an older version of the renderer made; returns how many.

    What readers see stays the author's text; only its HTML is made anew.
    """
    old = Edition.objects.filter(rendering_version__lt=RENDERING_VERSION)
    number, region = 0, SiteSettings.load().country
    for edition in old.iterator(chunk_size=100):
        try:
            rendered = render(edition.body, region=region)
        except TextTooLongError:
            continue  # the present rules refuse it; what readers see stays
        edition.html, edition.contents = rendered.html, contents_of(rendered)
        edition.rendering_version = RENDERING_VERSION
        edition.save(update_fields=["html", "contents", "rendering_version"])
        number += 1
    if number:
        for author in Author.objects.iterator():
            save_author(author)
        if settings := SiteSettings.objects.first():
            save_settings(settings)
    return number
