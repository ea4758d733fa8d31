"""What a visitor reads when something doesn't work."""

import pytest
from django.test import Client

from articles.public import views
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_a_fault_of_ours_is_said_plainly_and_without_the_database(client, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("Zyxquill")

    monkeypatch.setattr(views, "render_page", broken)
    client.raise_request_exception = False
    response = client.get("/")
    text = response.content.decode()
    assert response.status_code == 500
    assert "Zyxquill" not in text
    assert "988" in text
    assert response["Content-Security-Policy"]


def test_the_plain_page_asks_the_database_nothing(rf, django_assert_num_queries):
    from articles.public.errors import bad_request, forbidden, server_error

    request = rf.get("/")
    with django_assert_num_queries(0):
        assert server_error(request).status_code == 500
        assert bad_request(request, ValueError()).status_code == 400
        assert forbidden(request, ValueError()).status_code == 403


def test_a_form_that_was_open_too_long_says_that_nothing_is_lost():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(superuser=True))
    response = client.post("/admin/articles/post/add/", {"title": "x"})
    assert response.status_code == 403
    assert "what you typed is still there" in response.content.decode()
    assert "<style" not in response.content.decode()


def test_an_empty_site_says_so_kindly(client):
    for path in ["/", "/topics/", "/authors/", "/archive/", "/feed/", "/sitemap.xml"]:
        assert client.get(path).status_code == 200, path
    assert "988" in client.get("/").content.decode()
