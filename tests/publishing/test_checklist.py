"""What keeps a text from its readers until it is mended."""

import datetime

import pytest

from articles.models import Edition
from articles.publishing import (
    NotAllowedError,
    PublishingError,
    publish,
)
from tests.factories import (
    edit,
    make_picture,
    make_post,
    make_user,
)
from tests.publishing.readers import HOUR, NOON, titles

pytestmark = pytest.mark.django_db


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
