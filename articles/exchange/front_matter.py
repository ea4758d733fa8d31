"""The YAML block at the head of a Markdown file, as words, lists and mappings.

Every value stays the word that was written: a title such as 2024 is no number, and
a date such as 0000-00-00 is for the reader of dates to refuse.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml
from frontmatter import YAMLHandler

from .document import DocumentError

MAX_CHARACTERS = 20_000
MAX_DEPTH = 6

Value = str | None | list["Value"] | dict[str, "Value"]

_STRING_TAG = "tag:yaml.org,2002:str"
_NULL_TAG = "tag:yaml.org,2002:null"
_KEY_LINE = re.compile(r"-{3}[^\n]*\n\s*[\"']?[A-Za-z_][\w -]{0,40}[\"']?\s*:(?:\s|$)")


@dataclass(frozen=True)
class FrontMatter:
    """The keys in lower case with underscores, and the text after the block."""

    values: dict[str, Value]
    body: str


class _WordsHandler(YAMLHandler):  # type: ignore[misc]
    """YAML front matter without types: no tag, anchor or alias is followed."""

    FM_BOUNDARY = re.compile(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE)

    def load(self, fm: str, **kwargs: object) -> Any:
        _check_events(fm)
        node = yaml.compose(fm, Loader=yaml.CSafeLoader)
        return _value(node) if node is not None else {}


def split_front_matter(text: str) -> FrontMatter:
    """Part the front matter from the body.

    A file without front matter has no values and its whole text as body. Raises
    DocumentError for front matter that is not closed, too long, not a list of keys
    in YAML, or written to be more than words.
    """
    head = text.lstrip("\n \t")
    if head.startswith("+++\n") or re.match(r"\{\s*\n?\s*\"", head):
        raise DocumentError(
            "The file begins with front matter that is not YAML. "
            "Write it as “key: value” lines between two lines of three dashes."
        )
    handler = _WordsHandler()
    try:
        if not head.startswith("---") or not handler.detect(head):
            raise ValueError
        block, body = handler.split(head)
    except ValueError:
        if _KEY_LINE.match(head):
            raise DocumentError(
                "The front matter at the head of the file does not end. "
                "It stands between two lines of three dashes, and nothing else on them."
            ) from None
        return FrontMatter({}, text)
    if len(block) > MAX_CHARACTERS:
        raise DocumentError(
            f"The front matter is {len(block)} characters long; "
            f"the most that is read is {MAX_CHARACTERS}."
        )
    skipped = text.count("\n", 0, len(text) - len(head))
    try:
        values = handler.load(block)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = f"line {skipped + mark.line + 1}" if mark else "one line"
        raise DocumentError(
            f"The front matter cannot be read: {line} is not YAML "
            f"({problem.problem or 'it breaks off'})."
        ) from None
    except yaml.YAMLError:
        raise DocumentError(
            "The front matter holds a character that YAML does not allow."
        ) from None
    if not isinstance(values, dict):
        return FrontMatter({}, text)
    return FrontMatter(values, body.lstrip("\n"))


def _check_events(block: str) -> None:
    depth = 0
    for event in yaml.parse(block, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refusal(event, "uses anchors (& and *), which are not followed")
        if getattr(event, "tag", None) not in (None, _STRING_TAG):
            raise _refusal(event, "asks for a type (!), which is not made")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise _refusal(event, f"is nested more than {MAX_DEPTH} deep")


def _refusal(where: yaml.Event | yaml.Node, reason: str) -> DocumentError:
    line = where.start_mark.line + 1
    return DocumentError(f"The front matter {reason} (line {line}).")


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == _NULL_TAG else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child) for child in node.value]
    pairs: dict[str, Value] = {}
    for key, child in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _refusal(key, "has a key that is not a word")
        name = re.sub(r"[\s-]+", "_", key.value.strip().lower())
        if name in pairs:
            raise _refusal(key, f"has “{name}” twice")
        pairs[name] = _value(child)
    return pairs


class Keys:
    """Front matter being used up; what is left at the end goes into the report."""

    def __init__(self, values: dict[str, Value]) -> None:
        self.left = dict(values)
        self.notes: list[str] = []

    def __contains__(self, key: str) -> bool:
        return key in self.left

    def take(self, key: str) -> Value:
        """Return the value of `key`, once."""
        return self.left.pop(key, None)

    def line(self, *keys: str) -> str:
        """Return the words of the first of `keys` that has some, as one line.

        The others stay, so that the report names them.
        """
        for key in keys:
            if self.left.get(key) is None:
                self.left.pop(key, None)
                continue
            value = self.take(key)
            if isinstance(value, str):
                if words := " ".join(value.split()):
                    return words
            else:
                self.notes.append(f"“{key}” is not a line of words and was left out.")
        return ""

    def words(self, *keys: str) -> list[str]:
        """Return the words under all of `keys`: a list, or parted by commas."""
        found: list[str] = []
        for key in keys:
            value = self.take(key)
            for entry in value if isinstance(value, list) else [value]:
                if isinstance(entry, str):
                    parts = entry.split(",") if isinstance(value, str) else [entry]
                    found += [" ".join(part.split()) for part in parts]
                elif entry is not None:
                    self.notes.append(f"Part of “{key}” is no word and was left out.")
        return [entry for entry in found if entry]
