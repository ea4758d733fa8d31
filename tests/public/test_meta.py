"""What other sites and search engines read in a page's head."""

import datetime
import re
from html.parser import HTMLParser

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.models import Edition, Series, SiteSettings
from tests.factories import (
    make_author,
    make_live,
    make_picture,
    make_site,
    make_topic,
)
from tests.public.surfaces import SURFACES

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 3, 20, tzinfo=datetime.UTC)
HOST = "http://testserver"
EVIL = "\"><script>alert(1)</script></title>&amp; שינה 🌊 {{ 7 }}'"


class Head(HTMLParser):
    """The meta tags of a page, by name or property, and its links, by rel."""

    def __init__(self, html: str):
        super().__init__()
        self.meta, self.links, self.scripts = {}, {}, 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "meta" and (name := attrs.get("name") or attrs.get("property")):
            self.meta.setdefault(name, []).append(attrs["content"])
        if tag == "link":
            self.links.setdefault(attrs["rel"], []).append(attrs["href"])
        self.scripts += tag == "script" and "src" not in attrs

    def __getitem__(self, name: str) -> str | None:
        """The one content of a tag; None where there is no such tag."""
        found = self.meta.get(name, [None])
        assert len(found) == 1, name
        return found[0]


def read(client, path: str) -> Head:
    response = client.get(path)
    assert response.status_code == 200, path
    return Head(response.content.decode())


@pytest.fixture
def frozen():
    with time_machine.travel(NOON, tick=False) as clock:
        make_site()
        yield clock


def test_an_article_with_a_picture(client, frozen):
    author = make_author("Ines Calder")
    make_live(
        "A warm kettle",
        summary="About tea.",
        lead_author=author,
        co_authors=[make_author("Lee Orr")],
        topics=[make_topic("Grief"), make_topic("Sleep")],
        picture=make_picture(alt="A cup"),
        date=datetime.date(2026, 3, 1),
        updated_on=datetime.date(2026, 3, 2),
    )
    head = read(client, "/articles/a-warm-kettle/")
    assert head["og:type"] == "article"
    assert head["og:title"] == "A warm kettle"
    assert head["og:description"] == head["description"] == "About tea."
    assert head["og:url"] == f"{HOST}/articles/a-warm-kettle/"
    assert head.links["canonical"] == [head["og:url"]]
    assert head["og:site_name"] == "Harbor Street Practice"
    assert head["og:locale"] == "en_US"
    assert head["og:image"].startswith(f"{HOST}/media/pictures/")
    assert head["og:image:type"] == "image/png"
    assert (head["og:image:width"], head["og:image:height"]) == ("48", "32")
    assert head["og:image:alt"] == "A cup"
    assert head["twitter:card"] == "summary_large_image"
    assert head["article:published_time"] == "2026-03-01"
    assert head["article:modified_time"] == "2026-03-02"
    assert head.meta["article:author"] == [
        f"{HOST}/authors/ines-calder/",
        f"{HOST}/authors/lee-orr/",
    ]
    assert head["article:section"] == "Grief"
    assert head.meta["article:tag"] == ["Grief", "Sleep"]
    assert head["robots"] is None


@pytest.mark.parametrize("precision", ["month", "hidden"])
def test_a_day_that_was_not_given_is_not_told(client, frozen, precision):
    make_live(
        "Dated",
        date=datetime.date(2025, 9, 5),
        date_precision=precision,
        updated_on=datetime.date(2026, 3, 3),
    )
    head = read(client, "/articles/dated/")
    assert head["article:published_time"] is None
    told = None if precision == "month" else "2026-03-03"
    assert head["article:modified_time"] == told


def test_a_text_without_a_picture_has_its_card_with_what_is_written_on_it(
    client, frozen
):
    make_live("A warm kettle", lead_author=make_author("Ines Calder", credentials="BS"))
    name = default_storage.save("cards/one.png", ContentFile(b"x"))
    Edition.objects.update(social_card=name)
    head = read(client, "/articles/a-warm-kettle/")
    assert head["og:image"] == f"{HOST}/media/cards/one.png"
    assert head["og:image:type"] == "image/png"
    assert (head["og:image:width"], head["og:image:height"]) == ("1200", "630")
    said = "Harbor Street Practice. A warm kettle. Ines Calder, BS"
    assert head["og:image:alt"] == said
    assert head["twitter:card"] == "summary_large_image"


def test_pictures_and_cards_on_a_host_of_their_own_keep_it(client, frozen, settings):
    make_live("Pictured", picture=make_picture(alt="A cup"))
    make_live("Carded")
    Edition.objects.filter(title="Carded").update(social_card="cards/one.png")
    settings.MEDIA_URL = "https://pictures.example/"
    for slug in ("pictured", "carded"):
        head = read(client, f"/articles/{slug}/")
        assert head["og:image"].startswith("https://pictures.example/")


def test_lists_have_the_logo_or_nothing(client, frozen):
    make_live("Any", topics=[make_topic("Sleep")], lead_author=make_author())
    Edition.objects.update(social_card="")
    paths = ["/", "/topics/", "/topics/sleep/", "/authors/", "/archive/"]
    for path in [*paths, "/articles/any/"]:
        head = read(client, path)
        assert head["og:image"] is None
        assert head["og:image:width"] is None
        assert head["twitter:card"] == "summary"
    make_site(logo=make_picture(alt="Our sign"))
    for path in [*paths, "/articles/any/", "/authors/ines-calder/"]:
        head = read(client, path)
        assert head["og:image"].startswith(f"{HOST}/media/pictures/")
        assert head["og:image:alt"] == "Our sign"
        assert head["twitter:card"] == "summary"


def test_a_person_s_page_shows_the_person(client, frozen):
    author = make_author("Ines Calder", portrait=make_picture(alt="Ines at her desk"))
    make_live("Any", lead_author=author)
    head = read(client, "/authors/ines-calder/")
    assert head["og:type"] == "profile"
    assert head["og:title"] == "Ines Calder"
    assert head["og:image:alt"] == "Ines at her desk"
    assert head["description"] == "Articles by Ines Calder, Harbor Street Practice"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"meta_description": "For engines.", "summary": "In short."}, "For engines."),
        ({"summary": "In short."}, "In short."),
        ({"body": "First words."}, "First words."),
        ({"body": "## Only a heading"}, "Talking helps"),
    ],
)
def test_a_text_is_described_by_the_best_that_there_is(client, frozen, values, told):
    make_live("Any", **values)
    make_live("Any page", kind="page", **values)
    for path in ("/articles/any/", "/any-page/"):
        assert read(client, path)["description"] == told


def test_a_description_is_never_longer_than_anyone_shows(client, frozen):
    make_live("Any", summary="word " * 79, topics=[make_topic(description="w " * 400)])
    for path in ("/articles/any/", "/topics/sleep/"):
        assert len(read(client, path)["description"]) <= 300


def test_what_is_kept_from_search_engines_says_so_and_links_go_on(client, frozen):
    make_live("Kept", noindex=True)
    head = read(client, "/articles/kept/")
    assert head["robots"] == "noindex"
    assert head.links["canonical"] == [f"{HOST}/articles/kept/"]


def test_a_text_that_stood_elsewhere_first_names_that_place(client, frozen):
    make_live("Again", canonical_url="https://other.example/first/?a=1&b=2")
    head = read(client, "/articles/again/")
    assert head.links["canonical"] == ["https://other.example/first/?a=1&b=2"]
    assert head["og:url"] == f"{HOST}/articles/again/"
    assert head["robots"] is None


@pytest.mark.parametrize("path", ["/nothing-here/", "/?page=99"])
def test_a_page_that_is_not_there_is_not_to_be_found(client, frozen, path):
    head = Head(client.get(path).content.decode())
    assert head["robots"] == "noindex"
    assert "canonical" not in head.links


@pytest.fixture
def everything(frozen):
    """What SURFACES asks for."""
    make_live(
        "Plain and open",
        lead_author=make_author("Open Author"),
        topics=[make_topic("Open topic")],
        series=Series.objects.create(name="Open series", slug="open-series"),
        date=datetime.date(2026, 3, 1),
    )
    make_live("About us", kind="page")


@pytest.mark.parametrize("saved", [True, False])
def test_every_page_says_what_it_is(client, everything, saved):
    if not saved:
        SiteSettings.objects.all().delete()
    told = {}
    for name in sorted(set(SURFACES) - {"media"}):
        response = client.get(SURFACES[name]())
        page = response.status_code == 200 and "html" in response["Content-Type"]
        if not page:
            continue
        head = Head(response.content.decode())
        if head["robots"]:
            continue
        for tag in ("description", "og:type", "og:title", "og:description", "og:url"):
            assert head[tag], (name, tag)
        assert head["og:site_name"], name
        assert head["og:locale"], name
        assert head["twitter:card"], name
        told[name] = head["description"]
    assert len(told) >= 12
    assert len(set(told.values())) >= len(told) - 2  # few are described alike


def test_markup_stays_within_its_attribute(client, frozen):
    make_site(name=EVIL, tagline=EVIL, home_title=EVIL)
    topic = make_topic("Evil", description=EVIL)
    topic.name = EVIL
    topic.save()
    Series.objects.create(name=EVIL, slug="evil", description=EVIL)
    make_live(
        EVIL,
        slug="evil",
        summary=EVIL,
        series=Series.objects.get(),
        lead_author=make_author(EVIL, slug="evil", credentials=EVIL),
        topics=[topic],
        picture=make_picture(alt=EVIL),
    )
    head = read(client, "/articles/evil/")
    for tag in ("og:title", "description", "og:image:alt", "og:site_name"):
        assert head[tag] == EVIL, tag
    assert head["article:section"] == EVIL
    for path in ("/", "/topics/evil/", "/authors/evil/", "/series/evil/", "/topics/"):
        head = read(client, path)
        assert EVIL in head["og:title"] + head["description"]
        assert head.scripts == 1  # the data block


def test_the_locale_is_the_language_in_the_country(client, frozen):
    make_site(language="es", country="MX")
    assert read(client, "/")["og:locale"] == "es_MX"


def test_the_head_holds_nothing_that_only_looks_like_a_tag(client, frozen):
    make_live("Any", picture=make_picture(alt="A cup"))
    html = client.get("/articles/any/").content.decode()
    head = html.split("</head>")[0]
    assert not re.search(r'content=""', head)
