"""Keeping a working copy: its address, its fingerprint, who wrote in it last."""

import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Post

from .addresses import free_slug
from .clinical_reviews import CLAIMS, settle_review
from .pictures import note_post
from .revisions import record_revision

_CLAIMED = [name.removesuffix("_id") for name in CLAIMS]


def save_new(post: Post, tries: int = 20) -> Post:
    """Saves a new working copy under an address of its own, made from its title.

    Many may do so at once with one title: the database decides, the others take the
    next number.
    """
    wanted = post.slug or post.title
    for _ in range(tries):
        post.slug = free_slug(wanted, kind=post.kind)
        try:
            with transaction.atomic():
                post.save(force_insert=True)
        except IntegrityError:
            post.pk = None
            continue
        return post
    post.slug = free_slug(f"{wanted[:60]} {post.uid.hex[:8]}", kind=post.kind)
    post.save(force_insert=True)
    return post


@transaction.atomic
def record_edit(
    post: Post,
    *,
    by,
    at: datetime.datetime | None = None,
    note: str = "",
    restored: bool = False,
) -> bool:
    """Stamps who changed the content, and when; False where nothing had changed.

    What was saved is kept as a revision, so that it can be brought back. A review that
    is new is of these words, but for an older text that is `restored`: that brings
    along which words its review was of.

    Called after the relations to many are saved, for they are part of the content.
    """
    if not restored and any(getattr(post, name) for name in CLAIMS):
        before = post.revisions.filter(set_aside=False).first()
        settle_review(post, before.values if before else {}, by=by)
    digest = post.make_digest()
    if digest == post.digest:
        return False
    post.digest = digest
    post.edited_at = at or timezone.now()
    post.edited_by = by
    post.save(update_fields=["digest", "edited_at", "edited_by", *_CLAIMED])
    note_post(post)
    record_revision(post, by=by, at=post.edited_at, note=note)
    return True
