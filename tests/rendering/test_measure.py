import pytest

from articles.rendering import render
from articles.rendering.measure import EXCERPT_CHARACTERS, count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one two", 2),
        ("in a bond—at home or away—we rest", 9),
        ("don't well-known 3.5 a/b", 5),
        ("— … * 👋 !", 0),
        ("ünïcode नमस्ते", 2),
        ("", 0),
    ],
)
def test_words_are_counted_as_a_reader_would(text, words):
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 0), (1, 1), (220, 1), (221, 2), (1_900, 9)]
)
def test_reading_time_is_rounded_up(words, minutes):
    rendered = render("word " * words)

    assert (rendered.words, rendered.minutes) == (words, minutes)


def test_the_plain_text_holds_what_a_reader_sees_in_order(library):
    text = (
        "# Rest\n\nSleep *well*[^1] &amp;\nlong, [here](/x).\n\n- `one`\n- two\n\n"
        "| a | b |\n|---|---|\n| c | |\n\n![alt](picture:lake)\n\n"
        "> [!TIP]\n> Nap.\n\n```\nx = 1\n```\n\n[^1]: A note."
    )

    assert render(text, resolve_picture=library).text.split("\n\n") == [
        "Rest",
        "Sleep well & long, here.",
        "one",
        "two",
        "a\tb",
        "c",
        "Evening at the lake R. Ode",
        "Tip",
        "Nap.",
        "x = 1",
        "A note.",
    ]


def test_the_excerpt_is_prose_cut_at_a_word():
    excerpt = render("# Title\n\n> Quoted.\n\nShort start.\n\n" + "word " * 80).excerpt

    assert excerpt.startswith("Short start. word word")
    assert excerpt.endswith("word…")
    assert EXCERPT_CHARACTERS - 6 < len(excerpt) <= EXCERPT_CHARACTERS


def test_a_short_text_is_its_own_excerpt():
    assert render("A *short*\ntext.").excerpt == "A short text."


def test_a_text_of_lists_has_an_excerpt_all_the_same():
    assert render("# A\n\n- one\n- two").excerpt == "one two"


def test_the_excerpt_leaves_out_tables_captions_notes_and_code(library):
    text = "| a |\n|---|\n\n![b](picture:lake)\n\n    c\n\nd[^1]\n\n[^1]: e"

    assert render(text, resolve_picture=library).excerpt == "d"


def test_a_word_without_end_is_cut_all_the_same():
    assert len(render("x" * 1_000).excerpt) == EXCERPT_CHARACTERS


def test_a_text_without_prose_has_no_excerpt():
    assert render("# Only a heading").excerpt == ""
