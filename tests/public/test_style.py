"""The readers' stylesheet, in the practice's accent and typeface."""

import gzip
import re

import brotli
import pytest
from django.template import Context, Template

from articles.imaging import DARK_PAPERS, LIGHT_PAPERS
from articles.models import SiteSettings
from articles.public import style
from articles.public.style import style_path


def css_of(client, **chosen) -> str:
    site = SiteSettings(pk=1, **chosen)
    return client.get(style_path(site)).content.decode()


def encoded(client, accepted: str):
    return client.get(style_path(None), headers={"Accept-Encoding": accepted})


def test_it_asks_no_database(client):
    response = client.get(style_path(None))  # which the test has none of
    assert response.status_code == 200
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_every_file_of_the_folder_is_in_it_once():
    names = {file.stem for file in style.FOLDER.glob("*.css")}
    assert names == {style.TOKENS, *style.PARTS}
    assert len(style.PARTS) == len(names) - 1


def test_printing_stays_black_whatever_the_accent(client):
    css = css_of(client, accent="#aa3377", typeface="sans")
    theme, printed = (
        css.index("--site-accent: #aa3377"),
        css.index("--site-accent: #000"),
    )
    assert css.index("--reading: var(--serif)") < theme < printed


def test_texts_are_set_in_the_face_that_was_chosen(client):
    assert "--reading: var(--sans)" in css_of(client, typeface="sans")
    assert "--reading: var(--sans)" not in css_of(client)
    for file in style.FOLDER.parent.rglob("*.css"):
        uses = file.read_text("utf-8").count("var(--serif)")
        assert uses == (file.name == "tokens.css"), f"{file.name} knows one face only"


def test_a_pale_accent_is_darker_on_the_light_page_alone(client):
    css = css_of(client, accent="#88CCBB")
    assert re.search(r"--site-accent: light-dark\(#[0-9a-f]{6}, #88ccbb\)", css)
    assert "light-dark(#88ccbb" not in css


def test_the_papers_of_the_contrast_are_those_of_the_page():
    tokens = (style.FOLDER / "tokens.css").read_text("utf-8")
    for name, light, dark in zip(
        ("paper", "surface"), LIGHT_PAPERS, DARK_PAPERS, strict=True
    ):
        assert f"--{name}: light-dark({light}, {dark})" in tokens


def test_comments_and_indents_stay_at_home(client):
    css = css_of(client)
    assert "/*" not in css
    assert not re.search(r"^\s", css, re.MULTILINE)
    assert css.count("{") == css.count("}")


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip, br;q=0", "gzip", gzip.decompress),
        ("GZIP;q=0.5", "gzip", gzip.decompress),
        ("", "", bytes),
    ],
)
def test_it_comes_in_the_best_encoding_that_is_taken(
    client, accepted, encoding, decode
):
    response = encoded(client, accepted)
    assert response.get("Content-Encoding", "") == encoding
    assert "Accept-Encoding" in response["Vary"]
    assert decode(response.content) == encoded(client, "").content


def test_it_is_small(client):
    assert len(encoded(client, "br").content) < 6000


def test_who_has_it_is_told_so(client):
    first = client.get(style_path(None), headers={"Accept-Encoding": "br"})
    again = client.get(
        style_path(None),
        headers={"Accept-Encoding": "br", "If-None-Match": first["ETag"]},
    )
    assert again.status_code == 304
    assert again["Cache-Control"] == first["Cache-Control"]
    assert encoded(client, "gzip")["ETag"] != first["ETag"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.replace("2c6658", "2c6659"),
        lambda path: path.replace("serif", "sans"),
        lambda path: path[:-5] + ("0" if path[-5] != "0" else "1") + ".css",
        lambda path: path.replace("2c6658", "2C6658"),
        lambda path: path.replace("serif", "mono"),
        lambda path: "/style/.css",
    ],
)
def test_no_address_but_those_of_the_pages_is_answered(client, change):
    style._sheet.cache_clear()
    assert client.get(change(style_path(None))).status_code == 404
    assert style._sheet.cache_info().currsize == 0


def test_another_key_gives_other_addresses(settings):
    before = style_path(None)
    settings.SECRET_KEY = "another"
    assert style_path(None) != before


def test_settings_that_hold_no_colour_get_the_usual_one():
    site = SiteSettings(pk=1, accent="red")
    assert style_path(site) == style_path(None)
    assert style_path(SiteSettings(pk=1, accent="#2C6658")) == style_path(None)


def test_a_template_without_the_site_gets_the_usual_look():
    html = Template("{% load theme %}{% style_url site %}").render(Context())
    assert html == style_path(None)


@pytest.mark.django_db
def test_pages_and_the_desk_load_the_sheet_of_the_practice(client, admin_client):
    site = SiteSettings(pk=1, accent="#7a2f45", typeface="sans")
    site.save()
    for who, page in ((client, "/"), (admin_client, "/admin/")):
        assert style_path(site) in who.get(page).content.decode(), page
    assert style_path(site) in client.get("/admin/login/").content.decode()


def test_whoever_works_on_the_files_sees_them_change(client, settings, tmp_path):
    settings.DEBUG = True
    before = style_path(None)
    try:
        for file in style.FOLDER.glob("*.css"):
            (tmp_path / file.name).write_bytes(file.read_bytes())
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(style, "FOLDER", tmp_path)
            with (tmp_path / "prose.css").open("a") as file:
                file.write(".new { color: red; }\n")
            assert style_path(None) != before
            assert ".new" in client.get(style_path(None)).content.decode()
    finally:
        style._read.cache_clear()
