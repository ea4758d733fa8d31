"""Duplicate as a draft, through the desk."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.models import Post
from articles.publishing import make_roles
from tests.admin.forms import change, said
from tests.factories import make_live, make_post, make_user

pytestmark = pytest.mark.django_db


def page(post: Post) -> str:
    return reverse("admin:articles_post_duplicate", args=[post.pk])


def test_a_copy_is_asked_for_on_the_post_s_page_and_made_by_post_alone(desk):
    post = make_live("Kettles")
    assert page(post) in desk.get(change(post)).content.decode()
    assert "under an address of its own" in desk.get(page(post)).content.decode()
    assert Post.objects.count() == 1
    response = desk.post(page(post), follow=True)
    copy = Post.objects.get(title="Copy of Kettles")
    assert response.request["PATH_INFO"] == change(copy)
    assert "This is the copy, and only staff can see it." in said(response)


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_copies_what_they_may_not_open(client, clock, method):
    make_roles()
    writer = make_user()
    writer.groups.add(Group.objects.get(name="Writer"))
    client.force_login(writer)
    response = getattr(client, method)(page(make_live("Secret plans")))
    assert response.status_code == 403
    assert "Secret plans" not in response.content.decode()
    assert Post.objects.count() == 1


def test_whoever_may_only_look_is_offered_no_copy(client, clock):
    client.force_login(make_user(permissions=("view_post",)))
    post = make_post("Seen")
    assert page(post) not in client.get(change(post)).content.decode()
    assert client.post(page(post)).status_code == 403
    assert Post.objects.count() == 1
