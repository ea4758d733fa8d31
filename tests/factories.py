"""Plain functions that make rows; nothing in them is random."""

import io
import itertools

from django.contrib.auth import get_user_model
from PIL import Image

from articles.models import Author, Post, Series, SiteSettings, Topic, slug_from
from articles.publishing import (
    publish,
    record_edit,
    save_author,
    save_new,
    save_settings,
    store_picture,
)

_numbers = itertools.count(1)

BODY = "The kettle was still warm when she came in.\n\nThey talked until it was dark."


def make_site(**values) -> SiteSettings:
    defaults = {
        "name": "Harbor Street Practice",
        "tagline": "Talking helps",
        "phone": "775-555-0142",
        "time_zone": "America/Los_Angeles",
        "call_to_action": "Call 775-555-0142 for a first talk.",
    }
    return save_settings(SiteSettings(pk=1, **defaults | values))


def make_user(name: str = "", *, superuser: bool = False, permissions=(), **values):
    from django.contrib.auth.models import Permission

    name = name or f"user{next(_numbers)}"
    values = {"is_staff": True, "is_superuser": superuser} | values
    user = get_user_model().objects.create_user(name, password="long enough", **values)
    if permissions:
        user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return get_user_model().objects.get(pk=user.pk)


def make_author(name: str = "Ines Calder", **values) -> Author:
    slug = values.pop("slug", name.lower().replace(" ", "-"))
    return save_author(Author(name=name, slug=slug, **values))


def make_topic(name: str = "Sleep", **values) -> Topic:
    return Topic.objects.create(name=name, slug=slug_from(name), **values)


def make_series(name: str = "Nights", **values) -> Series:
    return Series.objects.create(name=name, slug=slug_from(name), **values)


def make_post(
    title: str = "", *, by=None, topics=(), co_authors=(), body: str = BODY, **values
) -> Post:
    title = title or f"A text of its own, number {next(_numbers)}"
    post = save_new(Post(title=title, body=body, **values))
    if topics:  # a new post has none
        post.topics.set(topics)
    if co_authors:
        post.co_authors.set(co_authors)
    record_edit(post, by=by)
    return post


def make_live(title: str = "", *, at=None, **values) -> Post:
    """A post that was published, now or for `at`."""
    post = make_post(title, **values)
    publish(post, by=None, at=at)
    return post


def edit(post: Post, *, by=None, **values) -> Post:
    """A change to the working copy, as the desk saves it."""
    post = Post.objects.get(pk=post.pk)
    for name, value in values.items():
        setattr(post, name, value)
    post.save()
    record_edit(post, by=by)
    return post


def picture_bytes(
    size=(48, 32), colour=(44, 102, 88), file_format: str = "PNG"
) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, file_format)
    return buffer.getvalue()


def make_picture(**values):
    number = next(_numbers)
    colour = (number % 256, number // 256 % 256, 88)
    return store_picture(picture_bytes(colour=colour), **values)
