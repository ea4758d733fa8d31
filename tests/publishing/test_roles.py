"""The three roles and what each may do."""

import pytest
from django.contrib.auth.models import Group, Permission

from articles.publishing import EDITOR, OWNER, ROLES, WRITER, make_roles
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def rights(name: str) -> set[str]:
    user = make_user()
    user.groups.add(Group.objects.get(name=name))
    return user.get_all_permissions()


def test_each_role_gets_the_rights_that_are_written_down():
    assert make_roles() == [WRITER, EDITOR, OWNER]
    for name, wanted in ROLES.items():
        assert rights(name) == wanted, name


def test_each_role_may_do_what_the_one_before_may():
    assert ROLES[WRITER] < ROLES[EDITOR] < ROLES[OWNER]


def test_a_writer_can_neither_publish_nor_open_other_texts():
    make_roles()
    assert "articles.write_own_post" in rights(WRITER)
    assert not rights(WRITER) & {
        "articles.publish_post",
        "articles.view_post",
        "articles.change_post",
        "articles.delete_post",
    }


def test_people_and_settings_are_the_owner_s_alone():
    make_roles()
    for name in (WRITER, EDITOR):
        assert not [r for r in rights(name) if r.startswith("auth.")]
        assert not [r for r in rights(name) if "sitesettings" in r]
    assert "articles.change_sitesettings" in rights(OWNER)
    assert {"auth.add_user", "auth.change_user"} <= rights(OWNER)


def test_nobody_is_given_the_right_to_make_rights_or_to_delete_accounts():
    make_roles()
    assert not rights(OWNER) & {
        "auth.delete_user",
        "auth.add_group",
        "auth.change_group",
        "auth.change_permission",
    }


def test_a_role_that_was_changed_is_left_as_it_is():
    make_roles()
    writer = Group.objects.get(name=WRITER)
    writer.permissions.add(Permission.objects.get(codename="publish_post"))
    Group.objects.get(name=EDITOR).delete()
    assert make_roles() == [EDITOR]
    assert "articles.publish_post" in rights(WRITER)
    assert make_roles() == []
