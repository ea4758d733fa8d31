"""Bringing an older text back: shown first, and nothing is lost."""

import datetime

import pytest
from django.urls import reverse

from articles.models import Autosave, Edition, Revision
from articles.publishing import (
    contents_of_row,
    publish,
)
from tests.admin.forms import change, opened, said
from tests.admin.test_history import page, post_now
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_post,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


def test_restoring_shows_first_what_it_would_change(desk, clock):
    post = make_post("Begun", body="One two three.")
    old = post.revisions.get()
    clock.shift(MINUTE)
    edit(post, body="One two four.")
    response = page(desk, post, "restore_save", old.pk)
    assert response.context["comparison"].body.added == 1
    assert post_now().body == "One two four."
    desk.post(reverse("admin:articles_post_restore_save", args=[post.pk, old.pk]))
    assert post_now().body == "One two three."


def test_restoring_loses_nothing_and_brings_back_every_field(desk, clock):
    lee = make_user("lee", first_name="Lee")
    post = make_post(
        "First",
        by=lee,
        body="One  two\tthree — “four”.",
        summary="In short.",
        lead_author=make_author("Ann"),
        co_authors=[make_author("Bo")],
        topics=[make_topic("Sleep"), make_topic("Grief")],
        picture=make_picture(alt="A cup"),
        picture_alt="A cup on a sill",
        date=datetime.date(2025, 9, 1),
        date_precision="month",
    )
    before, old = contents_of_row(post), post.revisions.get()
    clock.shift(MINUTE)
    post = edit(post, title="Second", body="x", summary="", lead_author=None, date=None)
    post.topics.clear()
    second = contents_of_row(post_now())
    desk.post(reverse("admin:articles_post_restore_save", args=[post.pk, old.pk]))
    assert contents_of_row(post_now()) == before
    kept = [revision.values["title"] for revision in Revision.objects.all()]
    assert kept[0] == "First"
    assert "Second" in kept
    assert second["title"] == "Second"
    # Who wrote it stays told; who brought it back is told too.
    assert Revision.objects.last().saved_by == lee
    assert Revision.objects.first().by_name == "Dana"


def test_what_is_gone_since_is_named_and_left_empty(desk, clock):
    author = make_author("Ann")
    post = make_post("First", lead_author=author)
    old = post.revisions.get()
    edit(post, lead_author=None)
    author.delete()
    path = reverse("admin:articles_post_restore_save", args=[post.pk, old.pk])
    response = desk.post(path)
    assert "could not come back: author." in said(response)
    assert post_now().lead_author is None


def test_the_address_stays_and_readers_see_no_change(desk, clock):
    post = make_live("Read", body="Old.")
    old = post.editions.get()
    clock.shift(MINUTE)
    publish(edit(post, slug="elsewhere", body="New."), by=None)
    shown = page(desk, post, "restore", old.pk).context["comparison"]
    assert shown.fields == ()  # the address is not among what comes back
    desk.post(reverse("admin:articles_post_restore", args=[post.pk, old.pk]))
    assert post_now().slug == "elsewhere"
    assert "New." in Edition.objects.live().get().html


def test_unsaved_text_that_is_not_the_restored_one_is_still_offered(desk):
    post = make_post("Begun", body="One.")
    old = post.revisions.get()
    edit(post, body="Two.")
    keep = "/admin/articles/post/editor/keep/"
    desk.post(keep, opened(post, body="Three, unsaved."))
    path = reverse("admin:articles_post_restore_save", args=[post.pk, old.pk])
    desk.post(path)
    assert Autosave.objects.exists()
    assert "You wrote more here" in desk.get(change(post)).content.decode()
    desk.post(keep, opened(post, body="One."))
    edit(post, body="Two.")
    desk.post(path)
    assert not Autosave.objects.exists()
