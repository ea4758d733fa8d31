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
    assert make_roles() == ([WRITER, EDITOR, OWNER], [], [])
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
    assert make_roles() == ([EDITOR], [], [])
    assert "articles.publish_post" in rights(WRITER)
    assert make_roles() == ([], [], [])


NEW = ("series", "calltoaction", "redirect")


@pytest.fixture
def from_before():
    """Roles as the release before made them."""
    make_roles()
    new = Permission.objects.filter(content_type__model__in=NEW)
    for group in Group.objects.all():
        group.permissions.remove(*new)


def test_roles_from_before_get_their_rights_to_what_is_new_once(from_before):
    assert "articles.add_series" not in rights(EDITOR)
    done = make_roles()
    assert done.made == []
    assert done.extended == [WRITER, EDITOR, OWNER]
    assert sorted(done.nouns) == ["calls to action", "redirects", "series"]
    for name, wanted in ROLES.items():
        assert rights(name) == wanted, name
    for codename in ("delete_series", "view_redirect"):
        editor = Group.objects.get(name=EDITOR)
        editor.permissions.remove(Permission.objects.get(codename=codename))
    assert make_roles() == ([], [], [])
    gone = {"articles.delete_series", "articles.view_redirect"}
    assert rights(EDITOR) == ROLES[EDITOR] - gone


def test_what_an_owner_took_away_before_stays_away(from_before):
    editor = Group.objects.get(name=EDITOR)
    editor.permissions.remove(Permission.objects.get(codename="delete_post"))
    make_roles()
    assert rights(EDITOR) == ROLES[EDITOR] - {"articles.delete_post"}


def test_a_role_that_is_missing_at_the_upgrade_hides_nothing_from_the_others(
    from_before,
):
    Group.objects.get(name=WRITER).delete()
    done = make_roles()
    assert (done.made, done.extended) == ([WRITER], [EDITOR, OWNER])
    assert rights(OWNER) == ROLES[OWNER]


def test_a_noun_that_a_group_knows_is_left_to_the_owner(from_before):
    theirs = Group.objects.create(name="Reception")
    theirs.permissions.add(Permission.objects.get(codename="view_redirect"))
    assert "redirects" not in make_roles().nouns
    assert not [right for right in rights(OWNER) if "redirect" in right]
    assert "articles.add_series" in rights(OWNER)
