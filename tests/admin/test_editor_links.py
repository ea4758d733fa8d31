"""Finding the site's own posts for a link."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import edit, make_author, make_live, make_post, make_user

pytestmark = pytest.mark.django_db


def search(client, query: str, **extra):
    return client.get(reverse("admin:articles_editor_links"), {"q": query}, **extra)


def titles(client, query: str) -> list[str]:
    return [row["title"] for row in search(client, query).json()["results"]]


@pytest.fixture
def editor(client):
    client.force_login(make_user("edda", permissions=["change_post", "view_post"]))
    return client


@pytest.fixture
def writer():
    """Somebody who writes only what is her own, with the account."""
    user = make_user("wren", permissions=["write_own_post"])
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def test_a_post_is_found_by_words_of_its_title_in_any_order(editor):
    post = make_live("Sleep after a loss")
    make_live("Sleep in winter")
    (row,) = search(editor, "loss sleep").json()["results"]
    assert row == {
        "reference": f"post:{post.uid.hex[:10]}",
        "title": "Sleep after a loss",
        "kind": "Article",
        "state": "Live",
    }


def test_a_post_is_found_by_its_reference(editor):
    post = make_post("Kept apart")
    make_post("Another")
    assert titles(editor, post.reference) == ["Kept apart"]
    assert titles(editor, post.reference.upper()) == ["Kept apart"]


def test_the_newest_come_first_and_no_more_than_a_dozen(editor):
    for number in range(15):
        make_post(f"Tea {number}")
    found = titles(editor, "tea")
    assert found == [f"Tea {number}" for number in range(14, 2, -1)]
    assert titles(editor, "") == found


def test_each_is_said_to_be_what_it_is(editor):
    edit(make_live("About our rooms", kind="page"), body="Other words.")
    make_post("About nothing yet")
    rows = search(editor, "about").json()["results"]
    assert {(row["title"], row["kind"], row["state"]) for row in rows} == {
        ("About our rooms", "Standing page", "Live with changes"),
        ("About nothing yet", "Article", "Draft"),
    }


def test_another_s_draft_is_not_found_by_who_may_not_open_it(writer):
    make_post("Hers alone", by=make_user("dana"))
    make_post("Hidden too", by=make_user("lee"))
    own = make_author("Wren", user=writer.user)
    make_post("Hers to find", lead_author=own)
    assert titles(writer, "h") == ["Hers to find"]
    assert titles(writer, "hidden") == []


def test_another_s_live_post_is_found_as_readers_see_it(writer):
    post = make_live("What readers see")
    edit(post, title="A title in the making")
    assert titles(writer, "making") == []
    (row,) = search(writer, "readers").json()["results"]
    assert (row["title"], row["state"]) == ("What readers see", "Live")
    assert row["reference"] == post.reference
    assert titles(writer, post.reference) == ["What readers see"]


@pytest.mark.parametrize("who", [{}, {"is_staff": False}, {"is_staff": True}])
def test_whoever_may_not_write_is_refused_in_json(client, who):
    make_live("Public anyway")
    if who:
        client.force_login(make_user(**who))
    response = search(client, "public")
    assert response.status_code == 403
    assert set(response.json()) <= {"error", "signed_out"}


@pytest.mark.parametrize(
    "query",
    [
        "a\x00b",
        "x" * 5_000,
        "%_\\'\"",
        "post:",
        "post:zz",
        "post:" + "f" * 99,
        "(" * 300,
    ],
)
def test_odd_queries_find_nothing_and_break_nothing(editor, query):
    make_live("Plain")
    response = search(editor, query)
    assert response.status_code == 200
    assert response.json()["results"] == []


def test_it_is_asked_by_get_and_never_kept_by_a_cache(editor):
    assert editor.post(reverse("admin:articles_editor_links")).status_code == 405
    assert "no-store" in search(editor, "x")["Cache-Control"]


def test_a_search_costs_few_queries(editor, django_assert_max_num_queries):
    for number in range(8):
        make_live(f"Tea {number}")
    with django_assert_max_num_queries(8):
        search(editor, "tea")
