"""Where redirects lead, in words."""

from collections.abc import Iterable

from articles.models import Post

from .targets import Destination


def titles_of(destinations: Iterable[Destination], *, by) -> dict[int, str]:
    """The titles of the posts that are led to, as far as `by` may know of them."""
    keys = {one.post_id for one in destinations if one.post_id}
    posts = Post.objects.all() if by is None else Post.objects.seen_by(by)
    return {post.pk: str(post) for post in posts.filter(pk__in=keys).only("title")}
