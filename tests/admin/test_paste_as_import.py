"""A document pasted into an empty post becomes the post that importing it makes."""

import pytest

from articles.exchange.load import load
from articles.exchange.read import read_document
from articles.models import Author, Post
from articles.publishing import contents_of_row
from tests.admin.forms import ADD, fields
from tests.management.test_import_posts import WITH_BYLINE, WITH_PICTURE

pytestmark = pytest.mark.django_db
EDITOR = "/admin/articles/post/editor"


@pytest.mark.parametrize("text", [WITH_PICTURE, WITH_BYLINE], ids=["picture", "byline"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_pasted_as_plain_text_it_gives_the_same_post(desk, text, ending):
    document = read_document("a.txt", text.encode())
    imported = load(document, source="a.txt").post
    expected = contents_of_row(imported)
    authors = list(Author.objects.values("name", "credentials", "role", "status"))
    Post.objects.all().delete()
    Author.objects.all().delete()

    sent = {"text": text.replace("\n", ending), "html": "", "whole": "1"}
    answer = desk.post(f"{EDITOR}/paste/", sent).json()
    form = fields(body=answer["markdown"], _save="1")
    form |= {name: value for name, value in answer["fields"].items() if value}
    form.setdefault("date_precision", "day")
    if not answer["fields"]["date"]:
        form["date_precision"] = answer["fields"]["date_precision"] or "hidden"
    people = []
    for person in answer["people"]:
        named = {key: person.get(key, "") for key in ("name", "credentials", "role")}
        people.append(desk.post(f"{EDITOR}/author/", named).json()["id"])
    if people:
        form["lead_author"], *form["co_authors"] = people
    desk.post(ADD, form)

    post = Post.objects.get()
    found = contents_of_row(post)
    for name, value in expected.items():
        if name not in {"lead_author_id", "co_authors"}:
            assert found[name] == value, name
    assert bool(found["lead_author_id"]) == bool(expected["lead_author_id"])
    now = list(Author.objects.values("name", "credentials", "role", "status"))
    assert now == authors
