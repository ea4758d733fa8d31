"""Two contents of a post side by side: its fields, and its text as rendered."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import (
    Content,
    DatePrecision,
    Edition,
    Post,
    SiteSettings,
    date_text,
)
from articles.rendering import Block, TextTooLongError, Word

from .compose import compose, render
from .differences import Comparison, Piece, compare_blocks, compare_words

# Compared word by word; the others are shown whole.
_WORDY = ("title", "summary", "picture_alt", "meta_title", "meta_description")
# Where the form's own label needs the field above it to be understood.
_LABELS = {
    "date_precision": gettext_lazy("What readers see of the publication date"),
    "reviewed_words": gettext_lazy("The text that was reviewed"),
}
# What an edition keeps of its day: the fields that explain a change, where it is kept.
_BESIDES = (
    (
        {"lead_author", "co_authors"},
        "byline_data",
        gettext_lazy("the authors' names, titles and portraits as of today"),
    ),
    (
        {"reviewer"},
        "reviewer_data",
        gettext_lazy("the reviewer's name and title as of today"),
    ),
    (
        {"picture", "picture_alt"},
        "picture_data",
        gettext_lazy("the lead picture's description and caption as of today"),
    ),
)
_ANEW = gettext_lazy("the pictures and links in the text as of today")
_LAYOUT = gettext_lazy("another layout of the text, such as a table's columns")
_WITHHELD = gettext_lazy(
    "no line about the review, for the text has changed since it was reviewed"
)
_AGAIN = gettext_lazy("the line about the review, which they didn't see before")
Contents = Mapping[str, Any]


@dataclass(frozen=True)
class FieldChange:
    """A field that differs: word by word in `pieces`, or whole."""

    name: str
    label: str
    pieces: tuple[Piece, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class ContentComparison:
    """What differs between two contents; `body` is the text, block by block."""

    fields: tuple[FieldChange, ...]
    body: Comparison

    @property
    def is_same(self) -> bool:
        return not self.fields and self.body.is_same


def compare_contents(before: Contents, after: Contents) -> ContentComparison:
    """Compares two contents as revisions keep them."""
    changes = []
    for field in (*Content._meta.local_fields, *Content._meta.local_many_to_many):
        key = field.attname if isinstance(field, models.ForeignKey) else field.name
        old, new = before.get(key), after.get(key)
        if field.name == "reviewed_words" and old != new:
            old, new = _reviewed(before), _reviewed(after)
        if field.name == "body" or _plain(old) == _plain(new):
            continue
        label = str(_LABELS.get(field.name) or capfirst(field.verbose_name))
        if field.name in _WORDY:
            pieces = compare_words(old or "", new or "")
            changes.append(FieldChange(field.name, label, pieces=pieces))
        else:
            shown = (_shown(field, old), _shown(field, new))
            changes.append(FieldChange(field.name, label, (), *shown))
    text = (before.get("body") or "", after.get("body") or "")
    return ContentComparison(tuple(changes), _compare_texts(*text))


def differs_besides(
    live: Edition, post: Post, comparison: ContentComparison
) -> list[str]:
    """What publishing would bring to readers that is no content of the post.

    An edition keeps the bylines and captions of its day; the next has today's.
    """
    try:
        made = compose(post)
    except TextTooLongError:
        return []
    changed = {field.name for field in comparison.fields}
    besides = [
        str(words)
        for names, stored, words in _BESIDES
        if not changed & names and getattr(made, stored) != getattr(live, stored)
        if (made.reviewer_data and live.reviewer_data) or stored != "reviewer_data"
    ]
    if live.reviewer_data and post.reviewer_id and not made.reviewer_data:
        besides.append(str(_WITHHELD))
    elif made.reviewer_data and live.reviewer_id and not live.reviewer_data:
        besides.append(str(_AGAIN))
    if comparison.body.is_same and made.html != live.html:
        besides.append(str(_ANEW if live.body == post.body else _LAYOUT))
    return besides


def _compare_texts(before: str, after: str) -> Comparison:
    region = SiteSettings.load().country
    return compare_blocks(_blocks(before, region), _blocks(after, region))


def _blocks(text: str, region: str) -> tuple[Block, ...]:
    try:
        return render(text, region=region).blocks
    except TextTooLongError:
        # What can't be rendered is compared line by line.
        return tuple(
            Block("paragraph", tuple(Word(word) for word in line.split()))
            for line in text.splitlines()
            if line.strip()
        )


def _reviewed(contents: Contents) -> str:
    """Which text a review was of, in words."""
    reviewed = contents.get("reviewed_words")
    if not reviewed:
        return ""
    texts = {name: contents.get(name) or "" for name in ("title", "summary", "body")}
    own = Post(**texts).make_words_digest()
    return _("this one") if own == reviewed else _("an earlier one")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return "" if value is False or value in (None, [], "") else value


def _shown(field: models.Field, value: Any) -> str:
    if value is False or value in (None, "", []):
        return ""
    if value is True:
        return _("yes")
    if field.name == "related":
        return _as_readers_know_them(value)
    if field.is_relation:
        target = Post._meta.get_field(field.name).related_model
        keys = value if isinstance(value, list) else [value]
        names = {row.pk: str(row) for row in target.objects.filter(pk__in=keys)}
        return ", ".join(names.get(key, _("(deleted since)")) for key in keys)
    if isinstance(field, models.DateField):
        day = value if isinstance(value, datetime.date) else field.to_python(value)
        return date_text(day, DatePrecision.DAY)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value)


def _as_readers_know_them(keys: list[int]) -> str:
    """Titles that readers have seen: a draft's is nobody else's to know."""
    begun = Edition.objects.begun().filter(post__in=keys).order_by("live_from")
    titles = dict(begun.values_list("post", "title"))
    return ", ".join(titles.get(key) or _("a draft") for key in keys)
