"""The data block on every page: connected, of what is live, and harmless."""

import datetime
import json

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Series
from articles.public import structured_data
from tests.factories import (
    make_author,
    make_live,
    make_picture,
    make_post,
    make_site,
    make_topic,
)
from tests.public.graphs import BLOCK, graph_of, of_type
from tests.public.surfaces import SURFACES

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 3, 20, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
HOST = "http://testserver"
EVIL = "</script><script>alert(1)</script><!--&amp;\u2028\u2029'\"\\ שינה 🌊 {{ 7 }}"
PRACTICE, WEBSITE = f"{HOST}/#organization", f"{HOST}/#website"


def read(client, path: str) -> dict:
    response = client.get(path)
    assert response.status_code == 200, path
    return graph_of(response.content.decode())


@pytest.fixture
def frozen():
    with time_machine.travel(NOON, tick=False) as clock:
        make_site()
        yield clock


@pytest.fixture
def everything(frozen):
    """What SURFACES asks for."""
    filed = {
        "lead_author": make_author("Open Author"),
        "topics": [make_topic("Open topic")],
        "series": Series.objects.create(name="Open series", slug="open-series"),
        "date": datetime.date(2026, 3, 1),
    }
    for number in range(11):
        make_live(f"Plain and open {number or ''}".strip(), **filed)
    make_live("About us", kind="page")


def pages(client) -> list[str]:
    """The paths of every page of the site that isn't a file, and of some beyond."""
    paths = [make() for name, make in SURFACES.items() if name != "media"]
    more = ["/?page=2", "/topics/open-topic/?page=2", "/authors/open-author/?page=2"]
    more += ["/archive/2026/?page=2", "/archive/2026/03/?page=2"]
    more += ["/series/open-series/?page=2"]
    return [
        path
        for path in [*paths, *more]
        if client.get(path)["Content-Type"].startswith("text/html")
    ]


def test_every_page_that_may_be_found_tells_one_connected_graph(client, everything):
    told = 0
    for path in pages(client):
        html = client.get(path).content.decode()
        if 'rel="canonical"' not in html:
            assert not BLOCK.search(html), path
            continue
        told += 1
        nodes = graph_of(html)
        page = nodes[HOST + path]
        assert page["isPartOf"] == {"@id": WEBSITE}
        assert ("breadcrumb" in page) is (path != "/"), path
        if path != "/":
            way = nodes[page["breadcrumb"]["@id"]]["itemListElement"]
            assert way[0]["item"] == f"{HOST}/"
            assert way[-1]["item"] == HOST + path
            for step in way:
                found = client.get(step["item"].removeprefix(HOST))
                assert found.status_code == 200, step
    assert told > 12


def test_the_crumbs_that_readers_see_are_those_that_are_told(client, everything):
    html = client.get("/archive/2026/03/?page=2").content.decode()
    shown = html.split('class="crumbs"')[1].split("</nav>")[0]
    places = [
        shown.index(f'<a href="{path}">{name}</a>')
        for path, name in [
            ("/", "Articles"),
            ("/archive/", "Archive"),
            ("/archive/2026/", "2026"),
            ("/archive/2026/03/", "March 2026"),
        ]
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "path", ["/nothing-here/", "/articles/nothing-here/", "/?page=99"]
)
def test_a_page_that_is_not_there_tells_nothing(client, frozen, path):
    assert not BLOCK.search(client.get(path).content.decode())


def test_markup_in_names_and_titles_stays_within_the_block(client, frozen):
    make_site(name=EVIL, tagline=EVIL, area_served=EVIL, street_address=EVIL)
    topic = make_topic("Evil", description=EVIL)
    topic.name = EVIL[:80]
    topic.save()
    series = Series.objects.create(name=EVIL, slug="evil", description=EVIL)
    lead = make_author("Lead", credentials=EVIL[:80], slug="lead")
    author = make_author(
        EVIL,
        slug="evil",
        credentials=EVIL[:80],
        role=EVIL,
        affiliation=EVIL,
        licence=EVIL,
        bio=EVIL,
        status="student",
        supervisor=lead,
    )
    for number in range(2):
        make_live(
            EVIL,
            slug=f"evil-{number}",
            summary=EVIL,
            meta_title=EVIL,
            meta_description=EVIL,
            lead_author=author,
            topics=[topic],
            series=series,
            picture=make_picture(alt=EVIL, caption=EVIL, credit=EVIL),
            reviewer=lead,
            reviewed_on=datetime.date(2026, 3, 1),
        )
    nodes = read(client, "/articles/evil-1/")
    assert of_type(nodes, "BlogPosting")["headline"] == EVIL
    assert nodes[PRACTICE]["name"] == EVIL
    for path in ("/", "/topics/evil/", "/authors/evil/", "/series/evil/", "/authors/"):
        read(client, path)


def test_a_block_can_not_be_ended_from_within():
    written = structured_data.script({"a": EVIL})
    inner = written.removeprefix('<script type="application/ld+json">')
    inner = inner.removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inner)
    assert json.loads(inner) == {"a": EVIL}


def test_only_what_is_live_is_told(client, frozen):
    series = Series.objects.create(name="Nights", slug="nights")
    make_live("First", series=series)
    make_live("Second", series=series)
    make_post("Hidden draft", series=series)
    for path in ("/", "/articles/first/", "/series/nights/"):
        assert "Hidden draft" not in json.dumps(read(client, path))


def test_a_site_that_lies_elsewhere_names_its_own_address(client, frozen, settings):
    settings.SITE_URL = "https://practice.example"
    make_live("Any", lead_author=make_author())
    nodes = read(client, "/articles/any/")
    assert all(id_.startswith("https://practice.example/") for id_ in nodes)


def test_the_search_tells_of_no_words_that_were_looked_for(client, frozen):
    page = read(client, "/search/")[f"{HOST}/search/"]
    assert page["@type"] == "SearchResultsPage"
    for query in ("?q=grief", "?q=", "?page=1", "?utm_source=x"):
        html = client.get(f"/search/{query}").content.decode()
        assert '<meta name="robots" content="noindex">' in html
        assert not BLOCK.search(html)


def test_the_graph_speaks_the_language_of_the_site(client, frozen):
    make_site(language="es")
    make_live("Any")
    nodes = read(client, "/articles/any/")
    assert nodes[WEBSITE]["inLanguage"] == "es"
    assert of_type(nodes, "BlogPosting")["inLanguage"] == "es"


def test_a_logo_costs_no_query(client, frozen):
    make_live("Any", lead_author=make_author(), topics=[make_topic()])
    counts = []
    for logo in (None, make_picture(alt="Our sign")):
        make_site(logo=logo)
        with CaptureQueriesContext(connection) as queries:
            read(client, "/articles/any/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
