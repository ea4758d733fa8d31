"""What the nouns know by themselves."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import (
    Byline,
    Content,
    Edition,
    Post,
    SiteSettings,
    date_iso,
    date_text,
    slug_from,
)
from articles.publishing import compose
from tests.factories import make_author, make_live, make_picture, make_post

SEPTEMBER = datetime.date(2025, 9, 5)


@pytest.mark.parametrize(
    ("precision", "text", "iso"),
    [
        ("day", "September 5, 2025", "2025-09-05"),
        ("month", "September 2025", "2025-09"),
        ("hidden", "", ""),
    ],
)
def test_a_date_is_told_no_finer_than_it_was_given(precision, text, iso):
    assert date_text(SEPTEMBER, precision) == text
    assert date_iso(SEPTEMBER, precision) == iso
    assert date_text(None, precision) == date_iso(None, precision) == ""


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Small Talk, Big Stress: a start", "small-talk-big-stress-a-start"),
        ("Café für zwei", "cafe-fur-zwei"),
        ("Сон", "сон"),
        ("睡眠", "睡眠"),
        ("🌊", "untitled"),
        ("", "untitled"),
        ("--", "untitled"),
        ("Feed", "feed-1"),
        ("x" * 300, "x" * 100),
    ],
)
def test_a_title_becomes_an_address(title, slug):
    assert slug_from(title) == slug


def test_a_byline_survives_storage_and_fields_of_another_version():
    byline = Byline(name="Ines", slug="ines", credentials="BS")
    assert Byline.from_dict(byline.as_dict()) == byline
    assert Byline.from_dict(byline.as_dict() | {"later": "x"}) == byline
    assert byline.credited_name == "Ines, BS"


def test_working_copy_and_edition_share_every_content_field():
    for field in [*Content._meta.local_fields, *Content._meta.local_many_to_many]:
        assert Post._meta.get_field(field.name)
        assert Edition._meta.get_field(field.name)


@pytest.mark.django_db
def test_the_lead_picture_s_description_is_the_text_s_own_or_the_picture_s():
    post = make_post("With", picture=make_picture(alt="Kept with the picture"))
    assert post.lead_alt == "Kept with the picture"
    post.picture_alt = "Of this text"
    assert post.lead_alt == "Of this text"


@pytest.mark.django_db
def test_there_is_one_row_of_settings():
    SiteSettings.objects.create(pk=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteSettings.objects.create(pk=2)


@pytest.mark.django_db
def test_without_a_row_the_settings_have_their_defaults():
    assert SiteSettings.load().name == "Our practice"
    assert not SiteSettings.objects.exists()


@pytest.mark.django_db
def test_an_overlap_is_told_by_validation_too():
    post = make_live("Once")
    other = compose(post, begins=timezone.now())
    with pytest.raises(ValidationError, match="overlap"):
        other.validate_constraints()


@pytest.mark.django_db
def test_by_author_finds_first_and_second_authors_once():
    first, second = make_author("Ines Calder"), make_author("Lee Orr")
    make_live("Both", lead_author=first, co_authors=[second, first])
    make_live("Hers", lead_author=first)
    for author, titles in [(first, ["Both", "Hers"]), (second, ["Both"])]:
        found = Edition.objects.live().by_author(author)
        assert sorted(edition.title for edition in found) == titles
