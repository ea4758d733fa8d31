"""Escaped words are shown as they were written."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articles.exchange.escaping import escape_heading, escape_item, escape_paragraph


def words(markdown):
    parser = MarkdownIt().enable(["table", "strikethrough"])
    return unescape(re.sub(r"</?\w[^>]*>", "", parser.render(markdown))).split()


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "> no quote",
        "+ no list",
        "1986. A year",
        "*not* _em_ **strong** __so__",
        "`code` and ``more``",
        "[a](b) ![c](d) [e]: f",
        "[a]: http://b.example",
        "<b>tag</b> <!-- c --> <http://x.example>",
        "&amp; &#35; &copy;",
        "~~gone~~",
        "~~~",
        "```",
        "***",
        "===",
        "---",
        "a | b\n--- | ---",
        "A line\n===",
        "A line\n- - -",
        "one*\n*two",
        "***\n***",
        "back\\slash \\* \\",
        "ends\\\nhere",
        "[^1]: note",
        "* a",
        "- [x] done",
    ],
)
def test_marks_of_markdown_stay_text(text):
    assert words(escape_paragraph(text.split("\n"))) == text.split()


@pytest.mark.parametrize("text", ["C #", "#", "# a ##", "*a* _b_", "a\\"])
def test_marks_of_markdown_stay_text_in_headings(text):
    assert words(f"## {escape_heading(text)}") == text.split()


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("see https://x.example/a_b, *so*", "see https://x.example/a_b, \\*so\\*"),
        ("https://x.example/a</b", "<https://x.example/a>\\</b"),
        ("https://x.example/_a_ b", "<https://x.example/_a_> b"),
        ("https://x.example/?a&copy;b.", "<https://x.example/?a&copy;b>."),
        ("\\https://x.example/~~a~~b", "\\\\<https://x.example/~~a~~b>"),
    ],
)
def test_no_backslash_gets_into_an_address(text, escaped):
    assert escape_paragraph([text]) == escape_heading(text) == escape_item(text)
    assert escape_paragraph([text]) == escaped
    assert words(escaped) == text.split()


def test_a_quotation_does_not_turn_into_a_callout():
    assert escape_paragraph(["[!NOTE] a"]) == "\\[!NOTE] a"


TEXT = st.text(alphabet="ab1 *_`[]()<>&;#~|\\-+=.:!^“’—/\n", min_size=1, max_size=60)


@settings(max_examples=80, derandomize=True, deadline=None)
@given(TEXT)
def test_a_paragraph_shows_exactly_its_words(text):
    lines = [line for line in text.split("\n") if line.strip()]
    assert words(escape_paragraph(lines)) == text.split()


@settings(max_examples=80, derandomize=True, deadline=None)
@given(TEXT, st.integers(0, 60))
def test_an_item_shows_exactly_its_words(text, bold):
    text = " ".join(text.split())
    lead = text[:bold] + "a:"
    assert words(f"- {escape_item(text)}") == text.split()
    if lead.strip() == lead:
        item = escape_item(f"{lead} {text}", bold=len(lead))
        assert words(f"- {item}") == f"{lead} {text}".split()
