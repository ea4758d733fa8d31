"""The syntax is CommonMark 0.31.2 and stays so with the extensions switched on.

The examples in commonmark-0.31.2.json are those of the CommonMark specification
(https://spec.commonmark.org/0.31.2/), by John MacFarlane, licensed CC BY-SA 4.0.
"""

import json
from pathlib import Path

import pytest

from articles.rendering import build_parser, render

EXAMPLES = json.loads(
    Path(__file__).with_name("commonmark-0.31.2.json").read_text(encoding="utf-8")
)


def _without_line_breaks_in_empty_quotations(html):
    return html.replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")


def test_the_specification_has_its_652_examples():
    assert len(EXAMPLES) == 652


def test_every_example_of_the_specification_holds_with_the_extensions_on():
    parser = build_parser(transform=False, raw_html=True)

    differing = [
        example["example"]
        for example in EXAMPLES
        if _without_line_breaks_in_empty_quotations(parser.render(example["markdown"]))
        != _without_line_breaks_in_empty_quotations(example["html"])
    ]

    assert differing == []


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("| a |\n|---|\n| b |", "<table>"),
        ("a[^1]\n\n[^1]: b", "footnote"),
        ("~~a~~", "<s>"),
        ("- [x] a", "checkbox"),
        ("> [!TIP]\n> a", "alert"),
    ],
)
def test_the_extensions_are_on_in_the_parser_that_is_tested(text, tag):
    assert tag in build_parser(transform=False, raw_html=True).render(text)


def test_every_example_can_be_rendered_for_readers(read):
    for example in EXAMPLES:
        read(render(example["markdown"]).html)


def test_a_list_right_after_a_paragraph_is_a_list():
    assert render("Bring:\n- water\n- a hat").html == (
        "<p>Bring:</p>\n<ul>\n<li>water</li>\n<li>a hat</li>\n</ul>\n"
    )
