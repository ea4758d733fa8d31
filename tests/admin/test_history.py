"""Looking back: saves and editions, compared and brought back."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from articles.models import Post, Remark, Revision
from articles.publishing import (
    WRITER,
    make_roles,
    publish,
    record_edit,
    record_revision,
    restore,
    save_author,
    send_for_review,
    withdraw,
)
from tests.admin.forms import said
from tests.factories import (
    edit,
    make_author,
    make_live,
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
    assert "Confirmed by <bdi>Dora</bdi>" in html
    assert "In spite of the checklist: <bdi>A bookmark.</bdi>" in html
    assert 'class="state state-live">Live<' in html


def test_who_published_is_not_who_brought_it_back_or_withdrew_it(desk, clock):
    ann = make_user("ann", first_name="Ann", superuser=True)
    post = make_post("Read", by=ann)
    edition = publish(post, by=ann, confidential=True)
    clock.shift(MINUTE)
    restore(edition, by=make_user("bea", first_name="Bea", superuser=True))
    withdraw(post, by=make_user("cy", first_name="Cy", superuser=True))
    html = history(desk, post)
    assert "Published by <bdi>Ann</bdi>" in html
    assert "Brought an older text back: <bdi>Bea</bdi>" in html
    assert "Withdrawn: <bdi>Cy</bdi>" in html


def test_what_was_done_and_said_stands_in_one_order(desk, clock):
    dana = make_user("dora", first_name="Dora", superuser=True)
    post = make_post("Read", by=dana)
    send_for_review(post, by=dana, note="Look at the end.")
    clock.shift(MINUTE)
    publish(post, by=dana, confidential=True)
    clock.shift(MINUTE)
    Remark.objects.create(post=post, kind="note", at=timezone.now(), by_name="Lee")
    whats = [event.what for event in page(desk, post, "history").context["events"]]
    assert whats == ["Note", "Published", "Ready for review"]


def test_what_waits_and_what_was_set_aside_are_marked(desk, clock):
    post = make_post("Read")
    publish(post, by=None, at=timezone.now() + 60 * MINUTE)
    record_revision(
        post, by=None, at=timezone.now(), values={"title": "Mine"}, note="Set aside"
    )
    html = history(desk, post)
    assert 'class="state state-scheduled">Scheduled<' in html
    assert "Scheduled by <bdi>the site</bdi>" in html
    assert 'class="state">Set aside<' in html
    edition, save = post.editions.get(), post.revisions.get(set_aside=True)
    codes = {"a": f"e{edition.pk}", "b": f"r{save.pk}"}
    html = page(desk, post, "compare", **codes).content.decode()
    assert "From what readers will see from 1:00 PM on" in html
    assert "the text set aside at 12:00 PM by <bdi>the site</bdi>" in html


def test_an_older_page_of_saves_can_be_compared_with_what_stands_now(desk, clock):
    post = make_post("Long", body="Words.")
    for number in range(55):
        clock.shift(MINUTE)
        post = edit(post, body=f"Words {number}.")
    response = page(desk, post, "history", p="2")
    assert len(response.context["saves"]) == 6
    assert 'name="b" value="now" checked' in response.content.decode()
    for garbage in ("0", "-1", "x", "9" * 30):
        assert page(desk, post, "history", p=garbage).status_code == 200


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


def test_a_comparison_says_what_is_compared(desk, clock):
    lee = make_user("lee", first_name="Lee")
    post = make_post("Read", by=lee, body="One.")
    publish(post, by=None)
    clock.shift(MINUTE)
    publish(edit(post, body="Two."), by=None)
    save, first, second = (
        post.revisions.last(),
        post.editions.get(body="One."),
        post.editions.get(body="Two."),
    )
    codes = {"a": f"r{save.pk}", "b": f"e{second.pk}"}
    html = page(desk, post, "compare", **codes).content.decode()
    assert "From the save of 12:00 PM by <bdi>Lee</bdi>" in html
    assert "to what readers see since 12:01 PM</h1>" in html
    clock.shift(MINUTE * 60 * 24)
    codes = {"a": f"e{first.pk}", "b": "now"}
    html = page(desk, post, "compare", **codes).content.decode()
    assert "saw from Mar 3, 2026, 12:00 PM to Mar 3, 2026, 12:01 PM" in html
    assert "to the text as it stands now</h1>" in html


def test_whoever_may_only_look_compares_and_brings_nothing_back(client, clock):
    client.force_login(make_user("vi", permissions=("view_post",)))
    post = make_live("Read", body="One.")
    clock.shift(MINUTE)
    edit(post, body="Two.")
    edition = post.editions.get()
    for response in (
        page(client, post, "history"),
        page(client, post, "compare", a=f"e{edition.pk}", b="now"),
        page(client, post, "changes"),
    ):
        assert response.status_code == 200
        html = response.content.decode()
        assert "/restore/" not in html
        assert "/discard/" not in html
    for name, key in (("restore", edition.pk), ("restore_save", 1)):
        path = reverse(f"admin:articles_post_{name}", args=[post.pk, key])
        assert client.get(path).status_code == 403
        assert client.post(path).status_code == 403
    assert post_now().body == "Two."


def test_a_writer_looks_back_at_her_own_posts_alone(client, clock):
    make_roles()
    writer = make_user("wren")
    writer.groups.add(Group.objects.get(name=WRITER))
    client.force_login(writer)
    own, other = make_post("Own"), make_post("Secret of another")
    Post.objects.filter(pk=own.pk).update(created_by=writer)
    for post, answer in ((own, 200), (other, 403)):
        for name in ("history", "compare", "changes"):
            response = page(client, post, name)
            assert response.status_code == answer
            assert "Secret" not in response.content.decode()
        save = post.revisions.get()
        assert page(client, post, "restore_save", save.pk).status_code == answer


def test_a_writer_is_not_told_that_her_button_publishes(client, clock):
    make_roles()
    writer = make_user("wren")
    writer.groups.add(Group.objects.get(name=WRITER))
    client.force_login(writer)
    post = make_live("Own", body="One.")
    Post.objects.filter(pk=post.pk).update(created_by=writer)
    edit(post, body="Two.")
    html = page(client, post, "changes").content.decode()
    assert "<strong>Send for review</strong>: An editor reads it then" in html
    assert "Readers get this text" not in html


@pytest.mark.parametrize("code", ["x1", "r", "e0", "r999", "e9" * 12, "", "r-1", "r1'"])
def test_what_is_no_version_is_not_there(desk, code):
    post = make_live("Read")
    assert page(desk, post, "compare", a=code, b="now").status_code == 404


def test_numbers_beyond_any_key_are_not_there(desk):
    post, beyond = make_live("Read"), "9" * 30
    for path in (
        f"{post.pk}/restore/{beyond}/",
        f"{post.pk}/restore/save/{beyond}/",
        f"{beyond}/compare/",
        f"{beyond}/changes/",
        f"{beyond}/history/",
        "x/history/",
    ):
        assert desk.get(f"/admin/articles/post/{path}").status_code == 404, path


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
    html = page(desk, live, "changes").content.decode()
    assert "The text here is the very same." in html


def test_what_publishing_would_bring_besides_the_text_is_told(desk, clock):
    ann = make_author("Ann")
    make_live("Read", lead_author=ann)
    ann.credentials = "LMFT"
    save_author(ann)
    html = page(desk, post_now(), "changes").content.decode()
    assert "The text here is the very same." in html
    assert "readers would get the authors&#x27; names" in html


def test_what_is_only_typed_differently_is_no_change_for_readers(desk, clock):
    post = make_live("Read", body="One *two* three.")
    edit(post, body="One _two_ three.")
    html = page(desk, post, "changes").content.decode()
    assert "only how it is typed differs" in html
    assert "readers would get" not in html
    assert "Discard these changes" in html


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


def test_hostile_words_are_escaped_on_every_page(desk, clock):
    hostile = "<script>alert(1)</script>"
    post = make_live(hostile, body="One.", summary=hostile)
    clock.shift(MINUTE)
    author, topic = make_author(hostile, slug="h"), make_topic(hostile)
    post = edit(post, body=f"Two {hostile}", title=f"{hostile}2", lead_author=author)
    post.topics.add(topic)
    nina = make_user("nina", first_name=hostile, superuser=True)
    record_edit(post, by=nina, note=hostile)
    send_for_review(post, by=nina, note=hostile)
    save = post.revisions.first()
    for response in (
        page(desk, post, "history"),
        page(desk, post, "changes"),
        page(desk, post, "compare", a=f"r{save.pk}", b=f"e{post.editions.get().pk}"),
        page(desk, post, "restore", post.editions.get().pk),
        page(desk, post, "restore_save", save.pk),
        page(desk, post, "compare", a=f"e{post.editions.get().pk}", b="now"),
    ):
        assert response.status_code == 200
        assert "alert(1)" in response.content.decode()
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
