"""The desk's front page: what to go on with, and what needs somebody."""

import datetime
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from articles.models import Edition, Post
from articles.publishing import (
    keep,
    make_roles,
    publish,
    send_back,
    send_for_review,
    withdraw,
)
from tests.admin.forms import DAY, NOON, change
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_post,
    make_site,
    make_user,
)

pytestmark = pytest.mark.django_db

HOME = "/admin/"


def dana():
    return get_user_model().objects.get(username="dana")


def person(client, role: str, **values):
    make_roles()
    user = make_user(**values)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return get_user_model().objects.get(pk=user.pk)


def words(client) -> str:
    return " ".join(client.get(HOME).content.decode().split())


def kept(user, title: str, post: Post | None = None, body: str = "Words"):
    uid = post.uid if post else uuid.uuid4()
    values = {"title": [title], "body": [body]}
    return keep(by=user, uid=uid, post=post, values=values)


def test_a_new_site_teaches_and_has_one_button_to_begin(desk):
    html = words(desk)
    assert html.count("Write a post</a>") == 1
    assert "Nothing is written yet" in html
    assert "Continue writing" not in html


def test_what_was_never_saved_comes_first_then_own_drafts_and_changes(desk, clock):
    make_post("My draft", by=dana())
    changed = make_live("My change", created_by=dana())
    make_live("Left alone", created_by=dana())
    make_post("Another's draft")
    clock.shift(60)
    edit(changed, body="Other words.", by=dana())
    row, saved = kept(dana(), "Begun"), make_post("Saved once")
    clock.shift(60)
    kept(dana(), "Saved once, more", saved)
    kept(dana(), "", body=" ")
    lines = desk.get(HOME).context["own"]
    assert [str(line.get("unsaved") or line["post"]) for line in lines] == [
        "Saved once, more",
        "Begun",
        "My change",
        "My draft",
    ]
    html = words(desk)
    assert f"{change(saved)}?continue=1" in html
    assert f"/admin/articles/post/add/?continue={row.uid}" in html
    assert "Live with changes, 12:01 PM" in html
    assert "Another&#x27;s draft" not in html


def test_five_lines_to_go_on_with_are_the_most(desk):
    for number in range(4):
        kept(dana(), f"Begun {number}")
        make_post(f"Draft {number}", by=dana())
    assert len(desk.get(HOME).context["own"]) == 5


def test_whoever_publishes_sees_who_waits_with_the_note(desk, clock):
    rosa = make_user("rosa", first_name="Rosa", permissions=("write_own_post",))
    post = make_post("Kettles", created_by=rosa)
    send_for_review(post, by=rosa, note="Look at the <second> part. " + "a" * 200)
    html = words(desk)
    assert "Waiting for review" in html
    assert "Sent by <bdi>Rosa</bdi>, 12:00 PM" in html
    assert "Look at the &lt;second&gt; part." in html
    assert "aaa…</q>" in html


def test_a_writer_sees_own_posts_alone(client, clock):
    rosa = person(client, "Writer", name="rosa", first_name="Rosa")
    editor = make_user(superuser=True, first_name="Lee")
    mine = make_post("My kettles", created_by=rosa)
    returned = make_post("My return", created_by=rosa)
    for post in (mine, returned):
        send_for_review(post, by=rosa)
    send_back(returned, by=editor, note="Cut the third part.")
    secret = make_post("Secret draft", by=editor)
    send_for_review(secret, by=editor, note="Secret note")
    make_live("Secret plans", at=NOON + DAY)
    make_live("Secret trouble", body="[A page](/articles/gone/)")
    html = words(client)
    assert "Sent back to you" in html
    assert "Sent back by <bdi>Lee</bdi>, 12:00 PM" in html
    assert "Cut the third part." in html
    assert html.count("<bdi>My return</bdi>") == 1
    clock.shift(60)
    kept(rosa, "My return, reworded", returned)
    assert "My return, reworded" in words(client)
    assert "My kettles" in html
    assert "Secret" not in html


def test_what_was_sent_back_stays_until_it_is_sent_again_or_published(desk, clock):
    post = make_post("Kettles", created_by=dana())
    for answer in (
        lambda: send_for_review(post, by=dana()),
        lambda: publish(post, by=dana(), confidential=True),
    ):
        send_for_review(post, by=dana())
        send_back(post, by=dana(), note="Once more.")
        assert "Sent back to you" in words(desk)
        clock.shift(60)
        answer()
        assert "Sent back to you" not in words(desk)


def test_what_happens_by_itself_next_is_told_with_the_zone(desk, clock):
    make_live("First", at=NOON + DAY)
    ending = make_live("Ending")
    withdraw(ending, by=None, at=NOON + 2 * DAY)
    clock.shift(60)
    publish(edit(make_live("Changing"), body="New."), by=None, at=NOON + 3 * DAY)
    for number in range(4):
        make_live(f"Later {number}", at=NOON + (9 + number) * DAY)
    lines = desk.get(HOME).context["scheduled"]
    assert [(str(line["post"]), line["what"]) for line in lines] == [
        ("First", "Readers see it"),
        ("Ending", "Withdrawn"),
        ("Changing", "Its change goes live"),
        ("Later 0", "Readers see it"),
        ("Later 1", "Readers see it"),
    ]
    assert "Readers see it on Wednesday, March 4, 2026, 12:00 PM PST" in words(desk)


def test_problems_on_the_site_name_what_is_needed_first(desk, clock):
    for number in range(6):
        make_live(f"Warned {number}", body="[A page](/articles/gone/)", summary="One.")
    make_live("Fine", summary="One.")
    block = {"level": "block", "what": "A <picture> has no description."}
    warning = {"level": "warn", "what": "It has no summary."}
    broken = make_live("Broken", summary="One.")
    Edition.objects.filter(post=broken).update(findings=[block, warning])
    gone = make_live("Gone", body="[A page](/articles/gone/)")
    clock.shift(60)
    withdraw(gone, by=None)
    context = desk.get(HOME).context
    assert [line["title"] for line in context["problems"]][:2] == ["Broken", "Warned 5"]
    assert len(context["problems"]) == 5
    html = words(desk)
    needed = "Needed:</strong> A &lt;picture&gt; has no description. And 1 more."
    assert needed in html
    assert "And 2 more texts with something to mend" in html
    assert "Gone" not in html


def test_reviews_that_are_due_or_withheld_are_told_to_who_may_publish(desk, clock):
    ruth = make_author("Ruth Vale")

    def reviewed(title: str, due: str | None) -> Post:
        day = datetime.date.fromisoformat(due) if due else None
        on = datetime.date(2025, 9, 1)
        return make_live(title, reviewer=ruth, reviewed_on=on, review_due=day)

    reviewed("Soon", "2026-04-02")
    reviewed("Far", "2026-05-02")
    reviewed("Late", "2026-03-01")
    changed, drafted = reviewed("Changed", None), reviewed("Drafted", None)
    clock.shift(60)
    publish(edit(changed, body="Other words."), by=None)
    edit(drafted, body="Other words.")
    lines = desk.get(HOME).context["due"]
    assert [(line["title"], line["what"]) for line in lines] == [
        (
            "Changed",
            "Readers don’t see that Ruth Vale reviewed it: the text has changed since.",
        ),
        ("Late", "Its review was due on March 1, 2026."),
        ("Soon", "Its next review is due on April 2, 2026."),
    ]
    assert "Reviews due" in words(desk)
    for number in range(5):
        reviewed(f"More {number}", "2026-03-09")
    context = desk.get(HOME).context
    assert (len(context["due"]), context["more_due"]) == (5, 3)


def test_a_writer_is_not_asked_for_reviews(client, clock):
    rosa = person(client, "Writer", name="rosa")
    ruth, day = make_author("Ruth Vale"), datetime.date(2026, 3, 1)
    make_live("Late", created_by=rosa, reviewer=ruth, review_due=day)
    assert "Reviews due" not in words(client)


def test_the_front_page_costs_the_same_queries_for_few_and_for_many(
    desk, django_assert_num_queries
):
    for number in (1, 9):
        for index in range(number):
            waiting = make_post(f"W {number} {index}", by=dana())
            send_for_review(waiting, by=dana(), note="Read it.")
            make_post(f"D {number} {index}", by=dana())
            make_live(f"S {number} {index}", at=NOON + DAY)
            make_live(f"P {number} {index}", body="[A](/articles/gone/)")
            kept(dana(), f"B {number} {index}")
        with django_assert_num_queries(17):
            assert desk.get(HOME).status_code == 200


def test_an_account_without_posts_sees_its_own_shelves_alone(client, clock):
    client.force_login(make_user(permissions=("view_topic",)))
    make_live("Secret plans", body="[A page](/articles/gone/)")
    html = words(client)
    assert "Secret" not in html
    assert "Write a post" not in html
    assert "Topics" in html


def test_whoever_may_only_look_is_not_asked_to_write(client, clock):
    client.force_login(make_user(permissions=("view_post",)))
    make_live("Later", at=timezone.now() + DAY)
    html = words(client)
    assert "Write a post" not in html
    assert "Continue writing" not in html
    assert "Scheduled next" in html


def test_a_title_is_text_wherever_it_stands(desk, clock):
    make_site(require_author=False)
    bad = "<img src=x>"
    send_for_review(make_post(bad), by=dana(), note=bad)
    make_post(bad, by=dana())
    make_live(bad, at=NOON + DAY)
    make_live(bad, body="[A page](/articles/gone/)")
    kept(dana(), bad)
    assert "<img" not in words(desk)
