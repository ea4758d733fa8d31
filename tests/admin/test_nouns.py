"""Authors, topics, site settings and the sign-in at the desk."""

import pytest
from django.contrib.messages import get_messages

from articles.models import Author, SiteSettings, Topic
from tests.factories import (
    make_author,
    make_live,
    make_picture,
    make_site,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db

AUTHOR = {"name": "Ines Calder", "slug": "ines-calder"}
SETTINGS = {"name": "Harbor Street", "country": "US", "time_zone": "Europe/Dublin"}
SETTINGS |= {"accent": "#2c6658", "typeface": "serif", "language": "en"}
SETTINGS |= {"business_kind": "MedicalBusiness"}
SETTINGS["crisis_notice"] = "In a crisis call [988](tel:988)."


@pytest.fixture
def desk(client):
    make_site()
    client.force_login(make_user("dana", superuser=True))
    return client


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_bio_is_rendered_when_it_is_saved(desk):
    bio = "She **listens**. Call 775-555-0142.<script>"
    response = desk.post("/admin/articles/author/add/", AUTHOR | {"bio": bio})
    assert said(response) == ["Saved."]
    html = Author.objects.get().bio_html
    assert "<strong>listens</strong>" in html
    assert 'href="tel:+17755550142"' in html
    assert "<script>" not in html


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": ""}, "This is needed. Write something here."),
        ({"links": "javascript:alert(1)"}, "isn't a web address"),
        ({"links": "https://a.example\nnonsense"}, "“nonsense” isn't a web address"),
        ({"bio": "[" * 6_000}, "square brackets"),
    ],
)
def test_what_an_author_can_not_be_is_said_in_words(desk, values, sentence):
    response = desk.post("/admin/articles/author/add/", AUTHOR | values)
    assert response.status_code == 200
    assert sentence in response.content.decode().replace("&#x27;", "'")
    assert not Author.objects.exists()


def test_a_bio_of_pictures_alone_is_no_server_fault(desk):
    picture = make_picture(alt="A cup", caption="x" * 300)
    bio = f"![a]({picture.reference}) " * 4_000
    response = desk.post("/admin/articles/author/add/", AUTHOR | {"bio": bio})
    assert response.status_code in {200, 302}


def test_the_address_of_an_author_and_of_a_topic_stays(desk):
    author, topic = make_author(), make_topic()
    desk.post(
        f"/admin/articles/author/{author.pk}/change/",
        {"name": "Other Name", "slug": "other"},
    )
    desk.post(
        f"/admin/articles/topic/{topic.pk}/change/", {"name": "Rest", "slug": "rest"}
    )
    assert Author.objects.get().slug == "ines-calder"
    assert (Topic.objects.get().name, Topic.objects.get().slug) == ("Rest", "sleep")


def test_the_settings_are_one_row_that_the_list_leads_to(desk):
    response = desk.get("/admin/articles/sitesettings/")
    assert response["Location"] == "/admin/articles/sitesettings/1/change/"
    assert desk.get("/admin/articles/sitesettings/add/").status_code == 403
    desk.post("/admin/articles/sitesettings/1/change/", SETTINGS)
    assert SiteSettings.objects.get().name == "Harbor Street"


def test_the_first_settings_can_be_made_at_the_desk(client):
    client.force_login(make_user(superuser=True))
    response = client.get("/admin/articles/sitesettings/")
    assert response["Location"] == "/admin/articles/sitesettings/add/"
    client.post("/admin/articles/sitesettings/add/", SETTINGS)
    assert SiteSettings.objects.get().pk == 1


def test_the_standing_texts_are_rendered_and_the_phone_can_be_dialled(desk):
    texts = {"phone": "(775) 555-0142", "call_to_action": "Call **us**."}
    texts["crisis_notice"] = "Call [988](tel:988)."
    desk.post("/admin/articles/sitesettings/1/change/", SETTINGS | texts)
    settings = SiteSettings.objects.get()
    assert settings.phone_uri == "tel:+17755550142"
    assert settings.call_to_action_html == "<p>Call <strong>us</strong>.</p>\n"
    assert '<a href="tel:988">988</a>' in settings.crisis_notice_html


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"country": "XX"}, "“XX” isn't a country"),
        ({"phone": "call us"}, "This can't be dialled"),
        ({"crisis_notice": ""}, "This is needed"),
        ({"call_to_action": "[" * 6_000}, "square brackets"),
    ],
)
def test_what_the_settings_can_not_be_is_said_in_words(desk, values, sentence):
    response = desk.post("/admin/articles/sitesettings/1/change/", SETTINGS | values)
    assert sentence in response.content.decode().replace("&#x27;", "'")


def test_a_country_may_be_written_small(desk):
    values = SETTINGS | {"country": "ie", "phone": "01 679 6944"}
    desk.post("/admin/articles/sitesettings/1/change/", values)
    settings = SiteSettings.objects.get()
    assert (settings.country, settings.phone_uri) == ("IE", "tel:+35316796944")


def test_a_student_needs_a_supervisor_and_is_none_of_her_own(desk):
    student = AUTHOR | {"status": "student"}
    response = desk.post("/admin/articles/author/add/", student)
    assert "who supervises this person" in response.content.decode()
    author = make_author("Lee Orr")
    own = {"name": "Lee Orr", "status": "associate", "supervisor": author.pk}
    response = desk.post(f"/admin/articles/author/{author.pk}/change/", own)
    assert "Nobody supervises themselves" in response.content.decode()
    desk.post("/admin/articles/author/add/", student | {"supervisor": author.pk})
    assert Author.objects.get(slug="ines-calder").supervisor == author
    desk.post(f"/admin/articles/author/{author.pk}/delete/", {"post": "yes"})
    assert Author.objects.filter(pk=author.pk).exists()


def test_a_time_zone_that_is_none_is_refused_in_words(desk):
    response = desk.post(
        "/admin/articles/sitesettings/1/change/", SETTINGS | {"time_zone": "Moon"}
    )
    assert "isn&#x27;t a time zone that this server knows" in response.content.decode()


@pytest.mark.parametrize("role", ["lead_author", "co_authors", "reviewer"])
def test_whoever_a_text_names_can_not_be_deleted(desk, role):
    author = make_author("Lee Orr")
    make_live("Named", **{role: [author] if role == "co_authors" else author})
    desk.post(f"/admin/articles/author/{author.pk}/delete/", {"post": "yes"})
    assert Author.objects.exists()


def test_a_topic_in_use_can_not_be_deleted_and_an_unused_one_can(desk):
    used, unused = make_topic("Sleep"), make_topic("Work")
    make_live("About it", topics=[used])
    for topic in (used, unused):
        desk.post(f"/admin/articles/topic/{topic.pk}/delete/", {"post": "yes"})
    assert list(Topic.objects.all()) == [used]


def test_nothing_is_deleted_by_the_dozen(desk):
    topics = [make_topic("Sleep"), make_topic("Work")]
    data = {"action": "delete_selected", "post": "yes"}
    data["_selected_action"] = [topic.pk for topic in topics]
    desk.post("/admin/articles/topic/", data)
    assert Topic.objects.count() == 2


def test_a_wrong_password_is_said_without_a_word_of_which_was_wrong(client):
    make_user("dana")
    answers = [
        client.post("/admin/login/", {"username": name, "password": "wrong one"})
        for name in ("dana", "nobody")
    ]
    texts = [answer.content.decode() for answer in answers]
    for text in texts:
        assert "That name and password don&#x27;t belong together." in text
    assert texts[0].count("dana") == texts[1].count("nobody")


def test_signing_in_never_leads_off_the_site(client):
    make_user("dana", superuser=True)
    for address in ["//evil.example", "https://evil.example", "/\\evil.example"]:
        response = client.post(
            f"/admin/login/?next={address}",
            {"username": "dana", "password": "long enough", "next": address},
        )
        assert response["Location"] == "/accounts/profile/" or response[
            "Location"
        ].startswith("/admin")
        client.logout()
