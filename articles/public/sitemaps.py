"""The sitemap: every page that a reader can come to (sitemaps.org 0.9).

One file while everything fits, else an index of files. A file holds so few addresses
and pictures that it stays below the 50 MB of the format, however long they are.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Edition, PictureUse
from articles.querysets import EditionQuerySet

from .conditional import answer
from .pages import absolute
from .pictures import shown

URLS = 5_000  # a file; the format's own limit is 50,000
PICTURES = 20  # a page
PROMISES = ("privacy_promise", "accessibility_statement")
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGES = "http://www.google.com/schemas/sitemap-image/1.1"


@dataclass(frozen=True)
class Line:
    """A page: its path, when it last changed, the addresses of its pictures."""

    path: str
    changed: datetime.datetime | None
    pictures: list[str] = field(default_factory=list)


def _told(at: datetime.datetime) -> EditionQuerySet:
    return Edition.objects.live(at).for_sitemap(settings.SITE_URL)


def _editions(at: datetime.datetime, number: int = 1) -> tuple[list[Edition], bool]:
    """The articles and standing pages of one file, and whether more follow."""
    start = (number - 1) * URLS
    found = list(_told(at)[start : start + URLS + 1])
    return found[:URLS], len(found) > URLS


def _texts(at: datetime.datetime, editions: list[Edition]) -> list[Line]:
    pictures = _pictures_within(_told(at), editions)
    lines = []
    for edition in editions:
        found = [shown(edition.picture, "").url] if edition.picture else []
        found = list(dict.fromkeys([*found, *pictures[edition.pk]]))[:PICTURES]
        lines.append(Line(edition.get_absolute_url(), edition.updated_at, found))
    return lines


def _pictures_within(
    told: EditionQuerySet, editions: list[Edition]
) -> defaultdict[int, list[str]]:
    """The addresses of the pictures that stand in the texts, by edition."""
    found = defaultdict(list)
    if not editions:
        return found
    those = told.filter(pk__gte=editions[0].pk, pk__lte=editions[-1].pk).order_by()
    uses = (
        PictureUse.objects.filter(place=PictureUse.Place.TEXT)
        .filter(edition__in=those.values("pk"))
        .order_by("edition", "pk")
        .select_related("picture")
        .only("edition", "picture")
    )
    for use in uses.iterator(chunk_size=1_000):
        if len(found[use.edition_id]) < PICTURES:
            found[use.edition_id].append(shown(use.picture, "").url)
    return found


def _lists(at: datetime.datetime) -> list[Line]:
    """Home, and the topics, authors and series that have something to read.

    Each with the day on which its newest article came to readers.
    """
    live = Edition.objects.live(at).articles()
    leads = live.newest_by("lead_author__slug")
    everything = max(leads.values(), default=None)
    topics = _named(live.newest_by("topics__slug"))
    series = _named(live.newest_by("series__slug"))
    authors = _named(leads)
    for slug, changed in _named(live.newest_by("co_authors__slug")).items():
        authors[slug] = max(changed, authors.get(slug, changed))
    lines = [Line(reverse(f"articles:{n}"), everything) for n in ("home", "archive")]
    lines += [Line(reverse(f"articles:{name}"), None) for name in PROMISES]
    for index, name, found in (
        ("topics", "topic", topics),
        ("authors", "author", authors),
        ("", "series", series),
    ):
        if index:
            newest = max(found.values(), default=None)
            lines.append(Line(reverse(f"articles:{index}"), newest))
        lines += [
            Line(reverse(f"articles:{name}", args=[slug]), found[slug])
            for slug in sorted(found)
        ]
    return lines


def _named(
    newest: dict[str | None, datetime.datetime],
) -> dict[str, datetime.datetime]:
    """Without those that have none."""
    return {slug: changed for slug, changed in newest.items() if slug is not None}


def _url(line: Line) -> str:
    parts = [f"<loc>{escape(absolute(line.path))}</loc>"]
    if line.changed:
        parts.append(f"<lastmod>{line.changed.date().isoformat()}</lastmod>")
    for url in line.pictures:
        parts.append(f"<image:image><image:loc>{escape(url)}</image:loc></image:image>")
    return f"<url>{''.join(parts)}</url>\n"


def _urlset(lines: Iterable[Line]) -> bytes:
    head = f'<urlset xmlns="{_SPACE}" xmlns:image="{_IMAGES}">\n'
    return "".join([_XML, head, *map(_url, lines), "</urlset>\n"]).encode()


def _index(names: Iterable[tuple[str, int]]) -> bytes:
    """The index of the files called so, by section and number."""
    paths = [reverse("articles:sitemap_file", args=name) for name in names]
    entries = [f"<sitemap><loc>{absolute(p)}</loc></sitemap>\n" for p in paths]
    head = f'<sitemapindex xmlns="{_SPACE}">\n'
    return "".join([_XML, head, *entries, "</sitemapindex>\n"]).encode()


def _files(rows: int) -> range:
    return range(1, -(-rows // URLS) + 1)


def _answer(request: HttpRequest, content: bytes, lines: list[Line]) -> HttpResponse:
    changed = max((line.changed for line in lines if line.changed), default=None)
    return answer(request, content, "application/xml", changed=changed)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    (editions, more), lists = _editions(at), _lists(at)
    if not more and len(editions) + len(lists) <= URLS:
        lines = [*lists, *_texts(at, editions)]
        return _answer(request, _urlset(lines), lines)
    names = [("texts", number) for number in _files(_told(at).count())]
    names += [("lists", number) for number in _files(len(lists))]
    return _answer(request, _index(names), lists)


@require_safe
def sitemap_file(request: HttpRequest, section: str, number: str) -> HttpResponse:
    """One file of the index; it answers as long as there is anything in it."""
    at, number = timezone.now(), int(number)
    if section == "texts":
        lines = _texts(at, _editions(at, number)[0])
    else:
        lines = _lists(at)[(number - 1) * URLS : number * URLS]
    if not lines:
        raise Http404
    return _answer(request, _urlset(lines), lines)
