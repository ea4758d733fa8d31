"""From documents to working copies, through the verbs that the desk uses."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.models import NUMBERED, Author, Post, Topic, first_free, slug_from
from articles.publishing import (
    publish,
    record_edit,
    save_author,
    save_new,
)

from .document import Document, DocumentAuthor, DocumentError


@dataclass
class Outcome:
    """What became of one document; `notes` are sentences for the report."""

    action: str  # "created", "updated", "unchanged" or "left alone"
    post: Post
    published: bool = False
    notes: list[str] = field(default_factory=list)


@transaction.atomic
def load(
    document: Document, *, source: str, by=None, publish_it: bool = False
) -> Outcome:
    """Makes or updates the working copy of `document`; `source` is its identity.

    A document that came before in the same words changes nothing, and one whose post
    was edited here since is left alone. Nothing that its file does not call public is
    published. Raises PublishingError or DocumentError, with a sentence; then nothing of
    the document was kept.
    """
    post = Post.objects.filter(source=source).first()
    notes = list(document.notes)
    if post is None:
        action = "created"
        post = Post(kind=document.kind, slug=document.slug, source=source)
    elif post.source_digest == document.digest:
        action, notes = "unchanged", []
    elif post.digest != post.imported_digest:
        notes.append(
            "It was edited here since it was imported, so the newer file was left out."
        )
        return Outcome("left alone", post, notes=notes)
    else:
        action = "updated"
    if action != "unchanged":
        _fill(post, document, by, notes)
    outcome = Outcome(action, post, notes=notes)
    if publish_it and document.public:
        if post.digest != post.imported_digest:
            notes.append("It was edited here since, so publishing it is left to you.")
        elif action == "updated" or not post.editions.exists():
            publish(post, by=by)
            outcome.published = True
    elif publish_it:
        notes.append("It was not public where it came from, so it stays a draft.")
    return outcome


def _fill(post: Post, document: Document, by, notes: list[str]) -> None:
    post.title, post.body = document.title, document.body
    post.summary = document.summary
    post.picture_alt = document.picture_alt
    post.date, post.date_precision = document.date, document.date_precision
    post.source_digest = document.digest
    _check(post, exclude=["slug"])
    authors = [author_for(named, notes) for named in document.authors]
    post.lead_author = authors[0] if authors else None
    if post.pk is None:
        save_new(post)
    else:
        post.save()
    post.co_authors.set(authors[1:])
    post.topics.set([_topic(name, notes) for name in document.topics])
    record_edit(post, by=by)
    post.imported_digest = post.digest
    post.save(update_fields=["imported_digest"])


def _free(model, name: str) -> str:
    """A slug for `name` that no other row of `model` has."""
    base = slug_from(name, fallback=model._meta.model_name)[:NUMBERED]
    taken = model.objects.filter(slug__startswith=base)
    return first_free(base, set(taken.values_list("slug", flat=True)))


def _check(row, *, exclude=()) -> None:
    """Raises DocumentError, with the field in words, for a value that can't be kept."""
    try:
        row.clean_fields(exclude=exclude)
    except ValidationError as error:
        name, sentences = next(iter(error.message_dict.items()))
        field = row._meta.get_field(name).verbose_name
        noun = row._meta.verbose_name
        raise DocumentError(f"The {noun}’s {field}: {sentences[0]}") from error


def author_for(named: DocumentAuthor, notes: list[str]) -> Author:
    """The author of that name, made where there is none; `notes` gets what to tell.

    Raises DocumentError for a name or a role that can't be kept.
    """
    known = Author.objects.filter(name__iexact=named.name).first()
    if known is None:
        author = Author(
            name=named.name,
            slug=_free(Author, named.name),
            credentials=named.credentials,
            role=named.role,
        )
        _check(author)
        notes.append(f"{named.name} is a new author here: complete their page.")
        return save_author(author)
    if (named.credentials, named.role) != (known.credentials, known.role):
        notes.append(
            f"The byline is that of {known.credited_name}, who is an author here "
            "already; the file words it differently."
        )
    return known


def _topic(name: str, notes: list[str]) -> Topic:
    known = Topic.objects.filter(name__iexact=name).first()
    if known is None:
        topic = Topic(name=name, slug=_free(Topic, name))
        _check(topic)
        topic.save()
        notes.append(f"“{name}” is a new topic here.")
        return topic
    return known
