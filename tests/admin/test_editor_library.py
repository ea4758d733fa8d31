"""The library in the editor: searched, narrowed, and a lead picture chosen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.admin.editor import picture_library
from articles.admin.picture_words import uses_text
from articles.models import Picture, Post
from articles.publishing import make_roles
from tests.admin.forms import ADD, change, fields
from tests.factories import make_picture, make_post, make_user, picture_bytes

pytestmark = pytest.mark.django_db

WRITER = ("write_own_post", "add_picture", "view_picture")
GONE = "This picture isn't there any more. Add it once more."
UNDESCRIBED = "Describe the picture for someone who can't see it"


@pytest.fixture
def wren():
    return make_user("wren", permissions=WRITER)


@pytest.fixture
def writer(client, wren):
    client.force_login(wren)
    return client


def at(name: str) -> str:
    return reverse(f"admin:articles_editor_{name}")


def send(client, data: bytes = b"", **more):
    file = SimpleUploadedFile("photo.png", data or picture_bytes(), "image/png")
    return client.post(at("upload"), {"image": file, "describe": "1", **more})


def keep(client, key: str, **texts):
    return client.post(at("picture_keep"), {"key": key, **texts})


def browse(client, **query) -> dict:
    return client.get(at("pictures"), query).json()


def stored_files(settings) -> list:
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


# The library


def test_the_library_is_searched_narrowed_and_told_with_its_uses(writer, wren):
    cup = make_picture(alt="A cup on a sill", by=wren)
    lamp = make_picture(alt="A lamp")
    bare = make_picture()
    make_picture(by=wren, pending=True)
    make_post("One", picture=lamp)
    make_post("Two", body=f"![A lamp]({lamp.reference})")

    def found(**query):
        return [row["key"] for row in browse(writer, **query)["results"]]

    assert found() == [bare.key, lamp.key, cup.key]
    assert found(q="sill cup") == [cup.key]
    assert found(q="nothing\x00of it") == []
    assert found(show="unused") == [bare.key, cup.key]
    assert found(show="undescribed") == [bare.key]
    assert found(show="mine") == [cup.key]
    uses = {row["key"]: row["uses"] for row in browse(writer)["results"]}
    assert uses == {
        cup.key: "In no text",
        lamp.key: "In 2 texts",
        bare.key: "In no text",
    }
    assert uses_text(1) == "In 1 text"


def test_the_library_comes_page_by_page(writer, monkeypatch):
    monkeypatch.setattr(picture_library, "A_PAGE", 2)
    for number in range(3):
        make_picture(alt=f"Cup {number}")
    first, second = browse(writer), browse(writer, page=2)
    assert [row["alt"] for row in first["results"]] == ["Cup 2", "Cup 1"]
    assert (first["count"], first["more"]) == (3, True)
    assert [row["alt"] for row in second["results"]] == ["Cup 0"]
    assert not second["more"]
    for page in [3, 999_999, "9" * 60]:
        beyond = browse(writer, page=page)
        assert (beyond["results"], beyond["more"]) == ([], False)


@pytest.mark.parametrize(
    "query",
    [{"page": p} for p in ["0", "-1", "x", "", "1.5", "²", "١"]] + [{"show": "x'"}],
)
def test_an_odd_page_or_part_is_answered_in_words(writer, query):
    response = writer.get(at("pictures"), query)
    assert response.status_code == 400
    assert response.json()["error"].startswith("The library has no such")


def test_the_library_asks_the_database_as_often_for_many(
    writer, wren, django_assert_num_queries
):
    def ask(number: int) -> None:
        # The session, the account and its rights; the language; how many, which, and 5
        # for uses.
        with django_assert_num_queries(13):
            assert len(browse(writer)["results"]) == number

    for number in (1, 8):
        while Picture.objects.count() < number:
            make_post(picture=make_picture(alt="A cup", by=wren))
        ask(number)


# The lead picture


def test_the_form_offers_the_chosen_and_the_newest_without_scripts(writer, wren):
    chosen = make_picture(alt="The first of all")
    post = make_post("Mine", by=wren, picture=chosen)
    Post.objects.update(created_by=wren)
    for number in range(31):
        make_picture(alt=f"Lamp {number:02}")
    make_picture(alt="On its way", by=make_user(), pending=True)
    html = writer.get(change(post)).content.decode()
    assert f'<option value="{chosen.pk}"' in html
    assert "Lamp 30" in html
    assert "Lamp 01" in html
    assert "Lamp 00" not in html
    assert "On its way" not in html
    assert f'src="{chosen.file.url}"' in html
    assert "Focal point and details" in html


def test_a_lead_picture_is_saved_and_one_on_its_way_is_no_choice(writer, wren):
    picture = make_picture(alt="A cup")
    writer.post(ADD, fields(title="With it", picture=picture.pk))
    assert Post.objects.get().picture == picture
    pending = make_picture(by=wren, pending=True)
    response = writer.post(ADD, fields(title="Without it", picture=pending.pk))
    assert response.status_code == 200
    words = "This picture isn&#x27;t in the library any more. Choose another, or none."
    assert words in response.content.decode()
    answer = keep(writer, pending.key, alt="A lamp", use="lead").json()
    assert answer["pk"] == pending.pk
    writer.post(ADD, fields(title="Without it", picture=pending.pk))
    assert Post.objects.latest("pk").picture == pending


def test_the_three_roles_reach_the_library(client):
    make_roles()
    make_picture(alt="A cup")
    user = make_user("ola")
    for role in ("Writer", "Editor", "Owner"):
        user.groups.set([user.groups.model.objects.get(name=role)])
        client.force_login(user)
        assert browse(client)["count"] == 1
