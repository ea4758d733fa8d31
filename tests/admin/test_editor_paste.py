"""Pasting at the desk: what the view asks of the reader and answers the form."""

import datetime
from types import SimpleNamespace

import pytest
from django.urls import reverse

from articles.admin.editor import pasting
from articles.exchange.document import DocumentAuthor, DocumentError
from articles.models import Author
from tests.factories import make_author, make_user

pytestmark = pytest.mark.django_db

PLAIN = {
    "body": "- tea",
    "title": "",
    "authors": (),
    "date": None,
    "date_precision": "hidden",
    "picture_alt": "",
    "notes": (),
}


@pytest.fixture
def reader(monkeypatch):
    """Stands for the reader of clipboards: `answer` is what it reads next."""
    fake = SimpleNamespace()
    fake.asked, fake.answer = [], {}

    def read_pasted(*, html: str, text: str, whole: bool):
        fake.asked.append((html, text, whole))
        if isinstance(fake.answer, Exception):
            raise fake.answer
        return SimpleNamespace(**PLAIN | fake.answer)

    fake.read_pasted = read_pasted
    monkeypatch.setattr(pasting, "read_pasted", fake.read_pasted)
    return fake


@pytest.fixture
def writer(client):
    rights = ["change_post", "add_post", "add_author"]
    client.force_login(make_user("wren", permissions=rights))
    return client


def paste(client, **fields):
    return client.post(reverse("admin:articles_editor_paste"), fields)


def add_author(client, **fields):
    return client.post(reverse("admin:articles_editor_author"), fields)


def test_what_is_pasted_comes_back_as_markdown(writer, reader):
    reader.answer = {"notes": ("A picture stayed behind.",)}
    answer = paste(writer, html="<li>tea</li>", text="tea").json()
    assert reader.asked == [("<li>tea</li>", "tea", False)]
    assert answer["markdown"] == "- tea"
    assert answer["notes"] == ["A picture stayed behind."]
    assert not any(answer["fields"].values())
    assert answer["people"] == []


def test_a_whole_article_fills_the_form_and_names_its_authors(writer, reader):
    known = make_author("Ines Calder", credentials="LMFT")
    reader.answer = {
        "title": "The long hallway",
        "date": datetime.date(2025, 9, 1),
        "date_precision": "month",
        "picture_alt": "A lamp",
        "authors": (
            DocumentAuthor("INES CALDER"),
            DocumentAuthor("Ola Brandt", "BS", "Intern"),
        ),
    }
    answer = paste(writer, text="The long hallway", whole="1").json()
    assert reader.asked[0][2] is True
    assert answer["fields"] == {
        "title": "The long hallway",
        "date": "2025-09-01",
        "date_precision": "month",
        "picture_alt": "A lamp",
    }
    first, second = answer["people"]
    assert (first["id"], first["label"]) == (known.pk, "Ines Calder, LMFT")
    assert (second["id"], second["label"]) == (None, "Ola Brandt, BS")
    assert answer["may_add_authors"] is True
    assert Author.objects.count() == 1


def test_whoever_signs_only_as_themselves_is_told_and_keeps_their_name(client, reader):
    user = make_user("wren", permissions=["write_own_post"])
    own = make_author("Wren Oduya", user=user)
    client.force_login(user)
    reader.answer = {"authors": (DocumentAuthor("Ola Brandt"),)}
    answer = paste(client, text="x").json()
    assert answer["people"] == []
    assert "Only an editor" in answer["notes"][-1]
    reader.answer = {"authors": (DocumentAuthor(own.name),)}
    answer = paste(client, text="x").json()
    assert (answer["people"], answer["notes"]) == ([], [])


def test_what_can_not_be_read_is_refused_in_a_sentence(writer, reader):
    reader.answer = DocumentError("This page is nested too deeply.")
    response = paste(writer, html="<b>")
    assert response.status_code == 400
    assert response.json()["error"].startswith("This page is nested too deeply.")


@pytest.mark.parametrize("sent", [{"html": "x" * 4_000_001}, {"text": "x" * 400_001}])
def test_what_is_too_long_is_refused_before_any_work(writer, reader, sent):
    response = paste(writer, **sent)
    assert response.status_code == 413
    assert "too long" in response.json()["error"]
    assert reader.asked == []


def test_a_request_far_too_large_is_refused_in_json(writer, reader):
    response = paste(writer, html="x" * 13_000_000)
    assert response.status_code == 413
    assert response.json()["error"]


def test_nothing_pasted_is_answered_in_words(writer, reader):
    assert paste(writer).status_code == 400


@pytest.mark.parametrize("who", [{}, {"is_staff": False}, {"is_staff": True}])
def test_whoever_may_not_write_can_not_paste(client, reader, who):
    if who:
        client.force_login(make_user(**who))
    assert paste(client, text="x").status_code == 403
    assert add_author(client, name="Ola Brandt").status_code == 403
    assert reader.asked == []
    assert Author.objects.count() == 0


def test_an_author_is_added_as_an_import_would(writer):
    answer = add_author(
        writer, name=" Ola  Brandt ", credentials="BS", role="Intern"
    ).json()
    author = Author.objects.get()
    assert answer == {"id": author.pk, "label": "Ola Brandt, BS"}
    assert (author.slug, author.role) == ("ola-brandt", "Intern")
    assert add_author(writer, name="ola brandt").json() == answer
    assert Author.objects.count() == 1


def test_an_author_is_added_only_by_who_may(client):
    client.force_login(make_user(permissions=["change_post"]))
    response = add_author(client, name="Ola Brandt")
    assert response.status_code == 403
    assert "An editor can" in response.json()["error"]
    assert Author.objects.count() == 0


@pytest.mark.parametrize("name", ["", "  ", "\x00", "x" * 500])
def test_a_name_that_can_not_be_kept_is_refused_in_words(writer, name):
    response = add_author(writer, name=name)
    assert response.status_code == 400
    assert response.json()["error"]
    assert Author.objects.count() == 0
