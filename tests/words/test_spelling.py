"""Slips share a key with the word that was meant."""

import pytest

from articles.words import distance, keys_of, likely


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("grif", "grief"),
        ("greif", "grief"),
        ("anxeity", "anxiety"),
        ("depresion", "depression"),
        ("theropist", "therapist"),
        ("psicology", "psychology"),
        ("definately", "definitely"),
        ("comunication", "communication"),
    ],
)
def test_a_slip_leads_to_the_word(typed, meant):
    assert set(keys_of(typed)) & set(keys_of(meant))
    assert likely(typed, meant) in {1, 2}


def test_what_is_far_is_not_likely():
    assert likely("grief", "chair") is None
    assert likely("grief", "briefs") is None


@pytest.mark.parametrize("word", ["", "an", "a" * 21, "mp3x", "2025"])
def test_short_long_and_numbered_words_have_no_key(word):
    assert keys_of(word) == []


def test_letters_that_were_swapped_are_one_slip():
    assert distance("greif", "grief") == 1
    assert distance("", "abc") == 3
    assert distance("same", "same") == 0
