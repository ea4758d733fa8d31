"""A feed is asked for many times a day, and sent when there is something new."""

import datetime

import pytest
import time_machine
from django.utils.http import http_date

from articles.publishing import publish, withdraw
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_post,
    make_site,
    make_topic,
)

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 3, 20, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
FEEDS = [
    f"{of}/feed/{form}"
    for of in ("", "/topics/sleep", "/authors/ines-calder")
    for form in ("", "rss/", "json/")
]


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        make_site()
        yield clock


@pytest.fixture
def post(clock):
    filed = {"lead_author": make_author(), "topics": [make_topic()]}
    make_live("Another", **filed)
    return make_live("Any", **filed)


def again(client, path: str, seen, *, by: str):
    """The answer to whoever holds `seen`, asked by its tag or by its date."""
    asked = {
        "tag": {"if-none-match": seen["ETag"]},
        "date": {"if-modified-since": seen["Last-Modified"]},
    }
    return client.get(path, headers=asked[by])


@pytest.mark.parametrize("path", FEEDS)
def test_what_did_not_change_is_not_sent_twice(client, clock, post, path):
    seen = client.get(path)
    clock.shift(MINUTE * 60)
    answer = again(client, path, seen, by="tag")
    assert (answer.status_code, answer.content) == (304, b"")
    for name in ("ETag", "Last-Modified", "Cache-Control", "Vary"):
        assert answer[name] == seen[name]
    assert not answer.cookies


@pytest.mark.parametrize("tag", ['"{}"', '"other", W/"{}"', "*"])
def test_a_tag_is_known_in_every_way_of_writing_it(client, post, tag):
    seen = client.get("/feed/")["ETag"].removeprefix("W/").strip('"')
    asked = {"if-none-match": tag.format(seen)}
    assert client.get("/feed/", headers=asked).status_code == 304


@pytest.mark.parametrize(
    "asked",
    [
        {"if-none-match": '"other"'},
        {"if-none-match": '"other"', "if-modified-since": http_date()},
        {"if-none-match": "nonsense"},
        {"if-modified-since": http_date(0)},
        {"if-modified-since": "nonsense"},
        {"if-modified-since": "Mon, 01 Jan 99999 00:00:00 GMT"},
    ],
)
def test_whoever_has_something_else_gets_the_whole(client, post, asked):
    answer = client.get("/feed/", headers=asked)
    assert answer.status_code == 200
    assert b"Any" in answer.content


@pytest.mark.parametrize("by", ["tag", "date"])
@pytest.mark.parametrize("path", FEEDS)
def test_a_change_is_sent_at_once(client, clock, post, path, by):
    seen = client.get(path)
    clock.shift(MINUTE)
    publish(edit(post, body="Other words."), by=None)
    answer = again(client, path, seen, by=by)
    assert answer.status_code == 200
    assert "Other words." in answer.content.decode()


@pytest.mark.parametrize("by", ["tag", "date"])
@pytest.mark.parametrize("path", FEEDS)
def test_a_withdrawal_is_seen_at_once(client, clock, post, path, by):
    seen = client.get(path)
    clock.shift(MINUTE)
    withdraw(post, by=None)
    answer = again(client, path, seen, by=by)
    assert answer.status_code == 200
    assert "Any" not in answer.content.decode()


def test_what_was_scheduled_is_sent_in_its_first_instant(client, clock, post):
    publish(make_post("Waiting"), by=None, at=NOON + MINUTE)
    seen = client.get("/feed/")
    clock.shift(59)
    assert again(client, "/feed/", seen, by="tag").status_code == 304
    clock.shift(1)
    answer = again(client, "/feed/", seen, by="tag")
    assert "Waiting" in answer.content.decode()


@pytest.mark.parametrize("by", ["tag", "date"])
def test_a_new_name_or_notice_of_the_site_is_sent_at_once(client, post, by):
    seen = client.get("/feed/")
    make_site(disclaimer="Other words about it.")
    assert again(client, "/feed/", seen, by=by).status_code == 200


def test_a_second_text_within_one_second_is_sent_to_who_asks_by_date(client, post):
    seen = client.get("/feed/")
    make_live("In the same second")
    answer = again(client, "/feed/", seen, by="date")
    assert "In the same second" in answer.content.decode()


@pytest.mark.parametrize("path", [*FEEDS, "/sitemap.xml"])
def test_it_is_packed_for_who_takes_that_and_keeps_its_tag(client, post, path):
    plain = client.get(path)
    packed = client.get(path, headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content)
    assert packed["ETag"] == plain["ETag"]
    assert plain["Vary"] == packed["Vary"] == "Accept-Encoding"
    assert plain["Cache-Control"] == packed["Cache-Control"] == "no-cache"


def test_no_query_and_no_visitor_makes_another_feed(client, post):
    whole = client.get("/feed/")
    for path in ("/feed/?utm_source=x", "/feed/?page=2", "/feed/?%00=%ff"):
        answer = client.get(path, headers={"cookie": "a=b", "accept-language": "es"})
        assert answer.content == whole.content
        assert answer.headers == whole.headers
