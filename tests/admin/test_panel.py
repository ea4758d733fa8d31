"""The panel beside a post: what readers see, and what the main button will do."""

import datetime

import pytest

from articles.models import Edition, Post
from articles.publishing import make_roles, publish, withdraw
from tests.admin.forms import ADD, NOON, change, fields, opened, said
from tests.factories import edit, make_author, make_live, make_post, make_user

pytestmark = pytest.mark.django_db
CHECK = "/admin/articles/post/editor/check/"
MINUTE = datetime.timedelta(minutes=1)
LATER = {"step-when": "later", "step-day": "2026-03-07", "step-time": "09:00"}


def panel(desk, post=None) -> dict:
    return desk.get(change(post) if post else ADD).context["checked"]


@pytest.fixture
def writer(client, clock):
    from django.contrib.auth.models import Group

    make_roles()
    user = make_user("wren", first_name="Wren")
    user.groups.add(Group.objects.get(name="Writer"))
    client.force_login(user)
    return client


def test_a_new_text_is_published_now(desk):
    found = panel(desk)
    assert found["button"] == "Publish now"
    assert found["outlook"].startswith("Readers see it at once")


def test_each_state_has_its_own_words(desk, clock):
    post = make_live("Read")
    assert panel(desk, post)["button"] == "Replace the live text"
    assert "Change it first" in panel(desk, post)["outlook"]
    clock.shift(MINUTE)
    edit(post, body="Other words.")
    assert panel(desk, post)["button"] == "Replace the live text"
    assert (
        "in the place of the version of March 3, 2026" in panel(desk, post)["outlook"]
    )
    withdraw(post, by=None)
    assert panel(desk, post)["button"] == "Publish again"
    waiting = make_post("Waiting")
    publish(waiting, by=None, at=NOON + datetime.timedelta(days=4))
    assert panel(desk, waiting)["button"] == "Publish now"
    assert "no longer waits for Saturday, March 7" in panel(desk, waiting)["outlook"]


def test_a_chosen_time_stands_on_the_button(desk):
    post = make_post("Waiting")
    answer = desk.post(CHECK, opened(post, **LATER)).json()
    assert answer["button"] == (
        "Publish Saturday, March 7, 2026, 9:00 AM PST, in 4 days"
    )
    assert "until then only staff can see it" in answer["outlook"]


def test_a_replacement_for_a_live_text_is_scheduled_from_the_form(desk):
    post = make_live("Read", body="Old.")
    response = desk.post(change(post), opened(post, body="New.", _publish="1", **LATER))
    assert "A change goes live on Saturday, March 7" in said(response)
    saturday = datetime.datetime(2026, 3, 7, 17, tzinfo=datetime.UTC)
    assert "Old." in Edition.objects.live(saturday - MINUTE).get().html
    assert "New." in Edition.objects.live(saturday).get().html


def test_who_did_what_last_is_told(desk, clock):
    lee = make_user("lee", first_name="Lee", last_name="Orr")
    post = make_post("Worked on")
    clock.shift(MINUTE)
    edit(post, by=lee, body="Lee's words.")
    html = desk.get(change(post)).content.decode()
    assert "by <bdi>Lee Orr</bdi>, Mar 3, 12:01 PM" in html


def test_the_checklist_is_there_before_any_script_runs(desk):
    post = make_post("Unfinished", body="Words.\n\n![]()")
    html = desk.get(change(post)).content.decode()
    assert "arrived yet" in html
    assert 'data-line="2"' in html


def test_the_checklist_follows_what_is_written(desk):
    post = make_post("Written on", summary="In short.")
    answer = desk.post(CHECK, opened(post, body="[](https://example.org/)")).json()
    assert [finding["rule"] for finding in answer["findings"]] == ["empty-link"]
    assert desk.post(CHECK, opened(post)).json()["findings"] == []
    assert Post.objects.get().body == post.body


def test_publishing_without_the_answer_is_refused_and_costs_no_word(desk):
    form = fields(body="An hour's work.", _publish="1") | {"step-confidential": ""}
    response = desk.post(ADD, form)
    assert "no client can be identified" in said(response)
    assert Post.objects.get().body == "An hour's work."
    assert not Edition.objects.exists()


def test_an_editor_publishes_in_spite_of_a_block_with_a_reason(desk):
    form = fields(body="[](https://example.org/)", _publish="1")
    assert "has no words" in said(desk.post(ADD, form))
    post = Post.objects.get()
    form = opened(post, _publish="1") | {"step-reason": "A bookmark."}
    desk.post(change(post), form)
    assert Edition.objects.live().get().override_reason == "A bookmark."


def test_a_writer_s_main_button_sends_for_review(writer):
    html = writer.get(ADD).content.decode()
    assert "Send for review" in html
    assert 'name="_publish"' not in html
    writer.post(ADD, fields(title="Hers", _review="1") | {"step-note": "Is it kind?"})
    post = Post.objects.get()
    assert post.ready_for_review
    assert post.remarks.get().text == "Is it kind?"


def test_a_writer_sees_and_changes_her_own_posts_alone(writer):
    other = make_post("Sekrit", by=make_user("lee"))
    writer.post(ADD, fields(title="Hers", _save="1"))
    html = writer.get("/admin/articles/post/").content.decode()
    assert "Hers" in html
    assert "Sekrit" not in html
    response = writer.get(change(other))
    assert response.status_code in {302, 403}
    assert "Sekrit" not in response.content.decode()
    writer.post(change(other), opened(other, title="Taken", _save="1"))
    assert Post.objects.filter(title="Sekrit").exists()


def test_a_byline_makes_a_post_one_s_own(writer):
    from django.contrib.auth import get_user_model

    wren = get_user_model().objects.get(username="wren")
    author = make_author("Wren Hale", user=wren)
    post = make_post("About sleep", co_authors=[author], by=make_user("lee"))
    assert writer.get(change(post)).status_code == 200


def test_a_writer_signs_as_herself_and_an_office_for_all(writer):
    from django.contrib.auth import get_user_model

    other = make_author("Ines Calder")
    writer.post(ADD, fields(title="By the office", lead_author=other.pk, _save="1"))
    assert Post.objects.get().lead_author == other
    wren = get_user_model().objects.get(username="wren")
    make_author("Wren Hale", user=wren)
    response = writer.post(ADD, fields(title="Forged", lead_author=other.pk, _save="1"))
    assert "Only an editor can put another person" in response.content.decode()
    assert Post.objects.count() == 1


def test_crafted_fields_change_neither_owner_nor_state(writer):
    writer.post(ADD, fields(title="Hers", _save="1"))
    post = Post.objects.get()
    crafted = {"created_by": "1", "ready_for_review": "on", "edited_by": "1"}
    crafted |= {"status": "published", "publish_at": "2020-01-01", "_publish": "1"}
    response = writer.post(change(post), opened(post) | crafted)
    fresh = Post.objects.get()
    assert (fresh.created_by, fresh.ready_for_review) == (post.created_by, False)
    assert not Edition.objects.exists()
    assert "can't publish" in said(response)


def test_a_note_that_was_not_sent_yet_stays_in_its_box(writer):
    form = fields(title="Hers", _save="1") | {"step-note": "Is it kind?"}
    page = writer.post(ADD, form, follow=True)
    assert "Is it kind?" in page.content.decode()
    assert not Post.objects.get().remarks.exists()
