"""The graph of a page that leads to others."""

from collections.abc import Sequence
from html import unescape

from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models import Author, Edition, Series, SiteSettings

from ..breadcrumbs import Crumb
from ..pages import absolute
from .graph import Node, filled, graph, reference
from .nodes import person, site_nodes, the_practice
from .page import page_nodes, series_node

_BIO = 300  # characters
_READ = 5_000  # characters of HTML
_COLLECTION = "CollectionPage"


def for_home(
    site: SiteSettings,
    canonical: str,
    crumbs: Sequence[Crumb] = (),
    rows: Sequence[Edition] = (),
) -> Node:
    """The front page, and each later page of its list."""
    name, told = site.home_title or site.name, site.tagline
    page, others = page_nodes(site, name, canonical, crumbs, told, _COLLECTION)
    page |= {"about": the_practice()} | filled(mainEntity=_items(rows))
    return graph([*site_nodes(site), page, *others])


def for_list(
    site: SiteSettings,
    name: str | Promise,
    canonical: str,
    crumbs: Sequence[Crumb],
    rows: Sequence[Edition] = (),
    description: str = "",
) -> Node:
    """A list: of the articles in `rows`, or of topics, authors, months."""
    page, others = page_nodes(site, name, canonical, crumbs, description, _COLLECTION)
    page |= filled(mainEntity=_items(rows))
    return graph([*site_nodes(site), page, *others])


def for_series(
    site: SiteSettings,
    series: Series,
    canonical: str,
    crumbs: Sequence[Crumb],
    rows: Sequence[Edition],
    first: int = 1,
) -> Node:
    """A series and its live parts in their order; the first one has number `first`."""
    name, told = series.name, series.description
    page, others = page_nodes(site, name, canonical, crumbs, told, _COLLECTION)
    node = series_node(series)
    page |= {"about": reference(node)} | filled(mainEntity=_items(rows, first))
    return graph([*site_nodes(site), page, node, *others])


def for_author(
    site: SiteSettings,
    author: Author,
    canonical: str,
    crumbs: Sequence[Crumb],
    rows: Sequence[Edition] = (),
) -> Node:
    """A person and the articles that name them."""
    node = person(site, author, _first_words(author.bio_html))
    name = author.credited_name
    page, others = page_nodes(site, name, canonical, crumbs, kind="ProfilePage")
    works = [
        {"@type": "BlogPosting", "headline": row.title, "url": _address(row)}
        for row in rows
    ]
    page |= {"mainEntity": reference(node)} | filled(hasPart=works)
    return graph([*site_nodes(site), page, node, *others])


def for_search(site: SiteSettings, canonical: str, crumbs: Sequence[Crumb]) -> Node:
    """The page of the search; what somebody looks for isn't told."""
    kind = "SearchResultsPage"
    page, others = page_nodes(site, _("Search"), canonical, crumbs, kind=kind)
    return graph([*site_nodes(site), page, *others])


def _first_words(html: str) -> str:
    """The beginning of a text; what is read of it is bounded, for it has no limit."""
    if len(html) > _READ:
        html = html[:_READ].rpartition("<")[0]
    words = unescape(strip_tags(html)).split()
    return Truncator(" ".join(words)).chars(_BIO)


def _items(rows: Sequence[Edition], first: int = 1) -> Node | None:
    """The articles of a list in their order; the first one has number `first`."""
    if not rows:
        return None
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": edition.title,
            "url": _address(edition),
        }
        for position, edition in enumerate(rows, first)
    ]
    return {"@type": "ItemList", "itemListElement": items}


def _address(edition: Edition) -> str:
    return absolute(edition.get_absolute_url())
