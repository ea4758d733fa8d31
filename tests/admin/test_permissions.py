"""Who may open and do what at the desk, and what it never lets out."""

import pytest
from django.urls import reverse

from articles.models import Edition, Post
from articles.publishing import publish
from tests.admin.forms import ADD, LIST, change, opened
from tests.factories import (
    make_live,
    make_post,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_whoever_may_only_look_gets_no_button(client, clock):
    viewer = make_user(permissions=("view_post", "publish_post"))
    client.force_login(viewer)
    post = make_live("Looked at")
    html = client.get(change(post)).content.decode()
    for button in ["_save", "_publish", "_schedule", "_withdraw"]:
        assert f'name="{button}"' not in html
    history = client.get(f"{LIST}{post.pk}/history/").content.decode()
    assert "Bring this" not in history


RIGHTS = {
    "nobody": (None, ()),
    "a login that is no staff": ({"is_staff": False}, ("change_post", "publish_post")),
    "staff without rights": ({}, ()),
    "a reader of drafts": ({}, ("view_post",)),
    "a writer": ({}, ("view_post", "add_post", "change_post")),
    "an editor": ({}, ("view_post", "add_post", "change_post", "publish_post")),
}
MAY = {
    "list": {"a reader of drafts", "a writer", "an editor"},
    "change": {"a reader of drafts", "a writer", "an editor"},
    "history": {"a reader of drafts", "a writer", "an editor"},
    "add": {"a writer", "an editor"},
    "restore": {"a writer", "an editor"},
    "withdraw": {"an editor"},
    "cancel": {"an editor"},
    "delete": set(),
}


@pytest.mark.parametrize("page", MAY)
@pytest.mark.parametrize("who", RIGHTS)
def test_each_page_opens_for_those_alone_who_may(client, clock, who, page):
    post = make_live("Guarded")
    make_topic()
    values, permissions = RIGHTS[who]
    if values is not None:
        client.force_login(make_user("someone", permissions=permissions, **values))
    args = {"list": [], "add": [], "restore": [post.pk, post.editions.get().pk]}
    name = "changelist" if page == "list" else page
    response = client.get(
        reverse(f"admin:articles_post_{name}", args=args.get(page, [post.pk]))
    )
    if who in MAY[page]:
        assert response.status_code == 200
    else:
        assert response.status_code in {302, 403}
        assert "Guarded" not in response.content.decode()


def test_a_writer_s_crafted_buttons_publish_nothing(client, clock):
    writer = make_user(permissions=("view_post", "add_post", "change_post"))
    make_user("dana", first_name="Dana", superuser=True)
    client.force_login(writer)
    post = make_post("Mine")
    for button in ["_publish", "_schedule", "_withdraw", "_cancel"]:
        values = opened(post, title="Mine", **{button: "1"})
        response = client.post(change(post), values, follow=True)
        assert not Edition.objects.exists(), button
    later = {"step-when": "later", "step-day": "2026-03-10", "step-time": "09:00"}
    client.post(change(post), opened(post, _publish="1", **later))
    assert not Edition.objects.exists()
    values = {"day": "2026-03-10", "time": "09:00"}
    for step in ["withdraw", "cancel"]:
        path = reverse(f"admin:articles_post_{step}", args=[post.pk])
        assert client.post(path, values).status_code == 403
    response = client.post(change(post), opened(post, _publish="1"), follow=True)
    assert "Ask Dana" in response.content.decode()
    assert 'name="_publish"' not in client.get(change(post)).content.decode()


def test_fields_that_are_not_in_the_form_are_not_taken(client, clock):
    writer = make_user(permissions=("view_post", "add_post", "change_post"))
    client.force_login(writer)
    post = make_post("Mine")
    crafted = {"uid": "x", "digest": "x", "edited_by": "1", "state": "live"}
    crafted |= {"live_from": "2020-01-01", "source": "x", "editions": "1"}
    client.post(change(post), opened(post, _save="1", **crafted))
    fresh = Post.objects.get()
    assert (fresh.uid, fresh.source) == (post.uid, "")
    assert not Edition.objects.exists()


def test_the_desk_is_under_the_strict_policy_and_never_cached(desk):
    post = make_post("Policy")
    for path in ["/admin/", LIST, ADD, change(post)]:
        response = desk.get(path)
        policy = response["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "no-store" in response["Cache-Control"]
        html = response.content.decode()
        assert "<style" not in html
        assert " onclick=" not in html


def test_a_visitor_sees_no_trace_of_the_desk(client, clock):
    dana = make_user("dana", first_name="Secretname", superuser=True)
    publish(make_post("Open"), by=dana, confidential=True)
    for path in ["/", "/articles/open/", "/feed/", "/sitemap.xml"]:
        html = client.get(path).content.decode()
        assert "dana" not in html
        assert "Secretname" not in html
        assert "/admin" not in html
