"""A draft that begins as the copy of another text."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Content, Post

from .editing import MOST_IN_A_NOTE
from .errors import NotAllowedError
from .permissions import may_change_any, may_see
from .working_copy import record_edit, save_new

# What was true of the other text alone.
LEFT_OUT = frozenset(
    {"title", "slug", "date", "updated_on", "canonical_url", "series_position"}
    | {"reviewer", "reviewed_on", "review_due", "reviewed_words"}
)
MOST_IN_A_TITLE = Content._meta.get_field("title").max_length


@transaction.atomic
def duplicate(post: Post, *, by) -> Post:
    """A new draft with the content of the working copy, under an address of its own.

    It has no date, no reviewer and no place in a series. The lead author stays only
    where `by` may put that name under a text. Raises NotAllowedError.
    """
    may_begin = by.has_perm("articles.add_post") or by.has_perm(
        "articles.write_own_post"
    )
    if not (may_begin and may_see(by, post)):
        raise NotAllowedError(_("Your account can't begin a copy of this post."))
    title = _("Copy of %(title)s") % {"title": post}
    copy = Post(created_by=by, title=title[:MOST_IN_A_TITLE])
    for field in Content._meta.local_fields:
        if field.name not in LEFT_OUT:
            setattr(copy, field.attname, getattr(post, field.attname))
    own = getattr(by, "author", None)
    if own is not None and not may_change_any(by):
        copy.lead_author = own
    save_new(copy)
    for name, keys in post.content_relations().items():
        getattr(copy, name).set(keys)
    note = _("Copied from “%(title)s”") % {"title": post}
    record_edit(copy, by=by, note=note[:MOST_IN_A_NOTE])
    return copy
