"""Reads the data block of a page, and holds it to what every such block must be."""

import json
import re
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)

# What schema.org's types can't do without, for whoever reads them.
REQUIRED = {
    "WebSite": {"name", "url", "publisher", "potentialAction", "inLanguage"},
    "BlogPosting": {"headline", "url", "author", "publisher", "mainEntityOfPage"},
    "Person": {"name"},
    "BreadcrumbList": {"itemListElement"},
    "ImageObject": {"url", "width", "height"},
    "CreativeWorkSeries": {"name", "url"},
    "SearchAction": {"target", "query-input"},
    "PostalAddress": {"addressCountry"},
    "ItemList": {"itemListElement"},
    "ListItem": {"position", "name"},
}
PAGE = {"name", "url", "isPartOf", "inLanguage"}
ADDRESSES = {"url", "item", "contentUrl", "sameAs"}


def within(value: Any) -> Iterator[Node]:
    """Every object in a value, itself first."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from within(part)


def check(data: Node) -> dict[str, Node]:
    """The nodes by @id, once all that they say of each other is known to be there."""
    assert set(data) == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    nodes = {node["@id"]: node for node in data["@graph"]}
    assert len(nodes) == len(data["@graph"])
    for node in within(data["@graph"]):
        if set(node) == {"@id"}:
            assert node["@id"] in nodes, node
            continue
        kind = node["@type"]
        if kind != "BlogPosting" or "@id" in node:  # one of a list says less
            needed = PAGE if kind.endswith("Page") else REQUIRED.get(kind, set())
            assert needed <= set(node), node
        for name, value in node.items():
            assert value not in ("", None), (name, node)
            assert value != [], (name, node)
            if name in ADDRESSES:
                for url in [value] if isinstance(value, str) else value:
                    assert url.startswith(("http://", "https://")), url
    for way in nodes.values():
        if way["@type"] == "BreadcrumbList":
            steps = way["itemListElement"]
            assert [s["position"] for s in steps] == list(range(1, len(steps) + 1))
            assert len(steps) > 1
    return nodes


def graph_of(html: str) -> dict[str, Node]:
    """The nodes by @id of the one data block of a page."""
    (block,) = BLOCK.findall(html)
    assert not set("<>&\u2028\u2029") & set(block)
    return check(json.loads(block))


def of_type(nodes: dict[str, Node], kind: str) -> Node:
    """The one node of a type."""
    (found,) = (node for node in nodes.values() if node["@type"] == kind)
    return found
