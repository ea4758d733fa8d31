"""The sitemap and the file for robots: all that may be found, and nothing else."""

import datetime
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
import time_machine
import xmlschema

from articles.models import Series
from articles.public import sitemaps
from articles.publishing import publish, withdraw
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
SPACE = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}
HOST = "http://testserver"


@cache
def schema(name: str) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(Path(__file__).parent / "schemas" / f"{name}.xsd")


def read(client, path: str = "/sitemap.xml"):
    """What is answered, once it is known to be valid."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    root = ElementTree.fromstring(response.content)
    name = "siteindex" if root.tag.endswith("}sitemapindex") else "sitemap"
    schema(name).validate(root)
    return root


def lines(client, path: str = "/sitemap.xml") -> dict[str, str | None]:
    """The paths in a file, with the day of each."""
    return {
        url.findtext("s:loc", None, SPACE).removeprefix(HOST): url.findtext(
            "s:lastmod", None, SPACE
        )
        for url in read(client, path).findall("s:url", SPACE)
    }


def pictures(client) -> dict[str, list[str]]:
    return {
        url.findtext("s:loc", None, SPACE).removeprefix(HOST): [
            found.text for found in url.findall("i:image/i:loc", SPACE)
        ]
        for url in read(client).findall("s:url", SPACE)
    }


@pytest.fixture
def frozen():
    with time_machine.travel(NOON, tick=False) as clock:
        make_site()
        yield clock


def test_every_live_page_is_named_with_the_day_of_its_change(client, frozen):
    author, other = make_author(), make_author("Lee Orr")
    series = Series.objects.create(name="Nights", slug="nights")
    make_live(
        "An article",
        lead_author=author,
        co_authors=[other],
        topics=[make_topic()],
        series=series,
    )
    make_live("About us", kind="page")
    frozen.shift(DAY)
    make_live("A later one", lead_author=author)
    assert lines(client) == {
        "/": "2026-03-04",
        "/topics/": "2026-03-03",
        "/authors/": "2026-03-04",
        "/archive/": "2026-03-04",
        "/your-privacy/": None,
        "/accessibility-statement/": None,
        "/authors/ines-calder/": "2026-03-04",
        "/authors/lee-orr/": "2026-03-03",
        "/topics/sleep/": "2026-03-03",
        "/series/nights/": "2026-03-03",
        "/articles/an-article/": "2026-03-03",
        "/articles/a-later-one/": "2026-03-04",
        "/about-us/": "2026-03-03",
    }


def test_an_empty_site_has_one_all_the_same(client):
    assert set(lines(client)) >= {"/", "/topics/", "/archive/"}
    assert set(lines(client).values()) == {None}


def test_topics_authors_and_series_without_anything_live_are_not_named(client, frozen):
    series = Series.objects.create(name="Hidden", slug="hidden")
    values = {"lead_author": make_author("Hidden"), "topics": [make_topic("Hidden")]}
    publish(make_post("Later", series=series, **values), by=None, at=NOON + DAY)
    assert not [path for path in lines(client) if "hidden" in path or "later" in path]
    frozen.move_to(NOON + DAY)
    found = [path for path in lines(client) if "hidden" in path]
    assert sorted(found) == ["/authors/hidden/", "/series/hidden/", "/topics/hidden/"]


def test_what_is_kept_from_search_engines_or_stands_elsewhere_first_is_left_out(
    client, frozen, settings
):
    make_live("Kept", noindex=True)
    make_live("Kept page", kind="page", noindex=True)
    make_live("Elsewhere", canonical_url="https://other.example/first/")
    make_live("Nearly", canonical_url="https://moved.example.test/nearly/")
    make_live("Ours", canonical_url="https://Moved.example/articles/ours/")
    assert not [path for path in lines(client) if "/articles/" in path]
    settings.SITE_URL = "https://moved.example"  # a site that got its own address
    found = {path.removeprefix("https://moved.example") for path in lines(client)}
    assert "/articles/ours/" in found
    assert not [p for p in found if "kept" in p or "elsewhere" in p or "nearly" in p]


def test_pictures_are_named_with_the_page_that_shows_them(client, frozen):
    lead, within, other = (make_picture(alt=f"No {n}") for n in range(3))
    body = f"![One]({within.reference})\n\n![Two]({lead.reference})"
    make_live("Shown", picture=lead, body=body)
    make_live("Rooms", kind="page", body=f"![Three]({other.reference})")
    make_live("None")
    found = pictures(client)
    assert len(found["/articles/shown/"]) == len(set(found["/articles/shown/"])) == 2
    assert len(found["/rooms/"]) == 1
    assert found["/articles/none/"] == []
    for url in [*found["/articles/shown/"], *found["/rooms/"]]:
        assert url.startswith("http://testserver/media/pictures/")
        answer = client.get(url.removeprefix(HOST))
        assert answer.status_code == 200
        answer.close()


def test_a_picture_that_only_a_former_text_showed_is_not_named(client, frozen):
    picture = make_picture(alt="A cup")
    post = make_live("Shown", body=f"![One]({picture.reference})")
    frozen.shift(60)
    publish(edit(post, body="Words alone."), by=None)
    assert pictures(client)["/articles/shown/"] == []


def test_no_page_names_pictures_without_end(client, frozen, monkeypatch):
    monkeypatch.setattr(sitemaps, "PICTURES", 2)
    found = [make_picture(alt=f"No {n}") for n in range(4)]
    body = "\n\n".join(f"![A]({picture.reference})" for picture in found)
    make_live("Shown", body=body)
    assert len(pictures(client)["/articles/shown/"]) == 2


def test_pictures_on_a_host_of_their_own_keep_it(client, frozen, settings):
    make_live("Shown", picture=make_picture(alt="A cup"))
    settings.MEDIA_URL = "https://pictures.example/of/"
    (url,) = pictures(client)["/articles/shown/"]
    assert url.startswith("https://pictures.example/of/pictures/")


def test_more_than_one_file_holds_is_split_and_nothing_is_lost(
    client, frozen, monkeypatch
):
    topics = [make_topic(f"Topic {n}") for n in range(5)]
    for number in range(7):
        make_live(f"Text {number}", topics=topics)
    whole = lines(client)
    monkeypatch.setattr(sitemaps, "URLS", 3)
    root = read(client)
    assert root.tag == f"{{{SPACE['s']}}}sitemapindex"
    files = [
        entry.text.removeprefix(HOST)
        for entry in root.iterfind("s:sitemap/s:loc", SPACE)
    ]
    assert files[:3] == [f"/sitemap-texts-{n}.xml" for n in (1, 2, 3)]
    parts = [lines(client, path) for path in files]
    assert max(map(len, parts)) == 3
    assert sum(map(len, parts)) == len(whole)
    assert {path: day for part in parts for path, day in part.items()} == whole


@pytest.mark.parametrize(
    "path",
    ["texts-2", "texts-0", "texts-01", "texts-9999999", "lists-2", "posts-1", "texts-"],
)
def test_a_file_that_is_not_there_is_not_found(client, frozen, path):
    make_live("Any")
    assert client.get(f"/sitemap-{path}.xml").status_code == 404


def test_a_file_answers_while_all_fits_into_one_too(client, frozen):
    make_live("Any")
    assert set(lines(client, "/sitemap-texts-1.xml")) == {"/articles/any/"}
    assert "/archive/" in lines(client, "/sitemap-lists-1.xml")


@pytest.mark.parametrize("number", [2, 9])
def test_its_queries_are_always_as_many(
    client, frozen, number, monkeypatch, django_assert_max_num_queries
):
    for index in range(number):
        picture = make_picture(alt="A cup")
        make_live(
            f"Text {index}",
            lead_author=make_author(f"Author {index}"),
            topics=[make_topic(f"Topic {index}")],
            picture=picture,
            body=f"![A]({picture.reference})",
        )
    with django_assert_max_num_queries(6):
        client.get("/sitemap.xml")
    monkeypatch.setattr(sitemaps, "URLS", 1)
    with django_assert_max_num_queries(7):
        read(client)
    with django_assert_max_num_queries(2):
        client.get("/sitemap-texts-2.xml")
    with django_assert_max_num_queries(4):
        client.get("/sitemap-lists-3.xml")


def test_addresses_of_other_scripts_are_escaped(client, frozen):
    make_live("Сон и покой", topics=[make_topic("שינה")])
    found = lines(client)
    assert (
        "/articles/%D1%81%D0%BE%D0%BD-%D0%B8-%D0%BF%D0%BE%D0%BA%D0%BE%D0%B9/" in found
    )


def test_whoever_has_it_already_is_told_so(client, frozen):
    post = make_live("Any")
    make_live("Other", kind="page")
    first = client.get("/sitemap.xml")
    assert first["Last-Modified"] == "Tue, 03 Mar 2026 20:00:00 GMT"
    again = client.get("/sitemap.xml", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    frozen.shift(60)
    withdraw(post, by=None)
    for asked in (
        {"if-none-match": first["ETag"]},
        {"if-modified-since": first["Last-Modified"]},
    ):
        assert client.get("/sitemap.xml", headers=asked).status_code == 200


def test_it_can_only_be_read(client, frozen):
    for path in ("/sitemap.xml", "/sitemap-lists-1.xml", "/robots.txt"):
        assert client.post(path).status_code == 405
        assert client.head(path).status_code == 200


def test_robots_may_read_all_but_the_desk_and_what_was_looked_for(client, frozen):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/?",
        "Disallow: /search/suggest/",
        "Sitemap: http://testserver/sitemap.xml",
    ]
