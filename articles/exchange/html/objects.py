"""What stands in a line and is no text: code, pictures and the marks of footnotes."""

import re

from .blocks import NoteMark, Picture, Piece, Text

_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKED = re.compile(r"[\\`*_{}\[\]()#+.!|<>~-]")


def object_markdown(piece: Piece) -> str:
    """Return an object as Markdown; a text counts as code."""
    if isinstance(piece, Text):
        return _code(piece.text.strip())
    if isinstance(piece, NoteMark):
        return f"[^{piece.label}]"
    if not isinstance(piece, Picture):
        return ""
    alt = _MARKED.sub(r"\\\g<0>", _ENTITY.sub(r"\\&", piece.alt))
    title = ""
    if caption := " ".join(piece.caption.split()):
        words = re.sub(r"[\\\"]", r"\\\g<0>", _ENTITY.sub(r"\\&", caption))
        title = f' "{words}"'
    return f"![{alt}]({destination(piece.src)}{title})"


def _code(text: str) -> str:
    text = " ".join(text.split())
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def destination(href: str) -> str:
    """Return an address as it may stand in round brackets."""
    if href.count("(") != href.count(")") or ")" in href.partition("(")[0]:
        href = href.replace("(", "%28").replace(")", "%29")
    for mark, code in (("<", "%3C"), (">", "%3E"), ("\\", "%5C"), (" ", "%20")):
        href = href.replace(mark, code)
    return _ENTITY.sub(r"\\&", href)
