"""From tags to blocks, in one pass that no nesting can stop."""

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, replace

from articles.exchange.document import DocumentError
from articles.sentences import gettext

from .blocks import Block, Break, Item, Marks, NoteMark, Text
from .containers import in_item, in_list, in_quote, in_styled_quote
from .footnotes import definition_key, is_way_back
from .links import followed, is_relative, watched
from .page import Page
from .pictures import read_picture
from .state import State, block_state, inline_state
from .styles import NO_STYLE, Style, read_style
from .tables import Table
from .tags import BLOCKS, ENDS, FENCES, HIDDEN, MEDIA, REACHING, SPACED, VOID
from .tokens import Tag, tokens

MAX_TAGS = 50_000
# Formatting nested deeper than this is not told apart; its words are.
MAX_DEPTH = 400
MAX_TABLES = 6  # within each other
MAX_CAPTION = 300


@dataclass(slots=True)
class _Open:
    """An open tag, and what is put back when it ends."""

    name: str
    state: State
    out: list[Block] | None = None
    table: Table | None = None
    start: int = 0


class Reader:
    """Reads one clipboard; `page` is what it holds, and the counts are for notes."""

    def __init__(self, rules: dict[str, str]) -> None:
        self.page = Page()
        self.relative_links = 0
        self.left_out: set[str] = set()
        self._rules = rules
        self._styles: dict[tuple[str, str, str], Style] = {}
        self._stack = [_Open("", State())]
        self._names: Counter[str] = Counter()

    def read(self, html: str, *, line_ends: bool = False) -> list[Block]:
        """Return the blocks of the HTML; `line_ends` says that its line ends count.

        Raises DocumentError for more tags than a text can have.
        """
        if line_ends:
            self._stack[0].state = State(white_space="wrap")
        count = 0
        for token in tokens(html):
            if isinstance(token, str):
                if not self._state.hidden:
                    self.page.words(token, self._state)
                continue
            count += 1
            if count > MAX_TAGS:
                raise DocumentError(
                    gettext(
                        "This holds more formatting than can be read at once. Paste it "
                        "in two or more parts, or paste it without formatting."
                    )
                )
            if token.closes:
                self._close(token.name)
            else:
                self._open(token)
        while len(self._stack) > 1:
            self._pop()
        self.page.flush()
        return self.page.blocks

    @property
    def _state(self) -> State:
        return self._stack[-1].state

    def _open(self, tag: Tag) -> None:
        name = tag.name
        if name in VOID:
            self._void(tag)
            return
        if name in MEDIA and not self._state.hidden:
            self._medium(tag.attributes)
        if name in BLOCKS and self._names["p"]:
            self._end({"p"}, BLOCKS)
        if ends := ENDS.get(name):
            if name in ("td", "th", "tr") and not self._names["table"]:
                # Excel copies the rows of a table without the table.
                self._push(Tag("table"))
            self._end(*ends)
        self._push(tag)
        if tag.closes_itself and name not in BLOCKS:
            self._close(name)

    def _push(self, tag: Tag) -> None:
        name, state = tag.name, self._state
        is_block = name in BLOCKS
        if is_block and not state.code:
            self.page.flush()
            if name in SPACED and not state.hidden:
                self.page.gap = True
        if len(self._stack) >= MAX_DEPTH:
            return
        if name == "table" and self._names["table"] >= MAX_TABLES:
            return
        entry = _Open(name, state, start=len(self.page.out))
        if not state.hidden:
            style, classes = self._style_of(tag)
            if name in HIDDEN:
                entry.state = replace(state, hidden=True)
            elif is_block and not state.code:
                entry.state = block_state(state, tag, style, classes)
            else:
                entry.state = inline_state(state, tag, style, classes)
            if entry.state.hidden:
                self._note_what_is_hidden(name, style, classes)
            elif is_block and not state.code:
                self._enter(tag, style, classes, entry)
            elif not is_block:
                entry.state = self._inline(tag, classes, entry.state)
        self._stack.append(entry)
        self._names[name] += 1

    def _style_of(self, tag: Tag) -> tuple[Style, str]:
        css = tag.attributes.get("style", "")
        classes = tag.attributes.get("class", "")
        if not css and not classes:
            return NO_STYLE, ""
        key = (tag.name if self._rules else "", css, classes)
        style = self._styles.get(key)
        if style is None:
            style = read_style(css)
            for name in classes.split()[:8] if self._rules else ():
                for selector in (f"{tag.name}.{name}", f".{name}"):
                    if selector in self._rules:
                        style = style.over(read_style(self._rules[selector]))
            self._styles[key] = style
        return style, classes.lower()

    def _note_what_is_hidden(self, name: str, style: Style, classes: str) -> None:
        if name == "del" or "msodel" in classes or "delet" in classes:
            self.left_out.add("deletions")
        elif "msocom" in classes or style.element == "comment-list":
            self.left_out.add("comments")

    def _inline(self, tag: Tag, classes: str, state: State) -> State:
        if tag.name == "a":
            return self._link(tag, state)
        if tag.name == "q":
            self.page.words("“", state)
        elif tag.name == "code" and state.code:
            self.page.language = _language(classes)
        key = definition_key(tag.attributes.get("id", ""))
        return replace(state, note=key) if key else state

    def _link(self, tag: Tag, state: State) -> State:
        href = tag.attributes.get("href", "")
        _, sign, here = href.rpartition("#")
        if sign and is_way_back(here):
            # The number before a note, or the arrow behind it.
            name = tag.attributes.get("name") or tag.attributes.get("id", "")
            if (key := definition_key(name)) and not state.note:
                if self.page.block is None:
                    self.page.add(Text(""), state)
                if self.page.block is not None:
                    self.page.block.note = key
            return replace(state, hidden=True)
        if sign and not state.note and (key := definition_key(here)):
            self.page.add(NoteMark(key), state)
            return replace(state, note_mark=True)
        address = followed(href)
        if not address and is_relative(href):
            self.relative_links += 1
        return replace(state, marks=replace(state.marks, href=address))

    def _enter(self, tag: Tag, style: Style, classes: str, entry: _Open) -> None:
        """Let a block take its place among lists, quotations and tables."""
        name, state = tag.name, entry.state
        if state.quoted:
            above = self.page.out[-1] if self.page.out else None
            state = in_styled_quote(state, above)
        if name == "blockquote":
            state = in_quote(state)
        elif name in ("ul", "ol", "menu"):
            state = in_list(state, tag)
        elif name == "li":
            state = in_item(state, tag)
        elif name == "dt":
            state = replace(state, marks=replace(state.marks, bold=True))
        elif name == "table":
            entry.out = self.page.out
            arranges = tag.attributes.get("role") == "presentation"
            entry.table = Table(state.block(gap=True), arranges)
        elif name in ("tr", "td", "th", "caption"):
            self._enter_table(tag, entry)
            state = replace(state, marker=None, list=None)
        elif name == "pre" or (style.white_space == "pre" and style.monospace):
            kept = "verse" in classes or "preformatted" in classes
            if kept or style.white_space == "wrap":
                state = replace(state, white_space="wrap")
            else:
                state = replace(state, code=True)
                self.page.language = _language(classes)
        if key := definition_key(tag.attributes.get("id", "")):
            # A note may be an item of a list of notes, whose number is its own.
            path = state.path[:-1] if name == "li" else state.path
            state = replace(state, note=key, path=path)
        entry.state = state

    def _enter_table(self, tag: Tag, entry: _Open) -> None:
        table = next((open_.table for open_ in self._stack[::-1] if open_.table), None)
        if table is None:
            return
        if tag.name == "tr":
            table.rows.append([])
            return
        entry.out = self.page.out
        if tag.name == "caption":
            self.page.out = table.before
            return
        spans = (tag.attributes.get(name, "") for name in ("colspan", "rowspan"))
        self.page.out = table.cell(*spans).blocks

    def _void(self, tag: Tag) -> None:
        name, state = tag.name, self._state
        if name == "source" and self._stack[-1].name in MEDIA:
            self._medium(tag.attributes)
        if state.hidden:
            return
        if name == "br":
            if state.code:
                self.page.words("\n", state)
            elif not state.list_mark:
                self.page.add(Break(), state)
        elif name == "img":
            self._picture(tag, state)
        elif name == "hr":
            self.page.flush()
            if not state.in_notes and "msocomoff" not in self._style_of(tag)[1]:
                self.page.out.append(Block(kind="rule", path=state.path, gap=True))
        elif name == "input" and tag.attributes.get("type") == "checkbox":
            if state.path and isinstance(item := state.path[-1], Item):
                item.task = "x" if "checked" in tag.attributes else " "
        elif name == "embed":
            self._medium(tag.attributes)

    def _medium(self, attributes: dict[str, str]) -> None:
        """Write the address of a video or a frame, which no page of ours can hold."""
        address = watched(attributes.get("src") or attributes.get("data", ""))
        if not address.startswith("http"):
            return
        state = next(o.state for o in self._stack[::-1] if not o.state.hidden)
        self.page.flush()
        self.page.gap = True
        state = replace(state, marks=Marks(href=address), white_space="normal")
        self.page.words(address, state)
        self.page.flush()
        self.page.gap = True

    def _picture(self, tag: Tag, state: State) -> None:
        style, _ = self._style_of(tag)
        item = state.path[-1] if state.path else None
        is_box = isinstance(item, Item) and item.task and self._stack[-1].name == "li"
        if style.hidden or state.code or is_box:
            return
        picture = read_picture(tag.attributes)
        if isinstance(picture, Text):
            self.page.words(picture.text, state)
        elif picture is not None:
            picture.href = state.marks.href if picture.src else ""
            self.page.add(picture, state)

    def _close(self, name: str) -> None:
        if name == "br":
            self._void(Tag("br"))
        elif self._names[name]:
            self._end({name}, set() if name in REACHING else FENCES)
        elif name in BLOCKS and not self._state.code:
            self.page.flush()

    def _end(self, names: Set[str], fences: Set[str]) -> None:
        """End the innermost open tag of one of `names`, if no fence is around it."""
        for index in range(len(self._stack) - 1, 0, -1):
            if self._stack[index].name in names:
                while len(self._stack) > index:
                    self._pop()
                return
            if self._stack[index].name in fences:
                return

    def _pop(self) -> None:
        entry = self._stack.pop()
        self._names[entry.name] -= 1
        if entry.name == "q" and not entry.state.hidden:
            self.page.words("”", entry.state)
        if entry.name not in BLOCKS or entry.state.hidden:
            return
        if self._state.code:
            self.page.end_line(entry.state)
            return
        self.page.flush()
        if entry.name == "figcaption":
            self._caption(entry.start)
        if entry.out is not None:
            self.page.out = entry.out
        if entry.table is not None:
            self.page.out += entry.table.blocks()
            self.page.gap = True

    def _caption(self, start: int) -> None:
        """Give the words of a caption to the one picture above it, when it has come."""
        figure = next((o for o in self._stack[::-1] if o.name == "figure"), None)
        if figure is None:
            return
        above, words = self.page.out[figure.start : start], self.page.out[start:]
        pictures = [picture for block in above for picture in block.pictures]
        if len(pictures) != 1 or not pictures[0].src or len(words) != 1:
            return
        plain = all(isinstance(p, Text) and not p.marks.href for p in words[0].pieces)
        if plain and len(words[0].text) <= MAX_CAPTION:
            pictures[0].caption = words[0].text
            del self.page.out[start:]


def _language(classes: str) -> str:
    for name in classes.split():
        for start in ("language-", "lang-", "highlight-source-"):
            if name.startswith(start) and name[len(start) :].isalnum():
                return name[len(start) :]
    return ""
