"""An excerpt shows where the words stand, as plain text."""

from articles.search import excerpt_of, marked, query_of
from articles.search.excerpts import WIDTH

LONG = "Nothing of note was said. " * 40


def told(texts: list[str], typed: str) -> str:
    excerpt = excerpt_of(texts, query_of(typed))
    return "".join(f"[{p.text}]" if p.marked else p.text for p in excerpt.pieces)


def test_every_form_of_a_word_is_marked():
    assert told(["They grieved; grieving ends. Grief!"], "grieve") == (
        "They [grieved]; [grieving] ends. Grief!"
    )
    assert told(["The Résumé."], "resume") == "The [Résumé]."
    assert told(["Counselling helps"], "couns") == "[Counselling] helps"


def test_the_place_with_most_of_the_words_is_shown():
    text = f"Panic. {LONG} A panic attack at night. {LONG}"
    excerpt = told([text], "panic night")
    assert "A [panic] attack at [night]" in excerpt
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")
    assert len(excerpt) < WIDTH + 20


def test_the_summary_is_shown_where_it_holds_as_many():
    assert told(["On grief.", f"{LONG} Grief."], "grief") == "On [grief]."
    assert "[Night]" in told(["On grief.", f"{LONG} Grief. Night."], "grief night")


def test_without_a_word_in_it_a_text_is_shown_from_its_beginning():
    assert told(["", LONG], "grief").startswith("Nothing of note")
    assert told(["", ""], "grief") == ""


def test_markup_stays_text():
    pieces = marked("<b>Grief</b> & more", query_of("grief"))
    assert [piece.text for piece in pieces] == ["<b>", "Grief", "</b> & more"]


def test_one_word_without_end_is_cut():
    assert len(told(["a" * 5_000], "b")) < WIDTH + 20
