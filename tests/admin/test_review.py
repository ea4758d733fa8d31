"""Sent for review and sent back, through the buttons of the form."""

import pytest
from django.contrib.auth.models import Group
from django.core import mail

from articles.models import Edition, Post, Remark
from articles.publishing import make_roles
from tests.admin.forms import ADD, LIST, change, fields, opened, said
from tests.factories import make_live, make_post, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(client, clock):
    """Signs in an account of a role, made when it is first asked for."""
    make_roles()
    known = {}

    def sign_in(name: str, role: str):
        if name not in known:
            email = f"{name}@example.org"
            known[name] = make_user(name, first_name=name.title(), email=email)
            known[name].groups.add(Group.objects.get(name=role))
        client.force_login(known[name])
        return known[name]

    return sign_in


@pytest.fixture
def sent(settings, django_capture_on_commit_callbacks):
    """The messages that leave the site during a block."""
    settings.MAIL_IS_CONFIGURED = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return lambda: django_capture_on_commit_callbacks(execute=True)


def waits(post: Post) -> bool:
    return Post.objects.get(pk=post.pk).ready_for_review


def press(client, post: Post, button: str, note: str = "", **values):
    values = opened(post, **{button: "", "step-note": note}, **values)
    return client.post(change(post), values)


def test_a_new_text_is_saved_and_sent_for_review_at_once(client, member, sent):
    member("dana", "Editor")
    lee = member("lee", "Writer")
    values = fields(
        title="Warm kettle", _review="", **{"step-note": "Look at the end."}
    )
    with sent():
        response = client.post(ADD, values)
    post = Post.objects.get()
    assert response["Location"] == change(post)
    assert said(response).startswith("Saved, and sent for review.")
    assert (waits(post), post.created_by) == (True, lee)
    assert Remark.objects.get().text == "Look at the end."
    assert [message.to for message in mail.outbox] == [["dana@example.org"]]
    html = client.get(change(post)).content.decode()
    assert "Ready for review" in html
    assert "Look at the end." in html


def test_an_editor_finds_it_reads_the_note_and_sends_it_back(client, member, sent):
    lee = member("lee", "Writer")
    post = make_post("Warm kettle", created_by=lee, by=lee)
    press(client, post, "_review", "Is the end too short?")
    member("dana", "Editor")
    assert "Warm kettle" in client.get(f"{LIST}?state=review").content.decode()
    html = client.get(change(post)).content.decode()
    assert "Is the end too short?" in html
    assert 'name="_return"' in html
    with sent():
        response = press(client, post, "_return", "Say who came in.")
    assert said(response).startswith("Sent back.")
    assert not waits(post)
    assert [message.to for message in mail.outbox] == [["lee@example.org"]]
    assert "Warm kettle" not in client.get(f"{LIST}?state=review").content.decode()
    member("lee", "Writer")
    html = client.get(change(post)).content.decode()
    assert "Sent back" in html
    assert "Say who came in." in html
    assert "state-review" not in html


def test_what_an_editor_changed_before_sending_it_back_is_kept(client, member):
    lee = member("lee", "Writer")
    post = make_post("Warm kettle", created_by=lee, ready_for_review=True)
    member("dana", "Editor")
    press(client, post, "_return", "I mended the start.", body="Mended.")
    assert Post.objects.get().body == "Mended."
    assert not waits(post)


def test_sending_back_without_a_word_saves_and_says_what_is_missing(client, member):
    member("dana", "Editor")
    post = make_post("Warm kettle", ready_for_review=True)
    response = press(client, post, "_return", "  ", body="Mended.")
    assert "Your text is saved. Write what should be changed" in said(response)
    assert waits(post)
    assert Post.objects.get().body == "Mended."


def test_a_note_to_a_text_that_no_longer_waits_is_not_lost(client, member):
    member("dana", "Editor")
    post = make_post("Warm kettle")
    response = press(client, post, "_return", "Words that stay.")
    assert "Your note was: “Words that stay.”" in said(response)
    post = make_post("Empty", body="")
    response = press(client, post, "_review", "Words that stay.")
    assert "Your note was: “Words that stay.”" in said(response)


def test_a_note_is_escaped_wherever_it_stands(client, member):
    lee = member("lee", "Writer")
    post = make_post("Warm kettle", created_by=lee, body="")
    note = "<script>x</script> & more"
    html = press(client, post, "_review", note).content
    html += client.get(change(post)).content
    press(client, post, "_review", note, body="Words.")
    html += client.get(change(post)).content
    assert b"<script>x" not in html
    assert b"&lt;script&gt;x" in html


def test_a_note_of_any_length_is_refused_in_words_and_the_text_is_saved(client, member):
    lee = member("lee", "Writer")
    post = make_post("Warm kettle", created_by=lee)
    response = press(client, post, "_review", "x" * 5000, body="Kept.")
    assert "4,000 are the most" in said(response)
    assert Post.objects.get().body == "Kept."
    assert not waits(post)


def test_a_writer_s_crafted_buttons_send_nothing_back(client, member):
    lee = member("lee", "Writer")
    post = make_post("Mine", created_by=lee, ready_for_review=True)
    assert 'name="_return"' not in client.get(change(post)).content.decode()
    member("dana", "Editor")
    member("lee", "Writer")
    response = press(client, post, "_return", "No.")
    assert "Your account can't send posts back. Ask Dana." in said(response)
    assert waits(post)
    other = make_post("Another's", ready_for_review=True)
    for button in ("_review", "_return"):
        assert press(client, other, button, "No.")["Location"] == "/admin/"
    assert waits(other)
    assert not Remark.objects.exists()


@pytest.mark.parametrize("value", ["1", ""])
def test_the_flag_is_no_field_that_a_request_could_set(client, member, value):
    lee = member("lee", "Writer")
    post = make_post("Mine", created_by=lee, ready_for_review=not value)
    press(client, post, "_save", ready_for_review=value)
    assert waits(post) == (not value)


def test_publishing_ends_the_waiting_at_once(client, member):
    member("dana", "Editor")
    post = make_post("Warm kettle", ready_for_review=True)
    press(client, post, "_publish")
    assert Edition.objects.count() == 1
    assert not waits(post)
    assert "Ready for review" not in client.get(change(post)).content.decode()


def test_a_live_text_with_changes_can_wait_for_a_review_too(client, member):
    lee = member("lee", "Writer")
    post = make_live("Warm kettle", created_by=lee)
    press(client, post, "_review", "New end.", body="A new end.")
    assert waits(post)
    assert "A new end." not in client.get("/articles/warm-kettle/").content.decode()


def test_a_mail_server_that_is_away_stops_nobody(client, member, settings, sent):
    member("dana", "Editor")
    lee = member("lee", "Writer")
    post = make_post("Warm kettle", created_by=lee)
    with sent():
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        response = press(client, post, "_review", "Look.")
    assert said(response).startswith("Saved, and sent for review.")
    assert waits(post)
