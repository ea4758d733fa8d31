"""What each verb does to what readers see."""

import datetime

import pytest
import time_machine
from django.core.exceptions import FieldError
from django.utils import timezone

from articles.models import Address, Edition, Post, PublishingRecord
from articles.publishing import (
    NotAllowedError,
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
    make_picture,
    make_post,
    make_site,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 3, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def titles(at=None) -> list[str]:
    return [edition.title for edition in Edition.objects.live(at)]


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


def test_publishing_again_brings_the_byline_up_to_date(clock):
    author = make_author("Ines Calder", credentials="BS")
    post = make_live("Early work", lead_author=author)
    clock.shift(HOUR)
    author.credentials = "PhD"
    author.save()
    publish(post, by=None)
    assert [line.credited_name for line in Edition.objects.live().get().bylines] == [
        "Ines Calder, PhD"
    ]


def test_a_picture_s_caption_stays_what_it_was_on_the_day(clock):
    picture = make_picture(alt="A cup", caption="Morning")
    make_live("With it", picture=picture)
    picture.alt = picture.caption = "Changed"
    picture.save()
    edition = Edition.objects.live().get()
    assert (edition.lead_alt, edition.lead_caption) == ("A cup", "Morning")


def test_publishing_ends_the_wait_for_a_review_even_without_a_change(clock):
    post = make_live("Reviewed")
    Post.objects.update(ready_for_review=True)
    publish(post, by=None)
    assert not Post.objects.get().ready_for_review


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("![describe this picture](picture:x)", "describe this picture"),
        ("![ Describe this picture ](picture:x)", "describe this picture"),
        ("![Sending picture 1…]()", "hasn't arrived yet"),
    ],
)
def test_an_unfinished_picture_keeps_a_text_from_its_readers(body, sentence):
    with pytest.raises(PublishingError, match=sentence):
        publish(make_post("Pictures", body=body), by=None)


def test_a_lead_picture_without_a_description_keeps_a_text_from_its_readers():
    with pytest.raises(PublishingError, match="Describe the lead picture"):
        publish(make_post("Picture", picture=make_picture()), by=None)


def test_a_date_to_come_is_scheduled_and_not_published(clock):
    day = datetime.date(2026, 3, 9)
    post = make_post("Next Monday", date=day)
    with pytest.raises(PublishingError, match=r"March 9, 2026, is still to come"):
        publish(post, by=None)
    publish(post, by=None, at=NOON + 7 * 24 * HOUR)
    assert titles(NOON + 7 * 24 * HOUR) == ["Next Monday"]


def test_twelve_long_titles_alike_get_an_address_each():
    slugs = {make_live("x" * 190).slug for _ in range(12)}
    assert len(slugs) == 12
    assert max(map(len, slugs)) <= 100


def test_restoring_puts_the_old_text_back_for_the_staff_alone(clock):
    topic = make_topic()
    post = make_live("First words", topics=[topic])
    clock.shift(HOUR)
    post.topics.clear()
    publish(edit(post, title="Second words", slug="second"), by=None)
    restored = restore(Edition.objects.get(title="First words"), by=None)
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


@pytest.mark.parametrize(
    ("values", "sentence"),
    [({"title": " "}, "Give it a title"), ({"body": "\n"}, "There is no text yet")],
)
def test_what_has_no_title_or_text_is_not_published(values, sentence):
    post = edit(make_post("Something"), **values)
    with pytest.raises(PublishingError, match=sentence):
        publish(post, by=None)


def test_who_may_not_publish_is_told_whom_to_ask():
    make_user("dana", first_name="Dana", superuser=True)
    writer = make_user("wren", permissions=["change_post"])
    with pytest.raises(NotAllowedError, match="Ask Dana"):
        publish(make_post("Mine"), by=writer)
    assert Edition.objects.count() == 0


def test_every_verb_leaves_who_and_when(clock):
    dana = make_user("dana", first_name="Dana", last_name="Ruiz", superuser=True)
    post = make_post("Recorded")
    publish(post, by=dana, at=NOON + HOUR)
    cancel(post, by=dana)
    publish(post, by=dana)
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


def test_the_byline_stays_what_it_was_on_the_day(clock):
    author = make_author("Ines Calder", credentials="BS")
    edition = publish(make_post("Early work", lead_author=author), by=None)
    author.credentials = "PhD"
    author.save()
    edition.refresh_from_db()
    assert [line.credited_name for line in edition.bylines] == ["Ines Calder, BS"]


def test_an_edition_is_a_record_that_can_not_be_rewritten(clock):
    edition = publish(make_post("Fixed"), by=None)
    edition.title = "Changed"
    with pytest.raises(FieldError):
        edition.save()
    with pytest.raises(FieldError):
        edition.save(update_fields=["title"])


def test_an_address_given_up_by_a_cancelled_change_is_free_again(clock):
    post = make_live("First words")
    clock.shift(HOUR)
    publish(edit(post, slug="elsewhere"), by=None, at=NOON + 3 * HOUR)
    assert Address.objects.filter(slug="elsewhere").exists()
    cancel(post, by=None)
    assert list(post.addresses.values_list("slug", flat=True)) == ["first-words"]


def test_an_address_under_which_a_post_was_live_stays_its_own(clock):
    post = make_live("First words")
    clock.shift(HOUR)
    publish(edit(post, slug="elsewhere"), by=None)
    other = edit(make_post("Another"), slug="first-words")
    with pytest.raises(PublishingError, match="belongs to “First words”"):
        publish(other, by=None)


def test_the_date_left_to_the_site_is_the_day_in_the_practice_s_zone(clock):
    make_site(time_zone="America/Los_Angeles")
    clock.move_to(datetime.datetime(2026, 3, 4, 5, tzinfo=datetime.UTC))
    assert publish(make_post("Late evening"), by=None).date_iso == "2026-03-03"


def test_a_correction_keeps_the_date_of_the_first_publication(clock):
    post = make_live("Dated")
    clock.shift(datetime.timedelta(days=40))
    edition = publish(edit(post, title="Dated, mended"), by=None)
    assert edition.date_iso == "2026-03-03"
    assert edition.ordered_at == NOON


def test_the_order_follows_the_author_s_date(clock):
    old = make_post("Old", date=datetime.date(2025, 9, 1), date_precision="month")
    make_live("New")
    publish(old, by=None)
    listed = Edition.objects.live().newest_first()
    assert [edition.title for edition in listed] == ["New", "Old"]
    assert timezone.now() == NOON
