"""A date is what was written, and no finer."""

import pytest

from articles.exchange.dates import read_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("September 2025", ("2025-09-01", "month")),
        ("Sept. 2025", ("2025-09-01", "month")),
        ("2025-09", ("2025-09-01", "month")),
        ("September 5, 2025", ("2025-09-05", "day")),
        ("Friday, September 5th, 2025", ("2025-09-05", "day")),
        ("5 September 2025", ("2025-09-05", "day")),
        ("2025-09-05", ("2025-09-05", "day")),
        ("2025-09-05T10:00:00Z", ("2025-09-05", "day")),
        ("09/05/2025", ("2025-09-05", "day")),
        ("25/12/2025", ("2025-12-25", "day")),
    ],
)
def test_a_date_is_read_to_the_precision_that_was_written(text, expected):
    found = read_date(text)
    assert (found.date.isoformat(), found.precision) == expected


@pytest.mark.parametrize(
    "text", ["0000-00-00", "Summer 2025", "2025", "31 June 2025", "Foo 2025", ""]
)
def test_what_is_no_date_is_none(text):
    assert read_date(text) is None
