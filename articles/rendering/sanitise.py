"""The allow-list: the last hand on the HTML before it is stored or shown."""

import re
from collections.abc import Callable

import nh3

from .callouts import KINDS
from .links import SCHEMES, may_be_followed

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_CELL_CLASSES = {"align-left", "align-center", "align-right"}

TAGS: frozenset[str] = frozenset(
    {
        *_HEADINGS,
        *("p", "br", "hr", "blockquote", "pre", "ul", "ol", "li", "aside", "section"),
        *("a", "code", "em", "strong", "s", "span", "sup"),
        *("figure", "figcaption", "img"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
)
ATTRIBUTES: dict[str, set[str]] = {
    **{heading: {"id"} for heading in _HEADINGS},
    "a": {"href", "id"},
    "code": {"class"},
    "img": {"src", "alt", "width", "height"},
    "li": {"id"},
    "ol": {"start"},
}
VALUES: dict[str, dict[str, set[str]]] = {
    "a": {
        "aria-label": {"Back to the text"},
        "rel": {"noopener"},
        "role": {"doc-noteref", "doc-backlink"},
    },
    "img": {"loading": {"lazy"}, "decoding": {"async"}},
    "section": {"role": {"doc-endnotes"}, "aria-label": {"Notes"}},
    "span": {"role": {"img"}, "aria-label": {"Done", "To do"}},
    "table": {"tabindex": {"0"}},
    "th": {"scope": {"col"}},
}
CLASSES: dict[str, set[str]] = {
    "a": {"footnote-back"},
    "aside": {"callout", *(f"callout-{kind}" for kind in KINDS)},
    "li": {"task"},
    "p": {"callout-title"},
    "section": {"footnotes"},
    "span": {"credit", "task-mark"},
    "sup": {"footnote-ref"},
    "td": _CELL_CLASSES,
    "th": _CELL_CLASSES,
}
PATTERNS: dict[tuple[str, str], re.Pattern[str]] = {
    **{(heading, "id"): re.compile(r"h-[^\s<>\"'&]+") for heading in _HEADINGS},
    ("a", "id"): re.compile(r"fnref-\d+(-\d+)?"),
    ("code", "class"): re.compile(r"language-[\w+#.-]{1,40}"),
    ("img", "width"): re.compile(r"\d{1,5}"),
    ("img", "height"): re.compile(r"\d{1,5}"),
    ("li", "id"): re.compile(r"fn-\d+"),
    ("ol", "start"): re.compile(r"\d{1,9}"),
}


def sanitise(html: str, *, picture_urls: frozenset[str]) -> str:
    """Return the HTML with nothing in it but what is listed here.

    A picture may come from exactly one of `picture_urls`: a page must never send its
    reader to another host without a click.
    """
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        tag_attribute_values=VALUES,
        allowed_classes=CLASSES,
        attribute_filter=_attribute_filter(picture_urls),
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _attribute_filter(
    picture_urls: frozenset[str],
) -> Callable[[str, str, str], str | None]:
    def keep(tag: str, attribute: str, value: str) -> str | None:
        if (tag, attribute) == ("img", "src"):
            return value if value in picture_urls else None
        if (tag, attribute) == ("a", "href"):
            return value if may_be_followed(value) else None
        pattern = PATTERNS.get((tag, attribute))
        return value if pattern is None or pattern.fullmatch(value) else None

    return keep
