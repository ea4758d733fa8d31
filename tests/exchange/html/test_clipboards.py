"""Clipboards of the programs people write in, each with the Markdown it becomes."""

import datetime
import re
from pathlib import Path

import pytest

from articles.exchange.document import DocumentAuthor
from articles.exchange.html import html_to_markdown
from articles.exchange.pasted import read_pasted
from articles.rendering import render

CLIPBOARDS = Path(__file__).parent / "clipboards"
NAMES = sorted(path.stem for path in CLIPBOARDS.glob("*.html"))


def clipboard(name):
    return (CLIPBOARDS / f"{name}.html").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_clipboard_becomes_the_markdown_beside_it(name):
    expected = (CLIPBOARDS / f"{name}.md").read_text("utf-8")
    assert html_to_markdown(clipboard(name)).markdown + "\n" == expected


@pytest.mark.parametrize("name", NAMES)
def test_its_markdown_shows_no_marks_of_markdown(name):
    text = render(html_to_markdown(clipboard(name)).markdown).text
    text = re.sub(r"a\|b| \| longer|# not|\* not|\"`\*`\"|~~x~~", "", text)
    assert not re.search(r"[*~`#|\\]|&nbsp;|\]\(|mso|&#", text)


def test_words_writes_what_the_writer_should_know():
    notes = html_to_markdown(clipboard("word_desktop")).notes
    assert [re.sub(r";.*", "", note) for note in notes] == [
        "1 picture could not come along",
        "Text that was deleted with tracked changes was left out.",
        "Comments in the margin were left out.",
    ]


def test_headings_that_only_look_it_are_named():
    assert html_to_markdown(clipboard("pages")).notes == (
        "Taken as headings: “In the room”, “At home”.",
    )
    assert html_to_markdown(clipboard("google_docs")).notes == ()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("google_docs", "When Worry Visits"),
        ("pages", "Learning to Stay"),
        ("squarespace_page", "Small Talk Is a Skill"),
        ("word_desktop", "The Weather Inside"),
        ("word_online", "Before the first hour"),
        ("word_plain", "On Being Late"),
        ("mail_gmail", ""),
        ("web_page", ""),
    ],
)
def test_a_whole_document_gives_its_title(name, title):
    whole = read_pasted(html=clipboard(name), whole=True)
    assert whole.title == title
    assert not title or title not in whole.body
    part = read_pasted(html=clipboard(name))
    assert part.title == ""
    assert title in part.body


def test_a_copied_page_gives_its_byline_and_date_and_loses_its_navigation():
    page = read_pasted(html=clipboard("squarespace_page"), whole=True)
    assert page.authors == (DocumentAuthor("Dana Reyes", "LMFT"),)
    assert (page.date, page.date_precision) == (datetime.date(2025, 9, 1), "month")
    assert page.body.endswith("watch?v=dQw4w9WgXcQ")
    assert any("“On Play and Other Work”" in note for note in page.notes)


def test_a_byline_in_word_is_taken_and_the_text_begins_below_it():
    page = read_pasted(html=clipboard("word_plain"), whole=True)
    assert page.authors == (DocumentAuthor("Dana Reyes", "LMFT"),)
    assert page.date == datetime.date(2025, 3, 3)
    assert page.body.startswith("Being late is")
    assert "Taken as headings: “What it says”." in page.notes
