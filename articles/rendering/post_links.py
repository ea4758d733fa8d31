"""Links to the site's own posts, written `post:<key>`, whatever their address is."""

import re
from collections.abc import Callable, MutableMapping
from typing import Any

LinkResolver = Callable[[str], str | None]

_SCHEME = "post:"
_REFERENCE = re.compile(r"(post:[A-Za-z0-9-]+)(#\S*)?")


def address_of(href: str, env: MutableMapping[str, Any]) -> str:
    """Return the address to which a link leads; "" for a post that can't be read.

    The resolver of the text is asked once for each post, without the fragment. Any
    other link leads where it says.
    """
    if not href.startswith(_SCHEME):
        return href
    reference = _REFERENCE.fullmatch(href)
    resolve: LinkResolver | None = env.get("resolve_link")
    if reference is None or resolve is None:
        return ""
    post, fragment = reference[1], reference[2] or ""
    known: dict[str, str | None] = env.setdefault("post_addresses", {})
    if post not in known:
        known[post] = resolve(post)
    address = known[post]
    return address + fragment if address else ""
