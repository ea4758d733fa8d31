"""Author lines are parted into names and what stands behind them."""

import pytest

from articles.exchange.bylines import read_author, read_authors
from articles.exchange.document import DocumentAuthor


def test_an_author_line_is_parted_into_name_letters_and_role():
    assert read_author("Dana Reyes, MA Lakeside College Intern") == DocumentAuthor(
        "Dana Reyes", "MA", "Lakeside College Intern"
    )
    assert read_author("Lee Park, PhD, LCSW-C") == DocumentAuthor(
        "Lee Park", "PhD, LCSW-C"
    )
    assert read_author("Lee Park, M.Ed., Clinical Director") == DocumentAuthor(
        "Lee Park", "M.Ed.", "Clinical Director"
    )
    assert read_author("Ana de la Cruz, Jr., PsyD").name == "Ana de la Cruz, Jr."
    assert read_author("Dana Reyes") == DocumentAuthor("Dana Reyes")


def test_a_candidate_is_not_given_the_degree():
    assert read_author("Dana Reyes, PhD candidate") == DocumentAuthor(
        "Dana Reyes", "", "PhD candidate"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Dana Reyes, MA Lakeside College Intern",
        "Dana Reyes, BS, RN Nurse in Schools, Lakeside",
        "Dana Reyes, Clinical Director & Founder",
        "Dana Reyes, UCLA Student",
    ],
)
def test_the_parts_of_an_author_line_say_the_line_again(line):
    (author,) = read_authors(line)
    said = f"{author.name}, {author.credentials} {author.role}"
    assert said.split() == line.split()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Dana Reyes, MA and Lee Park, LMFT", ["Dana Reyes", "Lee Park"]),
        ("Dana Reyes & Lee Park", ["Dana Reyes", "Lee Park"]),
        ("Dana Reyes, MA; Lee Park", ["Dana Reyes", "Lee Park"]),
        ("Dana Reyes, Lee Park, and Sam Hill", ["Dana Reyes", "Lee Park", "Sam Hill"]),
        ("Dana Reyes, Marriage and Family Therapist", ["Dana Reyes"]),
        ("Heart and Mind Counseling", ["Heart and Mind Counseling"]),
    ],
)
def test_several_authors_are_parted_only_where_a_name_begins(line, names):
    assert [author.name for author in read_authors(line)] == names
