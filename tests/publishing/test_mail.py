"""Who gets which mail about a review, and what happens when none can be sent."""

import os
import smtplib
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from articles.publishing import (
    make_roles,
    remark_by_link,
    send_back,
    send_for_review,
    share_draft,
)
from tests.factories import make_author, make_post, make_site, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture(autouse=True)
def _mail(settings) -> None:
    settings.MAIL_IS_CONFIGURED = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    make_site(name="Harbor Street Practice")
    make_roles()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def member(name: str, role: str = "", **values):
    values = {"email": f"{name}@example.org", "first_name": name.title()} | values
    user = make_user(name, **values)
    user.groups.set(Group.objects.filter(name=role))
    return user


def sent_to() -> list[str]:
    assert all(len(message.to) == 1 for message in mail.outbox)
    assert not any(message.cc or message.bcc for message in mail.outbox)
    return sorted(message.to[0] for message in mail.outbox)


def test_everybody_who_may_publish_gets_one_message_each(committed):
    lee = member("lee", "Writer")
    member("ed", "Editor")
    member("olga", "Owner")
    member("root", superuser=True)
    member("right", permissions=("publish_post", "view_post"))
    member("gone", "Editor", is_active=False)
    member("outside", "Editor", is_staff=False)
    member("silent", "Editor", email="")
    member("blind", permissions=("publish_post",))  # may open no post of others
    member("tess", "Writer")
    with committed():
        send_for_review(make_post("Warm kettle", created_by=lee), by=lee, note="Done.")
    assert sent_to() == [
        f"{name}@example.org" for name in ("ed", "olga", "right", "root")
    ]


def test_whoever_sends_it_for_review_gets_no_mail_of_it(committed):
    ed = member("ed", "Editor")
    member("olga", "Owner")
    with committed():
        send_for_review(make_post(), by=ed)
    assert sent_to() == ["olga@example.org"]


def test_two_accounts_with_one_address_get_one_message(committed):
    member("ed", "Editor", email="office@example.org")
    member("olga", "Owner", email="office@example.org")
    with committed():
        send_for_review(make_post(), by=None)
    assert sent_to() == ["office@example.org"]


def test_a_message_holds_title_note_and_address_and_nothing_of_the_text(committed):
    member("ed", "Editor")
    lee = member("lee", "Writer")
    post = make_post(
        "Warm kettle", body="Zyxquill body.", summary="Zyxquill.", created_by=lee
    )
    with committed():
        send_for_review(post, by=lee, note="Look at the end.")
    (message,) = mail.outbox
    assert message.subject == "Ready for review: Warm kettle (Harbor Street Practice)"
    assert "Lee has finished “Warm kettle”" in message.body
    assert "Look at the end." in message.body
    assert f"http://testserver/admin/articles/post/{post.pk}/change/" in message.body
    assert "Zyxquill" not in message.message().as_string()


@pytest.mark.parametrize(
    "title", ["A\nBcc: all@example.org", "A\r\nB", "A\x85B", "A\u2028B", "x" * 200]
)
def test_no_title_can_break_the_subject(committed, title):
    member("ed", "Editor")
    post = make_post("Plain")
    post.title = title
    with committed():
        send_for_review(post, by=None, note="Look.")
    (message,) = mail.outbox
    assert len(message.subject.splitlines()) == 1
    assert len(message.subject) <= 180
    assert message.message()["Bcc"] is None


def test_nothing_is_sent_when_the_change_is_not_kept(committed):
    member("ed", "Editor")
    with committed() as callbacks:
        send_for_review(make_post(), by=None)
        assert mail.outbox == []
    assert len(callbacks) == 1
    assert len(mail.outbox) == 1


def test_nothing_is_sent_where_the_site_has_no_mail(committed, settings):
    settings.MAIL_IS_CONFIGURED = False
    member("ed", "Editor")
    with committed() as callbacks:
        send_for_review(make_post(), by=None)
    assert callbacks == []
    assert mail.outbox == []


def test_what_is_sent_back_goes_to_the_one_who_asked(committed):
    olga, lee = member("olga", "Owner"), member("lee", "Writer")
    ed = member("ed", "Editor")
    # An editor began it; Lee stands in its byline, wrote it and asked.
    author = make_author("Lee Orr", user=lee)
    post = make_post("Warm kettle", created_by=olga, lead_author=author)
    with committed():
        send_for_review(post, by=lee)
    mail.outbox.clear()
    with committed():
        send_back(post, by=ed, note="The end is missing.")
    assert sent_to() == ["lee@example.org"]
    assert mail.outbox[0].subject.startswith("Sent back: Warm kettle")
    assert "The end is missing." in mail.outbox[0].body


def test_a_writer_who_may_no_longer_open_the_post_hears_nothing_of_it(committed):
    lee = member("lee")
    with committed():
        send_back(
            make_post(created_by=lee, ready_for_review=True), by=None, note="More."
        )
    assert sent_to() == []


def test_a_remark_by_a_link_goes_to_the_writer_and_to_who_made_the_link(committed):
    lee, ed = member("lee", "Writer"), member("ed", "Editor")
    post = make_post("Warm kettle", created_by=lee)
    with committed():
        remark_by_link(share_draft(post, by=lee), name="Ruth", approves=True)
    assert sent_to() == ["lee@example.org"]
    assert "Ruth says that “Warm kettle” looks good." in mail.outbox[0].body
    assert "what was typed" in mail.outbox[0].body
    mail.outbox.clear()
    with committed():
        remark_by_link(share_draft(post, by=ed), name="Ruth", text="Shorter.")
    assert sent_to() == ["ed@example.org", "lee@example.org"]


class Away(EmailBackend):
    """A server that takes so long that the time is over."""

    tried = 0

    def send_messages(self, messages):
        Away.tried += 1
        raise TimeoutError("timed out")


class Picky(EmailBackend):
    """A server that refuses one address."""

    def send_messages(self, messages):
        if messages[0].to == ["ed@example.org"]:
            raise smtplib.SMTPRecipientsRefused({"ed@example.org": (550, b"no")})
        return super().send_messages(messages)


def test_a_server_that_hangs_is_tried_once_logged_and_stops_nobody(
    committed, settings, caplog
):
    settings.EMAIL_BACKEND = f"{__name__}.Away"
    Away.tried = 0
    member("ed", "Editor")
    member("olga", "Owner")
    post = make_post()
    with committed():
        send_for_review(post, by=None, note="Look.")
    assert Away.tried == 1
    assert "could not be sent" in caplog.text
    assert post.remarks.count() == 1


def test_an_address_that_is_refused_keeps_no_mail_from_the_others(
    committed, settings, caplog
):
    settings.EMAIL_BACKEND = f"{__name__}.Picky"
    member("ed", "Editor")
    member("olga", "Owner")
    with committed():
        send_for_review(make_post(), by=None)
    assert sent_to() == ["olga@example.org"]
    assert "refused for one address" in caplog.text


def test_no_absence_note_answers(committed):
    member("ed", "Editor")
    with committed():
        send_for_review(make_post(), by=None)
    assert mail.outbox[0].message()["Auto-Submitted"] == "auto-generated"


def test_a_mail_server_that_hangs_is_left_after_ten_seconds(tmp_path):
    source = "from django.conf import settings as s; "
    source += "print(s.MAIL_IS_CONFIGURED, s.EMAIL_HOST, s.EMAIL_TIMEOUT)"
    said = subprocess.run(
        [sys.executable, "-c", source],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "site_project.settings",
            "DATA_DIR": str(tmp_path),
            "EMAIL_URL": "smtp+tls://name:word@mail.example.org:587",
        },
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert said.split() == ["True", "mail.example.org", "10"]
