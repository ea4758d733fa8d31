"""Readers are told of an update only where an editor says that it matters."""

import datetime

import pytest

from articles.models import Edition, Post
from articles.publishing import (
    BlockedError,
    cancel,
    discard_changes,
    publish,
    restore,
    withdraw,
)
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


DAY = 24 * HOUR
LATER = NOON + 10 * DAY


@pytest.fixture
def waiting(clock) -> Post:
    """A text that readers know, and a change that is told to them in ten days."""
    make_site(time_zone="UTC")
    post = make_live("Kettles")
    clock.shift(HOUR)
    edit(post, body="First change.")
    publish(post, by=None, updated=True)
    clock.shift(HOUR)
    post = edit(post, body="Other words.")
    clock.shift(HOUR)
    publish(post, by=None, at=LATER, updated=True)
    clock.shift(HOUR)
    post.refresh_from_db()
    assert post.updated_on == LATER.date()
    return post


def is_sound(post: Post) -> bool:
    post.refresh_from_db()
    newest = post.revisions.first()
    return post.digest == post.make_digest() == newest.digest


def test_cancelling_puts_back_the_day_that_readers_were_told(waiting, clock):
    cancel(waiting, by=None)
    assert is_sound(waiting)
    assert waiting.updated_on == NOON.date()
    assert waiting.body == "Other words."
    assert state(waiting) == "changed"
    clock.shift(DAY)
    edition = publish(waiting, by=None)
    assert edition.updated_on == NOON.date()
    assert state(waiting) == "live"


def test_cancelling_after_the_words_are_back_leaves_no_change(waiting):
    edit(waiting, body="First change.")
    cancel(waiting, by=None)
    assert is_sound(waiting)
    assert state(waiting) == "live"


def test_withdrawing_puts_it_back_too(waiting):
    withdraw(waiting, by=None)
    assert is_sound(waiting)
    assert publish(waiting, by=None).updated_on == NOON.date()


@pytest.mark.parametrize("days", [0, 3, 12])
@pytest.mark.parametrize("updated", [True, False])
def test_on_another_day_the_day_that_was_noted_is_not_kept(waiting, days, updated):
    at = NOON + days * DAY if days else None
    edition = publish(waiting, by=None, at=at, updated=updated)
    told = NOON + days * DAY if updated else NOON
    assert edition.updated_on == told.date()
    assert is_sound(waiting)
    assert waiting.digest == edition.digest
    assert waiting.updated_on == told.date()


def test_at_another_hour_of_that_day_it_stays(waiting):
    publish(waiting, by=None, at=LATER + HOUR)
    assert publish(waiting, by=None, at=LATER + 2 * HOUR).updated_on == LATER.date()
    cancel(waiting, by=None)
    waiting.refresh_from_db()
    assert waiting.updated_on == NOON.date()


def test_once_it_has_begun_the_day_stays(waiting, clock):
    clock.move_to(LATER + DAY)
    edit(waiting, body="Mended.")
    assert publish(waiting, by=None).updated_on == LATER.date()


def test_a_day_that_somebody_typed_is_never_taken_away(clock):
    make_site(time_zone="UTC")
    post = make_live("Kettles")
    clock.shift(HOUR)
    post = edit(post, body="Other words.", updated_on=LATER.date())
    clock.shift(HOUR)
    publish(post, by=None, at=LATER)
    with pytest.raises(BlockedError, match="still to come"):
        publish(post, by=None)
    cancel(post, by=None)
    post.refresh_from_db()
    assert post.updated_on == LATER.date()


def test_a_day_that_was_typed_since_stays(waiting):
    typed = LATER.date() - DAY
    edit(waiting, updated_on=typed)
    cancel(waiting, by=None)
    waiting.refresh_from_db()
    assert waiting.updated_on == typed
    discard_changes(waiting, by=None)
    assert state(waiting) == "live"
