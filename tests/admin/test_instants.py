"""The steps that ask for a day and a time."""

import datetime

import pytest
from django.urls import reverse

from articles.models import Edition
from tests.admin.forms import LIST, change, opened, said
from tests.factories import (
    make_live,
    make_post,
)

pytestmark = pytest.mark.django_db


def schedule(desk, post, day: str, time: str):
    when = {"step-when": "later", "step-day": day, "step-time": time}
    return desk.post(change(post), opened(post, _publish="1", **when))


@pytest.mark.parametrize("step", ["withdraw", "cancel", "discard"])
def test_asking_changes_nothing_and_an_unknown_post_is_not_there(desk, step):
    post = make_live("Live")
    before = list(Edition.objects.values())
    assert desk.get(reverse(f"admin:articles_post_{step}", args=[post.pk])).status_code
    assert list(Edition.objects.values()) == before
    assert (
        desk.get(reverse(f"admin:articles_post_{step}", args=[999])).status_code == 404
    )


@pytest.mark.parametrize(
    ("day", "time", "sentence"),
    [
        ("2026-03-02", "09:00", "That time has passed"),
        ("", "09:00", "Choose a day."),
        ("2026-03-10", "", "Choose a time."),
        ("soon", "09:00", "Write the day like"),
        ("2026-03-10", "nine", "Write the time like"),
        ("9999-12-31", "23:59", "Choose a day within"),
    ],
)
def test_a_time_that_can_not_be_is_refused_in_words(desk, day, time, sentence):
    post = make_post("Waiting")
    response = schedule(desk, post, day, time)
    assert "Your text is saved." in said(response)
    assert sentence in said(response)
    assert not Edition.objects.exists()
    # What was chosen is still there to be mended.
    html = desk.get(response.url).content.decode()
    assert f'value="{day}"' in html if day else True
    assert 'value="later" id="id_step-when_1" checked' in html


def test_the_night_on_which_the_clocks_go_forward(desk):
    """02:30 on March 8 isn't there in Los Angeles."""
    response = schedule(desk, make_post("Waiting"), "2026-03-08", "02:30")
    assert "skip this time" in said(response)
    assert "3:30 AM PDT" in said(response)
    assert not Edition.objects.exists()


def test_the_night_on_which_the_clocks_go_back(desk):
    """01:30 on November 1 is there twice; the first is taken, and said."""
    response = schedule(desk, make_post("Waiting"), "2026-11-01", "01:30")
    assert "1:30 AM PDT" in said(response)
    assert Edition.objects.get().live_from == datetime.datetime(
        2026, 11, 1, 8, 30, tzinfo=datetime.UTC
    )


def test_what_stands_in_the_boxes_of_the_other_choice_does_not_matter(desk):
    when = {"step-when": "now", "step-day": "soon", "step-time": "09:00"}
    post = make_post("At once")
    response = desk.post(change(post), opened(post, _publish="1", **when))
    assert "Readers can see this now" in said(response)


def test_every_time_at_the_desk_names_its_zone(desk):
    post = make_live("Zoned")
    for path in [LIST, change(post), f"{LIST}{post.pk}/history/"]:
        html = desk.get(path).content.decode()
        assert "PST" in html, path
        assert "America/Los_Angeles" in html, path
