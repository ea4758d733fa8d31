"""What is found, in which order, and how it can be narrowed."""

import datetime
from importlib import import_module

import pytest
from django.utils import timezone

from articles.models import Edition, SearchDocument
from articles.publishing import publish, reindex, withdraw
from articles.search import CAP, facets_at, find, find_most, finding, query_of
from articles.words import words_of
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_post,
    make_series,
    make_site,
    make_topic,
)

from .asking import counts, titles

pytestmark = pytest.mark.usefixtures("noon")

PLAIN = "The kettle was warm and nobody spoke for a while."


def test_a_title_outranks_a_summary_a_topic_and_the_text():
    grief = make_topic("Grief and loss")
    make_live("Warm rooms", body=f"{PLAIN} There was grief in it.")
    make_live("Cold rooms", topics=[grief], body=PLAIN)
    make_live("Old rooms", summary="On grief.", body=PLAIN)
    make_live("Grief in rooms", body=PLAIN)
    found = ["Grief in rooms", "Old rooms", "Cold rooms", "Warm rooms"]
    assert titles("grief") == found


def test_what_a_text_is_about_outranks_what_it_mentions():
    make_live("First", body="Anger, and anger again; always anger.")
    make_live("Second", body=f"{PLAIN} Anger came once.")
    assert titles("anger") == ["First", "Second"]


def test_the_newest_of_equals_comes_first():
    for day in (2, 9, 5):
        make_live(f"Grief {day}", date=datetime.date(2026, 2, day))
    assert titles("grief") == ["Grief 9", "Grief 5", "Grief 2"]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("She was grieving.", "grieved"),
        ("He couldn’t sleep.", "sleeping"),
        ("La depresión de los lunes.", "DEPRESION"),
        ("Hay ansiedades.", "ansiedad"),
        ("The résumé lay there.", "re\u0301sume\u0301"),
        ("Don’t wait.", "dont wait"),
        ("Dana’s chair.", "dana"),
        ("A self-help group.", "self help"),
        ("Call 988 at night.", "988"),
        ("A counsellor came.", "couns"),
        ("It was their first session.", "what was their first session"),
    ],
)
def test_a_text_is_found_whatever_the_ending_accent_or_case(text, typed):
    if "ansiedades" in text:
        make_site(language="es")
    make_live("A title", body=text)
    assert titles(typed) == ["A title"]


def test_a_text_is_found_in_the_language_in_which_it_was_published():
    make_live("Grieving")
    make_site(language="es")
    make_live("Ansiedades")
    assert titles("grieved") == ["Grieving"]
    assert titles("ansiedad") == ["Ansiedades"]


def test_every_word_must_be_there_wherever_it_stands():
    make_live("Panic", body="It passes at night.")
    make_live("Panic and more", body="It passes by day.")
    assert titles("panic night") == ["Panic"]


def test_only_the_last_word_may_be_the_beginning_of_one():
    make_live("A counsellor's night")
    assert titles("night counsel") == ["A counsellor's night"]
    assert titles("counse night") == []
    assert titles("co") == []  # too short to begin with


def test_topics_and_authors_are_found_by_the_names_they_have_today():
    topic, author = make_topic("Sleep"), make_author("Ines Calder")
    make_live("A title", topics=[topic], lead_author=author)
    assert titles("sleep") == titles("calder") == ["A title"]
    topic.name = "Insomnia"
    topic.save()
    assert titles("sleep") == []
    assert titles("insomnia") == ["A title"]


def test_standing_pages_are_found_and_counted_in_no_facet():
    make_live("Fees", kind="page", body="What a session costs.")
    make_live("Costs of waiting", topics=[make_topic("Money")])
    assert titles("costs") == ["Costs of waiting", "Fees"]
    assert counts("costs") == {"Money": 1, "2026": 1}
    assert titles("costs", topic="money") == ["Costs of waiting"]


def test_facets_are_counted_within_what_is_found():
    sleep, work = make_topic("Sleep"), make_topic("Work")
    ines, lee = make_author("Ines Calder"), make_author("Lee Orr")
    make_live(
        "Tired one",
        topics=[sleep, work],
        lead_author=ines,
        co_authors=[lee],
        date=datetime.date(2025, 5, 1),
    )
    make_live("Tired two", topics=[sleep], lead_author=ines)
    make_live("Tired three", date=datetime.date(2024, 1, 1), date_precision="hidden")
    make_live("Something else", topics=[work])
    assert counts("tired") == {
        "Sleep": 2,
        "Work": 1,
        "Ines Calder": 2,
        "Lee Orr": 1,
        "2026": 1,
        "2025": 1,
    }
    assert titles("tired", topic="work") == ["Tired one"]
    assert titles("tired", author="lee-orr", year="2025") == ["Tired one"]
    assert titles("tired", year="2026") == ["Tired two"]
    # What is chosen is not offered again.
    assert counts("tired", topic="work") == {"Ines Calder": 1, "Lee Orr": 1, "2025": 1}


@pytest.mark.parametrize(
    "filters",
    [
        {"topic": "never-was"},
        {"topic": "secret"},
        {"author": "nobody"},
        {"year": "abcd"},
        {"year": "1999"},
        {"year": "٢٠٢٥"},
        {"topic": "\x00"},
    ],
)
def test_a_filter_without_a_live_article_is_unknown_whether_it_exists_or_not(filters):
    make_live("Grief")
    make_post("A draft", topics=[make_topic("Secret")])
    found = facets_at(timezone.now(), **filters)
    assert found.unknown
    assert not found.chosen
    assert titles("grief", **filters) == ["Grief"]


def test_where_nothing_has_all_the_words_most_of_them_will_do():
    make_live("Panic at night")
    make_live("Sleep at night")
    at = timezone.now()
    query, places = query_of("panic at night zebra"), facets_at(timezone.now())
    assert not find(query, places, at=at).keys
    assert len(find_most(query, places, at=at)) == 1
    assert not find_most(query_of("zebra"), places, at=at).keys


def test_more_than_can_be_ranked_is_said_and_titles_are_kept(monkeypatch):
    monkeypatch.setattr(finding, "CAP", 3)
    make_live("Grief, the oldest", date=datetime.date(2020, 1, 1))
    for _ in range(4):
        make_live(body="There was grief.")
    at = timezone.now()
    found = find(query_of("grief"), facets_at(at), at=at)
    assert found.capped
    assert len(found) == 3
    assert titles("grief")[0] == "Grief, the oldest"
    assert CAP == 1000


def test_no_scheduled_text_makes_the_list_seem_longer(monkeypatch):
    monkeypatch.setattr(finding, "CAP", 3)
    for _ in range(3):
        make_live("Grief")
    for _ in range(3):
        make_live("Grief", at=timezone.now() + datetime.timedelta(days=1))
    at = timezone.now()
    found = find(query_of("grief"), facets_at(at), at=at)
    assert not found.capped
    assert len(found) == 3


def test_the_index_follows_what_is_published(noon):
    post = make_live("Grief")
    publish(edit(post, title="Sorrow"), by=None)
    assert titles("grief") == []
    assert titles("sorrow") == ["Sorrow"]
    withdraw(post, by=None)
    assert titles("sorrow") == []
    assert not SearchDocument.objects.exists()


def test_a_scheduled_change_is_found_from_its_instant_on(noon):
    post = make_live("Grief")
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    publish(edit(post, title="Sorrow"), by=None, at=tomorrow)
    assert (titles("grief"), titles("sorrow")) == (["Grief"], [])
    noon.move_to(tomorrow)
    assert (titles("grief"), titles("sorrow")) == ([], ["Sorrow"])


def test_the_names_of_facets_are_read_once_for_all_terms(monkeypatch):
    topics = [make_topic(f"Guilt and grieving {n}") for n in range(3)]
    make_author("Grieve Orr")
    make_live("Rooms", topics=topics)
    read = []
    monkeypatch.setattr(
        import_module("articles.search.facets"),  # the package has a function so named
        "words_of",
        lambda name: read.append(name) or words_of(name),
    )
    places = facets_at(timezone.now())
    for typed in ("grief guilt", "grieved", "gui", "1 or", "zebra grieving"):
        query = query_of(typed)
        for term in [*query, *query.whole_words]:
            names = [places.of(token.text).name for token in places.named(term)]
            assert names == [
                facet.name
                for facet in places.all.values()
                if term.means(words_of(facet.name))
            ]
    assert sorted(read) == sorted(facet.name for facet in places.all.values())


def test_texts_of_an_older_version_are_indexed_once(noon):
    make_live("Grief")
    ended = make_live("Ended grief")
    withdraw(ended, by=None, at=timezone.now() + datetime.timedelta(hours=1))
    make_live("Grief tomorrow", at=timezone.now() + datetime.timedelta(days=1))
    SearchDocument.objects.all().delete()
    noon.shift(datetime.timedelta(hours=2))
    assert titles("grief") == []
    assert reindex() == 2
    assert reindex() == 0
    assert titles("grief") == ["Grief"]
    SearchDocument.objects.update(version=0)
    assert reindex() == 2
    assert reindex(everything=True) == 2
    assert titles("grief") == ["Grief"]


def test_the_largest_text_that_a_post_can_hold_is_published_and_found():
    words = " ".join(f"{'éßñ日ﷺ'[n % 5]}{n:x}word{n * 7:x}" for n in range(12_000))
    make_live("Long", body=f"{words[:150_000]} needle")
    assert len(SearchDocument.objects.get().tokens) < 600_000
    assert titles("long") == ["Long"]


def test_facts_of_an_article_stay_apart_from_its_words():
    make_live("A text", body="t1 a1 y2026 article @t1", series=make_series())
    assert titles("article") == titles("y2026") == ["A text"]
    edition = Edition.objects.get()
    assert titles("page") == []
    assert f" @s{edition.series_id} " in SearchDocument.objects.get().facets
