"""What search engines are told: connected, true, and harmless to the page."""

import datetime

import pytest
import time_machine

from articles.models import Series, SiteSettings
from tests.factories import (
    make_author,
    make_live,
    make_picture,
    make_site,
    make_topic,
)
from tests.public.graphs import graph_of, of_type

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


def test_an_article_tells_all_that_there_is_to_tell(client, frozen):
    author = make_author(
        "Ines Calder",
        credentials="LMFT",
        role="Couples therapist",
        affiliation="Lakeside University",
        licence="Licensed in Nevada, 12345",
        portrait=make_picture(alt="Ines"),
    )
    make_live(
        "A warm kettle",
        summary="About tea.",
        lead_author=author,
        topics=[make_topic("Grief"), make_topic("Sleep")],
        picture=make_picture(alt="A cup", caption="The cup", credit="Lee Orr"),
        date=datetime.date(2026, 3, 1),
        updated_on=datetime.date(2026, 3, 2),
    )
    page = f"{HOST}/articles/a-warm-kettle/"
    nodes = read(client, "/articles/a-warm-kettle/")
    article = nodes[f"{page}#article"]
    assert article["@type"] == "BlogPosting"
    assert article["headline"] == "A warm kettle"
    assert article["description"] == "About tea."
    assert article["datePublished"] == "2026-03-01"
    assert article["dateModified"] == "2026-03-02"
    assert article["wordCount"] == 15
    assert article["inLanguage"] == "en"
    assert article["keywords"] == ["Grief", "Sleep"]
    assert article["articleSection"] == "Grief"
    assert article["publisher"] == {"@id": PRACTICE}
    assert article["mainEntityOfPage"] == {"@id": page}
    (image,) = article["image"]
    picture = nodes[image["@id"]]
    assert picture["url"].startswith(f"{HOST}/media/pictures/")
    assert (picture["width"], picture["height"]) == (48, 32)
    assert picture["description"] == "A cup"
    assert (picture["caption"], picture["creditText"]) == ("The cup", "Lee Orr")
    (named,) = article["author"]
    person = nodes[named["@id"]]
    assert person["@id"] == f"{HOST}/authors/ines-calder/#person"
    assert person["name"] == "Ines Calder"
    assert person["honorificSuffix"] == "LMFT"
    assert person["jobTitle"] == "Couples therapist"
    assert person["affiliation"]["name"] == "Lakeside University"
    assert person["hasCredential"]["name"] == "Licensed in Nevada, 12345"
    assert person["url"] == f"{HOST}/authors/ines-calder/"
    assert person["image"].startswith(f"{HOST}/media/pictures/")
    web_page = nodes[page]
    assert web_page["@type"] == "WebPage"
    assert web_page["isPartOf"] == {"@id": WEBSITE}
    assert web_page["mainEntity"] == {"@id": article["@id"]}
    assert web_page["primaryImageOfPage"] == image
    way = nodes[web_page["breadcrumb"]["@id"]]["itemListElement"]
    assert [(step["name"], step["item"]) for step in way] == [
        ("Articles", f"{HOST}/"),
        ("Grief", f"{HOST}/topics/grief/"),
        ("A warm kettle", page),
    ]


@pytest.mark.parametrize(
    ("precision", "published", "updated"),
    [
        ("day", "2025-09-05", "2026-03-03"),
        ("month", "2025-09", "2026-03"),
        ("hidden", None, "2026-03-03"),
    ],
)
def test_dates_are_told_as_they_were_given(
    client, frozen, precision, published, updated
):
    given = {"date": datetime.date(2025, 9, 5), "date_precision": precision}
    make_live("Quiet", **given)
    make_live("Updated", updated_on=datetime.date(2026, 3, 3), **given)
    article = of_type(read(client, "/articles/quiet/"), "BlogPosting")
    assert article.get("datePublished") == published
    assert "dateModified" not in article
    article = of_type(read(client, "/articles/updated/"), "BlogPosting")
    assert article.get("datePublished") == published
    assert article["dateModified"] == updated


def test_who_works_at_the_practice_is_told_to_work_at_this_one(client, frozen):
    author = make_author("Ines Calder", affiliation="Harbor street practice")
    make_live("Any", lead_author=author)
    for path in ("/articles/any/", "/authors/ines-calder/"):
        person = of_type(read(client, path), "Person")
        assert person["affiliation"] == {"@id": PRACTICE}


def test_without_a_byline_the_practice_is_the_author(client, frozen):
    make_live("Plain", date_precision="hidden")
    nodes = read(client, "/articles/plain/")
    assert of_type(nodes, "BlogPosting")["author"] == {"@id": PRACTICE}
    assert not [node for node in nodes.values() if node["@type"] == "Person"]


def test_a_student_is_never_told_without_the_supervisor(client, frozen):
    lead = make_author("Ruth Vale", credentials="LMFT")
    student = make_author(
        "Tess Moor", credentials="BS", status="student", supervisor=lead, bio="Reads."
    )
    make_live("Under supervision", lead_author=student, co_authors=[lead])
    nodes = read(client, "/articles/under-supervision/")
    student_id = f"{HOST}/authors/tess-moor/#person"
    assert nodes[student_id]["description"] == "Supervised by Ruth Vale, LMFT."
    assert "description" not in nodes[f"{HOST}/authors/ruth-vale/#person"]
    assert len(of_type(nodes, "BlogPosting")["author"]) == 2
    nodes = read(client, "/authors/tess-moor/")
    told = "Supervised by Ruth Vale, LMFT. Reads."
    assert nodes[student_id]["description"] == told


def test_a_review_is_a_matter_of_the_page_and_told_to_the_month(client, frozen):
    reviewer = make_author("Ruth Vale", credentials="LMFT")
    values = {"reviewer": reviewer, "reviewed_on": datetime.date(2025, 9, 14)}
    make_live("Reviewed", lead_author=make_author("Ines Calder"), **values)
    make_live("About us", kind="page", **values)
    for path in ("/articles/reviewed/", "/about-us/"):
        nodes = read(client, path)
        page = nodes[f"{HOST}{path}"]
        assert page["lastReviewed"] == "2025-09"
        person = nodes[page["reviewedBy"]["@id"]]
        assert person["name"] == "Ruth Vale"
        assert person["honorificSuffix"] == "LMFT"
        assert "url" not in person  # nothing of hers can be read, so she has no page
    article = of_type(read(client, "/articles/reviewed/"), "BlogPosting")
    assert "reviewedBy" not in article


def test_an_author_who_reviewed_is_one_person(client, frozen):
    author = make_author("Ines Calder")
    make_live(
        "Reviewed",
        lead_author=author,
        reviewer=author,
        reviewed_on=datetime.date(2025, 9, 14),
    )
    nodes = read(client, "/articles/reviewed/")
    assert of_type(nodes, "Person")["url"] == f"{HOST}/authors/ines-calder/"


def test_without_a_review_nobody_is_said_to_have_reviewed_it(client, frozen):
    make_live("Plain", review_due=datetime.date(2027, 1, 1))
    page = read(client, "/articles/plain/")[f"{HOST}/articles/plain/"]
    assert not {"reviewedBy", "lastReviewed"} & set(page)


def test_a_part_of_a_series_says_which(client, frozen):
    series = Series.objects.create(name="Nights", slug="nights", description="Sleep.")
    make_live("Alone", series=series)
    assert "isPartOf" not in of_type(read(client, "/articles/alone/"), "BlogPosting")
    frozen.shift(DAY)
    make_live("Second", series=series)
    nodes = read(client, "/articles/second/")
    article = of_type(nodes, "BlogPosting")
    assert article["position"] == 2
    node = nodes[article["isPartOf"]["@id"]]
    assert (node["@type"], node["name"]) == ("CreativeWorkSeries", "Nights")
    page = read(client, "/series/nights/")[f"{HOST}/series/nights/"]
    assert page["about"] == article["isPartOf"]
    names = [item["name"] for item in page["mainEntity"]["itemListElement"]]
    assert names == ["Alone", "Second"]


def test_the_practice_is_what_it_calls_itself_with_one_number_and_address(
    client, frozen
):
    make_site(
        business_kind="MedicalClinic",
        street_address="12 Harbor Street\n\nSuite 4",
        city="Reno",
        region="NV",
        postal_code="89501",
        area_served="Reno and Sparks",
        logo=make_picture(alt="Our sign"),
    )
    nodes = read(client, "/")
    practice = nodes[PRACTICE]
    assert practice["@type"] == "MedicalClinic"
    assert practice["name"] == "Harbor Street Practice"
    assert practice["telephone"] == "+17755550142"
    assert practice["areaServed"] == "Reno and Sparks"
    assert practice["url"] == f"{HOST}/"
    assert practice["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "12 Harbor Street, Suite 4",
        "addressLocality": "Reno",
        "addressRegion": "NV",
        "postalCode": "89501",
        "addressCountry": "US",
    }
    assert nodes[practice["logo"]["@id"]]["url"].startswith(f"{HOST}/media/")
    action = nodes[WEBSITE]["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{HOST}/search/?q={{search_term_string}}"


@pytest.mark.parametrize("kind", SiteSettings.BusinessKind.values)
def test_every_kind_of_business_is_a_type(client, frozen, kind):
    make_site(business_kind=kind)
    assert read(client, "/")[PRACTICE]["@type"] == kind


def test_a_site_without_settings_says_what_it_knows(client):
    make_live("Any", lead_author=make_author())
    assert not SiteSettings.objects.exists()
    for path in ("/", "/articles/any/", "/authors/ines-calder/", "/topics/"):
        practice = read(client, path)[PRACTICE]
        assert practice == {
            "@type": "MedicalBusiness",
            "@id": PRACTICE,
            "name": "Our practice",
            "url": f"{HOST}/",
        }


def test_a_person_s_page_is_about_the_person(client, frozen):
    author = make_author(
        "Ines Calder",
        credentials="LMFT",
        bio="Writes about **sleep** & more.",
        portrait=make_picture(alt="Ines"),
        links="https://directory.example/ines\nhttp://other.example/",
    )
    make_live("Any", lead_author=author)
    make_live("Later", lead_author=author, date=datetime.date(2026, 3, 2))
    nodes = read(client, "/authors/ines-calder/")
    page = nodes[f"{HOST}/authors/ines-calder/"]
    assert page["@type"] == "ProfilePage"
    person = nodes[page["mainEntity"]["@id"]]
    assert person["name"] == "Ines Calder"
    assert person["description"] == "Writes about sleep & more."
    assert person["sameAs"] == [
        "https://directory.example/ines",
        "http://other.example/",
    ]
    assert {work["headline"] for work in page["hasPart"]} == {"Any", "Later"}


@pytest.mark.parametrize(
    ("slug", "kind"),
    [("about", "AboutPage"), ("contact", "ContactPage"), ("fees", "WebPage")],
)
def test_a_standing_page_is_what_its_address_says(client, frozen, slug, kind):
    make_live("Some page", slug=slug, kind="page")
    nodes = read(client, f"/{slug}/")
    assert nodes[f"{HOST}/{slug}/"]["@type"] == kind
    assert not [node for node in nodes.values() if node["@type"] == "BlogPosting"]
