"""A working copy made of a form's fields, without saving anything."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from articles.models import Author, Content, Post, Topic, slug_from

from .clinical_reviews import REVIEWED_BOX, note_reviewed_words, settle_review

Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Draft:
    """An unsaved working copy with its relations to many."""

    post: Post
    co_authors: list[Author] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    related: list[Post] = field(default_factory=list)
    # Whether the box is ticked that its review is of these words.
    reviewed: bool = False

    @property
    def contents(self) -> dict[str, Any]:
        """The content as a revision keeps it."""
        return self.post.content_values() | {
            "co_authors": sorted(author.pk for author in self.co_authors),
            "topics": sorted(topic.pk for topic in self.topics),
            "related": sorted(post.pk for post in self.related),
        }


def draft_from(values: Values, post: Post | None = None) -> Draft:
    """The draft that the fields of a form make; `post` is what the form began with.

    A field that is missing or can't be read keeps what the post has.
    """
    made = copy.copy(post) if post else Post()
    for content_field in Content._meta.local_fields:
        sent = values.get(content_field.name)
        if not content_field.editable:
            continue
        if isinstance(content_field, models.BooleanField) and "title" in values:
            # Browsers send no box that isn't ticked.
            setattr(made, content_field.name, bool(sent))
        elif sent:
            _set(made, content_field, sent[-1].replace("\r\n", "\n"))
    made.make_printable()
    made.title = " ".join(made.title.split())
    if not made.slug:
        made.slug = slug_from(made.title)
    settle_review(made, post.content_values() if post else {})  # as a save would
    if reviewed := bool(values.get(REVIEWED_BOX)):
        note_reviewed_words(made)
    return Draft(
        made,
        _rows(values, "co_authors", Author, post),
        _rows(values, "topics", Topic, post),
        _rows(values, "related", Post, post),
        reviewed,
    )


def draft_of(post: Post) -> Draft:
    """A saved working copy, as it stands."""
    return Draft(
        post,
        list(post.co_authors.select_related("portrait", "supervisor")),
        list(post.topics.all()),
        list(post.related.all()),
    )


def same_contents(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two contents are the same words, however their lines end."""

    def plain(value: Any) -> Any:
        return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value

    def all_plain(contents: Mapping[str, Any]) -> dict[str, Any]:
        return {name: plain(value) for name, value in contents.items()}

    return all_plain(one) == all_plain(other)


def _set(post: Post, content_field: models.Field, text: str) -> None:
    if isinstance(content_field, models.ForeignKey):
        target = Post._meta.get_field(content_field.name).related_model
        if text and not text.isdecimal():
            return
        row = target.objects.filter(pk=int(text)).first() if _key(text) else None
        if row or not text:
            setattr(post, content_field.name, row)
        return
    if content_field.choices and text not in dict(content_field.flatchoices):
        return
    try:
        value = content_field.to_python(text or None)
    except ValidationError:
        return
    if value is None and not content_field.null:
        value = ""
    if isinstance(value, str) and content_field.max_length:
        value = value[: content_field.max_length]
    elif value is not None and not isinstance(value, str):
        try:
            content_field.run_validators(value)
        except ValidationError:
            return
    setattr(post, content_field.attname, value)


def _key(text: str) -> bool:
    return text.isdecimal() and len(text) < 19


def _rows(values: Values, name: str, model, post: Post | None) -> list:
    # A form that holds the title holds all its fields; browsers send no empty choice.
    if name not in values and "title" not in values:
        return list(getattr(post, name).all()) if post and post.pk else []
    keys = [int(text) for text in values.get(name, ()) if _key(text)]
    return list(model.objects.filter(pk__in=keys))
