"""Whoever loses a right, or gets a new password, loses the sessions of before."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.publishing import make_roles
from tests.admin.account_pages import (
    PASSWORD,
    change,
    fields,
    member,
    password,
    role,
)
from tests.admin.forms import said

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    assert client.login(username=user.username, password="long enough")
    assert client.get("/admin/").status_code == 200
    return client


def test_a_new_password_ends_the_sessions_of_the_account(client, olga):
    lee = member("lee", "Writer")
    sessions = [signed_in(lee), signed_in(lee)]
    values = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    response = client.post(password(lee), values)
    assert "signed out" in said(response)
    assert "uccessfully" not in said(response)
    for session in sessions:
        assert session.get("/admin/").status_code == 302
    assert client.get("/admin/").status_code == 200
    assert Client().login(username="lee", password=PASSWORD)


def test_a_refused_password_is_said_and_changes_nothing(client, olga):
    lee = member("lee", "Writer")
    session = signed_in(lee)
    for one, two, sentence in [
        ("", "", "This is needed."),
        (PASSWORD, "x", "two different passwords"),
        ("12345678901", "12345678901", "too common"),
    ]:
        values = {"new_password1": one, "new_password2": two}
        html = client.post(password(lee), values).content.decode()
        assert sentence in html or "numeric" in html
    assert session.get("/admin/").status_code == 200


def test_one_s_own_new_password_ends_the_other_sessions(clock):
    make_roles()
    lee = member("lee", "Writer")
    here, elsewhere = signed_in(lee), signed_in(lee)
    values = {"old_password": "long enough"}
    values |= {"new_password1": PASSWORD, "new_password2": PASSWORD}
    assert here.post("/admin/password_change/", values).status_code == 302
    assert here.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302


def test_switching_an_account_off_ends_its_sessions(client, olga):
    lee = member("lee", "Writer")
    session = signed_in(lee)
    values = fields(lee, role=str(role("Writer").pk))
    del values["is_active"]
    client.post(change(lee), values)
    assert session.get("/admin/").status_code == 302
    response = session.post("/admin/articles/post/add/", {"title": "Late"})
    assert "Late" not in User.objects.get(pk=lee.pk).username
    assert response.status_code in {200, 302, 403}


def test_a_role_taken_away_is_gone_at_the_next_request(client, olga):
    lee = member("lee", "Editor")
    session = signed_in(lee)
    assert session.get("/admin/articles/post/").status_code == 200
    client.post(change(lee), fields(lee, role=""))
    assert session.get("/admin/articles/post/").status_code == 403
