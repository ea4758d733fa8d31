"""Nodes put together, and written so that nothing in them can end the block."""

import json
from collections.abc import Iterable
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

Node = dict[str, Any]

# What could end or begin a tag, and what ends a line in JavaScript.
_ESCAPES: Final = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def reference(node: Node) -> Node:
    """What another node says of this one."""
    return {"@id": node["@id"]}


def filled(**values: Any) -> Node:
    """The values that say something, by the names that they have in schema.org."""
    return {
        name: str(value) if isinstance(value, Promise) else value
        for name, value in values.items()
        if value not in ("", None) and value != []
    }


def graph(nodes: Iterable[Node]) -> Node:
    """The nodes as one graph; of two with one @id the first one stays."""
    found: dict[str, Node] = {}
    for node in nodes:
        found.setdefault(node["@id"], node)
    return {"@context": "https://schema.org", "@graph": list(found.values())}


def script(data: Node) -> SafeString:
    """The data block of a page. No policy forbids it, for it is no script."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text),  # noqa: S308 (escaped in the line before)
    )
