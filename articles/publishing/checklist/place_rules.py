"""What is checked about where a text stands: in a series, in a search."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings as django_settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Content, Edition

from .finding import BLOCK, WARN, Finding
from .subject import Subject

# What search engines show of a description, about.
LONGEST_DESCRIPTION = 160


def series(subject: Subject) -> Iterator[Finding]:
    post = subject.post
    if post.series_position is None:
        return
    if post.series_id is None:
        yield Finding(
            "place-without-series",
            WARN,
            _("It has a place in a series, but no series."),
            _("Choose the series, or leave the place empty."),
            field="series",
        )
        return
    others = Edition.objects.articles().filter(
        Q(live_until=None) | Q(live_until__gt=timezone.now()),
        series=post.series_id,
        series_position=post.series_position,
    )
    if others.exclude(uid=post.uid).exists():
        yield Finding(
            "series-place-taken",
            WARN,
            _("Another article of its series stands at place %(place)s, too.")
            % {"place": post.series_position},
            _("Readers get the older one first. Change the place if that is wrong."),
            field="series_position",
        )


def related(subject: Subject) -> Iterator[Finding]:
    keys = subject.related
    if not keys:
        return
    live = Edition.objects.live().articles().filter(post__in=keys)
    if missing := len(keys) - live.count():
        yield Finding(
            "related-not-live",
            WARN,
            ngettext(
                "Readers can't see one of the related articles now.",
                "Readers can't see %(count)s of the related articles now.",
                missing,
            )
            % {"count": missing},
            _("It appears there when it is published. Others fill the space."),
            field="related",
        )


def description(subject: Subject) -> Iterator[Finding]:
    length = len(subject.post.meta_description)
    if length > LONGEST_DESCRIPTION:
        yield Finding(
            "long-meta-description",
            WARN,
            _("The description for search engines is %(count)s characters long.")
            % {"count": length},
            _("They cut it after about 155. Put what matters first, or shorten it."),
            field="meta_description",
        )


def noindex(subject: Subject) -> Iterator[Finding]:
    post = subject.post
    if post.noindex and post.kind == Content.Kind.ARTICLE:
        yield Finding(
            "noindex",
            WARN,
            _("Search engines won't show it."),
            _("If they may, take the tick out of “Keep out of search engines”."),
            field="noindex",
        )


def original(subject: Subject) -> Iterator[Finding]:
    address = subject.post.canonical_url
    if not address:
        return
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return
    own = urlsplit(django_settings.SITE_URL).hostname
    if host and own and host.removeprefix("www.") == own.removeprefix("www."):
        yield Finding(
            "original-is-here",
            BLOCK,
            _("“First published at” names this very site."),
            _("Leave it empty: it is for texts that stood on another site first."),
            field="canonical_url",
        )


RULES = (series, related, description, noindex, original)
