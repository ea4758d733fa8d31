"""Two contents side by side: every field in words, the text as it is rendered."""

import datetime

import pytest

from articles.models import DatePrecision, Post
from articles.publishing import (
    compare_contents,
    contents_of_row,
    differs_besides,
    publish,
)
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_post,
    make_topic,
)

pytestmark = pytest.mark.django_db


def changes(before: dict, after: dict) -> dict[str, tuple[str, str]]:
    """Each field that differs whole: its label, and what it was and is."""
    found = compare_contents(before, after).fields
    return {field.label: (field.before, field.after) for field in found}


def test_equal_contents_have_no_difference_whatever_stands_for_nothing():
    post = make_post("Same", date=datetime.date(2025, 9, 1))
    contents = contents_of_row(post)
    as_kept = post.revisions.get().values
    assert compare_contents(contents, as_kept).is_same
    nothing = {"topics": None, "summary": None, "menu_position": ""}
    assert compare_contents(contents | nothing, as_kept).is_same


def test_dates_choices_and_numbers_are_told_in_words():
    before = {"date": None, "date_precision": "day", "kind": "article"}
    after = {"date": "2025-09-01", "date_precision": "month", "kind": "page"}
    after |= {"menu_position": 2}
    assert changes(before, after) == {
        "Kind": ("Article", "Standing page"),
        "Publication date": ("", "September 1, 2025"),
        "What readers see of the publication date": (
            DatePrecision.DAY.label,
            DatePrecision.MONTH.label,
        ),
        "Place in the menu": ("", "2"),
    }


def test_relations_are_told_by_name():
    ann, bo = make_author("Ann", credentials="LMFT"), make_author("Bo")
    sleep, grief = make_topic("Sleep"), make_topic("Grief")
    before = {"lead_author_id": ann.pk, "topics": [sleep.pk], "co_authors": []}
    after = {"lead_author_id": None, "topics": [sleep.pk, grief.pk]}
    after |= {"co_authors": [bo.pk]}
    assert changes(before, after) == {
        "Author": ("Ann, LMFT", ""),
        "Co-authors": ("", "Bo"),
        "Topics": ("Sleep", "Sleep, Grief"),
    }


def test_what_was_deleted_since_is_said_to_be():
    ann, picture = make_author("Ann"), make_picture(alt="A cup")
    before = {"lead_author_id": ann.pk, "picture_id": picture.pk, "topics": [9]}
    ann.delete()
    picture.delete()
    gone = ("(deleted since)", "")
    assert changes(before, {}) == {
        "Lead picture": gone,
        "Author": gone,
        "Topics": gone,
    }


def test_titles_are_compared_word_by_word_and_fields_stand_in_the_form_s_order():
    before = {"title": "A quiet house", "summary": "In short."}
    after = {"title": "A loud house", "summary": "At length."}
    found = compare_contents(before, after).fields
    assert [field.label for field in found] == ["Title", "Summary"]
    told = [(p.change, " ".join(r.text for r in p.runs)) for p in found[0].pieces]
    assert told == [
        ("same", "A"),
        ("removed", "quiet"),
        ("added", "loud"),
        ("same", "house"),
    ]


def test_the_text_is_compared_as_it_is_rendered():
    before = {"body": "One *two*.\nThree."}
    assert compare_contents(before, {"body": "One _two_. Three."}).is_same
    found = compare_contents(before, {"body": "One **two**. Three."}).body
    assert (found.added, found.removed) == (1, 1)


def test_a_text_too_long_to_be_rendered_is_compared_by_its_lines():
    long = "\n".join(f"Line {number} of it" for number in range(10_100))
    found = compare_contents({"body": long}, {"body": f"{long}\nAnd one more"})
    assert (found.body.added, found.body.removed) == (3, 0)


def test_a_relation_costs_two_queries_however_many_rows_it_names(
    django_assert_max_num_queries,
):
    topics = [make_topic(f"Topic {number}").pk for number in range(30)]
    with django_assert_max_num_queries(4):
        compare_contents({"topics": topics}, {"topics": topics[:1]})


def besides(post: Post) -> list[str]:
    live = post.editions.get()
    found = compare_contents(contents_of_row(live), contents_of_row(post))
    return differs_besides(live, post, found)


def test_what_an_edition_keeps_of_its_day_is_told_apart_from_its_content():
    ann, picture = make_author("Ann"), make_picture(alt="A cup", caption="Then")
    post = make_live("Read", lead_author=ann, picture=picture)
    assert besides(post) == []
    ann.credentials = "LMFT"
    ann.save()
    picture.caption = "Now"
    picture.save()
    post = Post.objects.get()
    told = besides(post)
    assert len(told) == 2
    assert "authors" in told[0]
    assert "picture" in told[1]


def test_a_changed_byline_is_told_once():
    ann, bo = make_author("Ann"), make_author("Bo")
    post = make_live("Read", lead_author=ann)
    assert besides(edit(post, lead_author=bo)) == []


def test_a_layout_that_words_can_not_show_is_told():
    post = make_post("Read", body="3. Three\n4. Four")
    publish(post, by=None)
    told = besides(edit(post, body="7. Three\n8. Four"))
    assert len(told) == 1
    assert "layout" in told[0]
