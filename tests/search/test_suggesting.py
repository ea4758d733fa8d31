"""Titles while somebody types."""

import datetime

import pytest
from django.utils import timezone

from articles.search import suggest
from tests.factories import make_live, make_post

pytestmark = pytest.mark.usefixtures("noon")


def titles(typed: str) -> list[str]:
    return [found.title for found in suggest(typed, at=timezone.now())]


def test_titles_are_offered_by_the_beginning_of_a_word():
    make_live("What a panic attack is")
    make_live("Fees", kind="page")
    assert titles("pa") == titles("panic att") == titles("attack pan")
    assert titles("pa") == ["What a panic attack is"]
    assert titles("fee") == ["Fees"]
    assert titles("p") == titles("") == titles("🙂") == titles("zz") == []


def test_six_at_most_and_those_that_begin_so_first():
    for day in range(1, 9):
        make_live(f"On sleep {day}", date=datetime.date(2026, 2, day))
    make_live("Sleep, again", date=datetime.date(2020, 1, 1))
    found = titles("sle")
    assert len(found) == 6
    assert found[0] == "Sleep, again"


def test_what_is_not_live_is_not_offered():
    make_post("Sleep in a draft")
    make_live("Sleep tomorrow", at=timezone.now() + datetime.timedelta(days=1))
    assert titles("sleep") == []


def test_it_takes_one_query(django_assert_num_queries):
    make_live("Sleep")
    with django_assert_num_queries(1):
        assert suggest("slee", at=timezone.now())
