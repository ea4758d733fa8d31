"""Stored HTML is made again when the renderer's rules change."""

import pytest

from articles.models import Author, Edition, SiteSettings
from articles.publishing import rerender
from tests.factories import make_author, make_live, make_site

pytestmark = pytest.mark.django_db


def make_old(**values) -> None:
    Edition.objects.update(rendering_version=0, html="<p>old</p>", **values)


def test_what_an_older_renderer_made_is_made_again_and_nothing_else():
    make_site()
    author = make_author(bio="She **listens**.")
    post = make_live("Rendered", body="## One\n\nWords.")
    before = list(Edition.objects.values())
    make_old()
    Author.objects.filter(pk=author.pk).update(bio_html="<p>old</p>")
    SiteSettings.objects.update(disclaimer_html="<p>old</p>")
    assert rerender() == 1
    assert list(Edition.objects.values()) == before
    assert "listens" in Author.objects.get().bio_html
    assert "old" not in SiteSettings.objects.get().disclaimer_html
    assert post.editions.count() == 1
    assert rerender() == 0


def test_a_text_that_the_present_rules_refuse_stays_as_readers_see_it():
    make_live("Long")
    make_old(body="[" * 6_000)
    assert rerender() == 0
    assert Edition.objects.get().html == "<p>old</p>"
