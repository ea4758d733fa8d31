import pytest

from articles.rendering import Heading, render


def _headings(read, text):
    return [
        (element.tag, element.attributes["id"])
        for element in read(render(text).html).elements
        if element.tag[0] == "h" and element.tag[1:].isdigit()
    ]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("# a\n\n## b\n\n### c", ["h2", "h3", "h4"]),
        ("## a\n\n### b", ["h2", "h3"]),
        ("#### a\n\n##### b\n\n#### c", ["h2", "h3", "h2"]),
        ("# a\n\n##### b\n\n###### c", ["h2", "h6", "h6"]),
        ("a\n===\n\nb\n---", ["h2", "h3"]),
        ("## a\n\n> # quoted\n\n### b", ["h2", "h2", "h3"]),
    ],
)
def test_the_headings_of_a_text_start_below_the_title_of_the_page(read, text, tags):
    assert [tag for tag, _ in _headings(read, text)] == tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# What *is* EMDR?", "h-what-is-emdr"),
        ("# Ünïcode — Überblick", "h-ünïcode-überblick"),
        ("# 依存と愛着", "h-依存と愛着"),
        ('# Don\'t "worry"', "h-dont-worry"),
        ("# `code_x`", "h-code_x"),
        ("# ???", "h-section"),
        ("# 👋", "h-section"),
        ('# "><img src=x>', "h-img-src-x"),
    ],
)
def test_an_id_is_made_of_the_words_of_the_heading(read, text, expected):
    assert [i for _, i in _headings(read, text)] == [expected]


def test_a_heading_can_not_take_an_id_of_the_page(read):
    assert [i for _, i in _headings(read, "# main\n\n# content")] == [
        "h-main",
        "h-content",
    ]


def test_equal_headings_get_ids_of_their_own(read):
    ids = [i for _, i in _headings(read, "# a\n\n# a\n\n# a-2\n\n# a\n\n# a-2")]

    assert ids[:2] == ["h-a", "h-a-2"]
    assert len(set(ids)) == 5


def test_an_id_stays_short(read):
    ((_, heading_id),) = _headings(read, "# " + "word " * 1_000)

    assert len(heading_id) < 100


def test_three_sections_make_a_table_of_contents():
    text = "# One\n\n## Aside\n\n# *Two*[^1]\n\n# Three\n\n> # Quoted\n\n[^1]: x"

    assert render(text).contents == (
        Heading("h-one", "One"),
        Heading("h-two", "Two"),
        Heading("h-three", "Three"),
    )


def test_two_sections_need_no_table_of_contents():
    assert render("# One\n\n# Two\n\n## A\n\n## B").contents == ()


def test_an_empty_heading_is_not_in_the_contents():
    assert len(render("# A\n\n#\n\n# B\n\n# C").contents) == 3
