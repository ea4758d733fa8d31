"""What is written and not saved: kept, offered, continued, thrown away."""

import datetime
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from articles.models import Autosave, Post, Presence, Revision
from articles.publishing import make_roles
from tests.admin.forms import ADD, change, fields, opened, said
from tests.factories import edit, make_author, make_post, make_topic, make_user

pytestmark = pytest.mark.django_db
KEEP = "/admin/articles/post/editor/keep/"
MINUTE = datetime.timedelta(minutes=1)


def kept() -> Autosave:
    return Autosave.objects.get()


def test_a_pause_keeps_one_rolling_draft_that_enters_no_history(desk):
    post = make_post("Written on")
    saves = Revision.objects.count()
    for number in range(50):
        form = opened(post, body=f"Draft number {number}")
        answer = desk.post(KEEP, form).json()
        assert answer["kept"] == "12:00 PM"
    assert kept().values["body"] == ["Draft number 49"]
    assert Revision.objects.count() == saves
    assert Post.objects.get().body == post.body


def test_only_the_content_is_kept_and_no_password(desk):
    post = make_post("Written on")
    extra = {"sign-in-password": "secret", "step-note": "x", "_save": "1", "state": "x"}
    desk.post(KEEP, opened(post) | extra)
    assert set(kept().values) <= {
        *("title", "body", "slug", "kind", "summary", "date_precision")
    }


def test_a_new_post_is_kept_before_it_is_ever_saved(desk):
    uid = str(uuid.uuid4())
    desk.post(KEEP, fields(title="Begun", body="First lines.", uid=uid))
    assert not Post.objects.exists()
    html = desk.get(ADD).content.decode()
    assert "Begun" in html
    assert f"?continue={uid}" in html
    form = desk.get(f"{ADD}?continue={uid}").context["adminform"].form
    assert form["body"].value() == "First lines."
    assert str(form["uid"].value()) == uid


def test_saving_forgets_the_rolling_draft(desk):
    post = make_post("Written on")
    desk.post(KEEP, opened(post, body="Newer words."))
    desk.post(change(post), opened(post, body="Newer words.", _save="1"))
    assert not Autosave.objects.exists()
    uid = str(uuid.uuid4())
    desk.post(KEEP, fields(title="Begun", uid=uid))
    desk.post(ADD, fields(title="Begun", uid=uid, _save="1"))
    assert not Autosave.objects.exists()


def test_unsaved_text_is_offered_with_its_time_and_never_put_in_unasked(desk, clock):
    post = make_post("Written on", body="What is saved.")
    desk.post(KEEP, opened(post, body="What isn't saved."))
    clock.shift(20 * MINUTE)
    page = desk.get(change(post))
    assert page.context["adminform"].form["body"].value() == "What is saved."
    assert "You wrote more here at 12:00 PM" in page.content.decode()
    comparison = desk.get(f"/admin/articles/post/unsaved/{post.uid}/")
    assert "What is saved." not in comparison.context["comparison"].body.blocks
    assert comparison.context["comparison"].body.added == 1
    page = desk.get(f"{change(post)}?continue=1")
    assert page.context["adminform"].form["body"].value() == "What isn't saved."
    assert Post.objects.get().body == "What is saved."


def test_continuing_brings_back_every_field(desk):
    post = make_post("Written on")
    topic, author, other = make_topic(), make_author("Ann"), make_author("Bo")
    form = opened(post, summary="In short.", topics=[topic.pk], co_authors=[other.pk])
    form |= {"lead_author": author.pk, "date": "2025-09-01", "date_precision": "month"}
    desk.post(KEEP, form)
    shown = desk.get(f"{change(post)}?continue=1").context["adminform"].form
    assert shown["summary"].value() == "In short."
    assert shown["topics"].value() == [topic.pk]
    assert shown["co_authors"].value() == [other.pk]
    assert shown["lead_author"].value() == author.pk
    assert shown["date"].value() == datetime.date(2025, 9, 1)
    assert shown["date_precision"].value() == "month"


def test_text_that_is_saved_already_is_not_offered(desk):
    post = make_post("Written on")
    desk.post(KEEP, opened(post))
    assert "You wrote more here" not in desk.get(change(post)).content.decode()


def test_what_is_thrown_away_is_gone_and_what_is_saved_stays(desk):
    post = make_post("Written on")
    desk.post(KEEP, opened(post, body="Not good."))
    path = reverse("admin:articles_post_unsaved_discard", args=[post.uid])
    assert desk.get(path).status_code == 302
    assert Autosave.objects.exists()
    desk.post(path)
    assert not Autosave.objects.exists()
    assert Post.objects.get().body == post.body


def test_unsaved_text_that_began_before_another_s_save_still_meets_both(desk, clock):
    lee = make_user("lee", first_name="Lee")
    post = make_post("Shared", body="One two three.")
    desk.post(KEEP, opened(post, body="One two four."))
    clock.shift(MINUTE)
    edit(post, by=lee, body="One five three.")
    form = desk.get(f"{change(post)}?continue=1").context["adminform"].form
    again = opened(post, body="One two four.", opened=form["opened"].value())
    response = desk.post(change(post), again | {"_save": "1"})
    assert "Lee" in response.content.decode()
    assert Post.objects.get().body == "One five three."


def test_what_was_offered_and_not_answered_goes_into_the_history(desk):
    post = make_post("Written on")
    desk.post(KEEP, opened(post, body="Offered, never answered."))
    desk.post(KEEP, opened(post, body="Something else.") | {"stamp": ""})
    assert kept().values["body"] == ["Something else."]
    aside = Revision.objects.get(set_aside=True)
    assert aside.values["body"] == "Offered, never answered."


def test_while_another_has_the_post_open_both_are_told(desk, client, clock):
    lee = make_user("lee", first_name="Lee", superuser=True)
    post = make_post("Shared")
    from django.test import Client

    other = Client()
    other.force_login(lee)
    assert desk.post(KEEP, opened(post, ping="1")).json()["others"] == []
    assert other.post(KEEP, opened(post, ping="1")).json()["others"] == ["Dana"]
    assert desk.post(KEEP, opened(post, ping="1")).json()["others"] == ["Lee"]
    assert "Lee" in desk.get(change(post)).content.decode()
    clock.shift(MINUTE / 6)
    desk.post(KEEP, opened(post, ping="1"))
    other.post(KEEP, opened(post, leaving="1"))
    assert desk.post(KEEP, opened(post, ping="1")).json()["others"] == []
    # Whoever vanished without a word is forgotten after a minute.
    other.post(KEEP, opened(post, ping="1"))
    clock.shift(MINUTE)
    assert desk.post(KEEP, opened(post, ping="1")).json()["others"] == []
    assert Presence.objects.count() == 2


def test_a_newer_save_is_told_while_writing(desk, clock):
    lee = make_user("lee", first_name="Lee")
    post = make_post("Shared")
    form = opened(post)
    assert desk.post(KEEP, form).json()["newer"] is None
    clock.shift(MINUTE)
    edit(post, by=lee, body="Lee's words.")
    newer = desk.post(KEEP, form).json()["newer"]
    assert newer == {"by": "Lee", "self": False, "at": "12:01 PM"}


def test_a_ping_keeps_nothing(desk):
    post = make_post("Open")
    desk.post(KEEP, opened(post, body="x", ping="1"))
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("uid", ["", "x", "0" * 200])
def test_a_form_without_a_uid_is_refused_in_words(desk, uid):
    response = desk.post(KEEP, fields(uid=uid))
    assert response.status_code == 400
    assert "Copy your text" in response.json()["error"]


def test_more_than_a_post_can_hold_is_refused_in_words(desk):
    response = desk.post(KEEP, fields(uid=str(uuid.uuid4()), body="x" * 700_000))
    assert response.status_code == 413
    assert "longer than can be kept" in response.json()["error"]
    assert not Autosave.objects.exists()


def test_odd_characters_are_kept_without_harm(desk):
    desk.post(KEEP, fields(uid=str(uuid.uuid4()), body="a\x00b\ufffe", title="\x01"))
    assert kept().values["body"] == ["ab"]


def test_the_signed_out_are_told_in_words_and_nothing_is_kept(client, clock):
    response = client.post(KEEP, fields(uid=str(uuid.uuid4())))
    assert response.status_code == 403
    assert response.json()["signed_out"]
    assert not Autosave.objects.exists()


def test_nobody_keeps_or_sees_text_in_another_s_post(client, clock):
    from django.contrib.auth.models import Group

    make_roles()
    writer = make_user("wren")
    writer.groups.add(Group.objects.get(name="Writer"))
    client.force_login(writer)
    post = make_post("Not hers", by=make_user("lee"))
    response = client.post(KEEP, opened(post, body="x"))
    assert response.status_code == 403
    assert "Not hers" not in response.content.decode()
    assert not Autosave.objects.exists()
    assert client.get(f"/admin/articles/post/unsaved/{post.uid}/").status_code == 404


def test_one_person_s_unsaved_text_is_nobody_else_s(desk, client, clock):
    post = make_post("Shared")
    desk.post(KEEP, opened(post, body="Dana's private first thoughts."))
    lee = make_user("lee", superuser=True)
    client.force_login(lee)
    assert "first thoughts" not in client.get(change(post)).content.decode()
    page = client.get(f"/admin/articles/post/unsaved/{post.uid}/")
    assert page.status_code == 404
    page = client.get(f"{change(post)}?continue=1").content.decode()
    assert "first thoughts" not in page


def test_what_nobody_came_back_for_is_swept(desk, clock):
    for number in range(25):
        desk.post(KEEP, fields(title=f"Begun {number}", uid=str(uuid.uuid4())))
        clock.shift(MINUTE)
    assert Autosave.objects.count() <= 21
    clock.shift(datetime.timedelta(days=100))
    desk.force_login(get_user_model().objects.get(username="dana"))
    desk.post(KEEP, fields(title="Today", uid=str(uuid.uuid4())))
    assert Autosave.objects.count() == 1


def test_unsaved_text_thrown_away_says_so(desk):
    uid = uuid.uuid4()
    desk.post(KEEP, fields(title="Begun", uid=str(uid)))
    response = desk.post(reverse("admin:articles_post_unsaved_discard", args=[uid]))
    assert "Thrown away" in said(response)


PREVIEW = "/admin/articles/post/preview/"


@pytest.mark.parametrize("way", ["keep", "preview", "save"])
def test_another_window_s_unsaved_text_is_set_aside_and_never_overwritten(desk, way):
    post = make_post("Written on")
    desk.post(KEEP, opened(post, body="From the phone."))
    form = opened(post, body="From the laptop.", _save="1") | {"stamp": ""}
    desk.post({"keep": KEEP, "preview": PREVIEW, "save": change(post)}[way], form)
    assert Revision.objects.get(set_aside=True).values["body"] == "From the phone."


def test_the_text_that_a_form_knows_of_rolls_on_without_a_trace(desk):
    post = make_post("Written on")
    stamp = ""
    for number in range(5):
        form = opened(post, body=f"Draft {number}") | {"stamp": stamp}
        stamp = desk.post(KEEP, form).json()["stamp"]
    desk.post(change(post), form | {"stamp": stamp, "_save": "1"})
    assert not Revision.objects.filter(set_aside=True).exists()
    assert not Autosave.objects.exists()
