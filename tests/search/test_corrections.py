"""A typo is answered with a word of the live texts, and with no other."""

import datetime

import pytest
from django.utils import timezone

from articles.publishing import publish, withdraw
from tests.factories import edit, make_live, make_post

from .asking import meant

pytestmark = pytest.mark.usefixtures("noon")
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("grif", "grief"),
        ("greif", "grief"),
        ("living with greif", "living grief"),
        ("anxeity and greif", "anxiety grief"),
        ("psicology", "psychology"),
        ("depreson", "depresión"),
        ("zzzzzz", None),
        ("grief", None),
        ("ab", None),
    ],
)
def test_what_may_have_been_meant(typed, offered):
    make_live("Living with grief", body="Anxiety and psychology; la Depresión.")
    assert meant(typed) == offered


def test_the_word_that_more_texts_hold_is_offered():
    for _ in range(2):
        make_live(body="There was grief.")
    make_live(body="The grip was firm.")
    assert meant("grif") == "grief"


def test_nothing_is_offered_that_leads_nowhere():
    make_live("Grief")
    make_live("Anxiety")
    assert meant("anxeity greif") is None


def test_a_word_of_texts_that_are_not_live_is_never_offered(noon):
    make_post("Grief in a draft")
    assert meant("greif") is None
    post = make_live("Grief", at=timezone.now() + DAY)
    assert meant("greif") is None
    noon.shift(DAY)
    assert meant("greif") == "grief"
    publish(edit(post, title="Sorrow"), by=None)
    assert meant("greif") is None
    assert meant("sorow") == "sorrow"
    withdraw(post, by=None)
    assert meant("sorow") is None


def test_another_form_of_a_live_word_does_not_tell_of_it():
    make_live("They grieve")
    make_live("Grievously", at=timezone.now() + DAY)
    assert meant("grievousli") is None
