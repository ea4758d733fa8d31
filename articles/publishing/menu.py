"""The order of the menu, set at once for staff and readers alike."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import LAST_PLACE, Content, Post

from .errors import PublishingError, require
from .pictures import hold_files
from .working_copy import record_edit


@transaction.atomic
def arrange_menu(order: Mapping[int, int | None], *, by) -> int:
    """Gives standing pages their places, 1 first and None for only at the foot.

    `order` is by the post's key and names only the pages to be moved; what is no
    standing page is left out. Working copies and what readers see or will see get the
    same place, and whatever else was changed in a page stays with the staff. A page
    that isn't named keeps its places, the one in its working copy too. Returns how
    many pages moved. Raises PublishingError.
    """
    for right in ("articles.publish_post", "articles.change_post"):
        require(by, right, _("arrange the menu"))
    places = [place for place in order.values() if place is not None]
    if not all(1 <= place <= LAST_PLACE for place in places):
        raise PublishingError(
            _("Write a whole number from 1 to %(most)s, or nothing.")
            % {"most": LAST_PLACE}
        )
    pages = Post.objects.filter(pk__in=order, kind=Content.Kind.PAGE)
    held = list(pages.select_for_update(of=("self",), no_key=True).order_by("pk"))
    hold_files()  # before any edition, as in every verb
    return sum(_place(post, order[post.pk], by) for post in held)


def _place(post: Post, place: int | None, by) -> bool:
    now, before = timezone.now(), post.digest
    moved = post.menu_position != place
    if moved:
        post.menu_position = place
        post.save(update_fields=["menu_position"])
        record_edit(post, by=by, at=now, note=_("The menu was arranged"))
    seen = post.editions.filter(Q(live_until=None) | Q(live_until__gt=now))
    for edition in seen.select_for_update():
        if edition.menu_position == place:
            continue
        same = edition.digest == before
        edition.menu_position = place
        # Equal content has an equal digest, so that no page seems to be changed by it.
        edition.digest = post.digest if same and moved else edition.make_digest()
        edition.save(update_fields=["menu_position", "digest"])
        moved = True
    return moved
