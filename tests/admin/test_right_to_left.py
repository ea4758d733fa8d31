"""The desk's look turns round with the direction of a language."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "articles" / "static" / "articles"
SHEETS = [*sorted((STATIC / "desk").glob("*.css")), STATIC / "draft.css"]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;{}]+)[;}]")
SIDE = re.compile(r"(?<![a-z])(left|right)(?![a-z])")
BOXES = {"margin", "padding", "inset", "border-width", "scroll-margin"}


def physical(sheet: str) -> list[str]:
    """The declarations that name a left or a right side, or mean one by their order."""
    found = []
    for name, value in DECLARATION.findall(COMMENT.sub("", sheet)):
        sides = re.sub(r"\s*!important", "", value).split()
        is_lopsided = name in BOXES and len(sides) == 4 and sides[1] != sides[3]
        if SIDE.search(name) or SIDE.search(value) or is_lopsided:
            found.append(f"{name}: {value.strip()}")
    return found


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_no_rule_knows_left_from_right(path):
    assert physical(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "rule",
    [
        "a { margin-left: 1rem; }",
        "a { text-align: right }",
        "a { padding: 0 1rem 0 0; }",
        "a { padding: 0 1rem 0 0 !important; }",
        "a { float: left; }",
    ],
)
def test_one_that_does_would_be_noticed(rule):
    assert len(physical(rule)) == 1
