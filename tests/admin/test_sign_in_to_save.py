"""A save that comes after the session has ended."""

import pytest
from django.test import Client

from articles.models import Post
from tests.admin.forms import ADD, change, fields, opened
from tests.factories import edit, make_post, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def dana(clock):
    return make_user("dana", first_name="Dana", superuser=True)


def hidden(page) -> dict:
    return dict(page.context["fields"])


def test_it_asks_for_the_password_in_place_and_then_saves(client, dana):
    post = make_post("Written on")
    form = opened(post, body="An hour's work.", _save="1") | {"writer-name": "dana"}
    page = client.post(change(post), form)
    html = page.content.decode()
    assert page.status_code == 200
    assert "You were signed out while you were writing" in html
    assert "An hour&#x27;s work." in html
    assert 'value="dana"' in html
    assert Post.objects.get().body == post.body
    answer = {"sign-in-name": "dana", "sign-in-password": "long enough"}
    response = client.post(change(post), hidden(page) | answer)
    assert response.status_code == 302
    assert Post.objects.get().body == "An hour's work."
    assert Post.objects.get().edited_by == dana
    assert client.get(change(post)).status_code == 200


def test_a_new_post_is_saved_the_same_way(client, dana):
    answer = {"sign-in-name": "dana", "sign-in-password": "long enough"}
    response = client.post(ADD, fields(title="Begun", _save="1") | answer)
    assert response.status_code == 302
    assert Post.objects.get().title == "Begun"


def test_a_wrong_password_costs_no_word(client, dana):
    answer = {"sign-in-name": "dana", "sign-in-password": "wrong"}
    page = client.post(ADD, fields(body="An hour's work.", _save="1") | answer)
    html = page.content.decode()
    assert "don&#x27;t belong together" in html
    assert hidden(page)["body"] == "An hour's work."
    assert "wrong" not in html
    assert not Post.objects.exists()


def test_who_is_no_staff_saves_nothing(client, clock):
    make_user("visitor", is_staff=False)
    answer = {"sign-in-name": "visitor", "sign-in-password": "long enough"}
    page = client.post(ADD, fields(_save="1") | answer)
    assert page.status_code == 200
    assert not Post.objects.exists()


def test_somebody_else_s_session_does_not_take_the_text_unasked(client, dana):
    make_user("lee", first_name="Lee", superuser=True)
    client.login(username="lee", password="long enough")
    form = fields(title="Dana's", _save="1") | {"writer-name": "dana"}
    page = client.post(ADD, form)
    assert not Post.objects.exists()
    html = page.content.decode()
    assert "written as <bdi>dana</bdi>" in html
    # As herself:
    answer = {"sign-in-name": "dana", "sign-in-password": "long enough"}
    client.post(ADD, hidden(page) | answer | {"writer-name": "dana"})
    assert Post.objects.get().edited_by == dana


def test_the_token_is_asked_for_all_the_same(dana):
    strict = Client(enforce_csrf_checks=True)
    answer = {"sign-in-name": "dana", "sign-in-password": "long enough"}
    response = strict.post(ADD, fields(_save="1") | answer)
    assert response.status_code == 403
    assert not Post.objects.exists()


def test_hostile_text_is_escaped_on_its_way_through(client, dana):
    page = client.post(ADD, fields(body='"><script>alert(1)</script>', _save="1"))
    assert "<script>alert" not in page.content.decode()


def test_looking_at_a_page_still_leads_to_the_sign_in(client, dana):
    response = client.get(ADD)
    assert response.status_code == 302
    assert "login" in response.url


def test_a_conflict_after_signing_in_does_not_repeat_the_password(client, dana):
    post = make_post("Shared", body="One.")
    form = opened(post, body="Two.", _save="1") | {"writer-name": "dana"}
    edit(post, body="Three.")
    answer = {"sign-in-name": "dana", "sign-in-password": "long enough"}
    page = client.post(change(post), form | answer)
    html = page.content.decode()
    assert "while you were writing" in html
    assert "long enough" not in html
    assert "Two." in html
