"""The Markdown engine: CommonMark, this project's syntax, then its transformations."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.footnote import footnote_plugin

from . import callouts, figures, footnotes, headings, links, phones, quotes, tables
from .limits import MAX_NESTING


def build_parser(*, transform: bool = True, raw_html: bool = False) -> MarkdownIt:
    """Build a parser: CommonMark 0.31.2, tables, footnotes, callouts, task lists.

    `transform=False` leaves out everything that changes what CommonMark would output
    (links from bare addresses and phone numbers, quotation marks, heading levels and
    ids, figures, classes), and `raw_html=True` lets HTML through unchecked: both are
    for testing the syntax against the specification, never for a page.
    """
    parser = MarkdownIt(
        "commonmark",
        {
            "html": raw_html,
            "alerts": True,
            "tasklists": True,
            # Blocks end at MAX_NESTING in a way that keeps the words; the engine's own
            # limit drops them, and has to lie out of their reach. Within a line that
            # limit is what keeps ten thousand brackets from taking seconds.
            "maxNesting": MAX_NESTING + 4,
        },
    )
    # A single tilde is left alone: in prose, ~5 means "about five".
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False)
    parser.block.ruler.before("table", "nesting", _end_of_nesting)
    tables.bound(parser)
    if transform:
        parser.options["xhtmlOut"] = False
        # In this order: a picture may turn into a link, which is checked, and no
        # number within a link is linked again.
        quotes.install(parser)
        figures.install(parser)
        links.install(parser)
        phones.install(parser)
        headings.install(parser)
        callouts.install(parser)
        tables.install(parser)
        footnotes.install(parser)
    return parser


def _end_of_nesting(
    state: StateBlock, start_line: int, end_line: int, silent: bool
) -> bool:
    """Read what is nested too deeply as a plain paragraph, markers and all."""
    if silent or state.level < MAX_NESTING:
        return False
    line = start_line + 1
    while line < end_line and not state.isEmpty(line):
        # Below zero is the engine's sign for a line that only continues a paragraph.
        if 0 <= state.sCount[line] < state.blkIndent:
            break
        line += 1
    state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start_line, line, state.blkIndent, False).strip()
    inline.children = []
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True
