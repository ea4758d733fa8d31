"""Asked for a review, sent back, remarked upon by a link."""

import pytest
from django.contrib.auth.models import Group

from articles.models import Post, Remark
from articles.publishing import (
    NotAllowedError,
    PublishingError,
    make_roles,
    publish,
    remark_by_link,
    revoke_draft_link,
    send_back,
    send_for_review,
    share_draft,
)
from articles.publishing.reviews import MOST_REMARKS_BY_LINK
from tests.factories import make_post, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def member(name: str, role: str):
    make_roles()
    user = make_user(name, first_name=name.title())
    user.groups.add(Group.objects.get(name=role))
    return user


def waits(post: Post) -> bool:
    return Post.objects.get(pk=post.pk).ready_for_review


def test_a_writer_sends_the_own_text_for_review_with_a_note():
    lee = member("lee", "Writer")
    post = make_post(created_by=lee)
    send_for_review(post, by=lee, note="  Done, I think.\r\nLook at the end.  ")
    assert waits(post)
    remark = Remark.objects.get()
    assert (remark.kind, remark.by, remark.by_name) == ("asked", lee, "Lee")
    assert remark.text == "Done, I think.\nLook at the end."


def test_another_s_text_can_not_be_sent():
    lee = member("lee", "Writer")
    post = make_post("Another's")
    with pytest.raises(NotAllowedError):
        send_for_review(post, by=lee)
    assert not waits(post)
    assert not Remark.objects.exists()


@pytest.mark.parametrize("values", [{"body": " \n"}, {"body": ""}])
def test_what_has_no_text_can_not_be_sent_and_the_note_comes_back(values):
    post = make_post("A title", **values)
    with pytest.raises(PublishingError, match="Your note was: “Look at it”"):
        send_for_review(post, by=None, note="Look at it")
    assert not waits(post)


def test_an_editor_sends_it_back_with_a_note():
    ed = member("ed", "Editor")
    post = make_post(ready_for_review=True)
    remark = send_back(post, by=ed, note="The end is missing.")
    assert not waits(post)
    assert (remark.kind, remark.by_name) == ("returned", "Ed")


def test_a_writer_sends_nothing_back():
    lee = member("lee", "Writer")
    post = make_post(created_by=lee, ready_for_review=True)
    with pytest.raises(NotAllowedError):
        send_back(post, by=lee, note="No")
    assert waits(post)


def test_sending_back_needs_a_word_of_why():
    post = make_post(ready_for_review=True)
    for nothing in ("", "  \n ", "\0"):
        with pytest.raises(PublishingError, match="what should be changed"):
            send_back(post, by=None, note=nothing)
    assert waits(post)


def test_of_two_that_send_it_back_the_second_keeps_the_note():
    post = make_post(ready_for_review=True)
    send_back(post, by=None, note="First")
    with pytest.raises(PublishingError, match="Your note was: “Second”"):
        send_back(post, by=None, note="Second")
    assert Remark.objects.count() == 1


def test_publishing_ends_the_waiting():
    post = make_post(ready_for_review=True)
    publish(post, by=None)
    assert not waits(post)


def test_a_note_has_a_limit():
    with pytest.raises(PublishingError, match="5,000 characters"):
        send_for_review(make_post(), by=None, note="x" * 5000)


def test_a_remark_by_a_link_stands_on_the_post_under_the_typed_name():
    link = share_draft(make_post(), by=None)
    remark_by_link(link, name="  Ruth \n Vale ", text="Move the end up.")
    remark_by_link(link, name="Ruth Vale", approves=True)
    second, first = link.post.remarks.all()
    assert (first.kind, first.by_name, first.text) == (
        "note",
        "Ruth Vale",
        "Move the end up.",
    )
    assert (second.kind, second.by, second.text) == ("approved", None, "")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": " "}, "Write your name"),
        ({"name": "\0"}, "Write your name"),
        ({"name": "x" * 101}, "101 characters"),
        ({"text": "  "}, "Write a note"),
        ({"text": "x" * 4001}, "4,001 characters"),
    ],
)
def test_an_empty_or_endless_remark_is_refused(values, sentence):
    link = share_draft(make_post(), by=None)
    with pytest.raises(PublishingError, match=sentence):
        remark_by_link(link, **{"name": "Ruth", "text": "Good."} | values)
    assert not Remark.objects.exists()


def test_the_same_words_twice_are_one_remark():
    link = share_draft(make_post(), by=None)
    for _ in range(3):
        remark_by_link(link, name="Ruth", text="Good.")
    assert Remark.objects.count() == 1
    remark_by_link(link, name="Tess", text="Good.")
    assert Remark.objects.count() == 2


def test_a_link_takes_so_many_remarks_and_no_more():
    link = share_draft(make_post(), by=None)
    for number in range(MOST_REMARKS_BY_LINK):
        remark_by_link(link, name="Ruth", text=f"Note {number}")
    with pytest.raises(PublishingError, match="Ask for another link"):
        remark_by_link(link, name="Ruth", text="One more")


def test_a_link_that_ends_while_somebody_types_takes_nothing():
    link = share_draft(make_post(), by=None)
    revoke_draft_link(link, by=None)
    with pytest.raises(PublishingError, match="has ended"):
        remark_by_link(link, name="Ruth", text="Too late.")
    assert not Remark.objects.exists()
