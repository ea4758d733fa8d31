"""A described picture is told from a sentence."""

import pytest

from articles.exchange.picture_lines import describes_a_picture


@pytest.mark.parametrize(
    "line",
    [
        "Image of two empty chairs beside a tall window in the evening.",
        "two chairs facing each other near a window",
        "A woman sitting on a bench in the rain, her face turned away.",
        "photo of a narrow path through a birch forest",
    ],
)
def test_a_description_is_known_without_a_label(line):
    assert describes_a_picture(line)
