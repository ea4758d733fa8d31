"""What to read next: chosen by hand, then by topics and words."""

import datetime

import pytest
from django.utils import timezone

from articles.models import Edition, SearchDocument
from articles.publishing import publish, reindex, withdraw
from articles.search import related_to
from tests.factories import edit, make_live, make_post, make_series, make_topic

pytestmark = pytest.mark.usefixtures("noon")
DAY = datetime.timedelta(days=1)


def related(post, limit: int = 3) -> list[str]:
    edition = Edition.objects.live().get(post=post)
    found = related_to(edition, at=timezone.now(), limit=limit)
    return [other.title for other in found]


def test_chosen_ones_come_first_then_those_with_most_in_common():
    sleep, work = make_topic("Sleep"), make_topic("Work")
    make_live("One topic, older", topics=[sleep], date=datetime.date(2026, 1, 1))
    make_live("One topic, newer", topics=[sleep], date=datetime.date(2026, 1, 2))
    make_live("Both topics", topics=[sleep, work], date=datetime.date(2025, 1, 1))
    chosen = make_live("Chosen", date=datetime.date(2020, 1, 1))
    make_live("Nothing in common")
    post = make_post("This", topics=[sleep, work])
    post.related.set([chosen])
    publish(edit(post), by=None)
    assert related(post, 9) == [
        "Chosen",
        "Both topics",
        "One topic, newer",
        "One topic, older",
    ]
    assert related(post) == ["Chosen", "Both topics", "One topic, newer"]


def test_words_in_common_relate_texts_without_a_topic():
    make_live("Rooms", body="Insomnia " * 5)
    make_live("Chairs", body="Kettle " * 5)
    assert related(make_live("Nights", body="Insomnia " * 4)) == ["Rooms"]


@pytest.mark.parametrize("indexed", [False, True])
def test_texts_that_an_older_version_published_are_related_by_their_words(indexed):
    make_live("Rooms", body="Insomnia " * 5)
    post = make_live("Nights", body="Insomnia " * 4)
    make_live("A", body="A.")  # no word of which tells anything
    Edition.objects.update(keywords=[])
    if indexed:
        SearchDocument.objects.update(version=1)
    else:
        SearchDocument.objects.all().delete()
    assert related(post) == []
    assert reindex() == 3
    assert related(post) == ["Rooms"]
    assert Edition.objects.get(post=post).keywords == ["insomnia", "nights"]
    assert reindex() == 0


def test_other_parts_of_its_series_are_left_to_the_series():
    sleep, series = make_topic("Sleep"), make_series()
    make_live("Part one", topics=[sleep], series=series)
    make_live("Another", topics=[sleep])
    assert related(make_live("Part two", topics=[sleep], series=series)) == ["Another"]


def test_only_live_articles_and_never_the_text_itself(noon):
    sleep = make_topic("Sleep")
    make_live("Tomorrow", topics=[sleep], at=timezone.now() + DAY)
    make_live("A page", kind="page", topics=[sleep])
    withdraw(make_live("Withdrawn", topics=[sleep]), by=None)
    draft, gone = make_post("Chosen draft"), make_live("Chosen and gone")
    withdraw(gone, by=None)
    noon.shift(DAY / 2)
    post = make_post("This", topics=[sleep])
    post.related.set([draft, gone, post])
    publish(edit(post), by=None)
    assert related(post) == []


def test_it_takes_three_queries_however_many_there_are(django_assert_num_queries):
    sleep = make_topic("Sleep")
    post = make_live("This", topics=[sleep])
    for _ in range(12):
        make_live(topics=[sleep], body="Insomnia " * 5)
    edition = Edition.objects.live().prefetch_related("topics").get(post=post)
    with django_assert_num_queries(3):
        found = related_to(edition, at=timezone.now())
        assert [(other.title, list(other.topics.all())) for other in found]


def test_an_edition_without_a_row_has_none():
    assert related_to(Edition(), at=timezone.now()) == []
