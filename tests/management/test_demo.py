"""The demo: a practice that a newcomer can believe."""

import pytest

from articles.management.demo import fill, pictures
from articles.models import (
    Author,
    CallToAction,
    Edition,
    Picture,
    Post,
    Series,
    SiteSettings,
    Topic,
)
from articles.publishing import rendered_html, save_settings
from tests.factories import make_user, picture_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def quick_pictures(monkeypatch):
    """The demo's pictures, small: drawing them is what takes its time."""
    names = list(pictures.ALT)

    def small(name: str) -> bytes:
        return picture_bytes(colour=(names.index(name), 90, 90))

    monkeypatch.setattr(pictures, "picture", small)


def test_the_demo_is_a_whole_practice(quick_pictures):
    account = fill.fill_if_empty()
    assert account.name == "demo"
    assert len(account.password) >= 12
    articles = Edition.objects.live().articles()
    assert articles.count() >= 12
    assert min(articles.values_list("words", flat=True)) > 400
    assert Author.objects.count() == 3
    student = Author.objects.get(status="student")
    assert student.supervisor is not None
    assert set(Post.objects.with_state().values_list("state", flat=True)) == {
        "draft",
        "live",
        "scheduled",
    }
    assert Post.objects.filter(ready_for_review=True).count() == 1
    assert Edition.objects.live().menu().count() >= 3
    assert SiteSettings.load().phone_uri.startswith("tel:+1")


def test_what_a_site_can_do_is_seen_in_it(quick_pictures):
    fill.fill_if_empty()
    live = Edition.objects.live()
    (series,) = Series.objects.all()
    parts = live.in_series(series)
    assert [part.series_position for part in parts] == [1, 2]  # the third waits
    assert series.posts.count() == 3
    assert live.filter(call=CallToAction.objects.get()).exists()
    assert "tel:" in CallToAction.objects.get().text_html
    assert live.filter(crisis_first=True).exists()
    assert live.exclude(updated_on=None).exists()
    assert live.filter(related__isnull=False).exists()
    assert not Topic.objects.filter(description="").exists()
    for edition in live.exclude(reviewer=None):
        assert edition.review is not None
    assert live.exclude(review_due=None).count() >= 3
    site = SiteSettings.load()
    assert all((site.home_title, site.home_text_html, site.footer_text_html))
    assert site.booking_url
    assert site.portal_url


def test_every_demo_picture_is_described_and_every_reference_resolves(quick_pictures):
    fill.fill_if_empty()
    assert not Picture.objects.filter(alt="").exists()
    for post in Post.objects.all():
        assert "demo:" not in post.body
        assert post.body.count("picture:") == (rendered_html(post.body).count("<img "))


def test_a_site_with_content_is_left_as_it_is(quick_pictures):
    fill.fill_if_empty()
    before = Post.objects.count(), Edition.objects.count(), Picture.objects.count()
    assert fill.fill_if_empty() is None
    after = Post.objects.count(), Edition.objects.count(), Picture.objects.count()
    assert after == before


def test_a_site_that_was_only_started_is_empty_still(quick_pictures):
    save_settings(SiteSettings(pk=1))
    make_user("demo")
    assert fill.fill_if_empty().name == "demo2"
    assert SiteSettings.load().phone


def test_a_site_with_a_name_of_its_own_is_left_as_it_is(quick_pictures):
    save_settings(SiteSettings(pk=1, name="Ours"))
    assert fill.fill_if_empty() is None


def test_a_portrait_is_drawn_alike_each_time():
    name = next(iter(pictures.PORTRAITS))
    assert pictures.picture(name) == pictures.picture(name)
    assert set(pictures.ALT) == set(pictures.SCENES) | set(pictures.PORTRAITS)
