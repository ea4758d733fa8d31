"""JSON Feed, held to the rules of its version 1.1."""

import datetime
import re
from urllib.parse import urlsplit

import pytest
import time_machine

from articles.publishing import publish
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_site,
    make_topic,
)

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 3, 20, tzinfo=datetime.UTC)
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

# The members that the specification names, with their types.
AUTHOR = {"name": str, "url": str, "avatar": str}
ITEM = {
    **{"id": str, "url": str, "external_url": str, "title": str, "content_html": str},
    **{"content_text": str, "summary": str, "image": str, "banner_image": str},
    **{"date_published": str, "date_modified": str, "authors": list, "tags": list},
    **{"language": str, "attachments": list},
}
FEED = {
    **{"version": str, "title": str, "home_page_url": str, "feed_url": str},
    **{"description": str, "user_comment": str, "next_url": str, "icon": str},
    **{"favicon": str, "authors": list, "language": str, "expired": bool},
    **{"hubs": list, "items": list},
}
ADDRESSES = {"url", "home_page_url", "feed_url", "image", "icon", "avatar"}


def check_members(members: dict, known: dict) -> None:
    for name, value in members.items():
        assert isinstance(value, known[name]), name
        if name in ADDRESSES:
            parts = urlsplit(value)
            assert parts.scheme in {"http", "https"}, name
            assert parts.netloc, name
        if name.startswith("date_"):
            assert INSTANT.fullmatch(value), name
            assert datetime.datetime.fromisoformat(value).tzinfo


def read(client, path: str = "/feed/json/") -> dict:
    """A feed, once it is known to follow the specification."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/feed+json"
    feed = response.json()
    check_members(feed, FEED)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == f"http://testserver{path}"
    for item in feed["items"]:
        check_members(item, ITEM)
        assert item["id"]
        assert "content_html" in item or "content_text" in item
        assert all(isinstance(tag, str) for tag in item.get("tags", []))
        for author in item.get("authors", []):
            check_members(author, AUTHOR)
            assert author
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    return feed


@pytest.fixture
def frozen():
    with time_machine.travel(NOON, tick=False) as clock:
        make_site()
        yield clock


def test_an_item_tells_all_that_there_is_to_tell(client, frozen):
    portrait = make_picture(alt="Ines at her desk")
    author = make_author("Ines Calder", credentials="LMFT", portrait=portrait)
    post = make_live(
        "A & B <i>",
        slug="a-b",
        summary="Both, & neither.",
        picture=make_picture(alt="A cup"),
        lead_author=author,
        topics=[make_topic("Sleep"), make_topic("Grief")],
        date=datetime.date(2026, 3, 1),
    )
    (item,) = read(client)["items"]
    assert item["id"] == post.uid.urn
    assert item["url"] == "http://testserver/articles/a-b/"
    assert (item["title"], item["summary"]) == ("A & B <i>", "Both, & neither.")
    assert item["content_html"].startswith('<p><img src="http://testserver/media/')
    assert item["image"].startswith("http://testserver/media/pictures/")
    assert item["tags"] == ["Grief", "Sleep"]
    assert item["date_published"] == "2026-03-01T00:00:00-08:00"
    assert item["date_modified"] == "2026-03-03T12:00:00-08:00"
    (person,) = item["authors"]
    assert person["name"] == "Ines Calder, LMFT"
    assert person["url"] == "http://testserver/authors/ines-calder/"
    assert person["avatar"].startswith("http://testserver/media/pictures/")


def test_what_nobody_said_is_left_out(client, frozen):
    make_live("Plain", date_precision="hidden")
    (item,) = read(client)["items"]
    assert not {"date_published", "authors", "tags", "image"} & set(item)


@pytest.mark.parametrize("precision", ["month", "hidden"])
def test_a_date_is_told_to_the_day_or_not_at_all(client, frozen, precision):
    make_live("Dated", date=datetime.date(2025, 9, 1), date_precision=precision)
    (item,) = read(client)["items"]
    assert "date_published" not in item
    assert item["date_modified"].startswith("2026-03-03T")


def test_the_feed_tells_of_the_site(client, frozen):
    make_site(logo=make_picture(alt="Our sign"), tagline="Talking helps")
    feed = read(client)
    assert feed["home_page_url"] == "http://testserver/"
    assert feed["description"] == "Talking helps"
    assert feed["language"] == "en"
    assert feed["icon"].startswith("http://testserver/media/pictures/")
    site = {"name": "Harbor Street Practice", "url": "http://testserver/"}
    assert feed["authors"] == [site]
    assert feed["items"] == []


def test_a_topic_and_an_author_have_one_of_their_own(client, frozen):
    topic = make_topic("Sleep", description="Nights.")
    make_live("Any", lead_author=make_author("Ines Calder"), topics=[topic])
    feed = read(client, "/topics/sleep/feed/json/")
    assert feed["home_page_url"] == "http://testserver/topics/sleep/"
    assert (feed["title"], feed["description"]) == (
        "Sleep · Harbor Street Practice",
        "Nights.",
    )
    feed = read(client, "/authors/ines-calder/feed/json/")
    assert feed["home_page_url"] == "http://testserver/authors/ines-calder/"
    assert "Ines Calder" in feed["description"]


def test_an_item_keeps_its_id_when_title_and_address_change(client, frozen):
    post = make_live("First words")
    before = read(client)["items"][0]["id"]
    frozen.shift(60)
    publish(edit(post, title="Other words", slug="other"), by=None)
    (item,) = read(client)["items"]
    assert (item["id"], item["title"]) == (before, "Other words")


def test_a_site_without_settings_has_one(client):
    make_live("Any")
    assert len(read(client)["items"]) == 1


def test_the_feed_speaks_the_language_of_the_site(client, frozen):
    make_site(language="es")
    make_live("Any", topics=[make_topic("Sleep")])
    assert read(client, "/topics/sleep/feed/json/")["language"] == "es"
