"""Pictures on the readers' pages, in feeds and behind links."""

import io
import re

import feedparser
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from articles.models import Picture
from articles.publishing import store_picture, work
from tests.factories import (
    make_author,
    make_live,
    make_picture,
    make_site,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    return make_site()


def page(client, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html.parser")


def ready(**values) -> Picture:
    picture = make_picture(**values)
    list(work())
    return Picture.objects.get(pk=picture.pk)


def crops_in(element) -> set[str]:
    return set(re.findall(r"/\d+-(whole|lead-narrow|lead|card|square)-", str(element)))


def test_the_lead_article_has_its_two_crops_at_once_and_first(client):
    make_live(picture=ready(alt="A cup"))
    picture = page(client, "/").find("picture")
    image = picture.find("img")

    assert crops_in(picture) == {"lead", "lead-narrow"}
    assert image["fetchpriority"] == "high"
    assert "loading" not in image.attrs
    assert [s.get("media") for s in picture.find_all("source")] == [
        "(min-width: 40rem)",
        None,
    ] * 2


def test_rows_have_small_crops_that_wait_their_turn(client):
    picture = ready(alt="A cup")
    for _ in range(3):
        make_live(picture=picture)

    for row in page(client, "/").select(".row img"):
        assert row["loading"] == "lazy"
        assert (row["width"], row["height"]) == ("240", "180")
        assert crops_in(row.parent) == {"card"}


def test_an_article_shows_the_whole_lead_picture_first(client):
    make_live("Shown", picture=ready(alt="A cup"), picture_alt="A blue cup")
    image = page(client, "/articles/shown/").select_one(".lead-figure img")

    assert crops_in(image.parent) == {"whole"}
    assert image["alt"] == "A blue cup"
    assert image["fetchpriority"] == "high"
    assert (image["width"], image["height"]) == ("48", "32")


@pytest.mark.parametrize(
    "path", ["/", "/articles/shown/", "/authors/", "/authors/ines/"]
)
def test_every_image_has_its_size_and_a_file_that_is_there(client, path):
    picture = ready(alt="A cup")
    author = make_author("Ines", portrait=picture)
    make_live(
        "Shown",
        picture=picture,
        body=f"![A cup]({picture.reference})",
        lead_author=author,
    )
    shown = page(client, path)
    addresses = [
        candidate.split()[0]
        for element in shown.select("[srcset]")
        for candidate in element["srcset"].split(",")
    ] + [image["src"] for image in shown.find_all("img")]

    assert all(i.get("width") and i.get("height") for i in shown.find_all("img"))
    assert shown.find_all("img")
    for address in set(addresses):
        answer = client.get(address)
        assert answer.status_code == 200, address
        answer.close()


def test_pages_are_whole_before_anything_is_made(client):
    picture = make_picture(alt="A cup")
    make_live("Shown", picture=picture, body=f"![A cup]({picture.reference})")

    for path in ("/", "/articles/shown/"):
        shown = page(client, path)
        assert shown.find("picture") is None
        assert {image["src"] for image in shown.find_all("img")} == {picture.file.url}


def test_a_picture_s_colour_stands_in_its_place_without_any_style(client):
    picture = ready(alt="A cup")
    Picture.objects.update(colour="#ff0080")
    make_live("Shown", picture=picture)
    shown = page(client, "/articles/shown/")

    image = shown.select_one(".lead-figure img")
    assert image["class"] == ["tint", "tr15", "tg0", "tb8"]
    assert shown.select("[style], style") == []


def test_nothing_stands_behind_a_picture_that_can_be_seen_through(client):
    buffer = io.BytesIO()
    Image.new("RGBA", (48, 32), (9, 9, 9, 90)).save(buffer, "PNG")
    store_picture(buffer.getvalue(), alt="A cup")
    list(work())
    picture = Picture.objects.get()
    make_live("Shown", picture=picture)

    image = page(client, "/articles/shown/").select_one(".lead-figure img")
    assert "class" not in image.attrs
    assert image["src"].endswith(".png")


def test_a_shared_link_shows_a_jpeg_of_its_own_shape(client):
    make_live("Shown", picture=ready(alt="A cup"))
    shown = page(client, "/articles/shown/")
    social = shown.find("meta", property="og:image")["content"]

    assert re.fullmatch(
        r"http://testserver/media/pictures/\w+/\d+-social-.*\.jpg", social
    )
    assert shown.find("meta", property="og:image:alt")["content"] == "A cup"
    width, height = (
        int(shown.find("meta", property=f"og:image:{side}")["content"])
        for side in ("width", "height")
    )
    assert abs(width / height - 40 / 21) < 0.1


@pytest.mark.parametrize("path", ["/feed/", "/feed/rss/"])
def test_a_feed_has_one_plain_absolute_file_a_picture(client, path):
    picture = ready(alt="A cup")
    make_live("Shown", picture=picture, body=f"![A cup]({picture.reference})")
    entry = feedparser.parse(client.get(path).content).entries[0]
    content = BeautifulSoup(entry.content[0].value, "html.parser")

    assert content.find_all(["picture", "source"]) == []
    images = content.find_all("img")
    assert len(images) == 2
    for image in images:
        assert re.fullmatch(
            r"http://testserver/media/pictures/\w+/\d+-whole-48\.jpg", image["src"]
        )
        assert set(image.attrs) == {"src", "width", "height", "alt"}


def test_a_store_elsewhere_is_named_on_every_page(client, settings):
    picture = ready(alt="A cup")
    settings.MEDIA_URL = "https://pictures.example/b/"
    make_live("Shown", picture=picture, body=f"![A cup]({picture.reference})")
    shown = page(client, "/articles/shown/")

    for image in shown.find_all("img"):
        assert image["src"].startswith("https://pictures.example/b/pictures/")
    social = shown.find("meta", property="og:image")["content"]
    assert social.startswith("https://pictures.example/b/pictures/")
    entry = feedparser.parse(client.get("/feed/").content).entries[0]
    assert 'src="https://pictures.example/b/pictures/' in entry.content[0].value
