"""Plain text becomes Markdown that shows the same words."""

import datetime
import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articles.exchange.document import DocumentAuthor
from articles.exchange.picture_lines import describes_a_picture
from articles.exchange.plain_text import read_plain_text

LONG = (
    "Most people who come to a first session have carried something for a long time, "
    "and it is heavier than they say. We begin with what is bearable—and go on slowly."
)
PICTURE = (
    "parent and child sitting side by side on a wooden pier, watching still water."
)


def read(*blocks):
    return read_plain_text("\n\n".join(blocks), source="a.txt", digest="0")


def words(markdown):
    parser = MarkdownIt().enable(["table", "strikethrough"])
    return unescape(re.sub(r"</?\w[^>]*>", "", parser.render(markdown))).split()


def test_the_first_line_is_the_title_and_the_rest_the_body():
    document = read("Grief Keeps Its Own Hours", LONG)
    assert document.title == "Grief Keeps Its Own Hours"
    assert document.body == LONG
    assert document.authors == ()
    assert (document.date, document.date_precision) == (None, "hidden")


def test_a_described_picture_leaves_the_text_and_is_kept():
    document = read("A Title", PICTURE, LONG)
    assert document.picture_alt == PICTURE
    assert document.body == LONG
    assert PICTURE in document.notes[0]


def test_picture_author_and_date_lines_come_in_any_order():
    head = ("Published: March 2024", PICTURE, "By Dana Reyes, LMFT")
    for blocks in (head, head[::-1], ("\n".join(head),), head[1:] + head[:1]):
        document = read("A Title", *blocks, LONG)
        if len(blocks) > 1:
            assert document.picture_alt == PICTURE
            assert document.body == LONG
        assert document.date == datetime.date(2024, 3, 1)
        assert document.date_precision == "month"
        assert document.authors == (DocumentAuthor("Dana Reyes", "LMFT"),)


@pytest.mark.parametrize(
    "line",
    [
        "A Family Sitting With One Question",
        "The art of sitting with grief in the company of others",
        "A guide to holding space for a child in the first weeks",
        "What the body knows before the mind is ready to listen.",
        "We were sitting together in a small room by the river.",
        "a practice where people are sitting with what hurts",
        "Standing in the kitchen, she began to cry.",
        "On learning to rest",
        "An essay on anger, families and the long way home.",
    ],
)
def test_a_standfirst_heading_or_sentence_is_no_description(line):
    assert not describes_a_picture(line)
    assert line in read("A Title", line, LONG).body


def test_a_labelled_picture_is_always_taken():
    document = read("A Title", "Image: Dusk (from the hill).", LONG)
    assert document.picture_alt == "Dusk (from the hill)."
    assert read("A", "[Image: a lamp]", LONG).picture_alt == "a lamp"


def test_a_doubtful_description_stays_with_a_hint():
    line = "small steps leading somewhere"
    document = read("A Title", line, LONG)
    assert line in document.body
    assert any("Image:" in note for note in document.notes)


def test_by_is_an_author_only_before_a_name():
    assert read("A", "By Dana Reyes on June 3, 2024", LONG).authors[0].name == (
        "Dana Reyes"
    )
    for line in ("By the river", "By Monday Morning", "By", "By Heart"):
        document = read("A", line, LONG)
        assert document.authors == ()
        assert line in document.body


def test_a_date_with_slashes_is_noted():
    assert any("month first" in n for n in read("A", "Date: 09/05/2025", LONG).notes)


def test_a_date_that_cannot_be_read_stays_in_the_text():
    document = read("A", "Published: Summer 2025", "Author: Lee Park", LONG)
    assert document.date is None
    assert document.body == f"Published: Summer 2025\n\n{LONG}"
    assert document.authors[0].name == "Lee Park"
    assert any("Summer 2025" in note for note in document.notes)


def test_a_draft_line_keeps_the_document_back():
    assert not read("A", "Status: draft", LONG).public
    assert read("A", "Status: published", LONG).public


def test_short_lines_over_prose_are_headings():
    body = read("A", LONG, "Where Rest Begins", LONG, "Small, not easy", LONG).body
    assert re.findall("^## .*", body, re.M) == [
        "## Where Rest Begins",
        "## Small, not easy",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "It was late.",
        "Here is what helps:",
        "With love,",
        "Dear Reader",
        "and then nothing",
        "— A poet",
        "Dana Reyes, LMFT",
        "Call 775-555-0134",
        "“Nobody told me”",
        "Updated: May 2025",
    ],
)
def test_other_short_lines_stay_text(line):
    assert "## " not in read("A", LONG, line, LONG).body


def test_a_signature_at_the_end_is_no_heading():
    assert "## " not in read("A", LONG, "Warmly", "Dana Reyes").body


def test_bullets_with_empty_lines_between_become_a_list_with_bold_lead_ins():
    document = read(
        "A",
        "Here is what helps:",
        "  • A steady hour: the same chair, the same day.",
        '  • Plain limits: a "no" is kind.',
        LONG,
    )
    assert document.body.split("\n\n") == [
        "Here is what helps:",
        "- **A steady hour:** the same chair, the same day.\n"
        '- **Plain limits:** a "no" is kind.',
        LONG,
    ]


def test_bullets_nest_by_their_indentation():
    body = read("A", "• one\n  • two\n    • three\n• four").body
    assert body == "- one\n  - two\n    - three\n- four"


def test_a_bullet_on_a_line_of_its_own_joins_the_next_line():
    assert read("A", "•\nrest\n•\nwater").body == "- rest\n- water"


def test_numbers_that_count_are_a_list_and_others_are_text():
    assert read("A", "1. rest\n2. water").body == "1. rest\n2. water"
    assert words(read("A", "1. rest\n1. water").body) == ["1.", "rest", "1.", "water"]
    assert "## 1. Notice It" in read("A", LONG, "1. Notice It", LONG).body


def test_a_lone_dash_or_asterisk_is_text():
    assert words(read("A", LONG, "* Names are changed.").body)[-4:] == [
        "*",
        "Names",
        "are",
        "changed.",
    ]


def test_short_lines_keep_their_breaks_and_wrapped_ones_flow():
    assert read("A", "12 Oak Street\nReno").body == "12 Oak Street\\\nReno"
    wrapped = read("A", f"{'word ' * 14}\nmore").body
    assert "\n" not in wrapped


def test_lines_too_long_to_be_wrapped_are_paragraphs():
    long = LONG + " " + LONG
    assert read("A", f"Where It Starts\n{long}\n{long}").body == (
        f"## Where It Starts\n\n{long}\n\n{long}"
    )


def test_closing_links_are_dropped_and_quoted():
    document = read("A", LONG, "Next\nNext", "On Rest, Play: A Few Words")
    assert document.body == LONG
    assert "“On Rest, Play: A Few Words”" in document.notes[-1]
    both = read("A", LONG, "Previous\nOld Words", "Next\nNext", "New Ones?")
    assert both.body == LONG


@pytest.mark.parametrize(
    "end", ["Next, we rest.", "Then breathe out.", "Next\n\nThis is how it ends."]
)
def test_a_real_last_paragraph_is_kept(end):
    document = read("A", LONG, *end.split("\n\n"))
    assert words(document.body)[-3:] == end.split()[-3:]


def test_typography_is_left_alone():
    text = (
        "“Fixing” it—or bonds- and it’s \"no\"  twice... 'so' – 5 * 3 a_b <3 R&D [x]."
    )
    assert read("A", text).body == text


TEXT = st.text(alphabet="ab1 *_`[]()<>&;#~|\\-+=.:!^“’—/\n•", min_size=1, max_size=60)


@settings(max_examples=80, derandomize=True, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=5))
def test_a_body_loses_no_word(blocks):
    document = read("Title", LONG, *blocks, LONG)
    shown = words(document.body)
    letters = re.sub(r"[^ab]", "", "".join(blocks))
    assert letters in re.sub(r"[^ab]", "", " ".join(shown))
