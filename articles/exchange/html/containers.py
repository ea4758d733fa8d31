"""Lists and quotations as their tags open."""

from dataclasses import replace

from articles.exchange.lists import MAX_LEVEL

from .blocks import Block, Item, List, Marker, Quote
from .state import State
from .tokens import Tag

MAX_QUOTES = 3


def in_quote(state: State) -> State:
    """Return what holds in a quotation; one within three others is not told apart."""
    quotes = sum(isinstance(container, Quote) for container in state.path)
    if quotes >= MAX_QUOTES:
        return state
    return replace(state, path=(*state.path, Quote()))


def in_styled_quote(state: State, above: Block | None) -> State:
    """Return what holds in a paragraph whose style makes it part of a quotation."""
    depth = len(state.path)
    goes_on = above is not None and above.path[:depth] == state.path
    last = above.path[depth:] if above and goes_on else ()
    quote = last[0] if len(last) == 1 and isinstance(last[0], Quote) else Quote()
    return replace(state, path=(*state.path, quote))


def in_list(state: State, tag: Tag) -> State:
    """Return what holds in a list; past MAX_LEVEL its items join the list around it."""
    base, outer = state.path, state.list
    if outer is not None and outer.last and outer.last not in base:
        # Google Docs and Word put a list directly in a list, behind the item above.
        base = (*outer.base, outer.last)
    items = [container for container in base if isinstance(container, Item)]
    if len(items) >= MAX_LEVEL:
        return replace(state, list=items[MAX_LEVEL - 1].list)
    inner = List(tag.name == "ol", base)
    start = whole(tag.attributes.get("start", ""))
    if inner.ordered and start is not None:
        inner.number = start - 1
    return replace(state, list=inner, path=base)


def in_item(state: State, tag: Tag) -> State:
    """Return what holds in an item of a list."""
    attributes = tag.attributes
    around = state.list or List(ordered=False, base=state.path)
    if "data-listid" in attributes or "data-aria-level" in attributes:
        # Word Online makes each item a list of its own, and says where it belongs.
        level = attributes.get("data-aria-level") or attributes.get("aria-level", "")
        number = whole(attributes.get("data-aria-posinset", ""))
        marker = Marker(around.ordered, whole(level) or 1, number)
        return replace(state, marker=marker, path=around.base, list=None)
    item = around.item(whole(attributes.get("value", "")) if around.ordered else None)
    checked = attributes.get("aria-checked")
    if attributes.get("role") == "checkbox" or checked:
        item.task = "x" if checked == "true" else " "
    return replace(state, path=(*around.base, item), list=around, marker=None)


def whole(value: str) -> int | None:
    """Return a whole number of up to six digits, or None."""
    value = value.strip()
    return int(value) if value.isdecimal() and len(value) <= 6 else None
