"""What is checked in the text against the site: its own links, its phone number."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from django.conf import settings as django_settings
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Content, Edition

from .finding import WARN, Finding
from .subject import Subject

# Emergency and crisis lines have few digits; a practice's number has more.
FEWEST_DIGITS = 7


def phones(subject: Subject) -> Iterator[Finding]:
    own = subject.settings.phone_uri
    if not own:
        return
    for link in subject.elements("link"):
        digits = re.sub(r"\D", "", link.target)
        if (
            link.target.startswith("tel:")
            and len(digits) > FEWEST_DIGITS
            and digits != re.sub(r"\D", "", own)
        ):
            yield Finding(
                "other-phone",
                WARN,
                _("%(number)s isn't the practice's number, %(own)s.")
                % {
                    "number": " ".join(link.text.split()) or link.target,
                    "own": subject.settings.phone,
                },
                _("If it is meant to be the practice's, correct it."),
                line=link.line,
                snippet=link.snippet,
            )


def dead_links(subject: Subject) -> Iterator[Finding]:
    links = subject.elements("link")
    here = [(link, own) for link in links if (own := _own_page(link.target))]
    live = _live({own for _link, own in here})
    for link in links:
        if link.target.startswith("post:") and not link.kept:
            known = Edition.objects.named(link.target[5:].partition("#")[0]).exists()
            yield Finding(
                "dead-link",
                WARN,
                (
                    _(
                        "“%(link)s” leads to a text that readers can't see now, so it "
                        "isn't a link for them."
                    )
                    if known
                    else _(
                        "“%(link)s” leads to a text that readers can't see yet, so it "
                        "isn't a link for them."
                    )
                )
                % {"link": link.text},
                _("Publish that text first, or take the link out."),
                line=link.line,
                snippet=link.snippet,
            )
    for link, own in here:
        if own not in live:
            yield Finding(
                "dead-link",
                WARN,
                _("“%(link)s” leads to a page of this site that isn't there.")
                % {"link": link.text},
                _("Choose the page again with the Link button."),
                line=link.line,
                snippet=link.snippet,
            )


def _own_page(target: str) -> tuple[str, str] | None:
    """The kind and slug of a post's page of this site, for an address as written."""
    try:
        parts = urlsplit(target)
        host = urlsplit(django_settings.SITE_URL).netloc
        if parts.scheme not in {"", "http", "https"} or parts.netloc not in {"", host}:
            return None
        if not parts.path.startswith("/"):
            return None
        match = resolve(unquote(parts.path))
    except (ValueError, Resolver404):
        return None
    if match.namespace != "articles" or match.url_name not in Content.Kind.values:
        return None
    return match.url_name, match.kwargs["slug"]


def _live(pages: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of `pages` that lead to a text which readers see now."""
    if not pages:
        return set()
    slugs = {slug for _, slug in pages}
    begun = Edition.objects.begun().filter(slug__in=slugs)
    known = {(e.kind, e.slug): e.uid for e in begun.only("kind", "slug", "uid")}
    now = timezone.now()
    seen = set(
        Edition.objects.live(now)
        .filter(uid__in=known.values())
        .values_list("uid", flat=True)
    )
    return {page for page in pages if known.get(page) in seen}


RULES = (phones, dead_links)
