"""What is checked about a text's review, its update, and readers in danger."""

import datetime
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.models import Content, DatePrecision, date_text

from ..clinical_reviews import review_is_withheld
from .finding import BLOCK, WARN, Finding
from .subject import Subject

# English and Spanish; a list short enough to be read.
_DANGER = re.compile(
    r"""\b(?:
      suicid\w+ | self[-\s]?(?:harm|injur)\w*
    | (?:kill|cutting|hurt|hurting|harm|harming)\s+(?:your|my|him|her|them)sel\w+
    | end(?:ing|s)?\s+(?:my|your|his|her|their)\s+(?:own\s+)?li(?:fe|ves)
    | want(?:s|ed|ing)?\s+to\s+die
    | autolesi\w+ | quit\w+\s+la\s+vida
    | hacer(?:me|te|se)\s+daño | lastimar(?:me|te|se)
    | (?:quier\w+|ganas\s+de)\s+morir\w*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# What names a service or a month, or is only a way of speaking.
_NO_DANGER = re.compile(
    r"""\bsuicid\w+\s+prevention(?:\s+\w+)?
    | \bsuicide\s*(?:&|and)\s*crisis\s+(?:life)?line
    | \bsuicide\s+(?:hot|help|life)?line
    | \b(?:political|career|professional|commercial)\s+suicide
    | \bprevenci[oó]n\s+del?\s+suicidio
    | \bsuicidio\s+(?:político|profesional)
    | \bl[ií]nea\s+\w*\s*(?:de|del|contra\s+el)\s+suicidio
    """,
    re.IGNORECASE | re.VERBOSE,
)


def withheld_review(subject: Subject) -> Iterator[Finding]:
    post = subject.post
    if not review_is_withheld(post):
        return
    month = post.reviewed_text
    told = {"name": post.reviewer.name, "month": month}
    yield Finding(
        "review-withheld",
        WARN,
        (
            _("%(name)s reviewed this in %(month)s.")
            if month
            else _("%(name)s reviewed this.")
        )
        % told,
        _(
            "The text has changed since, so readers won't see that name until it is "
            "reviewed again."
        ),
        field="reviewer",
    )


def review_dates(subject: Subject) -> Iterator[Finding]:
    post = subject.post
    if post.reviewer_id and not post.reviewed_on:
        yield Finding(
            "review-undated",
            WARN,
            _("Readers aren't told when %(name)s reviewed this.")
            % {"name": post.reviewer.name},
            _("Give the date of review: they see its month."),
            field="reviewed_on",
        )
    if post.reviewed_on and post.reviewed_on > subject.on:
        yield Finding(
            "review-to-come",
            WARN,
            _("The date of its review, %(day)s, is still to come.")
            % {"day": _day(post.reviewed_on)},
            _("Change it to the day on which it was reviewed."),
            field="reviewed_on",
        )
    if not (post.review_due and post.reviewer_id):
        return
    if post.reviewed_on and post.review_due < post.reviewed_on:
        yield Finding(
            "review-due-too-early",
            WARN,
            _("Its next review is due before the one that it had."),
            _("Choose a later day, or leave it empty."),
            field="review_due",
        )
    elif post.review_due < subject.on:
        yield Finding(
            "review-overdue",
            WARN,
            _("Its next review was due on %(day)s.") % {"day": _day(post.review_due)},
            _("Have it reviewed, or choose another day: readers see that month."),
            field="review_due",
        )


def updated(subject: Subject) -> Iterator[Finding]:
    """Readers are told of an update between the publication and today."""
    post = subject.post
    if post.updated_on is None:
        return
    if post.updated_on > subject.on:
        yield Finding(
            "updated-to-come",
            BLOCK,
            _("It says that it was updated on %(day)s, which is still to come.")
            % {"day": _day(post.updated_on)},
            _("Change that day, or leave it empty."),
            field="updated_on",
            excusable=False,
        )
    elif post.updated_on < _published(subject):
        yield Finding(
            "updated-too-early",
            BLOCK,
            _("It says that it was updated before it was published."),
            _("Choose a later day of update, or leave it empty."),
            field="updated_on",
            excusable=False,
        )


def _published(subject: Subject) -> datetime.date:
    """The day of publication, which is the month's first where only that is shown."""
    post = subject.post
    if post.date and post.date_precision != DatePrecision.HIDDEN:
        monthly = post.date_precision == DatePrecision.MONTH
        return post.date.replace(day=1) if monthly else post.date
    source = post.post if hasattr(post, "post") else post  # an edition, checked again
    first = source.editions.order_by("live_from").first() if source.pk else None
    if first is None:
        return subject.on
    return min(first.live_from.astimezone(subject.settings.zone).date(), subject.on)


def crisis(subject: Subject) -> Iterator[Finding]:
    post = subject.post
    if post.kind != Content.Kind.ARTICLE or post.crisis_first:
        return
    for words in (post.title, post.summary, *post.body.split("\n")):
        if match := _DANGER.search(_NO_DANGER.sub(" ", words)):
            yield Finding(
                "crisis-first",
                WARN,
                _("It speaks of “%(words)s”, and somebody in danger may read it.")
                % {"words": " ".join(match[0].split())},
                _(
                    "If it is about that, tick “Crisis notice above the text”. It "
                    "stands at the foot in any case."
                ),
                field="crisis_first",
            )
            return


def _day(day: datetime.date) -> str:
    return date_text(day, DatePrecision.DAY)


RULES = (withheld_review, review_dates, updated, crisis)
