"""The graph of a page that shows a text."""

from collections.abc import Sequence
from typing import Final

from django.utils.functional import Promise

from articles.models import Edition, SeriesPlace, SiteSettings

from ..breadcrumbs import Crumb
from ..pictures import lead_of, social_of
from .graph import Node, filled, graph, reference
from .nodes import (
    named_person,
    people,
    picture_node,
    site_nodes,
    the_practice,
    the_site,
)
from .page import page_nodes, series_node

# What a standing page is, by the address that most sites give it.
_KINDS: Final = {
    **dict.fromkeys(("about", "about-us", "acerca-de", "sobre-nosotros"), "AboutPage"),
    **dict.fromkeys(("contact", "contact-us", "contacto"), "ContactPage"),
}


def for_article(
    site: SiteSettings,
    edition: Edition,
    canonical: str,
    crumbs: Sequence[Crumb],
    place: SeriesPlace | None = None,
) -> Node:
    """An article: its page, itself, its people, its pictures, its series."""
    page, others = _text_page(site, edition, canonical, crumbs)
    authors = people(site, edition.bylines)
    topics = [topic.name for topic in edition.topics.all()]
    posting = {
        "@type": "BlogPosting",
        "@id": f"{canonical}#article",
        "headline": edition.title,
        "url": canonical,
        "mainEntityOfPage": reference(page),
        "author": [reference(node) for node in authors] or the_practice(),
        "publisher": the_practice(),
        "inLanguage": site.language,
    } | filled(
        description=edition.description,
        image=_images(site, edition, page),
        datePublished=edition.date_iso,
        dateModified=edition.updated_iso,
        wordCount=edition.words or None,
        articleSection=topics[0] if topics else "",
        keywords=topics,
    )
    if place and not place.is_alone:
        series = series_node(place.series)
        others.append(series)
        posting |= {"isPartOf": reference(series), "position": place.number}
    page["mainEntity"] = reference(posting)
    # The authors first: of a reviewer among them the byline says more.
    return graph([*site_nodes(site), page, posting, *authors, *others])


def for_page(
    site: SiteSettings, edition: Edition, canonical: str, crumbs: Sequence[Crumb]
) -> Node:
    """A standing page."""
    page, others = _text_page(site, edition, canonical, crumbs)
    if kind := _KINDS.get(edition.slug):
        page |= {"@type": kind, "mainEntity": the_practice()}
    return graph([*site_nodes(site), page, *others])


def for_promise(
    site: SiteSettings, name: str | Promise, canonical: str, crumbs: Sequence[Crumb]
) -> Node:
    """A page that the site writes about itself."""
    page, others = page_nodes(site, name, canonical, crumbs)
    return graph([*site_nodes(site), page | {"about": the_site()}, *others])


def _text_page(
    site: SiteSettings, edition: Edition, canonical: str, crumbs: Sequence[Crumb]
) -> tuple[Node, list[Node]]:
    """The page on which a text stands, and the nodes of which it speaks.

    Who reviewed it and when is said of the page (schema.org/WebPage), and only while
    the words that were reviewed still stand there.
    """
    title = edition.meta_title or edition.title
    page, others = page_nodes(site, title, canonical, crumbs, edition.description)
    if lead := lead_of(edition):
        texts = {"caption": edition.lead_caption, "creditText": edition.lead_credit}
        others.append(picture_node(lead, f"{canonical}#primaryimage", **texts))
        page["primaryImageOfPage"] = reference(others[-1])
    if review := edition.review:
        others.append(named_person(site, review, has_page=False))
        page["reviewedBy"] = reference(others[-1])
        page |= filled(lastReviewed=edition.reviewed_iso)
    return page, others


def _images(site: SiteSettings, edition: Edition, page: Node) -> list[Node | str]:
    """The lead picture and its piece for other sites, or the card made for them."""
    lead, social = page.get("primaryImageOfPage"), social_of(edition, site)
    images: list[Node | str] = [lead] if lead else []
    if social and not (lead and social == lead_of(edition)):
        images.append(social.url)
    return images
