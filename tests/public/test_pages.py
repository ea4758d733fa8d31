"""What a visitor reads on each page, and what it costs."""

import datetime
import re
from html.parser import HTMLParser

import pytest
import time_machine
from django.urls import reverse

from articles.models import SiteSettings
from articles.publishing import publish, withdraw
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_post,
    make_series,
    make_site,
    make_topic,
)
from tests.public.surfaces import SURFACES

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 3, 20, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


class Text(HTMLParser):
    """The visible text of a page's main part, and its tags."""

    def __init__(self, html: str):
        super().__init__()
        self.words, self.tags, self.depth = [], [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.depth += tag == "main"

    def handle_endtag(self, tag):
        self.depth -= tag == "main"

    def handle_data(self, data):
        if self.depth:
            self.words += data.split()

    def attrs(self, tag: str) -> list[dict]:
        return [attrs for name, attrs in self.tags if name == tag]


def read(client, path: str, status: int = 200) -> Text:
    response = client.get(path)
    assert response.status_code == status
    return Text(response.content.decode())


@pytest.fixture
def frozen():
    with time_machine.travel(NOON, tick=False) as clock:
        make_site()
        yield clock


def many(number: int) -> None:
    author, other = make_author("Ines Calder"), make_author("Lee Orr")
    topics = [make_topic("Sleep"), make_topic("Grief")]
    series = make_series("Nights")
    for index in range(number):
        make_live(
            f"Article {index}",
            lead_author=author,
            co_authors=[other],
            topics=topics,
            series=series,
            reviewer=other,
            reviewed_on=datetime.date(2026, 1, 1),
            picture=make_picture(alt="A cup"),
            date=datetime.date(2026, 2, 1) + index * DAY,
        )
    for index in range(4):
        make_live(f"Page {index}", kind="page", menu_position=index)


BUDGET = {
    "article": 8,
    "page": 4,
    "home": 5,
    "topic": 5,
    "author": 5,
    "topics": 6,
    "series": 5,
    "authors": 5,
    "archive": 5,
    "archive_year": 5,
    "archive_month": 5,
    "feed": 4,
    "feed_rss": 4,
    "feed_json": 4,
    "sitemap": 6,
}
ADDRESSES = {
    "article": "/articles/article-1/",
    "page": "/page-1/",
    "topic": "/topics/sleep/",
    "author": "/authors/ines-calder/",
    "series": "/series/nights/",
    "archive_year": "/archive/2026/",
    "archive_month": "/archive/2026/02/",
}


@pytest.mark.parametrize("number", [3, 24])
def test_a_page_costs_a_fixed_number_of_queries(
    client, frozen, number, django_assert_max_num_queries
):
    many(number)
    for name, most in BUDGET.items():
        path = ADDRESSES.get(name) or reverse(f"articles:{name}")
        with django_assert_max_num_queries(most):
            assert client.get(path).status_code == 200


def test_an_article_says_title_byline_date_and_body_in_this_order(client, frozen):
    author = make_author("Ines Calder", credentials="BS", role="Lakeside intern")
    make_live(
        "A warm kettle",
        lead_author=author,
        date=datetime.date(2025, 9, 1),
        date_precision="month",
        body="She came in.\n\n## Later\n\nThey “talked” until it was dark.",
    )
    text = read(client, "/articles/a-warm-kettle/")
    joined = " ".join(text.words)
    expected = [
        "A warm kettle",
        "Author: Ines Calder, BS Lakeside intern",
        "Published: September 2025",
        "She came in. Later They “talked” until it was dark.",
    ]
    places = [joined.index(part) for part in expected]
    assert places == sorted(places)
    assert {"datetime": "2025-09"} in text.attrs("time")
    assert len(text.attrs("h1")) == 1


def test_no_author_and_no_date_are_invented(client, frozen):
    make_live("Plain", date_precision="hidden")
    text = read(client, "/articles/plain/")
    joined = " ".join(text.words)
    assert "Author" not in joined
    assert "Published" not in joined
    assert text.attrs("time") == []


def test_a_student_is_shown_with_the_supervisor(client, frozen):
    lead = make_author("Ruth Vale", credentials="LMFT")
    student = make_author("Tess Moor", status="student", supervisor=lead)
    make_live("Under supervision", lead_author=student)
    joined = " ".join(read(client, "/articles/under-supervision/").words)
    assert "Ruth Vale, LMFT" in joined


def test_a_review_is_named_with_its_month(client, frozen):
    make_live(
        "Reviewed",
        reviewer=make_author("Ruth Vale", credentials="LMFT"),
        reviewed_on=datetime.date(2025, 9, 14),
    )
    joined = " ".join(read(client, "/articles/reviewed/").words)
    assert "reviewed by Ruth Vale, LMFT" in joined
    assert "September 2025" in joined


def test_the_lead_picture_has_its_description_and_its_size(client, frozen):
    picture = make_picture(alt="A cup on a sill")
    make_live("With a picture", picture=picture, picture_alt="A cup by the window")
    images = read(client, "/articles/with-a-picture/").attrs("img")
    assert images[0]["alt"] == "A cup by the window"
    assert (images[0]["width"], images[0]["height"]) == ("48", "32")
    assert images[0].get("loading") != "lazy"


def test_a_description_waits_for_its_picture(client, frozen):
    post = make_live("Described", picture_alt="Two people on a bench")
    assert read(client, "/articles/described/").attrs("img") == []
    frozen.shift(DAY)
    publish(edit(post, picture=make_picture()), by=None)
    images = read(client, "/articles/described/").attrs("img")
    assert images[0]["alt"] == "Two people on a bench"


def test_contents_stand_there_from_three_headings_on(client, frozen):
    two = "## One\n\nText.\n\n## Two\n\nText."
    make_live("Short", body=two)
    make_live("Long", body=f"{two}\n\n## Three\n\nText.")
    labels = [
        nav.get("aria-label") for nav in read(client, "/articles/short/").attrs("nav")
    ]
    assert "Contents" not in labels
    text = read(client, "/articles/long/")
    assert "Contents" in [nav.get("aria-label") for nav in text.attrs("nav")]
    links = {a.get("href") for a in text.attrs("a")}
    assert {"#h-one", "#h-two", "#h-three"} <= links
    assert {"h-one", "h-two", "h-three"} <= {h.get("id") for h in text.attrs("h2")}


def test_newer_and_older_have_titles_and_none_is_made_up(client, frozen):
    for day, title in enumerate(["Oldest", "Middle", "Newest"], start=1):
        make_live(title, date=datetime.date(2026, 2, day))
    oldest = " ".join(read(client, "/articles/oldest/").words)
    middle = " ".join(read(client, "/articles/middle/").words)
    newest = " ".join(read(client, "/articles/newest/").words)
    assert "Middle" in oldest
    assert "Newest" not in oldest
    assert "Newest" in middle
    assert "Oldest" in middle
    assert "Middle" in newest
    assert "Oldest" not in newest


def test_articles_of_one_date_form_a_chain_without_a_loop(client, frozen):
    for number in range(4):
        make_live(f"Twin {number}", date=datetime.date(2026, 2, 1))
    path, seen = "/articles/twin-0/", []
    while path:
        assert path not in seen
        seen.append(path)
        html = client.get(path).content.decode()
        found = re.search(r'<a href="([^"]+)"[^>]*rel="next"', html) or re.search(
            r'rel="next"[^>]*href="([^"]+)"', html
        )
        path = found[1] if found else None
    assert len(seen) in {1, 4}


def test_the_call_to_action_can_be_dialled(client, frozen):
    make_live("Any")
    links = [a.get("href") for a in read(client, "/articles/any/").attrs("a")]
    assert "tel:+17755550142" in links


def test_the_crisis_notice_is_on_every_page(client, frozen):
    make_live("Any", topics=[make_topic()], lead_author=make_author())
    for path in ["/", "/articles/any/", "/topics/", "/authors/", "/archive/", "/no/"]:
        assert "988" in client.get(path).content.decode(), path


def test_a_list_goes_on_over_pages_and_ends(client, frozen):
    many(24)
    for page, status in [(1, 200), (2, 200), (3, 200), (4, 404), (10**6, 404)]:
        assert client.get(f"/?page={page}").status_code == status
    for odd in ["abc", "0", "-1", "1e3", "٣", "9" * 400, "", "%00", "1.5"]:
        assert client.get(f"/?page={odd}").status_code == 404, odd
    assert "?page=2" in client.get("/").content.decode()
    assert "?page=4" not in client.get("/?page=3").content.decode()


def test_each_page_has_its_own_canonical_address(client, frozen):
    many(12)

    def canonical(path):
        links = read(client, path).attrs("link")
        return [link["href"] for link in links if link.get("rel") == "canonical"]

    assert canonical("/") == ["http://testserver/"]
    assert canonical("/?page=2&utm_source=x") == ["http://testserver/?page=2"]
    assert canonical("/articles/article-1/?a=b") == [
        "http://testserver/articles/article-1/"
    ]


def test_an_old_address_leads_to_the_present_one_in_one_step(client, frozen):
    post = make_live("First words")
    for number in (2, 3):
        frozen.shift(DAY)
        post = edit(post, slug=f"words-{number}")
        publish(post, by=None)
    for old in ("first-words", "words-2"):
        response = client.get(f"/articles/{old}/")
        assert (response.status_code, response["Location"]) == (
            301,
            "/articles/words-3/",
        )
    frozen.shift(DAY)
    withdraw(post, by=None)
    for old in ("first-words", "words-2", "words-3"):
        assert client.get(f"/articles/{old}/").status_code == 410


def test_a_page_address_can_not_shadow_the_site_s_own(client, frozen):
    post = make_post("Feed", kind="page")
    publish(post, by=None)
    assert post.slug == "feed-1"
    assert "xml" in client.get("/feed/")["Content-Type"]


def test_a_title_in_another_script_has_an_address_in_it(client, frozen):
    post = make_live("Сон и покой")
    assert client.get(post.get_absolute_url()).status_code == 200
    assert make_live("🌊🌊").slug == "untitled"
    assert make_live("..").slug == "untitled-2"


def test_markup_in_names_and_titles_stays_text(client, frozen):
    evil = "<script>alert(1)</script>{{ 7|add:7 }}\"'"
    SiteSettings.objects.update(name=evil, tagline=evil, street_address=evil)
    topic = make_topic("Evil")
    topic.name = topic.description = evil
    topic.save()
    author = make_author("Evil", credentials=evil, role=evil, licence=evil)
    post = make_live(
        evil,
        slug="evil",
        summary=evil,
        lead_author=author,
        topics=[topic],
        meta_title=evil,
        meta_description=evil,
        picture=make_picture(alt=evil, caption=evil, credit=evil),
        picture_alt=evil,
    )
    for path in [
        "/",
        post.get_absolute_url(),
        "/topics/",
        "/topics/evil/",
        "/authors/",
    ]:
        html = client.get(path).content.decode()
        for own in ('<script src="/static/', '<script type="application/ld+json">'):
            html = html.replace(own, "")
        assert "<script" not in html, path
        assert "{{ 7|add:7 }}" in html, path
    for path in ["/feed/", "/feed/rss/", "/sitemap.xml"]:
        body = client.get(path).content.decode()
        assert "<script" not in body, path


def test_visitors_get_no_cookie_and_the_strict_headers_everywhere(client, frozen):
    make_live("Any", topics=[make_topic("Open topic")], lead_author=make_author())
    for path in ["/", "/articles/any/", "/nothing-here/", "/feed/", "/robots.txt"]:
        response = client.get(path)
        assert not response.cookies, path
        assert "Cookie" not in response.get("Vary", ""), path
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "same-origin"
        assert response["Permissions-Policy"]
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response["X-Frame-Options"] == "DENY"


def test_no_page_names_another_host_or_carries_inline_code(client, frozen):
    many(12)
    pages = [ADDRESSES.get(name) or SURFACES[name]() for name in BUDGET]
    for path in pages:
        response = client.get(path)
        if "html" not in response["Content-Type"]:
            continue
        text = Text(response.content.decode())
        for tag, attrs in text.tags:
            assert tag not in {"style", "iframe", "object", "embed"}, (path, tag)
            if attrs.get("type") != "application/ld+json":  # it is never run
                assert tag != "script" or attrs.get("src", "").startswith("/static/")
            assert "style" not in attrs, (path, tag)
            assert not [name for name in attrs if name.startswith("on")], path
            for name in ("src", "srcset", "poster", "data"):
                assert not (attrs.get(name) or "/").startswith(("http", "//")), path
            if tag == "link" and attrs.get("rel") in {"stylesheet", "icon"}:
                own = ("/static/", "/style/", "/media/")
                assert attrs["href"].startswith(own), path


def test_another_host_is_refused_and_never_repeated(client, frozen):
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert b"evil.example" not in response.content
    response = client.get("/", headers={"x-forwarded-host": "evil.example"})
    assert b"evil.example" not in response.content


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_page_can_only_be_read(client, frozen, method):
    make_live("Any")
    for path in ["/", "/articles/any/", "/archive/", "/media/x.jpg"]:
        assert getattr(client, method)(path).status_code == 405


def test_nothing_leads_off_the_site(client):
    for path in ["//evil.example", "//evil.example/", "/\\evil.example/", "/%2e%2e/"]:
        response = client.get("/", PATH_INFO=path)
        assert response.status_code in {301, 404}, path
        assert not response.get("Location", "/").startswith(("//", "http"))
