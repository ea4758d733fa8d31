"""Stored HTML follows the renderer and the addresses that it leads to."""

import datetime

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils.html import escape

from articles.models import Author, Edition, Post, SiteSettings
from articles.rendering import RENDERING_VERSION, TextTooLongError

from .compose import contents_of, render
from .pictures import FOLDER
from .texts import save_author, save_settings


def rerender() -> int:
    """Renders again what an older version of the renderer made; returns how many.

    So it does where the pictures' address has changed since. What readers see stays the
    author's text; only its HTML is made anew.
    """
    old = Edition.objects.filter(
        Q(rendering_version__lt=RENDERING_VERSION) | _with_pictures_elsewhere()
    )
    number, region = 0, SiteSettings.load().country
    for key in list(old.values_list("pk", flat=True)):
        number += _rerender(key, region)
    if number:
        for author in Author.objects.iterator():
            save_author(author)
        if settings := SiteSettings.objects.first():
            save_settings(settings)
    return number


@transaction.atomic
def _rerender(key: int, region: str) -> bool:
    # Held before its pictures are read, for a server may be changing one just now.
    edition = Edition.objects.select_for_update().filter(pk=key).first()
    if edition is None:
        return False
    try:
        rendered = render(edition.body, region=region)
    except TextTooLongError:
        return False  # the present rules refuse it; what readers see stays
    edition.html, edition.contents = rendered.html, contents_of(rendered)
    edition.rendering_version = RENDERING_VERSION
    edition.save(update_fields=["html", "contents", "rendering_version"])
    return True


def _with_pictures_elsewhere() -> Q:
    """Texts whose pictures were stored under another address than today's."""
    here = f'="{escape(default_storage.url(FOLDER))}/'
    return Q(html__contains=f"/{FOLDER}/") & ~Q(html__contains=here)


def refresh_links(post: Post, *, at: datetime.datetime) -> int:
    """Renders again the texts that lead to `post`, as it can be found at `at`.

    Only editions that readers see or will see; returns how many changed.
    """
    # Held before their pictures are read, for one of those may change just now.
    held = Edition.objects.select_for_update().order_by("pk")
    naming = held.filter(body__contains=post.reference)
    number, region = 0, SiteSettings.load().country
    for edition in (naming.live(at) | naming.filter(live_from__gt=at)).iterator():
        try:
            rendered = render(
                edition.body, region=region, at=max(at, edition.live_from)
            )
        except TextTooLongError:
            continue  # the present rules refuse it; what readers see stays
        if rendered.html != edition.html:
            # By its key alone: another publication may have dropped it meanwhile.
            Edition.objects.filter(pk=edition.pk).update(
                html=rendered.html, contents=contents_of(rendered)
            )
            number += 1
    return number
