"""Who may do what with which post. The desk and the verbs ask here."""

from django.utils.translation import gettext as _

from articles.models import Post

from .errors import NotAllowedError, name_of, require


def owns(user, post: Post) -> bool:
    """Whether `user` began the post, or stands in its byline."""
    return post.pk is None or Post.objects.own(user).filter(pk=post.pk).exists()


def may_see(user, post: Post) -> bool:
    """Whether `user` may open the post at the desk."""
    if user.has_perm("articles.view_post") or may_change_any(user):
        return True
    return user.has_perm("articles.write_own_post") and owns(user, post)


def may_change_any(user) -> bool:
    return user.has_perm("articles.change_post")


def may_change(user, post: Post) -> bool:
    """Whether `user` may write in this post."""
    if may_change_any(user):
        return True
    return user.has_perm("articles.write_own_post") and owns(user, post)


def may_publish(user, post: Post) -> bool:
    return user.has_perm("articles.publish_post") and may_see(user, post)


def may_write(user) -> bool:
    """Whether `user` may write anything at all."""
    return any(
        user.has_perm(f"articles.{name}")
        for name in ("add_post", "change_post", "write_own_post")
    )


def require_change(by, post: Post) -> None:
    """Raises NotAllowedError unless `by` may write in `post`; None is the site."""
    if by is None or may_change(by, post):
        return
    if by.has_perm("articles.write_own_post"):
        name = name_of(post.created_by)
        sentence = (
            _(
                "“%(title)s” is %(name)s’s. You can write in the posts that are your "
                "own."
            )
            if name
            else _(
                "“%(title)s” is somebody else’s. You can write in the posts that are "
                "your own."
            )
        )
        raise NotAllowedError(sentence % {"title": post, "name": name})
    require(by, "articles.change_post", _("change posts"))
