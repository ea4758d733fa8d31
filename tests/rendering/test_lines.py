import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.rendering import render

EXAMPLES = json.loads(
    Path(__file__).with_name("commonmark-0.31.2.json").read_text(encoding="utf-8")
)
PIECES = [
    *("\n", "\n\n", "\r\n", "\r", "\x0b", "\x0c", "\t", "    ", " ", "a", "word"),
    *("> ", "- ", "1. ", "## ", "---\n", "===\n", "```\n", "`", "*", "**", "~~"),
    *("[", "](/b)", "](sms:1)", "](post:a)", "![", "](picture:lake)", "](gone)"),
    *("[^1]", "[^1]: ", "[^2]", "[^2]: ", "|a|b|\n|-|-|\n", "> [!TIP]\n", "[x] "),
    *("https://a.example/b", "775-235-2205", "a@b.org", "<b>", "&#12;", "\0"),
]


class _TopLevel(HTMLParser):
    """Counts the elements that stand in no other, and words that do."""

    def __init__(self, html):
        super().__init__()
        self.elements = self.depth = 0
        self.bare = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, _):
        self.elements += self.depth == 0
        self.depth += tag not in ("img", "br", "hr")

    def handle_endtag(self, _):
        self.depth -= 1

    def handle_data(self, data):
        self.bare += data.strip() if self.depth == 0 else ""


def _check(text, **options):
    rendered = render(text, **options)
    page = _TopLevel(rendered.html)
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n")

    assert len(rendered.lines) == page.elements, text
    assert page.bare == ""
    assert all(0 <= line <= last for line in rendered.lines)


def test_every_element_of_a_page_has_the_line_where_it_begins(library):
    text = (
        "Start[^1] of\nit.\n\n"  # 0
        "# Rest\n\n"  # 3
        "- one\n- two\n\n"  # 5
        "> quoted\n\n"  # 8
        "> [!TIP]\n> Nap.\n\n"  # 10
        "[^1]: A note.\n\n"  # 13
        "| a |\n|---|\n| b |\n\n"  # 15
        "```\ncode\n```\n"  # 19
        "***\n\n"  # 22
        "![a](picture:lake)\n\n"  # 24
        "Underlined\n---\n"  # 26
        "[r]: /b\n\n"  # 28
        "End."  # 30
    )

    lines = render(text, resolve_picture=library).lines

    assert lines == (0, 3, 5, 8, 10, 15, 19, 22, 24, 26, 30, 13)


def test_pictures_of_one_paragraph_have_a_line_each(library):
    text = "\n![a](picture:lake)\n![b](picture:plain)\n![](gone)\n![c](picture:lake)"

    assert render(text, resolve_picture=library).lines == (1, 2, 4)


def test_notes_without_words_begin_with_the_last_line():
    assert render("a[^1]\n\n[^1]:\n\nb\n").lines == (0, 4, 5)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_in_a_text_field_however_they_end(end):
    assert render(end.join(["a", "", "b", "", "", "c"])).lines == (0, 2, 5)


def test_line_breaks_that_word_leaves_behind_are_no_lines_of_the_text():
    assert render("a\x0b\x0bb\x0cc\n\nd\x0b\x0be\n\nf").lines == (0, 0, 2, 2, 4)
    assert render("a\r\x0b\nb").lines == (0, 2)


def test_a_page_without_elements_has_no_lines():
    assert render(" \n\n[a]: /b\n").lines == ()


def test_every_example_of_the_specification_has_a_line_for_each_element():
    for example in EXAMPLES:
        _check(example["markdown"])
    _check("\n\n".join(example["markdown"] for example in EXAMPLES))


@settings(max_examples=120, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_typed_each_element_has_a_line(text):
    _check(text)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.text(max_size=200))
def test_any_characters_at_all_have_their_lines(text):
    _check(text)
