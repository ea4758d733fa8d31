"""Readers are told of an update only where an editor says that it matters."""

import datetime

import pytest

from articles.models import Edition, Post
from articles.publishing import publish, restore
from tests.factories import edit, make_live, make_post, make_site
from tests.publishing.readers import HOUR, NOON

pytestmark = pytest.mark.django_db


def state(post: Post) -> str:
    return Post.objects.with_state().get(pk=post.pk).state


def test_a_change_is_no_update_unless_somebody_says_so(clock):
    make_site(time_zone="America/Los_Angeles")
    post = make_live("Kettles")
    clock.shift(24 * HOUR)
    assert publish(edit(post, body="Mended."), by=None).updated_on is None
    clock.shift(HOUR)
    edition = publish(edit(post, body="Other words."), by=None, updated=True)
    assert edition.updated_on == datetime.date(2026, 3, 4)
    assert edition.updated_text == "March 4, 2026"
    post.refresh_from_db()
    assert post.updated_on == edition.updated_on
    assert state(post) == "live"
    assert post.digest == post.make_digest() == edition.digest
    assert post.revisions.first().values["updated_on"] == "2026-03-04"


def test_a_scheduled_change_is_dated_by_the_day_on_which_it_appears(clock):
    make_site(time_zone="America/Los_Angeles")
    post = make_live("Kettles")
    clock.shift(HOUR)
    # Ten in the evening there, the next day in UTC.
    at = datetime.datetime(2026, 3, 10, 5, tzinfo=datetime.UTC)
    edition = publish(edit(post, body="Other."), by=None, at=at, updated=True)
    assert edition.updated_on == datetime.date(2026, 3, 9)
    assert Edition.objects.live(NOON + HOUR).get().updated_on is None
    assert Edition.objects.live(at).get().updated_on == datetime.date(2026, 3, 9)


def test_the_first_publication_and_the_same_text_again_are_no_updates(clock):
    post = make_post("Kettles")
    assert publish(post, by=None, updated=True).updated_on is None
    clock.shift(HOUR)
    assert publish(post, by=None, updated=True).live_from == NOON
    assert Post.objects.get().updated_on is None


def test_the_day_can_be_taken_away_again(clock):
    post = make_live("Kettles")
    clock.shift(HOUR)
    publish(edit(post, body="Other words."), by=None, updated=True)
    clock.shift(HOUR)
    assert publish(edit(post, updated_on=None), by=None).updated_text == ""
    restore(post.editions.order_by("live_from")[1], by=None)
    assert Post.objects.get().updated_on == NOON.date()
