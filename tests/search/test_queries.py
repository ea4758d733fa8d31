"""Nothing that can be typed raises, and all of it is bounded."""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.search import (
    LONGEST_QUERY,
    MOST_WORDS,
    correction_of,
    excerpt_of,
    facets_at,
    find,
    find_most,
    query_of,
    suggest,
)
from tests.factories import make_live, make_site, make_topic

from .asking import words

pytestmark = pytest.mark.django_db


def test_words_that_stand_everywhere_are_passed_over_where_there_are_others():
    assert words(query_of("How do I deal with anger")) == ["deal", "anger"]
    assert words(query_of("what is it")) == ["what", "is", "it"]
    assert words(query_of("grief Grief GRIEF")) == ["grief"]


def test_a_long_query_is_cut_and_says_so():
    query = query_of("word " * 2_000)
    assert query.cut
    assert words(query) == ["word"]
    assert len(query.text) <= LONGEST_QUERY
    many = query_of(" ".join(f"w{n}" for n in range(20)))
    assert many.cut
    assert len(many.terms) == MOST_WORDS
    assert not query_of("  a short one  ").cut


def test_the_last_word_may_go_on_unless_it_is_passed_over():
    assert query_of("panic att").terms[-1].beginning == "att"
    assert query_of("panic").terms[0].beginning == "panic"
    assert not query_of("panic the").terms[-1].beginning


@pytest.fixture(scope="module")
def texts(once):
    def build() -> None:
        make_site()
        topic = make_topic("Sleep")
        make_live("Grief and sleep", topics=[topic], body="Don’t wait for *NEAR* ones.")
        make_live("Fees", kind="page")

    once(build)


WORDS = "grief sle greif AND OR NOT NEAR( title: <b> <-> &#0; @t1 日本 ﷺ 🙂"
SIGNS = "\"'*():^=~-\\%_|&! \n\x00\ud800\u0301\u202e"
TYPED = st.sampled_from([*WORDS.split(), *SIGNS])


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(typed=st.lists(TYPED, max_size=14).map(" ".join) | st.text(max_size=80))
def test_no_query_raises(texts, typed):
    at = timezone.now()
    query, places = (
        query_of(typed),
        facets_at(at, topic=typed, author=typed, year=typed),
    )
    suggest(typed, at=at)
    excerpt = excerpt_of(["Grief, and sleep."], query)
    assert str(excerpt) == "Grief, and sleep."
    if query:
        for found in (find(query, places, at=at), find_most(query, places, at=at)):
            assert len(found) <= 2
        correction_of(query, places, at=at)
