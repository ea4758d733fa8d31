"""Words are compared without case, accents and apostrophes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.words import LONGEST_WORD, fold, spans_of, stems_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t, don't", ["dont", "dont"]),
        ("Dana’s room", ["dana", "room"]),
        ("self-care / e-mail", ["self", "care", "e", "mail"]),
        ("Depresión, año", ["depresion", "ano"]),
        ("re\u0301sume\u0301 résumé", ["resume", "resume"]),
        ("Straße ﬁne İstanbul", ["strasse", "fine", "istanbul"]),
        ("co\u00adoperate", ["cooperate"]),
        ("call 988, 24/7", ["call", "988", "24", "7"]),
        ("日本 café", ["日", "本", "cafe"]),
        ("🙂 … — \x00 _ * \" '", []),
    ],
)
def test_folding(text, words):
    assert words_of(text) == words


def test_a_word_without_end_is_cut():
    words = words_of("a" * 100_000, 3)
    assert all(len(word) <= LONGEST_WORD for word in words)
    assert len(words) == 3


@given(st.text())
def test_every_text_has_words_that_stand_where_they_are_said_to(text):
    for span in spans_of(text):
        assert span.words == fold(text[span.start : span.end])
        assert all(word.isalnum() or word for word in span.words)
        for word in span.words:
            assert not set(word) & set(" =^~@\"'\\:&|!()<>")
            assert stems_of(word)


def test_words_of_one_stem_meet_in_both_languages():
    assert set(stems_of("grieving")) & set(stems_of("grieved"))
    assert set(stems_of("depresiones")) & set(stems_of("depresion"))
    assert set(stems_of("ansiedades")) & set(stems_of("ansiedad"))
