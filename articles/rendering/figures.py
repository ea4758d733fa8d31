"""Pictures: resolved to this site's own, alone in a paragraph a figure with caption."""

import re
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from .limits import spend
from .picture_markup import PictureSource

DECORATIVE = "decorative"  # the alt text of a picture that has nothing to say
# In the languages of the site; a text keeps its meaning when that changes.
_DECORATIVE = frozenset({DECORATIVE, "decorativa", "decorativo"})
UNSHOWN = "unshown_picture"  # the type of the token that stands for one, unprinted

_WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


PictureResolver = Callable[[str], PictureSource | None]


def install(parser: MarkdownIt) -> None:
    """Show the pictures that the resolver knows, and words in place of all others."""
    parser.core.ruler.push("pictures", _resolve_pictures)
    parser.core.ruler.push("figures", _make_figures)


def is_decorative(alt: str) -> bool:
    """Say whether an alt text marks its picture as mere decoration."""
    return alt.strip().lower() in _DECORATIVE


def _resolve_pictures(state: StateCore) -> None:
    known: dict[str, PictureSource | None] = {}
    for token in state.tokens:
        if token.type != "inline" or "![" not in token.content:
            continue
        children: list[Token] = []
        within_link = 0
        for child in token.children or []:
            within_link += child.nesting * (child.tag == "a")
            if child.type == "image":
                children += _shown(child, known, state, within_link > 0)
            else:
                children.append(child)
        token.children = children


def _shown(
    image: Token,
    known: dict[str, PictureSource | None],
    state: StateCore,
    within_link: bool,
) -> list[Token]:
    destination = str(image.attrs["src"])
    resolve: PictureResolver | None = state.env.get("resolve_picture")
    if destination not in known:
        known[destination] = resolve(destination) if resolve else None
    source = known[destination]
    written = _plain(image.children or [])
    alt = "" if is_decorative(written) else written
    meta = {"alt": written, "label": image.content, "written": destination}
    if source is None:
        return [
            Token(UNSHOWN, "", 0, hidden=True, meta=meta),
            *_in_words(alt, destination, image.level, within_link),
        ]
    title = str(image.attrs.get("title", ""))
    # Each use repeats the addresses of all files, and the caption.
    written_out = sum(len(file.url) + 8 for file in source.files)
    spend(state.env, len(source.url) + written_out + len(title or source.caption))
    state.env.setdefault("pictures", {})[source.url] = source
    image.attrs = {
        "src": source.url,
        "alt": "",  # filled in from the children when the token is printed
        "width": source.width,
        "height": source.height,
        "loading": "lazy",
        "decoding": "async",
    }
    image.children = [_text(alt, 0)] if alt else None
    image.meta = meta | {
        "caption": title or source.caption,
        "credit": source.credit,
    }
    return [image]


def _plain(children: list[Token]) -> str:
    """Return the words of an alt text, without markup."""
    pieces = []
    for child in children:
        if child.type == "image":
            pieces.append(_plain(child.children or []))
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        else:
            pieces.append(child.content)
    return "".join(pieces).strip()


def _in_words(alt: str, destination: str, level: int, within_link: bool) -> list[Token]:
    """Return the alt text of a picture that can't be shown, linked if on the web.

    A picture from elsewhere would tell its host about every reader.
    """
    if not _WEB_ADDRESS.match(destination):
        return [_text(alt, level)]
    words = _text(alt or destination, level + 1)
    if within_link:
        return [words]
    return [
        Token(
            "link_open",
            "a",
            1,
            attrs={"href": destination},
            level=level,
            meta={"picture": True},
        ),
        words,
        Token("link_close", "a", -1, level=level),
    ]


def _make_figures(state: StateCore) -> None:
    tokens: list[Token] = []
    index = 0
    while index < len(state.tokens):
        group = state.tokens[index : index + 3]
        pictures = (
            _pictures_alone(group[1].children or [])
            if [token.type for token in group]
            == ["paragraph_open", "inline", "paragraph_close"]
            else []
        )
        if pictures:
            first, last = group[0].map or (0, 0)
            for picture, breaks in pictures:
                begin = min(first + breaks, max(first, last - 1))
                tokens += _figure(picture, group[0].level, [begin, last])
            index += 3
        else:
            tokens.append(state.tokens[index])
            index += 1
    state.tokens = tokens


def _pictures_alone(children: list[Token]) -> list[tuple[list[Token], int]]:
    """Return the pictures of a paragraph, linked or not, if it holds nothing else.

    Each comes with the number of line breaks before it.
    """
    pictures: list[tuple[list[Token], int]] = []
    unshown: list[Token] = []
    breaks = index = 0
    while index < len(children):
        child = children[index]
        group = children[index : index + 3]
        if _is_blank(child):
            breaks += child.type in ("softbreak", "hardbreak")
            size = 1
        elif child.type == UNSHOWN:
            unshown.append(child)
            size = 1
        elif child.type == "image":
            size = 1
            pictures.append((group[:1], breaks))
        elif [token.type for token in group] == ["link_open", "image", "link_close"]:
            size = 3
            pictures.append((group, breaks))
        else:
            return []
        index += size
    if pictures and unshown:
        pictures[0] = ([*unshown, *pictures[0][0]], pictures[0][1])
    return pictures


def _is_blank(child: Token) -> bool:
    return child.type in ("softbreak", "hardbreak") or (
        child.type == "text" and not child.content.strip()
    )


def _figure(picture: list[Token], level: int, lines: list[int]) -> Iterator[Token]:
    meta = next(token.meta for token in picture if token.type == "image")
    yield Token("figure_open", "figure", 1, level=level, block=True, map=lines)
    yield Token("inline", "", 0, children=picture, level=level + 1, map=lines)
    caption = list(_caption(meta["caption"], meta["credit"]))
    if caption:
        yield Token("figcaption_open", "figcaption", 1, level=level + 1, block=True)
        yield Token("inline", "", 0, children=caption, level=level + 2)
        yield Token("figcaption_close", "figcaption", -1, level=level + 1, block=True)
    yield Token("figure_close", "figure", -1, level=level, block=True)


def _caption(caption: str, credit: str) -> Iterator[Token]:
    if caption:
        yield _text(f"{caption} " if credit else caption, 0)
    if credit:
        yield Token("span_open", "span", 1, attrs={"class": "credit"})
        yield _text(credit, 1)
        yield Token("span_close", "span", -1)


def _text(content: str, level: int) -> Token:
    return Token("text", "", 0, content=content, level=level)
