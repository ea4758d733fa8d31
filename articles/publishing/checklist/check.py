"""Running the rules."""

import datetime
from collections.abc import Iterable

from articles.models import Post, SiteSettings
from articles.rendering import Rendered

from . import page_rules, place_rules, site_rules, text_rules, trust_rules
from .finding import BLOCK, Finding
from .subject import Subject

RULES = (
    *page_rules.RULES,
    *trust_rules.RULES,
    *place_rules.RULES,
    *text_rules.RULES,
    *site_rules.RULES,
)
MOST = 60  # of one rule; a list beyond that helps nobody


def check(subject: Subject) -> list[Finding]:
    """What the rules find, blocks first, then in the order of the page."""
    found: list[Finding] = []
    for rule in RULES:
        found += list(rule(subject))[:MOST]
    return sorted(found, key=lambda f: (f.level != BLOCK, f.field == "body", f.line))


def of_post(
    post: Post,
    *,
    rendered: Rendered | None,
    settings: SiteSettings,
    on: datetime.date,
) -> list[Finding]:
    """What the rules find in a saved working copy that would go out `on`."""
    others = list(post.co_authors.select_related("supervisor"))
    related = list(post.related.values_list("pk", flat=True))
    return check(Subject(post, rendered, settings, on, others, related))


def blocks(findings: Iterable[Finding]) -> list[Finding]:
    """Those that keep a text from being published."""
    return [finding for finding in findings if finding.level == BLOCK]
