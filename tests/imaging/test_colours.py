"""Colours that can be read, whatever a practice likes."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.imaging import DARK_PAPERS, LIGHT_PAPERS, accents, contrast, readable_on
from articles.imaging.colours import _linear, _oklch

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#000000", 21),
        ("#777777", "#777777", 1),
        # As other tools count them.
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_counted_as_wcag_says(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.006)


@given(colours)
@example("#000000")
@example("#ffffff")
@example("#0000ff")
@example("#ffff00")
def test_every_colour_can_be_read_on_both_papers_of_both_pages(colour):
    for papers in (LIGHT_PAPERS, DARK_PAPERS):
        found = readable_on(colour, papers)
        worst = min(contrast(found.colour, paper) for paper in papers)
        assert worst >= 4.5
        assert found.contrast <= worst < found.contrast + 0.1
        assert found.changed == (found.colour != colour)


@given(colours)
def test_a_colour_that_can_be_read_stays_as_it_is(colour):
    for papers in (LIGHT_PAPERS, DARK_PAPERS):
        if min(contrast(colour, paper) for paper in papers) >= 4.5:
            assert readable_on(colour, papers).colour == colour


@given(colours)
def test_the_hue_stays(colour):
    before = _oklch(_linear(colour))
    for papers in (LIGHT_PAPERS, DARK_PAPERS):
        after = _oklch(_linear(readable_on(colour, papers).colour))
        if min(before[1], after[1]) > 0.04:  # a grey has no hue to speak of
            turned = abs(before[2] - after[2]) % 6.2832
            assert min(turned, 6.2832 - turned) < 0.12


@given(colours)
def test_it_is_no_further_away_than_need_be(colour):
    for papers in (LIGHT_PAPERS, DARK_PAPERS):
        found = readable_on(colour, papers)
        if found.changed:
            assert min(contrast(found.colour, paper) for paper in papers) < 4.85


def test_what_was_done_can_be_told():
    found = readable_on("#88CCBB", LIGHT_PAPERS)
    assert (found.asked, found.asked_contrast) == ("#88ccbb", 1.5)
    assert (found.colour, found.contrast, found.changed) == ("#327668", 4.6, True)


def test_the_house_s_accent_has_the_sister_that_was_chosen_for_it():
    light, dark = accents("#2C6658")
    assert (light.colour, light.changed) == ("#2c6658", False)
    assert (dark.colour, dark.contrast) == ("#8fcaba", 8.6)
    assert accents("#2c6659")[1].colour != "#8fcaba"


def test_what_no_shade_can_do_is_said():
    with pytest.raises(ValueError, match="no shade"):
        readable_on("#777777", ("#777777",), at_least=21)
