"""The list of posts: what it says, finds and costs."""

import pytest

from articles.models import Post
from articles.publishing import publish, withdraw
from tests.admin.forms import ADD, DAY, LIST, NOON
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_post,
    make_topic,
)

pytestmark = pytest.mark.django_db


ODD = ["lead_author=999999999999999999999", "topics=zz", "page=x", "o=99", "p=-1"]
ODD += ["lead_author=zz", "picture=zz", "picture=99999999999999999999", "kind=\x00"]
ODD += ["q=%00", "state=nonsense", "_popup=1", "_to_field=password", "e=1"]


@pytest.mark.parametrize("query", ODD)
@pytest.mark.parametrize("path", [LIST, ADD, "/admin/articles/author/"])
def test_an_odd_query_is_no_server_fault(desk, path, query):
    make_post("Here")
    assert desk.get(f"{path}?{query}").status_code in {200, 302, 400}


@pytest.mark.parametrize("term", ["%00", "%FF", "x" * 5_000, "%E2%80%AE", "'\"--"])
def test_an_odd_word_to_choose_by_is_no_server_fault(desk, term):
    query = "app_label=articles&model_name=post&field_name=lead_author"
    response = desk.get(f"/admin/autocomplete/?{query}&term={term}")
    assert response.status_code in {200, 302}


def test_the_list_says_each_state_in_a_word_and_a_sentence(desk, clock):
    make_post("One draft")
    make_live("Two live")
    edit(make_live("Three changed"), body="Other words.")
    make_live("Four scheduled", at=NOON + DAY)
    gone = make_live("Five withdrawn")
    clock.shift(60)
    withdraw(gone, by=None)
    html = desk.get(LIST).content.decode()
    for words in [
        "Draft",
        "Only staff can see this.",
        "Readers see the version of March 3, 2026.",
        "Live with changes",
        "Readers still see the version of March 3, 2026, without your changes.",
        "Scheduled",
        "Readers will see it on Wednesday, March 4, 2026, 12:00 PM PST.",
        "Withdrawn",
        "Readers are told that it is no longer available.",
    ]:
        assert words in html


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ("draft", "One draft"),
        ("live", "Two live"),
        ("changed", "Three changed"),
        ("scheduled", "Four scheduled"),
        ("withdrawn", "Five withdrawn"),
        ("review", "Six ready"),
    ],
)
def test_the_list_can_be_narrowed_to_a_state(desk, clock, state, title):
    make_post("One draft")
    make_live("Two live")
    edit(make_live("Three changed"), body="Other words.")
    make_live("Four scheduled", at=NOON + DAY)
    gone = make_live("Five withdrawn")
    clock.shift(60)
    withdraw(gone, by=None)
    ready = make_post("Six ready", ready_for_review=True)
    if state == "draft":
        ready.delete()
    found = desk.get(LIST, {"state": state}).context["cl"].queryset
    assert [post.title for post in found] == [title]


@pytest.mark.parametrize("number", [2, 20])
def test_the_list_costs_a_fixed_number_of_queries(
    desk, number, django_assert_max_num_queries
):
    author, topic = make_author(), make_topic()
    for index in range(number):
        make_live(f"Post {index}", lead_author=author, topics=[topic])
    with django_assert_max_num_queries(14):
        assert desk.get(LIST).status_code == 200


def test_search_finds_title_text_author_and_topic(desk):
    post = make_post(
        "Quiet",
        body="About kettles.",
        lead_author=make_author("Ines Calder"),
        topics=[make_topic("Sleep")],
    )
    make_post("Other")
    for term in ["quiet", "kettles", "calder", "sleep"]:
        found = desk.get(LIST, {"q": term}).context["cl"].queryset
        assert list(found) == [post], term


def test_a_change_that_waits_is_found_among_the_scheduled(desk, clock):
    post = make_live("Live")
    clock.shift(60)
    publish(edit(post, body="Later words."), by=None, at=NOON + DAY)
    found = desk.get(LIST, {"state": "scheduled"}).context["cl"].queryset
    assert list(found) == [post]


def test_no_bulk_action_changes_posts(desk):
    post = make_post("Here")
    data = {"action": "delete_selected", "_selected_action": [post.pk], "post": "yes"}
    desk.post(LIST, data)
    assert Post.objects.filter(pk=post.pk).exists()


@pytest.mark.parametrize(
    "lookup",
    [
        "edited_by__password__startswith",
        "lead_author__user__password__startswith",
        "created_by__email",
        "lead_author__user__email__contains",
    ],
)
def test_the_list_can_not_be_asked_about_accounts(desk, lookup):
    response = desk.get(LIST, {lookup: "a"})
    assert response.status_code in {302, 400}
