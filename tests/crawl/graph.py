"""Structured data: one connected graph a page, with what each thing must say."""

import json
from collections.abc import Iterator
from typing import Any

from .site import Page

# What search engines and the vocabulary want of each, of those that are used here.
REQUIRED = {
    "WebSite": {"@id", "name", "url"},
    "WebPage": {"@id", "url", "name", "isPartOf"},
    "BlogPosting": {"@id", "headline", "author", "publisher", "mainEntityOfPage"},
    "Person": {"@id", "name"},
    "BreadcrumbList": {"itemListElement"},
}


def faults(pages: list[Page]) -> list[str]:
    """What is wrong with the structured data of each page that has some."""
    found, number = [], 0
    for page in pages:
        if page.outline is None or not page.outline.is_told_of:
            continue
        number += len(page.outline.data)
        if len(page.outline.data) != 1:
            found.append(f"{page.path}: {len(page.outline.data)} graphs")
            continue
        found += [f"{page.path}: {what}" for what in of_data(page.outline.data[0])]
    print(f"{number} graphs of structured data.")
    return found


def of_data(text: str) -> Iterator[str]:
    """What is wrong with one graph."""
    try:
        nodes = json.loads(text)["@graph"]
    except (ValueError, KeyError, TypeError):
        yield "structured data that can't be read"
        return
    known = [node["@id"] for node in nodes if "@id" in node]
    if len(known) != len(set(known)):
        yield "one id for two things"
    for node in nodes:
        kind = node.get("@type", "")
        for missing in sorted(REQUIRED.get(kind, set()) - node.keys()):
            yield f"{kind} without {missing}"
    for reference in _references(nodes):
        if reference not in known:
            yield f"{reference} is named and not told of"


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if value.keys() == {"@id"}:
            yield value["@id"]
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)
