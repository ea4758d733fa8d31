"""Looking back: saves and editions, compared and brought back."""

import datetime

import pytest
from django.urls import reverse

from articles.models import Autosave, Edition, Post, Revision
from articles.publishing import contents_of_row, publish
from tests.admin.forms import change, opened, said
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


def page(desk, post, name: str, *args, **query):
    return desk.get(
        reverse(f"admin:articles_post_{name}", args=[post.pk, *args]), query
    )


def history(desk, post) -> str:
    return page(desk, post, "history").content.decode()


def post_now() -> Post:
    return Post.objects.get()


def test_each_save_says_who_when_and_how_large_a_change(desk, clock):
    lee = make_user("lee", first_name="Lee", last_name="Orr")
    post = make_post("Worked on", by=lee, body="One two three.")
    clock.shift(MINUTE)
    edit(post, by=lee, body="One two four five.")
    html = history(desk, post)
    assert "Mar 3, 2026, 12:01 PM PST" in html
    assert "<bdi>Lee Orr</bdi>" in html
    assert "2 words added, 1 removed" in html
    assert "Nothing yet. What readers see is kept here" in html


def test_each_edition_says_from_when_to_when_and_what_was_answered_for(desk, clock):
    dana = make_user("dora", first_name="Dora", superuser=True)
    post = make_post("Read", body="[](https://example.org/)")
    publish(post, by=dana, confidential=True, override="A bookmark.")
    clock.shift(MINUTE)
    publish(edit(post, body="Other words."), by=dana, confidential=True)
    publish(post_now(), by=dana, confidential=True)
    html = history(desk, post)
    assert "Mar 3, 2026, 12:00 PM PST to Mar 3, 2026, 12:01 PM PST" in html
    assert "confirmed by <bdi>Dora</bdi>" in html
    assert "In spite of the checklist: <bdi>A bookmark.</bdi>" in html
    assert 'class="state state-live">Live<' in html


def test_the_newest_save_and_the_live_text_are_chosen_already(desk, clock):
    post = make_live("Read")
    clock.shift(MINUTE)
    edit(post, body="Newer words.")
    html = history(desk, post)
    edition, save = post.editions.get(), post.revisions.first()
    assert f'name="a" value="e{edition.pk}" checked' in html
    assert f'name="b" value="r{save.pk}" checked' in html


def test_any_two_are_compared_word_by_word(desk, clock):
    post = make_live("Read", body="One two three.\n\nThe same.")
    clock.shift(MINUTE)
    post = edit(post, title="Reread", body="One two four.\n\nThe same.")
    edition, save = post.editions.get(), post.revisions.first()
    for before, after in [(f"e{edition.pk}", f"r{save.pk}"), (f"e{edition.pk}", "now")]:
        response = page(desk, post, "compare", a=before, b=after)
        found = response.context["comparison"]
        assert (found.body.added, found.body.removed) == (1, 1)
        assert [field.name for field in found.fields] == ["title"]
    same = page(desk, post, "compare", a="now", b="now").content.decode()
    assert "There is no difference." in same
    whole = page(desk, post, "compare", a=before, b="now", whole="1").content.decode()
    assert "The same." in whole


@pytest.mark.parametrize("code", ["x1", "r", "e0", "r999", "e9" * 12, "", "r-1", "r1'"])
def test_what_is_no_version_is_not_there(desk, code):
    post = make_live("Read")
    assert page(desk, post, "compare", a=code, b="now").status_code == 404


def test_a_version_of_another_post_is_not_there(desk):
    post, other = make_live("Read"), make_live("Other")
    save, edition = other.revisions.get(), other.editions.get()
    for code in (f"r{save.pk}", f"e{edition.pk}"):
        assert page(desk, post, "compare", a=code, b="now").status_code == 404
    for name, key in (("restore", edition.pk), ("restore_save", save.pk)):
        path = reverse(f"admin:articles_post_{name}", args=[post.pk, key])
        assert desk.post(path).status_code == 404


def test_what_changes_for_readers_is_told_against_what_they_see(desk, clock):
    post = make_live("Read", body="One two three.")
    clock.shift(MINUTE)
    edit(post, body="One *two* three.")
    edit(post_now(), body="One **two** three.")
    response = page(desk, post, "changes")
    found = response.context["comparison"].body
    assert (found.added, found.removed) == (1, 1)
    html = response.content.decode()
    assert "Since March 3, 2026 readers see" in html
    assert "<strong><bdi>two</bdi></strong>" in html
    assert "Discard these changes" in html


def test_a_text_that_readers_do_not_see_changes_nothing_for_them(desk):
    post = make_post("Draft")
    assert "Readers see nothing of" in page(desk, post, "changes").content.decode()
    live = make_live("Read")
    assert "the very same text" in page(desk, live, "changes").content.decode()


def test_discarding_brings_the_live_text_back_and_leaves_no_trace_for_readers(
    desk, clock
):
    post = make_live("Read", body="What readers see.")
    clock.shift(MINUTE)
    edit(post, body="Second thoughts.")
    path = reverse("admin:articles_post_discard", args=[post.pk])
    assert "Discard the changes" in desk.get(path).content.decode()
    response = desk.post(path)
    assert "The live text is back in the form." in said(response)
    assert Post.objects.with_state().get().state == "live"
    assert "Second thoughts." in str(Revision.objects.values_list("values", flat=True))


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
    assert "author had to be left empty" in said(response)
    assert post_now().lead_author is None


def test_the_address_stays_and_readers_see_no_change(desk, clock):
    post = make_live("Read", body="Old.")
    old = post.editions.get()
    clock.shift(MINUTE)
    publish(edit(post, slug="elsewhere", body="New."), by=None)
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


def test_hostile_words_are_escaped_on_every_page(desk, clock):
    hostile = "<script>alert(1)</script>"
    post = make_live(hostile, body="One.", summary=hostile)
    clock.shift(MINUTE)
    edit(post, body=f"Two {hostile}", title=f"{hostile}2")
    save = post.revisions.first()
    for response in (
        page(desk, post, "history"),
        page(desk, post, "changes"),
        page(desk, post, "compare", a=f"r{save.pk}", b=f"e{post.editions.get().pk}"),
        page(desk, post, "restore", post.editions.get().pk),
        page(desk, post, "restore_save", save.pk),
    ):
        assert response.status_code == 200
        assert "<script>alert" not in response.content.decode()


def test_the_history_costs_the_same_however_long_it_is(
    desk, clock, django_assert_num_queries
):
    post = make_live("Read")
    history(desk, post)

    def queries() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as caught:
            history(desk, post)
        return len(caught)

    few = queries()
    for number in range(60):
        clock.shift(MINUTE)
        edit(post, body=f"Words {number}.")
        if number % 6 == 0:
            publish(post_now(), by=None)
    assert queries() == few
    assert "Older saves" in history(desk, post)
