"""Every sentence that people read is marked, so that a catalogue can be whole."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "articles"
PARTS = (
    *("models", "publishing", "admin", "public", "search", "templatetags"),
    *("rendering", "imaging", "exchange"),
)
FILES = [path for part in PARTS for path in sorted((ARTICLES / part).rglob("*.py"))]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop", "pgettext", "pgettext_lazy"}
MARKS |= {"ngettext", "ngettext_lazy", "npgettext", "npgettext_lazy"}
# What is said to programmers and to whoever reads the log.
TO_PROGRAMMERS = {"TypeError", "ValueError", "RuntimeError", "FieldError", "KeyError"}
TO_PROGRAMMERS |= {"FileNotFoundError", "OSError", "ImproperlyConfigured", "compile"}
TO_LOGS = {"debug", "info", "warning", "error", "exception"}

_ON_THE_COMMAND_LINE = "said by import_posts alone, which speaks English"
_NEVER_SHOWN = "no form shows these fields; their help is for programmers"
ALLOWED_FILES = {
    "exchange/bylines.py": "it reads English bylines",
    "exchange/decoding.py": _ON_THE_COMMAND_LINE,
    "exchange/front_matter.py": _ON_THE_COMMAND_LINE,
    "exchange/load.py": _ON_THE_COMMAND_LINE,
    "exchange/markdown.py": _ON_THE_COMMAND_LINE,
    "exchange/read.py": _ON_THE_COMMAND_LINE,
    "exchange/status.py": _ON_THE_COMMAND_LINE,
}
ALLOWED_KEYWORDS = {
    ("models/autosaves.py", "help_text"): _NEVER_SHOWN,
    ("models/editions.py", "help_text"): _NEVER_SHOWN,
    ("models/pictures.py", "help_text"): _NEVER_SHOWN,
    ("models/posts.py", "help_text"): _NEVER_SHOWN,
    ("models/records.py", "help_text"): _NEVER_SHOWN,
    ("models/revisions.py", "help_text"): _NEVER_SHOWN,
    ("models/search.py", "help_text"): _NEVER_SHOWN,
}
ALLOWED = {
    "Can publish and withdraw posts": "kept in the database; the desk shows roles",
    "Can write posts and change their own": "kept in the database, as above",
    "An edition is a record: publish the post again to change it.": "to programmers",
    "Our practice": "a first text, which the practice replaces by its own",
    "Back to the text": "what is stored; rendering/own_words.py translates it",
}
# The practice's own first texts, which it replaces or keeps, in whatever language.
FIRST_TEXTS = {"CRISIS_NOTICE", "DISCLAIMER"}

_OPENING = re.compile(r"[“\"(¿]?[A-Z]")
_WORD = re.compile(r"\b[a-z’']{2,}\b")
# SQL, HTML, patterns, and what robots.txt says (RFC 9309).
_CODE = re.compile(
    r"(?:SELECT|CREATE|ALTER|CONSTRAINT)\b|X?<[a-z]|.*\(\?:|(?:User-agent|Disallow):"
)


def is_for_people(text: str) -> bool:
    """Whether a text looks like words for people: a sentence, or some words."""
    text = text.strip()
    if _CODE.match(text) or not (_OPENING.match(text) and _WORD.search(text)):
        return False
    if " " not in text:
        return False
    return text.endswith((".", "?", ":", "…")) or len(text) > 15


def said_by(node: ast.AST) -> str:
    """A literal's text, with an X for each value of an f-string; "" for no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(said_by(part) or "X" for part in node.values)
    return ""


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def literals(node: ast.AST, path: str) -> Iterator[ast.AST]:
    """Every string of a module that nothing marks or excuses."""
    if isinstance(node, ast.Call) and name_of(node) in MARKS | TO_PROGRAMMERS | TO_LOGS:
        return
    if isinstance(node, ast.keyword) and (path, node.arg) in ALLOWED_KEYWORDS:
        return
    if isinstance(node, ast.Assign) and FIRST_TEXTS & {
        getattr(target, "id", "") for target in node.targets
    }:
        return
    if said_by(node):
        yield node
        return
    for child in ast.iter_child_nodes(node):
        # A string that stands by itself is a docstring.
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield from literals(child, path)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ARTICLES)))
def test_no_sentence_is_left_unmarked(path):
    name = str(path.relative_to(ARTICLES))
    if name in ALLOWED_FILES:
        return
    unmarked = [
        f"line {node.lineno}: {said_by(node)}"
        for node in literals(ast.parse(path.read_text("utf-8")), name)
        if is_for_people(said_by(node)) and said_by(node) not in ALLOWED
    ]
    assert not unmarked, f"{name} says, and doesn't mark: {unmarked}"


def test_a_mark_holds_a_plain_sentence():
    """An f-string in a mark would look for a translation of what it came to."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and name_of(node) in MARKS:
                formatted = [a for a in node.args if isinstance(a, ast.JoinedStr)]
                assert not formatted, f"{path}: line {node.lineno}"


def test_whatever_is_excused_is_still_there():
    for name in (*ALLOWED_FILES, *(path for path, _ in ALLOWED_KEYWORDS)):
        assert (ARTICLES / name).exists(), name


# Templates: what is left of one without its tags is what it says by itself.

# Keys have their names in every language, and code is code.
_HIDDEN = re.compile(r"<(script|style|kbd|code)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ENTITY = re.compile(r"&#?\w+;")
_SAID_BY_A_TAG = re.compile(
    r"""\b(?:alt|title|placeholder|label|aria-label|aria-description)="([^"]*)\""""
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_FILTERED = re.compile(
    r"""\|(default|default_if_none|yesno|date|time|add):"([^"]*)\""""
)
# Dates that programs read, or that no language writes otherwise.
_MACHINE_FORMATS = {"c", "Y", "Y-m", "Y-m-d", "U", "r", "H:i"}
_TIMES = {"date", "time"}
_IN_IDS = {"box"}  # a part of an element's id
_UNREAD = {"blocktranslate", "comment"}
_CLASSES = {"bodyclass", "coltype"}  # blocks for the names of classes
_READ_AGAIN = {"endblocktranslate", "endcomment", "endblock"}


def spoken_by(source: str) -> tuple[str, list[str]]:
    """A template's text outside of all marks, and the literals in its tags."""
    text, literals, marked = "", [], False
    for token in Lexer(source).tokenize():
        words = token.contents.split()
        if token.token_type == TokenType.BLOCK and words:
            if words[0] in _UNREAD or set(words) & _CLASSES:
                marked = True
            elif words[0] in _READ_AGAIN:
                marked = False
        if marked:
            continue
        if token.token_type == TokenType.TEXT:
            text += token.contents
        elif token.token_type in {TokenType.BLOCK, TokenType.VAR}:
            literals += [
                word
                for name, word in _FILTERED.findall(token.contents)
                if word not in (_MACHINE_FORMATS if name in _TIMES else _IN_IDS)
            ]
            if "|pluralize" in token.contents:
                literals.append(token.contents)
    return text, literals


@pytest.mark.parametrize(
    "path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates"))
)
def test_no_words_of_a_template_are_left_unmarked(path):
    text, found = spoken_by(path.read_text("utf-8"))
    text = _HIDDEN.sub("", text)
    found += _SAID_BY_A_TAG.findall(text)
    found.append(_ENTITY.sub(" ", _TAG.sub("\n", text)))
    lines = [line.strip() for words in found for line in words.split("\n")]
    unmarked = [line for line in lines if _LETTERS.search(line)]
    assert not unmarked, f"{path.name} says, and doesn't mark: {unmarked}"
