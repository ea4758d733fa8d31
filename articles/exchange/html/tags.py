"""The tags of HTML by what they do to words."""

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOLD = frozenset({"b", "strong"})
ITALIC = frozenset({"i", "em", "cite", "dfn", "var"})
STRIKE = frozenset({"s", "strike", "del"})
CODE = frozenset({"code", "kbd", "samp", "tt"})
MEDIA = frozenset({"iframe", "video", "audio", "embed", "object"})

# No words within these are shown.
HIDDEN = frozenset(
    {
        *("script", "style", "title", "template", "noscript", "xml", "annotation"),
        *("select", "textarea", "datalist", "svg", "canvas", "w:sdtpr"),
        *("iframe", "video", "audio", "object"),
    }
)
VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("param", "source", "track", "wbr"),
    }
)
BLOCKS = frozenset(
    {
        *("html", "body", "header", "footer", "main", "nav", "section", "article"),
        *("aside", "div", "center", "address", "p", "pre", "blockquote", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "figure", "figcaption"),
        *("ul", "ol", "menu", "li", "dl", "dt", "dd", "details", "summary"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
        *("form", "fieldset", "legend", "button", "option", "dialog"),
    }
)
# What stands below one of these has space above it, as an empty line is in a mail.
SPACED = frozenset(
    {"p", "blockquote", "ul", "ol", "li", "table", "figure", "pre", "dl"}
)

# What a tag of this name ends, and the tags that it can't reach beyond.
ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
}
# A closing tag that opens nothing here ends nothing outside of these, either.
FENCES = frozenset({"table", "td", "th", "caption", "li"})
REACHING = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th", "ul", "ol"})
