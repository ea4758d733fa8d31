"""The feeds and the sitemap: whole, absolute, and of what is live."""

import datetime
import warnings
from xml.etree import ElementTree

import feedparser
import pytest
import time_machine

from articles.public.feeds import absolute_html
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


@pytest.fixture
def frozen():
    with time_machine.travel(NOON, tick=False) as clock:
        make_site()
        yield clock


def parse(client, path: str):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        feed = feedparser.parse(client.get(path).content)
    assert not feed.bozo
    return feed


@pytest.mark.parametrize("path", ["/feed/", "/feed/rss/"])
def test_a_feed_carries_the_full_text_with_absolute_addresses(client, frozen, path):
    picture = make_picture(alt="A cup")
    body = (
        f"See [us](/about/).\n\n![A cup]({picture.reference})\n\n"
        "Note.[^1]\n\n[^1]: Yes."
    )
    author = make_author("Ines Calder", credentials="LMFT")
    make_live(
        "A & B <i>",
        slug="a-b",
        body=body,
        lead_author=author,
        topics=[make_topic("Sleep")],
    )
    entry = parse(client, path).entries[0]
    assert entry.title == "A & B <i>"
    assert entry.link == "http://testserver/articles/a-b/"
    content = entry.content[-1].value
    assert 'href="http://testserver/about/"' in content
    assert 'src="http://testserver/media/pictures/' in content
    assert 'href="#' not in content
    assert 'href="/' not in content
    assert entry.tags[0].term == "Sleep"
    assert "Ines Calder, LMFT" in entry.author


def test_the_feed_shows_the_lead_picture_and_names_the_site_as_its_author(
    client, frozen
):
    make_live("With it", picture=make_picture(alt="A <cup>"))
    feed = parse(client, "/feed/")
    assert feed.feed.author == "Harbor Street Practice"
    content = feed.entries[0].content[-1].value
    assert 'alt="A &lt;cup&gt;"' in content or 'alt="A <cup>"' in content
    assert 'src="http://testserver/media/pictures/' in content


@pytest.mark.parametrize("path", ["/feed/", "/feed/rss/"])
def test_an_entry_keeps_its_id_when_title_and_address_change(client, frozen, path):
    post = make_live("First words")
    before = parse(client, path).entries[0].id
    frozen.shift(60)
    publish(edit(post, title="Other words", slug="other"), by=None)
    entry = parse(client, path).entries[0]
    assert (entry.id, entry.title) == (before, "Other words")


@pytest.mark.parametrize(
    ("path", "precision", "told"),
    [
        ("/feed/", "day", True),
        ("/feed/", "month", False),
        ("/feed/", "hidden", False),
        ("/feed/rss/", "day", True),
        ("/feed/rss/", "month", False),
    ],
)
def test_a_feed_prints_no_day_that_was_not_given(client, frozen, path, precision, told):
    make_live("Dated", date=datetime.date(2025, 9, 1), date_precision=precision)
    assert ("published" in parse(client, path).entries[0]) is told


def test_a_month_alone_is_nowhere_told_as_a_day(client, frozen):
    make_live("Dated", date=datetime.date(2025, 9, 1), date_precision="month")
    for path in ["/", "/articles/dated/", "/feed/", "/feed/rss/", "/sitemap.xml"]:
        text = client.get(path).content.decode()
        assert "2025-09-01" not in text
        assert "September 1" not in text
        assert "01 Sep 2025" not in text


def test_no_invisible_character_breaks_the_feed_for_everyone(client, frozen):
    odd = "a\x01b\x02c\x1bd\ufffee\uffff"
    author = make_author("Ines", credentials=odd, slug="ines")
    topic = make_topic("Sleep")
    topic.name = odd
    topic.full_clean()
    topic.save()
    make_site(name=odd, tagline=odd)
    make_live(odd, slug="odd", summary=odd, lead_author=author, topics=[topic])
    for path in ("/feed/", "/feed/rss/"):
        feed = parse(client, path)
        assert feed.feed.title == "abcde"
        assert feed.entries[0].title == "abcde"
    assert client.get("/sitemap.xml").status_code == 200


@pytest.mark.parametrize("path", ["/feed/", "/feed/rss/"])
def test_a_feed_can_only_be_read(client, frozen, path):
    assert client.options(path).status_code == 405
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


def test_an_empty_feed_is_still_a_feed(client, frozen):
    assert parse(client, "/feed/").entries == []
    assert parse(client, "/feed/rss/").entries == []


def test_the_sitemap_names_every_live_page_with_its_change(client, frozen):
    make_live("An article", lead_author=make_author(), topics=[make_topic()])
    make_live("About us", kind="page")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = {
        url.find("s:loc", space).text: url.findtext("s:lastmod", None, space)
        for url in root.findall("s:url", space)
    }
    assert found == {
        "http://testserver/": None,
        "http://testserver/topics/": None,
        "http://testserver/authors/": None,
        "http://testserver/archive/": None,
        "http://testserver/authors/ines-calder/": None,
        "http://testserver/topics/sleep/": None,
        "http://testserver/articles/an-article/": "2026-03-03",
        "http://testserver/about-us/": "2026-03-03",
    }


def test_robots_may_read_all_but_the_desk(client, frozen):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_addresses_are_made_absolute_in_attributes_and_nowhere_else():
    html = (
        '<p>Write href="/x" so.</p><a rel="a > b" href="/x">1</a>'
        '<a href="//other.example/">2</a><a href="https://other.example/">3</a>'
        '<a href="#n">4</a>'
    )
    made = absolute_html(html, "http://testserver/articles/a/")
    assert made == (
        '<p>Write href="/x" so.</p><a rel="a > b" href="http://testserver/x">1</a>'
        '<a href="//other.example/">2</a><a href="https://other.example/">3</a>'
        '<a href="http://testserver/articles/a/#n">4</a>'
    )
