"""Forms made by hand: refused or read in words, and nothing is broken by them."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.models import Post, Revision
from articles.publishing import make_roles
from tests.admin.forms import ADD, change, fields, opened
from tests.factories import make_author, make_post, make_user

pytestmark = pytest.mark.django_db
KEEP = "/admin/articles/post/editor/keep/"


@pytest.fixture
def writer(client, clock):
    """Wren, who signs as herself, at the desk."""
    make_roles()
    wren = make_user("wren", first_name="Wren")
    wren.groups.add(Group.objects.get(name="Writer"))
    make_author("Wren Hale", user=wren)
    client.force_login(wren)
    return client


@pytest.mark.parametrize("key", ["abc", "²", "\x00", "9" * 30, "-1", "1.5"])
@pytest.mark.parametrize("name", ["topics", "co_authors", "lead_author", "picture"])
def test_what_is_no_key_is_no_server_fault(desk, name, key):
    post = make_post("Here")
    for path, form in ((ADD, fields()), (change(post), opened(post))):
        response = desk.post(path, form | {name: key, "title": "x" * 300})
        assert response.status_code == 200


@pytest.mark.parametrize("key", ["abc", "1.5", "9" * 400, "999"])
def test_another_s_text_can_not_be_taken_for_what_is_not_there(desk, key):
    path = f"/admin/articles/post/{key}/change/"
    assert desk.post(path, {"_take_theirs": "1"}).status_code in {302, 403, 404}


def test_who_may_not_open_a_post_is_not_told_whether_it_is_there(writer):
    post = make_post("Not hers", by=make_user("lee"))
    answers = {
        writer.post(
            f"/admin/articles/post/{key}/change/", {"_take_theirs": "1"}
        ).status_code
        for key in (post.pk, 999)
    }
    assert answers == {403}
    assert Revision.objects.count() == 1


def test_no_detour_through_the_history_signs_with_another_s_name(writer):
    famous = make_author("Famous Name")
    writer.post(ADD, fields(title="Hers", _save="1"))
    post = Post.objects.get()
    signed = opened(post, body="Other.", lead_author=famous.pk)
    writer.post(change(post), signed | {"_take_theirs": "1"})
    aside = Revision.objects.get(set_aside=True)
    path = reverse("admin:articles_post_restore_save", args=[post.pk, aside.pk])
    writer.post(path)
    assert Post.objects.get().body == "Other."
    assert Post.objects.get().lead_author != famous


@pytest.mark.parametrize(
    "odd",
    [
        {"menu_position": "-4"},
        {"menu_position": "9" * 30},
        {"title": "x" * 900},
        {"picture_alt": "x" * 900},
        {"date": "0001-01-01"},
    ],
)
def test_what_no_form_would_take_is_brought_back_as_far_as_it_can_be(desk, odd):
    post = make_post("Here")
    form = opened(post, body="Set aside.") | odd
    desk.post(change(post), form | {"_take_theirs": "1"})
    aside = Revision.objects.get(set_aside=True)
    path = reverse("admin:articles_post_restore_save", args=[post.pk, aside.pk])
    assert desk.post(path).status_code == 302
    assert Post.objects.get().body == "Set aside."


def test_a_nul_in_what_a_form_began_with_is_no_server_fault(desk):
    post = make_post("Here")
    assert desk.post(KEEP, opened(post) | {"opened": "a\x00b"}).status_code == 200
    assert get_user_model().objects.exists()
