from operator import attrgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.rendering import PictureSource, render
from tests.rendering.test_lines import PIECES


@pytest.fixture
def outline(library):
    def outline(text, kind="", **options):
        found = render(text, resolve_picture=library, **options).outline
        return [element for element in found if kind in ("", element.kind)]

    return outline


def test_elements_come_in_the_order_of_the_page(outline):
    text = (
        "# Rest\n\nSleep [well](/b).\n\n![A lake](picture:lake)\n\n- one\n\n"
        "> quoted[^1]\n\n[^1]: A [note](/c).\n\n| [d](/d) |\n|---|\n"
    )

    kinds = [(element.kind, element.text) for element in outline(text)]

    assert kinds == [
        ("heading", "Rest"),
        ("paragraph", "Sleep well."),
        ("link", "well"),
        ("picture", "A lake"),
        ("item", "one"),
        ("paragraph", "quoted"),
        ("link", "d"),
        ("paragraph", "A note."),
        ("link", "note"),
    ]


def test_a_heading_has_its_level_on_the_page(outline):
    headings = outline("# a\n\n### *b*\n\n> ###### c", "heading")

    assert [(h.text, h.level) for h in headings] == [("a", 2), ("b", 4), ("c", 6)]


@pytest.mark.parametrize(
    ("text", "line", "snippet"),
    [("a\n\n##\n", 2, "##"), ("> ## \n", 0, "> ##"), ("- #", 0, "- #")],
)
def test_an_empty_heading_is_found_by_its_line(outline, text, line, snippet):
    (heading,) = outline(text, "heading")

    assert (heading.text, heading.line, heading.snippet) == ("", line, snippet)


@pytest.mark.parametrize(
    ("text", "words", "target", "snippet"),
    [
        ("[the *page*](</a b>)", "the page", "/a b", "](</a b"),
        ("[here](/x 'title')", "here", "/x", "[here](/x"),
        ("[](https://x.example)", "", "https://x.example", "[](https://x.example"),
        ("[a][r]\n\n[r]: /käse", "a", "/käse", "[a]"),
        ("<https://x.example>", "https://x.example", "https://x.example", ""),
        ("at https://x.example/é.", "https://x.example/é", "https://x.example/é", ""),
        ("to a@x.org", "a@x.org", "mailto:a@x.org", "a@x.org"),
        ("call 775-235-2205", "775-235-2205", "tel:+17752352205", "775-235-2205"),
    ],
)
def test_a_link_has_its_words_and_its_address_as_written(
    outline, text, words, target, snippet
):
    (link,) = outline(text, "link")

    assert (link.text, link.target) == (words, target)
    assert link.snippet == (snippet or words)
    assert link.kept


def test_a_link_that_leads_nowhere_safe_is_told_though_it_is_no_link(outline):
    (link,) = outline("See [the words](sms:12345).", "link")

    assert (link.text, link.target, link.kept) == ("the words", "sms:12345", False)
    assert link.snippet == "[the words](sms:12345"


def test_a_phone_number_within_such_words_is_a_link_of_its_own(outline):
    links = outline("[call 775-235-2205 now](sms:1)", "link")

    assert [(link.text, link.kept) for link in links] == [
        ("call 775-235-2205 now", False),
        ("775-235-2205", True),
    ]


def test_the_marks_of_footnotes_are_no_links(outline):
    assert outline("a[^1]\n\n[^1]: b", "link") == []


def test_a_picture_has_its_description_and_its_destination_as_written(outline):
    (picture,) = outline("a\n\n![A *calm* lake](picture:lake)", "picture")

    assert (picture.text, picture.target, picture.line, picture.kept) == (
        "A calm lake",
        "picture:lake",
        2,
        True,
    )
    assert picture.snippet == "![A *calm* lake](picture:lake"


@pytest.mark.parametrize(
    "text",
    [
        "![A lake](picture:gone)",
        "![A lake](https://elsewhere.example/x.png)",
        "[![A lake](https://elsewhere.example/x.png)](/b)",
        "Look: ![A lake](data:image/png;base64,xyz)",
    ],
)
def test_a_picture_that_is_not_shown_is_told_and_is_no_link_of_the_writer(
    outline, text
):
    (picture,) = outline(text, "picture")

    assert (picture.text, picture.kept) == ("A lake", False)
    assert [link.target for link in outline(text, "link")] in ([], ["/b"])


@pytest.mark.parametrize("alt", ["", " ", "&nbsp;"])
def test_a_picture_without_a_description_is_told(outline, alt):
    shown, lost = outline(f"![{alt}](picture:lake)\n\n![{alt}](gone)", "picture")

    assert (shown.text, shown.kept, shown.decorative) == ("", True, False)
    assert (lost.text, lost.kept) == ("", False)


def test_a_picture_lost_beside_one_that_is_shown_is_told(outline):
    pictures = outline("![](gone)\n![b](picture:lake)\n", "picture")

    assert [(picture.target, picture.kept) for picture in pictures] == [
        ("gone", False),
        ("picture:lake", True),
    ]


def test_a_decorative_picture_is_told_as_such(outline):
    (picture,) = outline("![ Decorative ](picture:lake)", "picture")

    assert (picture.text, picture.decorative) == ("Decorative", True)


@pytest.mark.parametrize(("alt", "text"), [("A lake", "A lake"), ("decorative", "")])
def test_a_linked_picture_gives_its_link_the_words(outline, alt, text):
    (link,) = outline(f"[![{alt}](picture:lake)](/b)", "link")

    assert link.text == text


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**All of it.**", True),
        ("**All** **of** *__it__*.", True),
        ("**`All`**!", True),
        ("**All** of it.", False),
        ("All of it.", False),
        ("**…**", False),
    ],
)
def test_a_paragraph_is_bold_when_all_of_its_words_are(outline, text, bold):
    (paragraph,) = outline(text, "paragraph")

    assert paragraph.bold is bold


def test_what_goes_on_below_the_start_of_an_item_is_a_paragraph(outline):
    elements = outline("1. one\n\n   more\n\n   > quoted\n2. two")

    assert [(element.kind, element.text) for element in elements] == [
        ("item", "one"),
        ("paragraph", "more"),
        ("paragraph", "quoted"),
        ("item", "two"),
    ]


def test_titles_of_callouts_captions_and_code_are_no_prose(outline):
    text = "> [!TIP]\n> Nap.\n\n![a](picture:lake)\n\n    code\n\n***\n"

    assert [element.text for element in outline(text)] == ["Nap.", "a"]


def test_the_line_is_that_of_the_block_in_the_text_as_given(outline):
    text = "a\x0b\x0bb\r\n\r\n- c\r\n- d [e](/e)\r\n"

    assert [(element.text, element.line) for element in outline(text)] == [
        ("a", 0),
        ("b", 0),
        ("c", 2),
        ("d e", 3),
        ("e", 3),
    ]


def test_equal_links_of_one_block_are_all_told(outline):
    links = outline("[here](/a), [here](/b), [here](/a)", "link")

    assert list(map(attrgetter("snippet"), links)) == [
        "[here](/a",
        "[here](/b",
        "[here](/a",
    ]


def test_a_long_block_is_found_by_its_beginning(outline):
    (paragraph,) = outline("word " * 200)

    assert paragraph.snippet == ("word " * 24)


@settings(max_examples=120, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_a_snippet_always_stands_in_the_text_from_its_line_on(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def resolve(destination):
        return PictureSource("/a.jpg", 1, 1) if destination == "picture:lake" else None

    for element in render(text, resolve_picture=resolve).outline:
        assert element.snippet in "\n".join(lines[element.line :])
