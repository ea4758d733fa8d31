"""The three roles of a practice, made when the site is started."""

from typing import NamedTuple

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

WRITER, EDITOR, OWNER = "Writer", "Editor", "Owner"

_WRITES = {"articles.write_own_post"}
_WRITES |= {f"articles.{verb}_picture" for verb in ("add", "view")}
_WRITES |= {f"articles.view_{noun}" for noun in ("author", "topic", "series")}
_WRITES |= {"articles.view_calltoaction"}

_EDITS = _WRITES | {"articles.publish_post", "articles.change_picture"}
_EDITS |= {
    f"articles.{verb}_{noun}"
    for noun in (
        *("post", "author", "topic", "picture"),
        *("series", "calltoaction", "redirect"),
    )
    for verb in ("add", "change", "delete", "view")
}

_OWNS = _EDITS | {f"articles.{verb}_sitesettings" for verb in ("add", "change", "view")}
_OWNS |= {f"auth.{verb}_user" for verb in ("add", "change", "view")}

ROLES = {WRITER: _WRITES, EDITOR: _EDITS, OWNER: _OWNS}


# The nouns of this release that a site from before doesn't know. A role that is there
# already gets its rights to such a noun while no group at all holds any right to it:
# that is once, at the first start after the upgrade. From then on the groups are the
# owner's business: whatever they take away stays away as long as one group holds one
# right to that noun, and other nouns are never touched.
_NEW_NOUNS = ("series", "calltoaction", "redirect")


class Roles(NamedTuple):
    """What was done, by name: roles made, and roles that got rights to new `nouns`."""

    made: list[str]
    extended: list[str]
    nouns: list[str]


@transaction.atomic
def make_roles() -> Roles:
    """Makes the roles that are missing, each with its rights; says what it did.

    A role that is there is left as it is, for whoever runs the site may have changed
    it; it gets only its rights to nouns that no group knows yet (see _NEW_NOUNS).
    """
    permissions = list(Permission.objects.select_related("content_type"))
    # Before any role is made, for that one would hold rights to them.
    unknown = _unknown_nouns()
    made, extended, nouns = [], [], set()
    for name, rights in ROLES.items():
        group, new = Group.objects.get_or_create(name=name)
        own = [p for p in permissions if _label(p) in rights]
        if new:
            group.permissions.set(own)
            made.append(name)
        elif own := [p for p in own if _noun(p) in unknown]:
            group.permissions.add(*own)
            extended.append(name)
            nouns |= {p.content_type for p in own}
    return Roles(made, extended, sorted(map(_plural, nouns)))


def _unknown_nouns() -> set[str]:
    held = Permission.objects.filter(
        content_type__app_label="articles", group__isnull=False
    )
    return set(_NEW_NOUNS) - set(held.values_list("content_type__model", flat=True))


def _label(permission: Permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


def _noun(permission: Permission) -> str:
    return permission.content_type.model


def _plural(noun: ContentType) -> str:
    return str(noun.model_class()._meta.verbose_name_plural)
