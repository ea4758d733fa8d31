"""A copy is a draft of its own, and the text that it was made from stays as it is."""

import datetime

import pytest

from articles.models import Post
from articles.publishing import NotAllowedError, duplicate
from tests.factories import (
    make_author,
    make_live,
    make_picture,
    make_post,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_a_copy_holds_the_content_and_none_of_the_life():
    dana, ines = make_user(superuser=True), make_author("Ines Calder")
    post = make_live(
        "Kettles",
        summary="A sentence.",
        picture=make_picture(alt="A cup"),
        lead_author=ines,
        co_authors=[make_author("Lee Ortiz")],
        topics=[make_topic()],
        date=datetime.date(2025, 9, 1),
        date_precision="month",
        reviewer=ines,
        reviewed_on=datetime.date(2025, 9, 2),
    )
    copy = Post.objects.with_state().get(pk=duplicate(post, by=dana).pk)
    assert copy.state == "draft"
    assert (copy.title, copy.slug) == ("Copy of Kettles", "copy-of-kettles")
    assert (copy.date, copy.reviewer, copy.reviewed_on) == (None, None, None)
    assert (copy.created_by, copy.edited_by) == (dana, dana)
    assert copy.uid != post.uid
    same = {"body", "summary", "picture_id", "lead_author_id", "date_precision"}
    for name in same:
        assert getattr(copy, name) == getattr(post, name), name
    assert copy.content_relations() == post.content_relations()
    assert copy.digest == copy.make_digest()
    assert copy.revisions.get().note == "Copied from “Kettles”"


def test_two_copies_have_addresses_of_their_own_and_a_long_title_fits():
    dana, post = make_user(superuser=True), make_post("w" * 200)
    one, two = duplicate(post, by=dana), duplicate(post, by=dana)
    assert one.slug != two.slug
    assert len(one.title) == 200


def test_a_writer_copies_own_texts_alone_and_signs_with_her_own_name():
    writer = make_user(permissions=("write_own_post",))
    rosa, ines = make_author("Rosa Lind", user=writer), make_author("Ines Calder")
    with pytest.raises(NotAllowedError):
        duplicate(make_live("Another's", lead_author=ines), by=writer)
    post = make_post("Ours", lead_author=ines, co_authors=[rosa])
    assert duplicate(post, by=writer).lead_author == rosa


def test_whoever_may_only_look_copies_nothing():
    with pytest.raises(NotAllowedError):
        duplicate(make_post("Seen"), by=make_user(permissions=("view_post",)))
    assert Post.objects.count() == 1
