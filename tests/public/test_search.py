"""The page of search results, as a reader asks for it."""

import datetime
import json
import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Edition
from articles.search import finding, related_to
from tests.factories import make_author, make_live, make_site, make_topic
from tests.public.test_no_leak import NOON, SECRET, STATES, open_site, site

__all__ = ["open_site", "site"]  # fixtures

pytestmark = pytest.mark.django_db


@pytest.fixture
def noon():
    with time_machine.travel(NOON, tick=False) as clock:
        make_site()
        yield clock


def ask(client, status: int = 200, **asked) -> str:
    response = client.get(reverse("articles:search"), asked)
    assert response.status_code == status
    return response.content.decode()


def said(page: str) -> str:
    """What the page says of the search, in words."""
    block = page.split('class="search-said"')[1].split(">", 1)[1].split("</div>")[0]
    return " ".join(re.sub(r"<[^>]+>", "", block).split())


def links(page: str) -> list[str]:
    return [each.replace("&amp;", "&") for each in re.findall(r'href="([^"]+)"', page)]


def test_what_was_found_is_counted_and_marked(client, noon):
    make_live("On grief", body="It was <b>grief</b> & nothing else.")
    page = ask(client, q="grief")
    assert said(page) == "1 text about “grief”"
    assert "On <mark>grief</mark>" in page
    assert "It was &lt;b&gt;<mark>grief</mark>&lt;/b&gt; &amp; nothing" in page
    assert 'value="grief"' in page
    assert '<meta name="robots" content="noindex">' in page
    make_live("More grief")
    assert said(ask(client, q="grief")) == "2 texts about “grief”"


def test_a_query_is_text_wherever_it_is_repeated(client, noon):
    page = ask(client, q='"><script>alert(1)</script>', topic="<i>")
    assert "<script>alert" not in page
    assert "<i>" not in page


def test_a_typo_leads_to_what_was_meant_and_to_the_topics(client, noon):
    make_live("On grief", topics=[make_topic("Loss"), make_topic("Sleep")])
    page = ask(client, q="grif")
    assert said(page) == "Nothing about “grif”. Did you mean grief?"
    assert "/search/?q=grief" in links(page)
    assert "/topics/loss/" in links(page)
    assert "/articles/on-grief/" in links(page)
    assert "1 article" in page


def test_most_of_the_words_are_better_than_nothing(client, noon):
    make_live("Panic at night")
    page = ask(client, q="panic at night zebra")
    assert said(page) == (
        "Nothing about “panic at night zebra”. This text has most of the words."
    )
    assert "/articles/panic-at-night/" in links(page)


def test_without_a_word_the_page_leads_to_topics_and_newest(client, noon):
    make_live("On grief", topics=[make_topic("Loss")])
    for asked in ({}, {"q": ""}, {"q": "   "}, {"q": "🙂"}, {"q": "\x00"}):
        page = ask(client, **asked)
        assert "/topics/loss/" in links(page)
        assert "/articles/on-grief/" in links(page)
    assert said(ask(client, q="🙂")) == "There is no word in “🙂” to look for."


def test_filters_narrow_it_and_can_be_taken_away_again(client, noon):
    sleep, ines = make_topic("Sleep"), make_author("Ines Calder")
    make_live("Tired one", topics=[sleep], lead_author=ines)
    make_live("Tired two", date=datetime.date(2025, 1, 1))
    page = ask(client, q="tired")
    narrower = "/search/?q=tired&topic=sleep"
    assert narrower in links(page)
    assert "/search/?q=tired&author=ines-calder" in links(page)
    assert "/search/?q=tired&year=2025" in links(page)
    page = client.get(narrower).content.decode()
    assert said(page) == "1 text about “tired”"
    assert "/articles/tired-two/" not in links(page)
    assert "/search/?q=tired" in links(page)
    assert "/search/?q=tired&topic=sleep&author=ines-calder" not in links(page)


def test_a_filter_that_leads_nowhere_is_left_out_and_told(client, noon):
    make_live("On grief")
    page = ask(client, q="grief", topic="never-was", year="20x5", author="\x00")
    assert "1 text about “grief”" in said(page)
    assert "leads nowhere now, so it was left out" in said(page)


def test_pages_lead_on_and_those_that_are_not_there_answer_404(client, noon):
    for number in range(11):
        make_live(f"Grief {number}", topics=[make_topic(f"Topic {number}")])
    page = ask(client, q="grief")
    assert page.count('class="found"') == 10
    assert "/search/?q=grief&page=2" in links(page)
    page = ask(client, q="grief", page="2")
    assert page.count('class="found"') == 1
    assert "/search/?q=grief" in links(page)
    for number in ("3", "0", "-1", "abc", "", "1000000000", "٢", "1.5", "\x00"):
        ask(client, 404, q="grief", page=number)
    ask(client, 404, q="", page="2")


def test_more_than_is_ranked_is_said(client, noon, monkeypatch):
    monkeypatch.setattr(finding, "CAP", 2)
    for _ in range(4):
        make_live("Grief")
    assert said(ask(client, q="grief")).startswith("More than ")


def test_a_long_query_is_cut_and_told(client, noon):
    make_live("On grief")
    page = ask(client, q="grief " * 2_000)
    assert "Only the first 12 words, in 200 characters, were looked for." in said(page)
    assert len(page) < 20_000


def test_repeated_parameters_count_once(client, noon):
    make_live("On grief")
    response = client.get("/search/?q=night&q=grief&page=9&page=1")
    assert said(response.content.decode()) == "1 text about “grief”"


@pytest.mark.parametrize("junk", ["%ED%A0%80", "%00", "%FF%FE", "%F0%9F%99%82", "%"])
def test_bytes_that_are_no_text_are_survived(client, noon, junk):
    for path in ("/search/?q=", "/search/suggest/?q="):
        assert client.get(f"{path}grief{junk}").status_code == 200


def test_only_reading_is_answered(client, noon):
    for name in ("search", "search_suggest"):
        assert client.post(reverse(f"articles:{name}")).status_code == 405


def test_suggestions_are_kept_by_nobody_and_set_no_cookie(client, noon):
    make_live("What a panic attack is")
    response = client.get(reverse("articles:search_suggest"), {"q": "pan"})
    assert response.json() == {
        "suggestions": [
            {
                "title": "What a panic attack is",
                "url": "/articles/what-a-panic-attack-is/",
            }
        ]
    }
    assert response["Cache-Control"] == "private, no-store"
    assert not response.cookies


def test_the_page_speaks_the_language_of_the_site_and_needs_no_script(client, noon):
    make_live("On grief")
    page = ask(client, q="grief")
    assert page.count("<script src=") == page.count(" defer></script>")
    assert 'role="search"' in page
    assert '<label class="unseen" for="search-page">' in page
    assert "<form" in page


@pytest.fixture(scope="module")
def texts(once):
    def build() -> None:
        make_site()
        make_live("Grief and sleep", topics=[make_topic("Sleep")])

    once(build)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    asked=st.dictionaries(
        st.sampled_from(["q", "topic", "author", "year", "page"]),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
        | st.sampled_from(["grief", "sleep", "1", "2026", "greif ("]),
    )
)
def test_no_query_string_is_a_server_error(client, texts, asked):
    for name in ("search", "search_suggest"):
        response = client.get(reverse(f"articles:{name}"), asked)
        assert response.status_code in {200, 404}


# What it costs


def fill(number: int) -> None:
    for index in range(number):
        make_live(
            f"Grief {index}",
            topics=[make_topic(f"Topic {number} {index}")],
            lead_author=make_author(f"Author {number} {index}"),
        )


def cost(client, **asked) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as queries:
        ask(client, **asked)
    return len(queries)


@pytest.mark.parametrize(
    ("asked", "most"),
    [
        ({"q": "grief"}, 8),
        ({"q": "grief", "topic": "topic-2-0"}, 9),
        ({"q": "greif"}, 16),
        ({"q": "night zebra"}, 13),
        ({}, 9),
    ],
)
def test_queries_do_not_grow_with_the_texts(client, noon, asked, most):
    fill(2)
    before = cost(client, **asked)
    assert before <= most
    fill(9)
    assert cost(client, **asked) == before


# Nothing that isn't live


@pytest.mark.parametrize("kind", ["article", "page"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_what_is_not_live_is_not_found_counted_suggested_or_meant(
    client, site, state, kind
):
    words = [SECRET, f"{SECRET[:-1]}x", SECRET[:4], f"{SECRET} title", "2019"]
    words += [f"open {SECRET}", f"put place {SECRET}", f"{SECRET[:3]}{SECRET[4:]}"]
    filters = {"topic": f"{SECRET.lower()}-topic", "author": f"{SECRET.lower()}-author"}
    cold = {}
    for typed in words:
        for asked in ({}, filters, {"year": "2019"}):
            response = client.get("/search/", {"q": typed} | asked)
            cold[typed, *asked] = said(response.content.decode())
    state(kind)
    for typed in words:
        for asked in ({}, filters, {"year": "2019"}):
            page = ask(client, q=typed, **asked)
            told = said(page).replace(typed, "").lower()
            # Nothing but what was typed, which the page repeats, and its links.
            main = re.sub(r'value="[^"]*"|<title>.*?</title>|href="[^"]*"', "", page)
            main = main.replace(typed, "")
            assert SECRET.lower() not in main.lower()
            assert SECRET.lower() not in told
            if state.__name__ not in {"as_superseded"} and "change" not in (
                state.__name__
            ):
                assert said(page) == cold[typed, *asked]
        response = client.get("/search/suggest/", {"q": typed})
        assert json.loads(response.content) == {"suggestions": []} or (
            SECRET.lower() not in response.content.decode().lower()
        )


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_what_is_not_live_is_related_to_nothing(site, state):
    state("article")
    for edition in Edition.objects.live().articles():
        for other in related_to(edition, at=timezone.now()):
            assert SECRET not in other.title
