"""Addresses: each belongs to one post for as long as readers may come by it."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from articles.models import NUMBERED, Address, Edition, Post, first_free, slug_from

from .errors import PublishingError


def owner_of(kind: str, slug: str) -> Post | None:
    """The post that holds this address, published or only written."""
    address = Address.objects.filter(kind=kind, slug=slug).select_related("post")
    if found := address.first():
        return found.post
    return Post.objects.filter(kind=kind, slug=slug).first()


def free_slug(wanted: str, *, kind: str, post: Post | None = None) -> str:
    """A slug made from `wanted` (a title or a slug) that no other post holds."""
    base = slug_from(wanted)
    pk = post.pk if post else None
    alike = {"kind": kind, "slug__startswith": base[:NUMBERED]}
    addresses = Address.objects.filter(**alike).exclude(post_id=pk)
    posts = Post.objects.filter(**alike).exclude(pk=pk)
    taken = {
        *addresses.values_list("slug", flat=True),
        *posts.values_list("slug", flat=True),
    }
    return first_free(base, taken)


def claim(post: Post) -> Address:
    """Makes the working copy's address its own; raises where another holds it."""
    address, _made = Address.objects.get_or_create(
        kind=post.kind, slug=post.slug, defaults={"post": post}
    )
    if address.post_id != post.pk:
        raise PublishingError(
            _(
                "The address “%(address)s” belongs to “%(title)s”, which readers may "
                "still come by. Choose another address."
            )
            % {"address": post.slug, "title": address.post}
        )
    return address


def release_unused(post: Post) -> None:
    """Gives back addresses under which nothing was or will be published."""
    used = Edition.objects.filter(
        post=OuterRef("post"), kind=OuterRef("kind"), slug=OuterRef("slug")
    )
    post.addresses.filter(~Exists(used)).delete()
