"""The settings page: how the site looks, tried on before it is saved."""

import re

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from articles.models import SiteSettings
from tests.admin.test_nouns import SETTINGS
from tests.factories import (
    make_live,
    make_picture,
    make_post,
    make_site,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
PAGE = "/admin/articles/sitesettings/1/change/"
PREVIEW = "/admin/articles/sitesettings/preview/"
ACCENT = "/admin/articles/sitesettings/accent/"


@pytest.fixture
def desk(client):
    make_site()
    client.force_login(make_user("dana", superuser=True))
    return client


def text(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


def said(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def row() -> dict:
    return SiteSettings.objects.values().get()


def test_every_setting_stands_on_the_page(desk):
    page = text(desk.get(PAGE))
    for field in SiteSettings._meta.get_fields():
        if getattr(field, "editable", False) and field.name != "id":
            assert f'name="{field.name}"' in page, field.name


def test_the_page_costs_a_fixed_number_of_queries(desk, django_assert_num_queries):
    for _ in range(20):
        make_picture(alt="A cup")
    desk.get(PAGE)
    with django_assert_num_queries(6):
        desk.get(PAGE)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"accent": "green"}, "“green” isn't a colour. Write # and six digits"),
        ({"accent": "#12345"}, "isn't a colour"),
        ({"accent": "<b>"}, "isn't a colour"),
        ({"accent": ""}, "This is needed"),
        ({"booking_url": "javascript:alert(1)"}, "isn't a web address"),
        ({"portal_url": "portal"}, "isn't a web address"),
        ({"typeface": "comic"}, "Choose one of those in the list."),
        ({"logo": "999999"}, "Choose one of those in the list."),
        ({"home_text": "[" * 6_000}, "square brackets"),
        ({"home_title": "x" * 121}, "121 characters long; at most 120 fit"),
    ],
)
def test_what_can_not_be_is_said_in_words_and_changes_nothing(desk, values, sentence):
    before = row()
    for path in (PAGE, PREVIEW):
        response = desk.post(path, SETTINGS | values)
        assert sentence in text(response)
        assert "<b>" not in text(response)
        assert row() == before
    assert response.status_code == 422


def test_a_colour_that_is_changed_for_readers_is_explained(desk):
    response = desk.post(PAGE, SETTINGS | {"accent": "#88CCBB"})
    assert said(response) == [
        "#88ccbb is too pale to read on the light page (1.5:1). Readers get #327668 "
        "there: the same colour, darker.",
        "Saved.",
    ]
    assert row()["accent"] == "#88ccbb"
    desk.get(PAGE)  # which shows the messages
    assert said(desk.post(PAGE, SETTINGS | {"accent": "#88ccbb"})) == ["Saved."]
    desk.get(PAGE)
    dark = said(desk.post(PAGE, SETTINGS | {"accent": "#101010"}))
    assert "too dark to read on the dark page" in dark[0]
    page = text(desk.get(PAGE))
    assert "On the light page: #101010" in page
    assert re.search(r"On the dark page: #[0-9a-f]{6}, 4\.[5-8]:1", page)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("#88ccbb", "Readers get #327668 there"),
        ("#2c6658", "On the dark page: #8fcaba"),
        ("green", "Write # and six digits"),
        ("", "Write # and six digits"),
        ('#"><script>', "Write # and six digits"),
        ("#" * 10_000, "Write # and six digits"),
        ("#88ccbb\n", "Write # and six digits"),
    ],
)
def test_what_readers_get_of_a_colour_is_told_while_it_is_chosen(desk, asked, sentence):
    response = desk.get(ACCENT, {"accent": asked})
    assert response.status_code == 200
    assert sentence in text(response)
    assert "<script" not in text(response)
    assert "private, no-store" in response["Cache-Control"]


def try_on(desk, **values):
    return desk.post(PREVIEW, SETTINGS | values)


def test_unsaved_settings_are_seen_on_the_front_page_and_nothing_is_saved(desk):
    make_live("A calm evening", topics=[make_topic()])
    before = row()
    response = try_on(
        desk,
        name="Quince Practice",
        accent="#7a2f45",
        typeface="sans",
        home_title="Words for hard evenings",
        home_text="**Short** pieces.",
        footer_text="Licensed in Nevada.",
    )
    page = text(response)
    for words in (
        "Quince Practice",
        "Words for hard evenings",
        "<strong>Short</strong> pieces.",
        "A calm evening",
        "/style/7a2f45-sans-",
    ):
        assert words in page, words
    assert row() == before
    assert "private, no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["X-Frame-Options"] == "DENY"
    assert '<meta name="robots" content="noindex">' in page
    style = re.search(r"/style/7a2f45-sans-[0-9a-f]+\.css", page)[0]
    assert desk.get(style).status_code == 200


def test_the_same_form_shows_an_article_and_the_dark_page(desk):
    make_live("A calm evening", body="The kettle was warm.")
    response = try_on(desk, **{"show-page": "article", "show-scheme": "dark"})
    page = text(response)
    assert "The kettle was warm." in page
    assert 'class="site scheme-dark"' in page
    # Sent on by the buttons above the page, each value once and as it came.
    assert '<input type="hidden" name="name" value="Harbor Street">' in page
    assert 'name="show-page" value="article" checked' in page


def test_what_was_typed_is_escaped_wherever_it_stands(desk):
    tried = '"><script>alert(1)</script>'
    response = try_on(desk, name=tried, home_title=tried, **{tried: tried})
    assert response.status_code == 200
    assert "<script>alert" not in text(response)


def test_without_an_article_the_front_page_stands_for_it(desk):
    make_live("Ours", kind="page")
    response = try_on(desk, **{"show-page": "article", "show-scheme": "purple"})
    assert response.status_code == 200
    assert "Nothing is published here yet" in text(response)
    assert 'class="site scheme-light"' in text(response)


def test_drafts_are_no_part_of_the_preview(desk):
    make_post("Not yet public")
    assert "Not yet public" not in text(try_on(desk))


def test_the_page_speaks_the_language_that_is_tried_on(desk):
    assert '<html lang="es"' in text(try_on(desk, language="es"))


def test_the_first_settings_can_be_tried_on_too(client):
    client.force_login(make_user(superuser=True))
    assert "Harbor Street" in text(try_on(client))
    assert not SiteSettings.objects.exists()


def test_only_whoever_may_change_them_may_try_them_on(client):
    make_site()
    for user in (make_user(), make_user(permissions=["view_sitesettings"])):
        client.force_login(user)
        assert try_on(client).status_code == 403
        assert client.get(ACCENT, {"accent": "#2c6658"}).status_code == 403
    assert client.get(PREVIEW).status_code in {403, 405}


def test_the_preview_is_sent_and_not_asked_for(desk):
    assert desk.get(PREVIEW).status_code == 405
    assert desk.post(ACCENT).status_code == 405


def test_a_form_that_somebody_else_made_is_refused(desk):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = desk.cookies
    assert strict.post(PREVIEW, SETTINGS).status_code == 403


def test_a_logo_is_saved_and_its_icons_are_the_site_s(desk):
    picture = make_picture(alt="Our sign")
    desk.post(PAGE, SETTINGS | {"logo": picture.pk})
    saved = SiteSettings.objects.get()
    assert saved.logo == picture
    assert saved.icon_url("favicon") in text(desk.get("/"))
