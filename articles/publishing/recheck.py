"""The checklist over what readers see: a link may have died since it was published."""

import datetime
from collections.abc import Iterator

from django.utils import timezone

from articles.models import Edition, SiteSettings
from articles.rendering import TextTooLongError

from .checklist import Finding, Subject, check
from .compose import render

AT_ONCE = 50  # editions in memory


def recheck(
    at: datetime.datetime | None = None,
) -> Iterator[tuple[Edition, list[Finding]]]:
    """Checks each text that readers see at `at`, and keeps what is found with it.

    Who answers for an author's words is asked of the authors as they are now.
    """
    now, settings = at or timezone.now(), SiteSettings.load()
    day = now.astimezone(settings.zone).date()
    live = Edition.objects.live(now).order_by("kind", "title", "pk")
    keys = list(live.values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        found = (
            Edition.objects.filter(pk__in=keys[start : start + AT_ONCE])
            .select_related("picture", "reviewer", "lead_author")
            .prefetch_related("co_authors", "related")
            .defer("html", "text", "contents")
            .order_by("kind", "title", "pk")
        )
        for edition in found:
            yield edition, _recheck(edition, settings, day)


def _recheck(
    edition: Edition, settings: SiteSettings, day: datetime.date
) -> list[Finding]:
    try:
        rendered = render(edition.body, region=settings.country)
    except TextTooLongError:
        rendered = None  # the present rules refuse it; what readers see stays
    others = list(edition.co_authors.all())
    related = [post.pk for post in edition.related.all()]
    findings = check(Subject(edition, rendered, settings, day, others, related))
    kept = [finding.as_dict() for finding in findings]
    if kept != edition.findings:
        edition.findings = kept
        # A row that was replaced within its own instant is gone, and needs nothing.
        Edition.objects.filter(pk=edition.pk).update(findings=kept)
    return findings
