"""The text of a clipboard before it is parsed: bounded, and cut to what was copied."""

import re

from articles.exchange.document import DocumentError
from articles.sentences import gettext

MAX_HTML = 4_000_000
MAX_STYLE_RULES = 200_000

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffc\ufffe\uffff]|[\x0b\x0c\x85\u2028\u2029]"
)
_FRAGMENT = re.compile(r"<!--\s{0,9}StartFragment\s{0,9}-->", re.IGNORECASE)
_FRAGMENT_END = re.compile(r"<!--\s{0,9}EndFragment\s{0,9}-->", re.IGNORECASE)
# A selection that begins within a list or table: its tag stands before the fragment.
_AROUND = re.compile(r"<(?:ol|ul|table)\b[^<>]{0,500}>(?=(?:\s|<col[^<>]*>)*$)", re.I)
_RAW = re.compile(r"<(script|style)\b[^>]*>", re.IGNORECASE)
_RAW_END = {
    name: re.compile(rf"</{name}[^>]*>", re.IGNORECASE) for name in ("script", "style")
}
_SHORTCODE = re.compile(r"\[(caption|/caption|/?embed)\b[^\]<>]{0,500}\]")
_RULE = re.compile(r"(?:^|[}\s,])(\w*\.[\w-]+)\s*\{([^{}]*)\}")


def read_source(html: str) -> tuple[str, dict[str, str]]:
    """Return the part of the HTML that was copied, and its style rules by selector.

    Comments, scripts and style sheets are out of the text. Rules are those of the form
    `p.p1 {…}`, which is how Pages and TextEdit write what is bold. Raises
    DocumentError for more than MAX_HTML characters.
    """
    if len(html) > MAX_HTML:
        raise DocumentError(
            gettext(
                "This is more than can be pasted at once. Paste it in two or more "
                "parts."
            )
        )
    html = _UNPRINTABLE.sub(
        lambda odd: " " if odd[0] in "\v\f\x85\u2028\u2029" else "", html
    )
    rules = _style_rules(html)
    if start := _FRAGMENT.search(html):
        end = _FRAGMENT_END.search(html, start.end())
        around = _AROUND.search(html[max(0, start.start() - 1_000) : start.start()])
        copied = html[start.end() : end.start() if end else len(html)]
        html = (around[0] if around else "") + copied
    html = _without_comments(html)
    return _figures(_without_raw(html)), rules


def _style_rules(html: str) -> dict[str, str]:
    """Return the rules for one class each; none from Word, whose tags say it all."""
    rules: dict[str, str] = {}
    position = 0
    while opening := _RAW.search(html, position):
        closing = _RAW_END[opening[1].lower()].search(html, opening.end())
        if closing is None:
            break
        position = closing.end()
        sheet = html[opening.end() : closing.start()]
        if (
            opening[1].lower() == "style"
            and len(sheet) < MAX_STYLE_RULES
            and "mso-" not in sheet
            and "@media" not in sheet
        ):
            rules |= {rule[1]: rule[2] for rule in _RULE.finditer(sheet)}
    return rules


def _without_comments(html: str) -> str:
    kept: list[str] = []
    position = 0
    while (start := html.find("<!--", position)) >= 0:
        end = html.find("-->", start + 2)
        if end < 0:
            break
        kept.append(html[position:start])
        position = end + 3
    kept.append(html[position:])
    return "".join(kept)


def _without_raw(html: str) -> str:
    kept: list[str] = []
    position = 0
    while opening := _RAW.search(html, position):
        kept.append(html[position : opening.start()])
        closing = _RAW_END[opening[1].lower()].search(html, opening.end())
        if closing is None:
            return "".join(kept)
        position = closing.end()
    kept.append(html[position:])
    return "".join(kept)


def _figures(html: str) -> str:
    """Write WordPress's `[caption]<img> words[/caption]` as a figure."""
    if "[/caption]" not in html and "[embed]" not in html:
        return html
    kept: list[str] = []
    position = 0
    opened = -1
    for code in _SHORTCODE.finditer(html):
        name = code[1]
        text = html[position : code.start()]
        position = code.end()
        if name == "caption":
            opened = len(kept) + 1
            text += "<figure>"
        elif name == "/caption" and opened == len(kept):
            end = text.find(">", max(text.rfind("<img"), 0)) + 1
            end += len("</a>") if text.startswith("</a>", end) else 0
            text = f"{text[:end]}<figcaption>{text[end:]}</figcaption></figure>"
        kept.append(text)
    kept.append(html[position:])
    return "".join(kept)
