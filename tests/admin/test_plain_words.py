"""What the desk's forms say of what they can't take."""

import pytest

from articles.models import Author, CallToAction, Series, Topic
from tests.admin.forms import ADD, fields
from tests.factories import make_site

pytestmark = pytest.mark.django_db
STOCK = ("Select a valid", "Ensure this", "Enter a valid", "already exists")
NAME = "There is one of this name already. Choose another name."
ADDRESS = "There is one with this address already. Choose another address."


@pytest.fixture(autouse=True)
def site(db):
    make_site()
    Series.objects.create(name="Winter", slug="winter")
    Topic.objects.create(name="Winter", slug="winter")
    CallToAction.objects.create(name="Winter", text="Call us.")
    Author.objects.create(name="Winter", slug="winter")


@pytest.mark.parametrize(
    ("noun", "values", "sentence"),
    [
        ("series", {"name": "Winter", "slug": "w"}, NAME),
        ("series", {"name": "W", "slug": "winter"}, ADDRESS),
        ("topic", {"name": "Winter", "slug": "w"}, NAME),
        ("topic", {"name": "W", "slug": "winter"}, ADDRESS),
        ("calltoaction", {"name": "Winter", "text": "x"}, NAME),
        ("author", {"name": "W", "slug": "winter"}, ADDRESS),
        (
            "calltoaction",
            {"name": "x" * 500, "text": "x"},
            "This is 500 characters long; at most 80 fit.",
        ),
        (
            "series",
            {"name": "W", "slug": "a b!"},
            "An address has letters, digits and hyphens.",
        ),
        (
            "author",
            {"name": "W", "slug": "w", "status": "king"},
            "Choose one of those in the list.",
        ),
        (
            "author",
            {"name": "W", "slug": "w", "status": "", "supervisor": "999999"},
            "Choose one of those in the list.",
        ),
        ("topic", {"name": "", "slug": "w"}, "This is needed. Write something here."),
    ],
)
def test_what_can_not_be_is_said_in_plain_words(desk, noun, values, sentence):
    response = desk.post(f"/admin/articles/{noun}/add/", values)
    page = response.content.decode()
    assert response.status_code == 200
    assert sentence in page
    assert not [words for words in STOCK if words in page]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"slug": "x" * 500}, "This is 500 characters long; at most 120 fit."),
        ({"title": "x" * 500}, "This is 500 characters long; at most 200 fit."),
        ({"kind": "poem"}, "Choose one of those in the list."),
        ({"topics": ["999999"]}, "Choose one of those in the list."),
        ({"date": "soon"}, "Write the day like 2026-03-09, or leave it empty."),
    ],
)
def test_a_post_s_form_speaks_plainly_and_keeps_its_own_words(desk, values, sentence):
    page = desk.post(ADD, fields(**values)).content.decode()
    assert sentence in page
    assert not [words for words in STOCK if words in page]
