"""What a verb says when it can't do what was asked."""

from django.contrib.auth import get_user_model
from django.db.models import Q


class PublishingError(Exception):
    """str(error) is a sentence for the person who asked; nothing was changed."""


class NotAllowedError(PublishingError):
    """The person may not do this."""


class BlockedError(PublishingError):
    """The checklist stops it; `findings` are the blocks."""

    def __init__(self, findings: list) -> None:
        self.findings = findings
        more = len(findings) - 1
        rest = f" And {more} more: see the checklist." if more else ""
        super().__init__(f"{findings[0].sentence}{rest}")


def name_of(user) -> str:
    """How the desk names a person; "" for nobody."""
    return (user.get_full_name() or user.get_username())[:200] if user else ""


def require(by, permission: str, wish: str) -> None:
    """Raises NotAllowedError unless `by` has `permission`; None is the site itself."""
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
    who = " or ".join(names) or "an editor"
    raise NotAllowedError(f"Your account can't {wish}. Ask {who}.")
