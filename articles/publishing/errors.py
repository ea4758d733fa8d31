"""What a verb says when it can't do what was asked."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class PublishingError(Exception):
    """str(error) is a sentence for the person who asked; nothing was changed."""


class NotAllowedError(PublishingError):
    """The person may not do this."""


class BlockedError(PublishingError):
    """The checklist stops it; `findings` are the blocks."""

    def __init__(self, findings: list) -> None:
        self.findings = findings
        sentences = [findings[0].sentence]
        if more := len(findings) - 1:
            rest = ngettext(
                "And %(count)d more: see the checklist.",
                "And %(count)d more: see the checklist.",
                more,
            )
            sentences.append(rest % {"count": more})
        super().__init__(" ".join(sentences))


def name_of(user) -> str:
    """How the desk names a person; "" for nobody."""
    return (user.get_full_name() or user.get_username())[:200] if user else ""


def one_of(names: Iterable[str]) -> str:
    """Names of which any will do: Dana or Lee; "" for none."""
    said = ""
    for name in names:
        either = _("%(names)s or %(name)s") % {"names": said, "name": name}
        said = either if said else name
    return said


def require(by, permission: str, wish: str) -> None:
    """Raises NotAllowedError unless `by` has `permission`; None is the site itself.

    `wish` is what was wanted, in the words of the sentence: "publish".
    """
    if by is None or by.has_perm(permission):
        return
    app, codename = permission.split(".")
    able = get_user_model().objects.filter(
        Q(is_superuser=True)
        | Q(
            user_permissions__codename=codename,
            user_permissions__content_type__app_label=app,
        )
        | Q(
            groups__permissions__codename=codename,
            groups__permissions__content_type__app_label=app,
        ),
        is_active=True,
    )
    names = [user.get_short_name() or user.username for user in able.distinct()[:3]]
    told = {"wish": wish, "who": one_of(names) or _("an editor")}
    raise NotAllowedError(_("Your account can't %(wish)s. Ask %(who)s.") % told)
