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
    make_live("Sleep, again")
    make_live("Sleep on it")
    for number in range(8):
        make_live(f"On sleep {number}")
    found = titles("sle")
    assert len(found) == 6
    assert found[:3] == ["Sleep on it", "Sleep, again", "On sleep 7"]
    assert titles("sleep, aga") == ["Sleep, again"]


def test_what_is_not_live_is_not_offered():
    make_post("Sleep in a draft")
    make_live("Sleep tomorrow", at=timezone.now() + datetime.timedelta(days=1))
    assert titles("sleep") == []


def test_it_takes_one_query(django_assert_num_queries):
    make_live("Sleep")
    with django_assert_num_queries(1):
        assert suggest("slee", at=timezone.now())
