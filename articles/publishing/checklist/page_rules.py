"""What is checked about a page as a whole: title, date, byline, lead picture."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.models import Author, Content, DatePrecision, date_text

from ..clinical_reviews import review_holds
from .finding import BLOCK, WARN, Finding
from .subject import Subject

SUPERVISED = {Author.Status.STUDENT, Author.Status.ASSOCIATE}
_LEARNING = re.compile(r"\b(?:student|intern|trainee|associate)\b", re.IGNORECASE)


def title(subject: Subject) -> Iterator[Finding]:
    if not subject.post.title.strip():
        yield Finding(
            "title",
            BLOCK,
            _("It has no title."),
            _("Give it a title first: readers find it by that."),
            field="title",
            excusable=False,
        )


def text(subject: Subject) -> Iterator[Finding]:
    if not subject.post.body.strip():
        yield Finding(
            "text",
            BLOCK,
            _("There is no text yet."),
            _("Write something, then publish."),
            excusable=False,
        )


def lead_picture(subject: Subject) -> Iterator[Finding]:
    post = subject.post
    if post.picture and not (post.picture_alt.strip() or post.picture.alt.strip()):
        yield Finding(
            "lead-picture-description",
            BLOCK,
            _("The lead picture has no description."),
            _(
                "Describe the lead picture for someone who can't see it, or write the "
                "one word “decorative”."
            ),
            field="picture_alt",
        )


def date(subject: Subject) -> Iterator[Finding]:
    post = subject.post
    shown = post.date_precision == DatePrecision.DAY
    if post.date and post.date > subject.on and shown:
        day = date_text(post.date, DatePrecision.DAY)
        yield Finding(
            "date",
            BLOCK,
            _("Its date, %(day)s, is still to come.") % {"day": day},
            _("Schedule it for that day, or change the date."),
            field="date",
            excusable=False,
        )


def author(subject: Subject) -> Iterator[Finding]:
    article = subject.post.kind == Content.Kind.ARTICLE
    if article and subject.settings.require_author and not subject.authors:
        yield Finding(
            "author",
            BLOCK,
            _("Nobody's name stands under it."),
            _("Choose the author: on this site every article has one."),
            field="lead_author",
        )


def supervision(subject: Subject) -> Iterator[Finding]:
    """Boards want readers told who answers for a student's or associate's words.

    A review that is withheld from readers tells them nothing.
    """
    if review_holds(subject.post):
        return
    for person in subject.authors:
        if person.supervisor_id:
            continue
        if person.status in SUPERVISED:
            yield Finding(
                "supervision",
                BLOCK,
                _(
                    "%(name)s writes under supervision, and nobody is named who "
                    "answers for it."
                )
                % {"name": person.credited_name},
                _(
                    "Choose who reviewed this, or name the supervisor on the author's "
                    "page."
                ),
                field="reviewer",
            )
        elif not person.status and _LEARNING.search(
            f"{person.role} {person.credentials}"
        ):
            yield Finding(
                "supervision-unclear",
                WARN,
                _("%(name)s seems to be in training.") % {"name": person.credited_name},
                _(
                    "If so, name the supervisor on the author's page, or choose who "
                    "reviewed this."
                ),
                field="lead_author",
            )


def summary(subject: Subject) -> Iterator[Finding]:
    if subject.post.kind == Content.Kind.ARTICLE and not subject.post.summary.strip():
        yield Finding(
            "summary",
            WARN,
            _("It has no summary."),
            _(
                "Write one sentence: it stands in lists, in the feed and in search "
                "results."
            ),
            field="summary",
        )


RULES = (title, text, lead_picture, date, author, supervision, summary)
