"""Showing a draft to somebody without an account: a secret that ends by itself."""

import datetime
import re

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import DraftLink, Post

from .errors import PublishingError, name_of
from .permissions import may_see, require_change

USUAL_DAYS, MOST_DAYS = 7, 90
MOST_LINKS = 20
# What models.make_token makes; anything else is not worth a look into the database.
TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}", re.ASCII)


@transaction.atomic
def share_draft(post: Post, *, by, days: int = USUAL_DAYS) -> DraftLink:
    """A link to the post as it stands, for `days` days. Raises PublishingError."""
    require_change(by, post)
    if not 1 <= days <= MOST_DAYS:
        raise PublishingError(
            _("A link can work for 1 to %(most)d days.") % {"most": MOST_DAYS}
        )
    # Two that ask at once are counted one after the other.
    post = Post.objects.select_for_update(of=("self",), no_key=True).get(pk=post.pk)
    now = timezone.now()
    if post.draft_links.valid(now).count() >= MOST_LINKS:
        raise PublishingError(
            _("%(count)d links to this post work already. Switch one off first.")
            % {"count": MOST_LINKS}
        )
    return DraftLink.objects.create(
        post=post,
        made_by=by,
        by_name=name_of(by) or _("the site"),
        made_at=now,
        expires_at=now + datetime.timedelta(days=days),
    )


@transaction.atomic
def revoke_draft_link(link: DraftLink, *, by) -> None:
    """Ends a link at once; one that has ended stays so. Raises PublishingError."""
    require_change(by, link.post)
    DraftLink.objects.filter(pk=link.pk, revoked_at=None).update(
        revoked_at=timezone.now()
    )


def open_draft_link(token: str) -> DraftLink | None:
    """The link that `token` opens now; None for a wrong, ended or revoked one.

    It works for as long as whoever made it may open the post.
    """
    if not TOKEN.fullmatch(token):
        return None
    valid = DraftLink.objects.valid(timezone.now()).select_related("post", "made_by")
    link = valid.filter(token=token).first()
    maker = link.made_by if link else None
    if maker and not (maker.is_active and may_see(maker, link.post)):
        return None
    return link
