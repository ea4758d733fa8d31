"""Accounts and roles at the desk: nobody gives away more than they have."""

import re

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from articles.publishing import make_roles
from tests.admin.account_pages import (
    ADD,
    CRAFTED,
    LIST,
    PASSWORD,
    change,
    fields,
    fresh,
    member,
    password,
    role,
)
from tests.factories import make_user

pytestmark = pytest.mark.django_db


# Who gets there at all


@pytest.mark.parametrize("who", ["Writer", "Editor", ""])
def test_accounts_are_closed_to_everybody_but_owners(client, clock, who):
    make_roles()
    user, other = member("someone", who), member("Zyxquill", "Owner")
    client.force_login(user)
    paths = [LIST, ADD, change(user), change(other), password(user), password(other)]
    paths += [f"/admin/auth/user/{other.pk}/{step}/" for step in ("history", "delete")]
    paths += ["/admin/auth/", "/admin/auth/group/", "/admin/auth/group/add/"]
    for path in paths:
        for ask in (client.get, client.post):
            response = ask(path, fields(user, role=str(role("Owner").pk)) | CRAFTED)
            assert response.status_code in {302, 403, 404}, path
            assert "yxquill" not in response.content.decode()
    assert [group.name for group in fresh(user).groups.all()] == ([who] if who else [])
    assert not fresh(user).is_superuser
    assert "/admin/auth/" not in client.get("/admin/").content.decode()


def test_groups_are_for_superusers_alone(client, olga, root):
    group = role("Writer")
    paths = ["/admin/auth/group/", "/admin/auth/group/add/"]
    paths += [f"/admin/auth/group/{group.pk}/{step}/" for step in ("change", "delete")]
    for path in paths:
        assert client.get(path).status_code == 403
        response = client.post(path, {"name": "Mine", "permissions": [1]})
        assert response.status_code == 403
    assert "/admin/auth/group/" not in client.get("/admin/").content.decode()
    client.force_login(root)
    for path in paths:
        assert client.get(path).status_code == 200


# What an owner does


def test_an_owner_makes_an_account_with_a_role_on_one_page(client, olga):
    html = client.get(ADD).content.decode()
    assert "What this person may do" in html
    assert re.search(r'name="is_staff"[^>]*checked', html)
    for name in ("Writer", "Editor", "Owner"):
        assert f"{name}: " in html
    values = {"username": "lee", "first_name": "Lee", "last_name": "Orr"}
    values |= {"email": "lee@example.org", "is_staff": "on"}
    values |= {"role": str(role("Writer").pk)}
    values |= {"password1": PASSWORD, "password2": PASSWORD}
    response = client.post(ADD, values)
    assert (response.status_code, response["Location"]) == (302, LIST)
    lee = User.objects.get(username="lee")
    assert (lee.is_staff, lee.is_active, lee.is_superuser) == (True, True, False)
    assert list(lee.groups.all()) == [role("Writer")]
    assert (lee.get_full_name(), lee.email) == ("Lee Orr", "lee@example.org")
    assert Client().login(username="lee", password=PASSWORD)


def test_an_account_without_a_role_can_be_made(client, olga):
    values = {"username": "lee", "is_staff": "on", "role": ""}
    values |= {"password1": PASSWORD, "password2": PASSWORD}
    client.post(ADD, values)
    assert not User.objects.get(username="lee").groups.exists()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"username": ""}, "This is needed."),
        ({"username": "OLGA"}, "Another account has this name."),
        ({"username": "a b"}, "Use letters, digits"),
        ({"email": "nonsense"}, "Write it like name@example.org"),
        ({"password2": "another one"}, "two different passwords"),
        ({"password1": "", "password2": ""}, "This is needed."),
        ({"password1": "short", "password2": "short"}, "at least 10 characters"),
        ({"role": "999999"}, "Choose one of these roles."),
        ({"username": "\0"}, "Null characters"),
    ],
)
def test_what_is_refused_is_said_and_makes_no_account(client, olga, values, sentence):
    base = {"username": "lee", "email": "", "role": "", "is_staff": "on"}
    base |= {"password1": PASSWORD, "password2": PASSWORD}
    html = client.post(ADD, base | values).content.decode()
    assert sentence in html
    assert User.objects.count() == 1


def test_an_owner_changes_a_role_and_the_person(client, olga):
    lee = member("lee", "Writer")
    html = client.get(change(lee)).content.decode()
    checked = rf'name="role" value="{role("Writer").pk}"[^>]*checked'
    assert re.search(checked, html)
    values = fields(lee, last_name="Orr", role=str(role("Editor").pk))
    assert client.post(change(lee), values).status_code == 302
    assert list(fresh(lee).groups.all()) == [role("Editor")]
    assert fresh(lee).last_name == "Orr"
    client.post(change(lee), fields(lee, role=""))
    assert not fresh(lee).groups.exists()


def test_saving_a_form_unchanged_changes_no_right(client, olga):
    lee = member("lee", "Editor")
    other = Group.objects.create(name="Front desk")
    lee.groups.add(other)
    client.post(change(lee), fields(lee, role=str(role("Editor").pk)))
    assert set(fresh(lee).groups.all()) == {role("Editor"), other}


def test_an_account_is_switched_off_and_keeps_what_it_wrote(client, olga):
    lee = member("lee", "Writer")
    values = fields(lee, role=str(role("Writer").pk))
    del values["is_active"]
    client.post(change(lee), values)
    assert not fresh(lee).is_active
    assert User.objects.filter(pk=lee.pk).exists()
    assert not Client().login(username="lee", password="long enough")


def test_no_owner_deletes_an_account(client, olga):
    lee = member("lee", "Writer")
    path = f"/admin/auth/user/{lee.pk}/delete/"
    assert client.get(path).status_code == 403
    assert client.post(path, {"post": "yes"}).status_code == 403
    assert "Delete" not in client.get(change(lee)).content.decode()
    olga.user_permissions.add(Permission.objects.get(codename="delete_user"))
    assert client.post(path, {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=lee.pk).exists()


def test_the_form_speaks_plainly_and_shows_no_fingerprint(client, olga):
    lee = member("lee", "Writer")
    for path in (ADD, change(lee), password(lee)):
        html = client.get(path).content.decode()
        for word in ("Designates", "superuser", "algorithm", "md5", "Password-based"):
            assert word not in html, (path, word)
    assert "nobody can read it" in client.get(change(lee)).content.decode()


# What an owner can't do, whatever is sent


def test_an_owner_neither_sees_nor_sets_what_a_superuser_has(client, olga):
    lee = member("lee", "Writer")
    html = client.get(change(lee)).content.decode()
    for name in ("is_superuser", "user_permissions", "groups"):
        assert f'name="{name}"' not in html
    everything = [str(p.pk) for p in Permission.objects.all()]
    group = Group.objects.create(name="Everything")
    group.permissions.set(Permission.objects.all())
    crafted = {"is_superuser": "on", "user_permissions": everything}
    crafted |= {"groups": [str(group.pk)], "password": "x"}
    for target in (lee, olga):
        before = set(target.groups.all())
        client.post(
            change(target), fields(target, role=str(role("Writer").pk)) | crafted
        )
        now = fresh(target)
        assert not now.is_superuser
        assert not now.user_permissions.exists()
        assert set(now.groups.all()) <= before | {role("Writer")}
        assert now.check_password("long enough")
    values = {"username": "new", "is_staff": "on", "role": str(role("Writer").pk)}
    values |= {"password1": PASSWORD, "password2": PASSWORD}
    client.post(ADD, values | crafted)
    new = User.objects.get(username="new")
    assert not new.is_superuser
    assert not new.user_permissions.exists()
    assert list(new.groups.all()) == [role("Writer")]


def test_no_other_group_passes_for_a_role(client, olga):
    lee = member("lee", "Writer")
    group = Group.objects.create(name="Front desk")
    response = client.post(change(lee), fields(lee, role=str(group.pk)))
    assert response.status_code == 200
    assert list(fresh(lee).groups.all()) == [role("Writer")]


def test_a_superuser_s_account_is_closed_to_an_owner(client, olga, root):
    crafted = fields(root, email="olga@example.org", role="") | CRAFTED
    crafted |= {"new_password1": PASSWORD, "new_password2": PASSWORD}
    crafted |= {"password1": PASSWORD, "password2": PASSWORD}
    paths = [change(root), password(root)]
    paths += [f"/admin/auth/user/{root.pk}/{step}/" for step in ("history", "delete")]
    for path in paths:
        for ask in (client.get, client.post):
            response = ask(path, crafted)
            assert response.status_code in {302, 403, 404}, path
            assert "root@example.org" not in response.content.decode()
    assert fresh(root).email == "root@example.org"
    assert fresh(root).check_password("long enough")
    for query in ("", "?q=root", "?is_superuser__exact=1", "?all=1"):
        html = client.get(LIST + query, follow=True).content.decode()
        assert "root@example.org" not in html
        assert "Root" not in html


def test_whoever_may_do_more_than_an_owner_is_closed_to_owners_too(client, olga):
    direct = make_user("direct", permissions=("change_group",))
    by_group = member("bygroup")
    group = Group.objects.create(name="Groups' keeper")
    group.permissions.set(Permission.objects.filter(codename="change_group"))
    by_group.groups.add(group)
    values = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    for user in (direct, by_group):
        assert client.post(password(user), values).status_code == 403
        assert client.get(change(user)).status_code == 302
        assert fresh(user).check_password("long enough")


def test_a_role_that_was_given_more_than_an_owner_has_can_not_be_given(client, olga):
    lee = member("lee", "Writer")
    role("Editor").permissions.add(Permission.objects.get(codename="change_group"))
    assert "Editor: " not in client.get(change(lee)).content.decode()
    client.post(change(lee), fields(lee, role=str(role("Editor").pk)))
    assert list(fresh(lee).groups.all()) == [role("Writer")]


def test_whoever_was_given_accounts_alone_gives_no_right(client, clock):
    make_roles()
    keeper = make_user(permissions=("add_user", "change_user", "view_user"))
    client.force_login(keeper)
    lee, new = member("lee"), member("olga", "Owner")
    assert "Writer: " not in client.get(change(lee)).content.decode()
    client.post(change(lee), fields(lee, role=str(role("Owner").pk)))
    assert not fresh(lee).groups.exists()
    assert client.get(change(new)).status_code == 302


def test_one_s_own_account_keeps_its_role_and_stays_on(client, olga):
    html = client.get(change(olga)).content.decode()
    assert "only another owner can change" in html
    for name in ("role", "is_active", "is_staff"):
        assert f'name="{name}"' not in html
    response = client.post(
        change(olga), {"username": "olga", "first_name": "Olga", "role": ""}
    )
    assert response.status_code == 302
    now = fresh(olga)
    assert (now.is_active, now.is_staff) == (True, True)
    assert list(now.groups.all()) == [role("Owner")]


def test_the_own_password_asks_for_the_old_one(client, olga):
    response = client.post(
        password(olga), {"new_password1": PASSWORD, "new_password2": PASSWORD}
    )
    assert response["Location"] == "/admin/password_change/"
    assert fresh(olga).check_password("long enough")


def test_filters_on_what_is_secret_are_refused(client, olga):
    for query in ("password__startswith=a", "groups__permissions__codename=x"):
        assert client.get(f"{LIST}?{query}").status_code in {302, 400}


# What a superuser does


def test_a_superuser_gives_roles_groups_and_single_rights(client, olga, root):
    client.force_login(root)
    lee = member("lee", "Writer")
    html = client.get(change(lee)).content.decode()
    for name in ("is_superuser", "groups", "user_permissions", "role"):
        assert f'name="{name}"' in html
    group = Group.objects.create(name="Front desk")
    right = Permission.objects.get(codename="delete_picture")
    values = fields(lee, role=str(role("Editor").pk), groups=[str(group.pk)])
    client.post(change(lee), values | {"user_permissions": [str(right.pk)]})
    assert set(fresh(lee).groups.all()) == {role("Editor"), group}
    assert list(fresh(lee).user_permissions.all()) == [right]


def test_a_superuser_s_own_account_keeps_its_roles_when_saved(client, olga, root):
    client.force_login(root)
    root.groups.add(role("Owner"))
    client.post(change(root), fields(root, first_name="Rosa"))
    now = fresh(root)
    assert (now.first_name, now.is_superuser, now.is_active) == ("Rosa", True, True)
    assert list(now.groups.all()) == [role("Owner")]


def test_a_superuser_deletes_others_and_not_the_own_account(client, olga, root):
    client.force_login(root)
    lee = member("lee", "Writer")
    client.post(f"/admin/auth/user/{lee.pk}/delete/", {"post": "yes"})
    assert not User.objects.filter(pk=lee.pk).exists()
    path = f"/admin/auth/user/{root.pk}/delete/"
    assert client.post(path, {"post": "yes"}).status_code == 403
