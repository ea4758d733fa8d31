"""The three roles of a practice, made when the site is started."""

from django.contrib.auth.models import Group, Permission
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


@transaction.atomic
def make_roles() -> list[str]:
    """Makes the roles that are missing, each with its rights; returns their names.

    A role that is there is left as it is: whoever runs the site may have changed it.
    """
    made = []
    for name, rights in ROLES.items():
        group, new = Group.objects.get_or_create(name=name)
        if not new:
            continue
        group.permissions.set(
            permission
            for permission in Permission.objects.select_related("content_type")
            if f"{permission.content_type.app_label}.{permission.codename}" in rights
        )
        made.append(name)
    return made
