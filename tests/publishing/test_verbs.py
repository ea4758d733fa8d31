"""What each verb does to what readers see."""

import datetime

import pytest

from articles.models import Edition, Post, PublishingRecord
from articles.publishing import (
    PublishingError,
    cancel,
    publish,
    restore,
    withdraw,
)
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_post,
    make_site,
    make_topic,
    make_user,
)
from tests.publishing.readers import HOUR, NOON, titles

pytestmark = pytest.mark.django_db


def test_publishing_shows_the_working_copy_to_readers(clock):
    topic, second = make_topic(), make_author("Lee Orr")
    post = make_post("Warm kettle", topics=[topic], co_authors=[second])
    assert titles() == []
    edition = publish(post, by=None)
    assert titles() == ["Warm kettle"]
    assert edition.html == (
        "<p>The kettle was still warm when she came in.</p>\n"
        "<p>They talked until it was dark.</p>\n"
    )
    assert list(edition.topics.all()) == [topic]
    assert list(edition.co_authors.all()) == [second]


def test_an_edit_stays_with_the_staff_until_it_is_published(clock):
    post = make_live("First words")
    clock.shift(HOUR)
    edit(post, title="Second words")
    assert titles() == ["First words"]
    publish(post, by=None)
    assert titles() == ["Second words"]
    assert titles(NOON) == ["First words"]


def test_an_instant_belongs_to_the_newer_edition_alone(clock):
    post = make_live("First words")
    clock.shift(HOUR)
    publish(edit(post, title="Second words"), by=None)
    moment = datetime.timedelta(microseconds=1)
    assert titles(NOON + HOUR - moment) == ["First words"]
    assert titles(NOON + HOUR) == ["Second words"]


def test_a_scheduled_post_is_there_at_its_instant_and_not_before(clock):
    make_live("Later", at=NOON + HOUR)
    assert titles() == []
    clock.shift(HOUR - datetime.timedelta(microseconds=1))
    assert titles() == []
    clock.shift(datetime.timedelta(microseconds=1))
    assert titles() == ["Later"]


def test_a_scheduled_change_replaces_the_text_at_its_instant(clock):
    post = make_live("First words")
    clock.shift(HOUR)
    publish(edit(post, title="Second words"), by=None, at=NOON + 3 * HOUR)
    assert titles() == ["First words"]
    assert titles(NOON + 3 * HOUR) == ["Second words"]


def test_scheduling_again_moves_the_instant(clock):
    post = make_live("First words")
    clock.shift(HOUR)
    edit(post, title="Second words")
    publish(post, by=None, at=NOON + 3 * HOUR)
    publish(post, by=None, at=NOON + 5 * HOUR)
    assert titles(NOON + 4 * HOUR) == ["First words"]
    assert titles(NOON + 5 * HOUR) == ["Second words"]


def test_publishing_now_takes_the_place_of_what_was_scheduled(clock):
    post = make_live("First words")
    clock.shift(HOUR)
    publish(edit(post, title="Second words"), by=None, at=NOON + 3 * HOUR)
    publish(edit(post, title="Third words"), by=None)
    assert titles() == ["Third words"]
    assert titles(NOON + 4 * HOUR) == ["Third words"]


def test_publishing_the_same_text_again_changes_nothing(clock):
    post = make_live("Once")
    clock.shift(HOUR)
    assert publish(post, by=None).live_from == NOON
    assert Edition.objects.count() == 1
    assert PublishingRecord.objects.count() == 1


def test_there_is_nothing_to_schedule_where_nothing_was_changed(clock):
    post = make_live("Once")
    with pytest.raises(PublishingError, match="this very text already"):
        publish(post, by=None, at=NOON + HOUR)
    withdraw(post, by=None, at=NOON + HOUR)
    publish(post, by=None, at=NOON + 2 * HOUR)
    assert titles(NOON + 2 * HOUR) == ["Once"]


def test_a_correction_does_not_undo_a_scheduled_withdrawal(clock):
    post = make_live("Offer until Friday")
    withdraw(post, by=None, at=NOON + 5 * HOUR)
    clock.shift(HOUR)
    publish(edit(post, title="Offer, mended"), by=None)
    assert titles(NOON + 4 * HOUR) == ["Offer, mended"]
    assert titles(NOON + 5 * HOUR) == []


def test_withdrawing_takes_it_from_readers_and_keeps_its_history(clock):
    post = make_live("Here and gone")
    clock.shift(HOUR)
    withdraw(post, by=None)
    assert titles() == []
    assert titles(NOON) == ["Here and gone"]


def test_withdrawing_at_the_very_instant_of_publication_holds(clock):
    post = make_live("A slip")
    withdraw(post, by=None)
    clock.shift(datetime.timedelta(microseconds=1))
    assert titles() == []
    assert list(Edition.objects.begun()) != []


def test_withdrawing_drops_what_is_scheduled(clock):
    post = make_live("First words")
    clock.shift(HOUR)
    publish(edit(post, title="Second words"), by=None, at=NOON + 3 * HOUR)
    withdraw(post, by=None)
    assert titles() == titles(NOON + 4 * HOUR) == []


def test_a_withdrawal_may_be_scheduled_for_a_scheduled_post(clock):
    post = make_live("A week long", at=NOON + HOUR)
    withdraw(post, by=None, at=NOON + 3 * HOUR)
    assert titles(NOON + 2 * HOUR) == ["A week long"]
    assert titles(NOON + 3 * HOUR) == []


def test_a_withdrawal_before_a_scheduled_change_is_refused_in_words(clock):
    make_site()
    post = make_live("First words")
    clock.shift(HOUR)
    publish(edit(post, title="Second words"), by=None, at=NOON + 5 * HOUR)
    with pytest.raises(PublishingError, match=r"Tuesday, March 3, 2026, 9:00 AM PST"):
        withdraw(post, by=None, at=NOON + 3 * HOUR)
    assert titles(NOON + 4 * HOUR) == ["First words"]


def test_cancelling_drops_the_change_and_keeps_what_is_live(clock):
    post = make_live("First words")
    clock.shift(HOUR)
    publish(edit(post, title="Second words"), by=None, at=NOON + 3 * HOUR)
    cancel(post, by=None)
    assert titles(NOON + 4 * HOUR) == ["First words"]
    post.refresh_from_db()
    assert post.title == "Second words"


def test_cancelling_a_scheduled_withdrawal_keeps_it_live(clock):
    post = make_live("Stays")
    withdraw(post, by=None, at=NOON + HOUR)
    cancel(post, by=None)
    assert titles(NOON + 2 * HOUR) == ["Stays"]


def test_cancelling_nothing_says_so(clock):
    with pytest.raises(PublishingError, match="Nothing is scheduled"):
        cancel(make_live("Live"), by=None)


def test_withdrawing_at_the_instant_of_a_replacement_holds(clock):
    post = make_live("First words")
    clock.shift(HOUR)
    publish(edit(post, title="Second words"), by=None)
    withdraw(post, by=None)
    clock.shift(HOUR)
    assert titles() == []
    assert titles(NOON) == ["First words"]


def test_a_withdrawal_before_a_scheduled_return_is_kept(clock):
    post = make_live("Comes and goes")
    withdraw(post, by=None, at=NOON + 2 * HOUR)
    publish(post, by=None, at=NOON + 5 * HOUR)
    clock.shift(HOUR)
    publish(edit(post, title="Mended"), by=None)
    assert titles() == ["Mended"]
    assert titles(NOON + 2 * HOUR) == []


def test_publishing_ends_the_wait_for_a_review_even_without_a_change(clock):
    post = make_live("Reviewed")
    Post.objects.update(ready_for_review=True)
    publish(post, by=None)
    assert not Post.objects.get().ready_for_review


def test_restoring_puts_the_old_text_back_for_the_staff_alone(clock):
    topic = make_topic()
    post = make_live("First words", topics=[topic])
    clock.shift(HOUR)
    post.topics.clear()
    publish(edit(post, title="Second words", slug="second"), by=None)
    restored, _ = restore(Edition.objects.get(title="First words"), by=None)
    assert (restored.title, restored.slug) == ("First words", "second")
    assert list(restored.topics.all()) == [topic]
    assert titles() == ["Second words"]
    clock.shift(HOUR)
    publish(restored, by=None)
    assert titles() == ["First words"]


def test_a_past_instant_is_refused_in_words(clock):
    with pytest.raises(PublishingError, match="That time has passed"):
        publish(make_post("Late"), by=None, at=NOON - HOUR)
    assert Edition.objects.count() == 0


def test_an_instant_in_the_next_century_is_refused_in_words(clock):
    with pytest.raises(PublishingError, match="within the next ten years"):
        publish(make_post("Far"), by=None, at=NOON + 365 * 24 * 20 * HOUR)
    with pytest.raises(PublishingError, match="within the next ten years"):
        withdraw(make_live("Far"), by=None, at=NOON + 365 * 24 * 20 * HOUR)


def test_a_clock_that_went_back_takes_nothing_from_the_record(clock):
    post = make_live("Published")
    edit(post, title="Changed")
    clock.shift(-HOUR)
    for verb in (cancel, publish, withdraw):
        with pytest.raises(PublishingError, match="clock has gone back"):
            verb(post, by=None)
    clock.shift(HOUR)
    assert titles() == ["Published"]


def test_every_verb_leaves_who_and_when(clock):
    dana = make_user("dana", first_name="Dana", last_name="Ruiz", superuser=True)
    post = make_post("Recorded")
    publish(post, by=dana, at=NOON + HOUR, confidential=True)
    cancel(post, by=dana)
    publish(post, by=dana, confidential=True)
    clock.shift(HOUR)
    withdraw(post, by=dana)
    restore(post.editions.first(), by=dana)
    records = PublishingRecord.objects.order_by("pk")
    assert [record.verb for record in records] == [
        "scheduled",
        "cancelled",
        "published",
        "withdrawn",
        "restored",
    ]
    assert {record.by_name for record in records} == {"Dana Ruiz"}
    assert records[0].effective_at == NOON + HOUR
    dana.delete()
    assert PublishingRecord.objects.filter(by_name="Dana Ruiz").count() == 5
