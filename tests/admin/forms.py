"""How the desk's form is filled in and answered."""

import datetime

from django.contrib.messages import get_messages
from django.urls import reverse

from articles.models import Post

NOON = datetime.datetime(2026, 3, 3, 20, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
ADD = "/admin/articles/post/add/"
LIST = "/admin/articles/post/"


def change(post: Post) -> str:
    return reverse("admin:articles_post_change", args=[post.pk])


def fields(**values) -> dict:
    base = {"title": "A title", "body": "Some text.", "date_precision": "day"}
    return base | {"kind": "article", "step-confidential": "on"} | values


def opened(post: Post, **values) -> dict:
    """The form of a post as it stands now, changed by `values`."""
    post = Post.objects.get(pk=post.pk)
    own = {"title": post.title, "body": post.body, "slug": post.slug}
    own |= {"kind": post.kind, "opened": post.digest, "uid": str(post.uid)}
    return fields(**own | {"summary": post.summary} | values)


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))
