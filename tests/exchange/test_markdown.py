"""Markdown files: front matter is data, the body stays as it is."""

import datetime

import pytest

from articles.exchange.document import DocumentAuthor, DocumentError
from articles.exchange.markdown import read_markdown

TODAY = datetime.date(2026, 1, 15)


def read(front, body="Words.\n", source="a-file.md"):
    text = f"---\n{front}\n---\n\n{body}" if front is not None else body
    return read_markdown(text, source=source, digest="0", today=TODAY)


def test_the_known_keys_are_read():
    document = read(
        "title: On Rest\nslug: on-rest\ndate: 2025-09-05\ndescription: Why rest.\n"
        "author: Dana Reyes, MA Lakeside College Intern\ntags: [rest, Sleep, Rest]\n"
        "categories: Body\nimage_alt: a lamp\nlayout: page\nstatus: published"
    )
    assert document.title == "On Rest"
    assert document.slug == "on-rest"
    assert document.date == datetime.date(2025, 9, 5)
    assert document.date_precision == "day"
    assert document.summary == "Why rest."
    assert document.authors == (
        DocumentAuthor("Dana Reyes", "MA", "Lakeside College Intern"),
    )
    assert document.topics == ("rest", "Sleep", "Body")
    assert document.picture_alt == "a lamp"
    assert document.kind == "page"
    assert document.public
    assert document.notes == ()


def test_the_body_is_left_alone():
    body = "    code *a*\n\n| a |\n|---|\n\n# Part\n\n---\n\nEnd {% x %}"
    assert read("title: A", body).body == body


@pytest.mark.parametrize(
    ("front", "title"),
    [("title: 2024", "2024"), ("title: 1.10", "1.10"), ("title: No", "No")],
)
def test_a_title_stays_the_word_that_was_written(front, title):
    assert read(front).title == title


def test_a_heading_becomes_the_title_and_leaves_the_body():
    document = read(None, "# On *rest* & `sleep`\n\n```\n# no\n```\n")
    assert document.title == "On rest & sleep"
    assert document.body == "```\n# no\n```"
    assert read("tags: a", "Under\n=====\n\nWords").title == "Under"


def test_the_name_of_the_file_is_the_last_resort():
    document = read(None, "```\n# no title\n```\n", "on-long_grief.md")
    assert document.title == "On long grief"
    assert document.body == "```\n# no title\n```"
    assert document.notes


def test_a_dated_file_name_gives_date_and_address():
    document = read("title: A", source="2024-03-09-on-rest.md")
    assert document.date == datetime.date(2024, 3, 9)
    assert document.slug == "on-rest"


@pytest.mark.parametrize(
    "front",
    [
        "draft: true",
        "draft: yes",
        "draft: maybe",
        "draft: [x]",
        "published: false",
        "published: perhaps",
        "published:",
        "status: pending",
        "status: trash",
        "status:",
        "private: true",
        "visibility: members",
        "password: lake",
        "date: 0000-00-00",
        "date: next week",
        "date: [2025-01-01]",
        "published: 2026-05-01\ndate: 2025-01-01",
        "expires: 2025-01-01",
    ],
)
def test_what_is_not_plainly_public_is_held_back(front):
    document = read(f"title: A\n{front}")
    assert not document.public
    assert document.notes
    assert "lake" not in " ".join(document.notes)


@pytest.mark.parametrize(
    "front",
    ["draft: false", "draft:", "published: true", "published: 2025-01-01", "Draft: No"],
)
def test_what_is_plainly_public_is_public(front):
    assert read(f"title: A\n{front}").public


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("date: 2025-09", ("2025-09-01", "month")),
        ("date: September 2025", ("2025-09-01", "month")),
        ("date: 20250905", ("2025-09-05", "day")),
        ("date: 2025-09-05 10:00:00 -0700", ("2025-09-05", "day")),
        ("published_on: 2025-09-05\ndate_precision: hidden", ("2025-09-05", "hidden")),
    ],
)
def test_dates_keep_their_precision(front, expected):
    document = read(f"title: A\n{front}")
    assert (document.date.isoformat(), document.date_precision) == expected


@pytest.mark.parametrize(
    ("front", "names"),
    [
        ("author: Dana Reyes and Lee Park", ["Dana Reyes", "Lee Park"]),
        ("authors:\n- Dana Reyes, MA\n- name: Lee Park", ["Dana Reyes", "Lee Park"]),
        ("author: {name: Lee Park, role: Guest}", ["Lee Park"]),
        ("author: [[]]", []),
        ("author:", []),
    ],
)
def test_authors_come_as_words_lists_or_mappings(front, names):
    assert [author.name for author in read(f"title: A\n{front}").authors] == names


def test_an_address_that_cannot_be_one_is_reported():
    document = read("title: A\nslug: ../../x")
    assert document.slug == ""
    assert any("../../x" in note for note in document.notes)


def test_unknown_keys_and_a_language_are_named():
    notes = " ".join(read("title: A\nlang: en\nmood: low\nimage: x.jpg").notes)
    assert "lang" in notes
    assert "“mood”, “image”" in notes


@pytest.mark.parametrize(
    "front",
    [
        "a: &x [1]\nb: *x",
        "a: &x lol\nb: [*x, *x]\nc: [*b, *b]",
        "a: !!python/object/apply:os.system [ls]",
        "a: !!int 'x'",
        "a: [x",
        "a: " + "[" * 10_000,
        "a: " + "x" * 30_000,
        "title: A\ntitle: B",
        "? [a, b]\n: c",
        "a: \x1b",
    ],
)
def test_front_matter_that_is_more_than_words_is_refused(front):
    with pytest.raises(DocumentError, match="front matter"):
        read(front)


@pytest.mark.parametrize(
    "text",
    ["---\ndraft: true\n\nWords.", "--- # x\ndraft: true\n---\nWords.", "+++\na = 1\n"],
)
def test_front_matter_that_would_be_missed_is_refused(text):
    with pytest.raises(DocumentError, match="front matter"):
        read(None, text)


def test_a_refusal_names_the_line_of_the_file():
    with pytest.raises(DocumentError, match="line 3"):
        read("title: A\nb: *x")


def test_a_rule_at_the_head_of_a_text_is_no_front_matter():
    assert "Words" in read(None, "---\n\nWords here\n\n---\n\nMore").body
