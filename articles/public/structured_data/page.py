"""The page itself, whatever stands on it."""

from collections.abc import Sequence

from django.utils.functional import Promise

from articles.models import Series, SiteSettings

from ..breadcrumbs import Crumb
from ..pages import absolute
from .graph import Node, filled, reference
from .nodes import the_site


def page_nodes(
    site: SiteSettings,
    name: str | Promise,
    canonical: str,
    crumbs: Sequence[Crumb],
    description: str = "",
    kind: str = "WebPage",
) -> tuple[Node, list[Node]]:
    """The page, and the way to it where it isn't the front page."""
    page = {
        "@type": kind,
        "@id": canonical,
        "url": canonical,
        "name": str(name),
        "inLanguage": site.language,
        "isPartOf": the_site(),
    } | filled(description=description)
    if not crumbs:
        return page, []
    way = [(str(crumb.name), absolute(crumb.path)) for crumb in crumbs]
    steps = {
        "@type": "BreadcrumbList",
        "@id": f"{canonical}#breadcrumb",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": step, "item": url}
            for position, (step, url) in enumerate([*way, (str(name), canonical)], 1)
        ],
    }
    page["breadcrumb"] = reference(steps)
    return page, [steps]


def series_node(series: Series) -> Node:
    url = absolute(series.get_absolute_url())
    return {"@type": "CreativeWorkSeries", "@id": f"{url}#series"} | filled(
        name=series.name, url=url, description=series.description
    )
