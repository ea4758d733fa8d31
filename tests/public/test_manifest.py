"""What a device learns of the site."""

import io
from contextlib import closing

import pytest
from PIL import Image

from articles.public.manifest import short_name
from articles.publishing import save_settings
from tests.factories import make_site

pytestmark = pytest.mark.django_db


def test_it_names_the_site_and_its_icons(client):
    make_site(tagline="Talking helps")
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    told = response.json()
    assert told["name"] == "Harbor Street Practice"
    assert told["short_name"] == "Harbor"
    assert (told["lang"], told["dir"], told["start_url"]) == ("en", "ltr", "/")
    assert told["display"] == "minimal-ui"
    assert {(icon["sizes"], icon["purpose"]) for icon in told["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in told["icons"]:
        with closing(client.get(icon["src"])) as picture:
            assert picture["Content-Type"] == "image/png"
            size = Image.open(io.BytesIO(picture.getvalue())).size
        assert icon["sizes"] == "{}x{}".format(*size)


def test_its_colour_can_be_read_whatever_the_accent(client):
    save_settings(make_site(accent="#88ccbb"))
    assert client.get("/manifest.webmanifest").json()["theme_color"] == "#327668"


def test_a_site_that_was_never_saved_has_the_house_s_icon(client):
    (icon,) = client.get("/manifest.webmanifest").json()["icons"]
    assert icon["src"] == "/static/articles/favicon.svg"
    assert client.get("/favicon.ico")["Location"] == icon["src"]


def test_the_old_address_leads_to_the_icon(client):
    make_site()
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    with closing(client.get(response["Location"])) as icon:
        assert icon["Content-Type"] == "image/png"


def test_pages_name_the_icons_and_the_manifest(client):
    site = make_site()
    html = client.get("/").content.decode()
    assert f'href="{site.icon_url("favicon")}"' in html
    assert f'<link rel="apple-touch-icon" href="{site.icon_url("touch")}">' in html
    assert '<link rel="manifest" href="/manifest.webmanifest">' in html


@pytest.mark.parametrize("path", ["/manifest.webmanifest", "/favicon.ico"])
def test_each_asks_the_database_once(client, path, django_assert_num_queries):
    make_site()
    with django_assert_num_queries(1):
        client.get(path)
    assert client.post(path).status_code == 405


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Harbor", "Harbor"),
        ("Twelve chars", "Twelve chars"),
        ("Quince & Ferry Counseling", "Quince"),
        ("Donaudampfschifffahrt", "Donaudampfsc"),
        ("&&&&&&&&&&&&&&&", "&&&&&&&&&&&&"),
        ("日本語", "日本語"),
    ],
)
def test_a_short_name_fits_under_an_icon(name, short):
    assert short_name(name) == short
