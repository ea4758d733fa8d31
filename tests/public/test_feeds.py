"""The feeds: whole, absolute, the same to every program, and of what is live."""

import datetime
import re
import warnings

import feedparser
import pytest
import time_machine

from articles.models import SiteSettings
from articles.public.feeds import absolute_html
from articles.publishing import publish
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_post,
    make_site,
    make_topic,
)

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 3, 20, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
XML = ["/feed/", "/feed/rss/"]
# In every format, of the site and of what the texts of these tests are filed under.
FEEDS = [
    f"{of}/feed/{form}"
    for of in ("", "/topics/sleep", "/authors/ines-calder")
    for form in ("", "rss/", "json/")
]
ATOM_AND_RSS = [path for path in FEEDS if "json" not in path]


@pytest.fixture
def frozen():
    with time_machine.travel(NOON, tick=False) as clock:
        make_site()
        yield clock


@pytest.fixture
def filed(frozen):
    """What files a text under the topic and the author of FEEDS."""
    return {
        "lead_author": make_author("Ines Calder", credentials="LMFT"),
        "topics": [make_topic("Sleep")],
    }


def parse(client, path: str):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        feed = feedparser.parse(client.get(path).content)
    assert not feed.bozo
    return feed


@pytest.mark.parametrize("path", ATOM_AND_RSS)
def test_a_feed_carries_the_full_text_with_absolute_addresses(client, filed, path):
    picture = make_picture(alt="A cup")
    body = (
        f"See [us](/about/), [them](more/).\n\n![A cup]({picture.reference})\n\n"
        "Note.[^1]\n\n[^1]: Yes."
    )
    make_live("A & B <i>", slug="a-b", body=body, **filed)
    entry = parse(client, path).entries[0]
    assert entry.title == "A & B <i>"
    assert entry.link == "http://testserver/articles/a-b/"
    content = entry.content[-1].value
    assert 'href="http://testserver/about/"' in content
    assert 'href="http://testserver/articles/a-b/more/"' in content
    assert 'src="http://testserver/media/pictures/' in content
    assert not re.search(r'(href|src)="(?!https?:)', content)
    assert "srcset" not in content
    assert entry.tags[0].term == "Sleep"
    assert "Ines Calder, LMFT" in entry.author


@pytest.mark.parametrize("path", ATOM_AND_RSS)
def test_a_feed_says_where_it_lies_and_what_it_is_about(client, filed, path):
    make_live("Any", **filed)
    feed = parse(client, path).feed
    links = {(link.rel, link.href) for link in feed.links}
    assert ("self", f"http://testserver{path}") in links
    page = path.split("feed/")[0]
    assert feed.link == f"http://testserver{page}"
    assert feed.language == "en"
    names = {"/": "", "/topics/sleep/": "Sleep", "/authors/ines-calder/": "Ines Calder"}
    assert feed.title.startswith(names[page])
    assert feed.title.endswith("Harbor Street Practice")


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_has_the_type_of_its_format(client, filed, path):
    make_live("Any", **filed)
    form = path.strip("/").rpartition("/")[2]
    assert client.get(path)["Content-Type"] == {
        "rss": "application/rss+xml; charset=utf-8",
        "json": "application/feed+json",
    }.get(form, "application/atom+xml; charset=utf-8")


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_of_a_topic_or_an_author_holds_theirs_alone(client, filed, path):
    make_live("Of these", **filed)
    make_live("Of others", lead_author=make_author("Lee Orr"))
    make_live(
        "Together",
        lead_author=make_author("Mai Tran"),
        co_authors=[filed["lead_author"]],
    )
    text = client.get(path).content.decode()
    assert "Of these" in text
    assert ("Of others" in text) is path.startswith("/feed/")
    assert ("Together" in text) is not path.startswith("/topics/")


@pytest.mark.parametrize("form", ["", "rss/", "json/"])
def test_there_is_no_feed_of_what_has_nothing_to_read(client, frozen, form):
    author, topic = make_author("Quiet"), make_topic("Quiet")
    post = make_post("Later", lead_author=author, topics=[topic])
    publish(post, by=None, at=NOON + DAY)
    for place in ("topics", "authors"):
        assert client.get(f"/{place}/quiet/feed/{form}").status_code == 404
        assert client.get(f"/{place}/nobody/feed/{form}").status_code == 404
    frozen.move_to(NOON + DAY)
    for place in ("topics", "authors"):
        assert client.get(f"/{place}/quiet/feed/{form}").status_code == 200


@pytest.mark.parametrize("path", ["/feed/xml/", "/feed/atom/", "/series/a/feed/"])
def test_other_feeds_are_not_found(client, frozen, path):
    assert client.get(path).status_code == 404


def test_the_feed_shows_the_lead_picture_and_names_the_site_as_its_author(
    client, frozen
):
    make_live("With it", picture=make_picture(alt="A <cup>"))
    feed = parse(client, "/feed/")
    assert feed.feed.author == "Harbor Street Practice"
    content = feed.entries[0].content[-1].value
    assert 'alt="A &lt;cup&gt;"' in content or 'alt="A <cup>"' in content
    assert 'src="http://testserver/media/pictures/' in content


@pytest.mark.parametrize("path", XML)
def test_the_lead_picture_is_told_as_a_file_too(client, frozen, path):
    make_live("With it", picture=make_picture(alt="A <cup>"))
    (media,) = parse(client, path).entries[0].media_content
    assert media["url"].startswith("http://testserver/media/pictures/")
    assert (media["width"], media["height"], media["type"]) == ("48", "32", "image/png")


def test_pictures_on_a_host_of_their_own_keep_it(client, frozen, settings):
    settings.MEDIA_URL = "https://pictures.example/"
    make_live("With it", picture=make_picture(alt="A cup"))
    text = client.get("/feed/").content.decode()
    assert 'src="https://pictures.example/pictures/' in text.replace("&quot;", '"')
    assert "testserverhttps" not in text


@pytest.mark.parametrize("path", XML)
def test_every_author_is_named(client, frozen, path):
    make_live(
        "Together",
        lead_author=make_author("Ines Calder", credentials="LMFT"),
        co_authors=[make_author("Lee Orr")],
    )
    text = client.get(path).content.decode()
    for name in ("Ines Calder, LMFT", "Lee Orr"):
        assert f">{name}<" in text
    if path == "/feed/":
        assert "<uri>http://testserver/authors/lee-orr/</uri>" in text


@pytest.mark.parametrize("path", FEEDS)
def test_the_notices_stand_where_the_page_has_them(client, filed, path):
    make_site(disclaimer="No advice.", crisis_notice="Call [988](tel:988).")
    make_live("Plain", body="Calm words.", **filed)
    calm = client.get(path).content.decode()
    assert "988" not in calm
    assert calm.index("Calm words.") < calm.index("No advice.")
    make_live("Hard", body="Hard words.", crisis_first=True, **filed)
    hard = client.get(path).content.decode()
    assert hard.index("tel:988") < hard.rindex("Hard words.")


def test_a_site_without_settings_has_feeds_with_its_notices(client):
    post = make_live("Any", crisis_first=True)
    assert not SiteSettings.objects.exists()
    for path in XML:
        content = parse(client, path).entries[0].content[-1].value
        assert content.index("988") < content.index("The kettle")
        assert content.index("The kettle") < content.index("for information")
    assert post.uid.urn in client.get("/feed/json/").content.decode()


@pytest.mark.parametrize("path", ATOM_AND_RSS)
def test_an_entry_keeps_its_id_when_title_and_address_change(
    client, frozen, filed, path
):
    post = make_live("First words", **filed)
    before = parse(client, path).entries[0].id
    assert before == post.uid.urn
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
    for path in ["/", "/articles/dated/", *XML, "/feed/json/", "/sitemap.xml"]:
        text = client.get(path).content.decode()
        assert "2025-09-01" not in text
        assert "September 1" not in text
        assert "01 Sep 2025" not in text


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Pacific/Honolulu", "UTC"])
def test_the_day_of_publication_is_the_one_that_was_given_wherever_it_is(
    client, frozen, zone
):
    make_site(time_zone=zone)
    make_live("Dated", date=datetime.date(2025, 9, 1))
    assert "<published>2025-09-01T" in client.get("/feed/").content.decode()
    assert "<pubDate>Mon, 01 Sep 2025 " in client.get("/feed/rss/").content.decode()
    assert (
        '"date_published": "2025-09-01T' in client.get("/feed/json/").content.decode()
    )
    make_site(time_zone="Pacific/Kiritimati")
    assert "<published>2025-09-01T" in client.get("/feed/").content.decode()


def test_no_invisible_character_breaks_the_feed_for_everyone(client, frozen):
    odd = "a\x01b\x02c\x1bd\ufffee\uffff"
    author = make_author("Ines", credentials=odd, slug="ines")
    topic = make_topic("Sleep")
    topic.name = topic.description = odd
    topic.full_clean()
    topic.save()
    make_site(name=odd, tagline=odd)
    make_live(odd, slug="odd", summary=odd, lead_author=author, topics=[topic])
    for path in XML:
        feed = parse(client, path)
        assert feed.feed.title == "abcde"
        assert feed.entries[0].title == "abcde"
    for path in ("/topics/sleep/feed/", "/authors/ines/feed/rss/"):
        assert "abcde" in parse(client, path).feed.title
    assert client.get("/sitemap.xml").status_code == 200


@pytest.mark.parametrize("path", FEEDS)
def test_markup_emoji_and_right_to_left_text_come_through_whole(client, filed, path):
    title = "</title>]]><script>alert(1)</script> &amp; \u2028שינה 🌊"
    filed["topics"][0].description = title
    filed["topics"][0].save()
    make_site(name=title, tagline=title)
    make_live(title, slug="odd", summary=title, meta_description=title, **filed)
    if "json" in path:
        assert client.get(path).json()["items"][0]["title"] == title
    else:
        assert parse(client, path).entries[0].title == title
        assert "<script" not in client.get(path).content.decode()


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_can_only_be_read(client, filed, path):
    make_live("Any", **filed)
    assert client.options(path).status_code == 405
    assert client.post(path).status_code == 405
    head, whole = client.head(path), client.get(path)
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers == whole.headers


def test_an_empty_feed_is_still_a_feed_and_always_the_same(client, frozen):
    for path in XML:
        before = client.get(path)
        assert parse(client, path).entries == []
        assert "Last-Modified" not in before
        frozen.shift(DAY)
        assert client.get(path).content == before.content


def test_texts_that_are_kept_from_search_engines_are_in_the_feed(client, frozen):
    make_live("Kept", noindex=True)
    for path in XML:
        assert parse(client, path).entries[0].title == "Kept"


def test_the_newest_twenty_are_in_it(client, frozen):
    for number in range(22):
        make_live(f"Text {number}")
        frozen.shift(60)
    titles = [entry.title for entry in parse(client, "/feed/").entries]
    assert titles == [f"Text {number}" for number in range(21, 1, -1)]


@pytest.mark.parametrize("number", [1, 12])
def test_a_feed_costs_a_fixed_number_of_queries(
    client, filed, number, django_assert_num_queries
):
    other = make_author("Lee Orr")
    for _ in range(number):
        make_live(picture=make_picture(alt="A cup"), co_authors=[other], **filed)
    make_site(logo=make_picture(alt="Our sign"))
    for path in FEEDS:
        with django_assert_num_queries(3 if path.startswith("/feed/") else 4):
            assert client.get(path).status_code == 200


def test_addresses_are_made_absolute_in_attributes_and_nowhere_else():
    html = (
        '<p>Write href="/x" so.</p><a rel="a > b" href="/x">1</a>'
        '<a href="//other.example/">2</a><a href="https://other.example/">3</a>'
        '<a href="#n">4</a><a href="../b/?c&amp;d">5</a><a href="tel:+1">6</a>'
        '<a href="mailto:a@b.example">7</a>'
    )
    made = absolute_html(html, "http://testserver/articles/a/")
    assert made == (
        '<p>Write href="/x" so.</p><a rel="a > b" href="http://testserver/x">1</a>'
        '<a href="//other.example/">2</a><a href="https://other.example/">3</a>'
        '<a href="http://testserver/articles/a/#n">4</a>'
        '<a href="http://testserver/articles/b/?c&amp;d">5</a><a href="tel:+1">6</a>'
        '<a href="mailto:a@b.example">7</a>'
    )


def alternates(client, path: str) -> dict[str, str]:
    """The feeds of which a page tells, by path, with their titles."""
    html = client.get(path).content.decode()
    found = re.findall(
        r'<link rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)">', html
    )
    for media_type, _, feed in found:
        assert client.get(feed)["Content-Type"].startswith(media_type)
    return {feed: title for _, title, feed in found}


def test_every_page_tells_of_the_feeds_of_what_it_is_about(client, filed):
    make_live("Any", **filed)
    of_site = {
        "/feed/": "Harbor Street Practice",
        "/feed/rss/": "Harbor Street Practice (RSS)",
        "/feed/json/": "Harbor Street Practice (JSON)",
    }
    assert alternates(client, "/articles/any/") == of_site
    found = alternates(client, "/topics/sleep/")
    assert found["/topics/sleep/feed/"] == "Sleep · Harbor Street Practice"
    assert found.items() > of_site.items()
    found = alternates(client, "/authors/ines-calder/")
    name = "Ines Calder, LMFT · Harbor Street Practice (JSON)"
    assert found["/authors/ines-calder/feed/json/"] == name
    assert len(found) == 6
