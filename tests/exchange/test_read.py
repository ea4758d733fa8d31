"""A file is read by its ending, or refused in a sentence."""

import datetime
import hashlib
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.exchange.document import MAX_BYTES, Document, DocumentError
from articles.exchange.read import read_document

TODAY = datetime.date(2026, 1, 15)
WORDS = "A Title\n\nIt’s late — and quiet.".encode()


def read(name, data):
    return read_document(name, data, today=TODAY)


@pytest.mark.parametrize("name", ["a.txt", "A.TEXT", "x/a.md", "C:\\x\\a.markdown"])
def test_the_ending_chooses_the_reader(name):
    document = read(name, WORDS)
    assert document.source in ("a.txt", "A.TEXT", "a.md", "a.markdown")
    assert document.digest == hashlib.sha256(WORDS).hexdigest()
    assert "It’s late — and quiet." in document.body


@pytest.mark.parametrize("name", ["a.docx", "a", "txt", ".md", "a.txt.exe", ""])
def test_other_files_are_refused(name):
    with pytest.raises(DocumentError, match="Only plain text"):
        read(name, WORDS)


@pytest.mark.parametrize(
    "data",
    [
        WORDS,
        b"\xef\xbb\xbf" + WORDS,
        WORDS.decode().encode("utf-16"),
        b"\xfe\xff" + WORDS.decode().encode("utf-16-be"),
        WORDS.replace(b"\n", b"\r\n"),
        WORDS.replace(b"\n", b"\r"),
        WORDS.replace(b"\n", "\u2028".encode()),
    ],
)
def test_every_usual_way_to_write_text_gives_the_same_document(data):
    document = read("a.txt", data)
    assert (document.title, document.body) == ("A Title", "It’s late — and quiet.")
    assert document.notes == ()


def test_windows_text_is_read_with_a_note():
    document = read("a.txt", WORDS.decode().encode("cp1252"))
    assert document.body == "It’s late — and quiet."
    assert "Windows-1252" in document.notes[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no text"),
        (b" \n\t\n", "no text"),
        (b"A\n\nB\0C", "Line 3 holds a NUL"),
        (b"\xff\xfeA", "UTF-16"),
        (b"A\n\x81\xff", "Line 2 holds bytes"),
        (b"\x01\x02\x03\x04abc", "not a text file"),
        (b"x" * (MAX_BYTES + 1), "the most that is read is 2 MB"),
    ],
)
def test_what_is_not_text_is_refused_with_the_reason(data, reason):
    with pytest.raises(DocumentError, match=reason):
        read("a.txt", data)


@pytest.mark.parametrize("name", ["_drafts/a.md", "site\\_Drafts\\a.txt"])
def test_a_folder_of_drafts_holds_nothing_public(name):
    document = read(name, WORDS)
    assert not document.public
    assert document.notes


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.md", b"---\ntitle: A\ndate: 2026-01-16\n---\nWords."),
        ("a.txt", b"A\n\nPublished: February 2026\n\nWords."),
    ],
)
def test_a_day_to_come_waits_for_a_schedule(name, data):
    document = read(name, data)
    assert not document.public
    assert "schedule" in document.notes[-1]
    assert read_document(name, data, today=datetime.date(2026, 3, 1)).public


def test_a_title_alone_is_not_public():
    for name in ("a.txt", "a.md"):
        assert not read(name, b"# A Title").public


@settings(max_examples=80, derandomize=True, deadline=None)
@given(
    st.sampled_from(["a.txt", "a.md"]),
    st.binary(max_size=200) | st.text().map(str.encode),
)
@example("a.txt", b"Next")
@example("a.md", b"---\n---")
@example("a.md", b"---\n\n---\n\n---")
@example("a.txt", "•\n•\n\n•".encode())
def test_any_bytes_are_read_or_refused(name, data):
    with suppress(DocumentError):
        document = read(name, data)
        assert isinstance(document, Document)
        assert document.title


FRAGMENTS = st.sampled_from(
    [
        *"[]{}&*!|-:#~?%@`\"'>•\n",
        *("---", "title:", "date:", "draft:", "true", "false"),
        *(
            "Next",
            "By",
            "Author:",
            "Image:",
            "2025-01-01",
            "1.",
            "A\tB",
            "Dana Reyes, MA",
        ),
    ]
)


@settings(max_examples=80, derandomize=True, deadline=None)
@given(st.sampled_from(["a.txt", "a.md"]), st.lists(FRAGMENTS, max_size=25))
def test_any_mixture_of_marks_is_read_or_refused(name, fragments):
    for joint in ("\n", " ", "\n\n"):
        text = ("---\n" if name == "a.md" else "A\n") + joint.join(fragments)
        with suppress(DocumentError):
            assert read(name, text.encode()).title


@pytest.mark.slow
@pytest.mark.parametrize(
    "shape",
    [
        "*",
        "_a ",
        "[",
        "`a ",
        "<",
        "• ",
        "•\n\n",
        "1. a\n",
        "1. a\n2. b\n",
        "- a\n",
        "- a\n\n",
        "a\n",
        "a\n\n",
        "By ",
        "Author: a\n",
        "Next\n",
        '".',
        "Image: a\n\n",
    ],
)
def test_a_large_file_of_any_shape_is_read(shape):
    data = ("A\n\n" + shape * (190_000 // len(shape))).encode()
    for name in ("a.txt", "a.md"):
        assert read(name, data).title


def test_a_file_longer_than_can_be_published_is_refused_before_it_is_read():
    for name in ("a.txt", "a.md"):
        with pytest.raises(DocumentError, match="200,000 characters"):
            read(name, b"A\n\n" + b"- a\n" * 60_000)
