"""What an edition keeps of its day: byline, captions, dates, order."""

import datetime

import pytest
from django.core.exceptions import FieldError
from django.utils import timezone

from articles.models import Edition
from articles.publishing import (
    publish,
)
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_post,
    make_site,
)
from tests.publishing.readers import HOUR, NOON

pytestmark = pytest.mark.django_db


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
