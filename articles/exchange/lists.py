"""Lists in plain text, and the same lists in Markdown."""

import re
from dataclasses import dataclass

from .blocks import Block
from .escaping import escape_item

# markdown-it and its kin stop reading at twenty levels, two for each list.
MAX_LEVEL = 5
MAX_LEAD_IN_WORDS = 8

_BULLET = re.compile(r"(?P<indent>\s*)(?P<mark>[•·◦▪●‣⁃∙\uf0b7])\s*(?P<words>\S.*)")
_LONE_BULLET = re.compile(r"\s*[•·◦▪●‣⁃∙\uf0b7]\s*")
_DASH = re.compile(r"(?P<indent>\s*)(?P<mark>[-*–])[ \t]+(?P<words>\S.*)")
_NUMBER = re.compile(
    r"(?P<indent>\s*)(?P<mark>(?P<number>[0-9]{1,3})[.)])[ \t]+(?P<words>\S.*)"
)
_LEAD_IN = re.compile(r"[^.!?:]*[^.!?:\s]:(?=\s+\S)")


@dataclass
class Item:
    """One item: `kind` is "bullet", "dash" or "number"."""

    kind: str
    indent: int
    words: str
    number: int = 0
    level: int = 0


def starts_item(line: str) -> bool:
    """Tell whether `line` looks like the first line of a list item."""
    return _item(line) is not None


def split_at_items(block: Block) -> list[Block]:
    """Part a block so that every list item begins a block of its own."""
    runs: list[list[str]] = [[]]
    for line in block.lines:
        alone = runs[-1][-1:]
        if alone and _LONE_BULLET.fullmatch(alone[0]) and not starts_item(line):
            runs[-1][-1] = f"{alone[0]} {line.strip()}"
            if len(runs[-1]) > 1:
                runs.append([runs[-1].pop()])
        elif runs[-1] and starts_item(line):
            runs.append([line])
        else:
            runs[-1].append(line)
    return [
        Block(tuple(run), prose=block.prose, follows=index > 0 or block.follows)
        for index, run in enumerate(runs)
    ]


def read_list(blocks: list[Block], start: int) -> tuple[list[Item], int]:
    """Read the list with which `blocks[start]` begins, and the index behind it.

    The blocks come from `split_at_items`. There are no items where the marks are
    text: a lone dash or number, or numbers that do not count.
    """
    items: list[Item] = []
    for index in range(start, len(blocks)):
        block = blocks[index]
        item = _item(block.lines[0])
        if item is None or (items and not _continues(items, item)):
            break
        item.words = " ".join([item.words, *(line.strip() for line in block.lines[1:])])
        items.append(item)
    if not _is_list(items):
        return [], start
    _set_levels(items)
    return items, start + len(items)


def list_markdown(items: list[Item], *, other_mark: bool = False) -> str:
    """Return the items as one Markdown list.

    `other_mark` keeps it apart from a list that ends directly above it.
    """
    widths: list[int] = []
    lines: list[str] = []
    for item in items:
        mark = "*" if other_mark else "-"
        if item.kind == "number":
            mark = f"{item.number}{')' if other_mark else '.'}"
        del widths[item.level :]
        lines.append(f"{' ' * sum(widths)}{mark} {_words(item.words)}")
        widths.append(len(mark) + 1)
    return "\n".join(lines)


def _words(words: str) -> str:
    lead_in = _LEAD_IN.match(words)
    if lead_in and len(lead_in[0].split()) <= MAX_LEAD_IN_WORDS:
        return escape_item(words, bold=lead_in.end())
    return escape_item(words)


def _item(line: str) -> Item | None:
    for kind, form in (("bullet", _BULLET), ("dash", _DASH), ("number", _NUMBER)):
        if (match := form.fullmatch(line)) is None:
            continue
        words = match["words"].strip()
        if words and not any(character.isalnum() for character in words):
            return None
        indent = len(match["indent"].expandtabs(4))
        number = int(match["number"]) if kind == "number" else 0
        return Item(kind, indent, words, number)
    return None


def _continues(items: list[Item], item: Item) -> bool:
    if item.indent >= items[-1].indent + 2:
        # Markdown takes no other number than 1 for the first of an inner list.
        return item.kind != "number" or item.number == 1
    for earlier in reversed(items):
        if abs(earlier.indent - item.indent) < 2:
            return earlier.kind == item.kind and (
                item.kind != "number" or item.number == earlier.number + 1
            )
    return False


def _is_list(items: list[Item]) -> bool:
    if not items:
        return False
    alike = sum(item.kind == items[0].kind for item in items)
    return items[0].kind == "bullet" or alike > 1


def _set_levels(items: list[Item]) -> None:
    indents: list[int] = []
    for item in items:
        while indents and item.indent <= indents[-1] - 2:
            indents.pop()
        if not indents or item.indent >= indents[-1] + 2:
            indents.append(item.indent)
        item.level = min(len(indents), MAX_LEVEL) - 1
