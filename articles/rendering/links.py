"""Links: bare addresses become links; where a link may lead, and how."""

import re
from collections.abc import Callable, Iterable, Iterator

from linkify_it import LinkifyIt
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from .limits import spend
from .post_links import address_of

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
MAX_ADDRESS_CHARACTERS = 2_000
CONTEXT_CHARACTERS = 48

Finder = Callable[[str, str], Iterable[tuple[int, int, str]]]

# A relative address has no colon before its first slash (RFC 3986, section 4.2), so
# whatever stands before one is a scheme, or means to pass for something else.
_SCHEME = re.compile(r"([^/?#:]*):")
_WEB_SCHEME_BEFORE = re.compile(r"(?<![a-z0-9.+-])https?$", re.IGNORECASE)
# What ends an address in prose though a browser would take it: an unspaced dash,
# a curly quotation mark.
_END_OF_ADDRESS = re.compile(r"[\s<>—–…“”‘’«»]")
_EXTERNAL = re.compile(r"(?:https?:|//)", re.IGNORECASE)

_web = LinkifyIt()
_mail = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": True})
for _schema in ("https:", "ftp:", "http:", "//"):
    _mail.add(_schema, None)


def install(parser: MarkdownIt) -> None:
    """Link bare addresses, and let no link lead anywhere but to SCHEMES.

    Only whole addresses (https://…) and mail addresses count as bare: a guess at
    words with a dot in them would mangle prose.
    """
    # Destinations stay as written until every rule that needs them so has run.
    parser.normalizeLink = str  # type: ignore[method-assign]
    parser.inline.ruler.at("linkify", _link_bare_address)
    parser.inline.ruler.enable("linkify")
    parser.core.ruler.push("mail", _link_mail_addresses)
    parser.core.ruler.push("links", _check_links)


def link_in_text(children: Iterable[Token], find: Finder) -> Iterator[Token]:
    """Yield the tokens of a line, with links where `find` sees them in its text.

    `find` gets a text that is in no link yet and what stands before it in its line,
    and yields (start, end, address), in order.
    """
    within_link = 0
    before = ""
    for child in children:
        within_link += child.nesting * (child.tag == "a")
        if child.type == "text" and not within_link:
            yield from _split(child, find(child.content, before))
        else:
            yield child
        if child.type in ("softbreak", "hardbreak"):
            before = ""
        elif child.content:
            before = (before + child.content)[-CONTEXT_CHARACTERS:]


def _split(token: Token, found: Iterable[tuple[int, int, str]]) -> Iterator[Token]:
    text, level, done = token.content, token.level, 0
    for start, end, address in found:
        yield Token("text", "", 0, content=text[done:start], level=level)
        yield Token("link_open", "a", 1, {"href": address}, level=level)
        yield Token("text", "", 0, content=text[start:end], level=level + 1)
        yield Token("link_close", "a", -1, level=level)
        done = end
    yield Token("text", "", 0, content=text[done:], level=level) if done else token


def may_be_followed(address: str) -> bool:
    """Say whether the address is relative or has one of SCHEMES."""
    scheme = _SCHEME.match(address)
    return scheme is None or scheme.group(1).lower() in SCHEMES


def _link_bare_address(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("://", state.pos) or state.linkLevel > 0:
        return False
    # The scheme is looked for in a few characters only: a search through everything
    # pending is quadratic.
    scheme = _WEB_SCHEME_BEFORE.search(state.pending[-6:])
    if not scheme:
        return False
    length = len(scheme.group())
    start = state.pos - length
    tail = state.src[start : min(state.posMax, start + MAX_ADDRESS_CHARACTERS)]
    tail = _END_OF_ADDRESS.split(tail, maxsplit=1)[0]
    match = _web.match_at_start(tail)
    if not match or len(match.url) == MAX_ADDRESS_CHARACTERS:
        return False
    address = match.url.rstrip("*")  # emphasis around an address
    if not silent:
        state.pending = state.pending[:-length]
        opening = state.push("link_open", "a", 1)
        opening.attrs = {"href": address}
        opening.markup, opening.info = "linkify", "auto"
        # As an escaped text, for the quotation marks in an address to stay straight.
        state.push("text_special", "", 0).content = address
        closing = state.push("link_close", "a", -1)
        closing.markup, closing.info = "linkify", "auto"
    state.pos += len(address) - length
    return True


def _link_mail_addresses(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and "@" in token.content and token.children:
            token.children = list(link_in_text(token.children, _mail_addresses))


def _mail_addresses(text: str, before: str) -> Iterator[tuple[int, int, str]]:
    if "@" in text:
        for match in _mail.match(text) or []:
            yield match.index, match.last_index, match.url


def _check_links(state: StateCore) -> None:
    known: dict[str, str] = {}
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = _checked(token.children, known, state)


def _checked(
    children: list[Token], known: dict[str, str], state: StateCore
) -> list[Token]:
    kept: list[Token] = []
    dropped: list[bool] = []
    for child in children:
        if child.type == "link_open":
            href = str(child.attrs.get("href", ""))
            spend(state.env, len(href))
            if href not in known:
                known[href] = _allowed(address_of(href, state.env))
            child.meta["written"] = href
            dropped.append(not known[href])
            if dropped[-1]:
                child = _unprinted(child)
            # A link's title can be read with a mouse only, so it is left out.
            child.attrs = {"href": known[href]}
            if _EXTERNAL.match(known[href]):
                child.attrs["rel"] = "noopener"
        elif child.type == "link_close" and dropped.pop():
            child = _unprinted(child)
        kept.append(child)
    return kept


def _unprinted(token: Token) -> Token:
    """Keep a link's token for the outline, which is told of it; no page shows it."""
    token.tag, token.attrs, token.hidden = "", {}, True
    return token


def _allowed(href: str) -> str:
    """Return the address to link to, or "" when there must be no link."""
    if len(href) > MAX_ADDRESS_CHARACTERS:
        return ""
    address = normalizeLink(href.strip())
    return address if may_be_followed(address) else ""
