"""Pasted text fills the fields of an empty post, and only the body of another."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.exchange.document import DocumentAuthor, DocumentError
from articles.exchange.pasted import Pasted, read_pasted
from articles.exchange.plain_text import read_plain_text
from articles.rendering import render

LONG = (
    "Most people who come to a first session have carried something for a long time, "
    "and it is heavier than they say. We begin with what is bearable—and go on slowly."
)
WITH_PICTURE = "\n\n".join(
    [
        "A Lamp Left On",
        "parent and child sitting side by side on a wooden pier, watching still water.",
        LONG,
        "Where Rest Begins",
        LONG,
        "Small, Not Easy",
        f"{LONG} Call 775-555-0134.",
    ]
)
WITH_BYLINE = "\n\n".join(
    [
        "The Long Way to a Short Word",
        "Author: Dana Reyes, BS Example University Student",
        "Published: March 2024",
        LONG,
        "Here is what helps:",
        "  • A steady hour: the same chair, the same day.",
        '  • Plain limits: a "no" is kind.',
        LONG,
        "Next\nNext",
        "On Rest, Play: A Few Words",
    ]
)


@pytest.mark.parametrize("text", [WITH_PICTURE, WITH_BYLINE, "A Title\n\nHi there."])
def test_a_whole_text_gives_what_an_import_of_it_gives(text):
    pasted = read_pasted(text=text, whole=True)
    document = read_plain_text(text, source="a.txt", digest="0")
    for name in Pasted.__dataclass_fields__:
        assert getattr(pasted, name) == getattr(document, name), name


def test_a_whole_text_fills_title_byline_date_and_picture():
    assert read_pasted(text=WITH_PICTURE, whole=True).picture_alt.startswith("parent")
    pasted = read_pasted(text=WITH_BYLINE, whole=True)
    assert pasted.title == "The Long Way to a Short Word"
    assert pasted.authors == (
        DocumentAuthor("Dana Reyes", "BS", "Example University Student"),
    )
    assert (pasted.date, pasted.date_precision) == (datetime.date(2024, 3, 1), "month")
    assert "- **A steady hour:** the same chair" in pasted.body


@pytest.mark.parametrize("text", [WITH_PICTURE, WITH_BYLINE])
def test_a_part_keeps_every_word_in_the_body(text):
    pasted = read_pasted(text=text)
    assert (pasted.title, pasted.authors, pasted.date) == ("", (), None)
    shown = render(pasted.body).text.replace("“no”", '"no"')
    assert "".join(shown.split()) == "".join(text.replace("•", "").split())


def test_one_line_is_a_body_even_where_the_post_is_empty():
    assert read_pasted(text="A Lamp Left On", whole=True) == Pasted("A Lamp Left On")
    assert read_pasted(html="<h1>A Lamp Left On</h1>", whole=True).body == (
        "## A Lamp Left On"
    )


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (" and then some ", " and then some "),
        ("word", "word"),
        ("https://example.org/a_b_c", "https://example.org/a_b_c"),
        ("5 * 3 and a_b", "5 * 3 and a_b"),
        ("*so*", "\\*so\\*"),
        ("# 1 for you", "\\# 1 for you"),
        ("  • rest", "- rest"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_one_line_of_prose_shows_exactly_its_words(text, body):
    if not text.startswith("# "):
        assert read_pasted(text=text).body == body


@pytest.mark.parametrize(
    "text",
    [
        "## A heading\n\nText.",
        "Some **bold** words.\nAnd more.",
        "See [the page](https://example.org).",
        "```\ncode\n```",
        "> quoted\n> words",
        "- one\n- two",
        "* one\n* two\n",
    ],
)
def test_markdown_is_left_as_it_was_written(text):
    assert read_pasted(text=text).body == text


def test_the_first_heading_of_a_whole_markdown_text_is_its_title():
    pasted = read_pasted(text="# A Title #\n\n## One\n\n**Two**\n", whole=True)
    assert pasted == Pasted("## One\n\n**Two**", title="A Title")
    part = "# A Title\n\n## One"
    assert read_pasted(text=part).body == part
    assert read_pasted(text="Intro\n\n# Later\n\nText", whole=True).title == ""


def test_a_typed_list_in_a_whole_text_does_not_make_it_markdown():
    text = f"A Title\n\nBy Dana Reyes, LMFT\n\n{LONG}\n\n- one\n- two"
    pasted = read_pasted(text=text, whole=True)
    assert pasted.title == "A Title"
    assert pasted.body == f"{LONG}\n\n- one\n- two"


def test_html_is_read_before_text():
    pasted = read_pasted(html="<p>a <b>b</b></p>", text="a b")
    assert pasted.body == "a **b**"


@pytest.mark.parametrize(
    "html",
    [
        '<img src="file:///a.png">',
        "<meta charset='utf-8'><p></p>",
        "  ",
        '<pre style="word-wrap: break-word; white-space: pre-wrap;">a *b*\n\nc</pre>',
        '<meta charset="utf-8"><div style="font-family: Menlo, monospace;'
        'white-space: pre;"><div>a *b*</div><br><div>c</div></div>',
    ],
)
def test_text_is_read_where_html_says_no_more(html):
    assert read_pasted(html=html, text="a *b*\n\nc").body == "a \\*b\\*\n\nc"


def test_a_picture_alone_is_a_picture():
    html = '<img src="pasted:0" alt="A dog">'
    assert read_pasted(html=html).body == "![A dog](pasted:0)"


def test_html_with_a_title_and_a_byline_fills_the_fields():
    html = (
        "<h1>A Title</h1><p>By Dana Reyes, LMFT<br>March 3, 2025</p>"
        f"<p>{LONG}</p><h2>More</h2><p>{LONG}</p>"
    )
    pasted = read_pasted(html=html, whole=True)
    assert pasted.title == "A Title"
    assert pasted.authors == (DocumentAuthor("Dana Reyes", "LMFT"),)
    assert (pasted.date, pasted.date_precision) == (datetime.date(2025, 3, 3), "day")
    assert pasted.body == f"{LONG}\n\n## More\n\n{LONG}"


def test_a_line_that_is_no_byline_stays_beside_one_that_is():
    html = f"<h1>A</h1><p>By Dana Reyes<br>A true story</p><p>{LONG}</p>"
    pasted = read_pasted(html=html, whole=True)
    assert pasted.authors == (DocumentAuthor("Dana Reyes"),)
    assert pasted.body == f"A true story\n\n{LONG}"


def test_headings_of_equal_rank_are_no_title():
    html = f"<h2>One</h2><p>{LONG}</p><h2>Two</h2><p>{LONG}</p>"
    pasted = read_pasted(html=html, whole=True)
    assert pasted.title == ""
    assert pasted.body.startswith("## One")


def test_characters_that_nobody_can_see_go_away():
    assert read_pasted(text="a\0b\r\nc\ud800\ufeff\u2029d\x0be").body == (
        "ab\\\nc\n\nd\\\ne"
    )


def test_what_is_too_long_is_refused_in_a_sentence():
    for clipboard in ({"text": "a" * 200_001}, {"html": "a" * 4_000_001}):
        with pytest.raises(DocumentError) as refusal:
            read_pasted(**clipboard)
        assert str(refusal.value).endswith(".")


TEXT = st.text(alphabet="ab1 *_`[]()<>&;#~|\\-+=.:!^“’—/\n•", max_size=60)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(TEXT, max_size=5), st.booleans())
def test_any_text_is_read(blocks, whole):
    assert isinstance(read_pasted(text="\n\n".join(blocks), whole=whole), Pasted)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(alphabet="abc *_`[]<>&;~|\\+=.:^“’—/", max_size=50))
def test_a_line_of_prose_shows_exactly_its_words(line):
    text = f"a {line}"
    body = read_pasted(text=text).body
    if body != text:
        shown = render(body).text.translate(str.maketrans("“”‘’", "\"\"''"))
        said = text.translate(str.maketrans("“”‘’", "\"\"''"))
        assert "".join(shown.split()) == "".join(said.split())
