"""Pictures for a text or to lead it: sent, described, kept, left out, chosen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.urls import reverse

from articles.admin import uploads
from articles.models import Picture, Post
from tests.admin.forms import ADD, fields
from tests.factories import make_picture, make_user, picture_bytes

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


# Sent and described


def test_a_picture_that_is_to_be_described_waits_outside_the_library(writer):
    answer = send(writer).json()
    picture = Picture.objects.get()
    assert picture.pending
    assert answer["key"] == picture.key
    assert answer["pk"] == picture.pk
    assert answer["reference"] == f"picture:{picture.key}"
    assert answer["image_code"] == f"![describe this picture](picture:{picture.key})"
    assert answer["thumbnail"] == answer["shown"] == picture.file.url
    assert (answer["alt"], answer["caption"], answer["credit"]) == ("", "", "")
    assert answer["may_change"]
    assert "smaller sizes are being made" in answer["told"]
    assert browse(writer)["results"] == []


def test_described_it_is_in_the_library_and_the_text_gets_the_words(writer):
    key = send(writer).json()["key"]
    texts = {"alt": " A cup\r\non a sill ", "caption": "At noon", "credit": "Wren"}
    answer = keep(writer, key, **texts).json()
    assert answer["image_code"] == f"![A cup on a sill](picture:{key})"
    picture = Picture.objects.get()
    assert not picture.pending
    assert picture.alt == "A cup on a sill"
    assert (picture.caption, picture.credit) == ("At noon", "Wren")
    assert [row["key"] for row in browse(writer)["results"]] == [key]


@pytest.mark.parametrize(
    "alt",
    [
        r"A sign: [open] \ 24 hours",
        "*stars* and _lines_ and `ticks`",
        "<b>bold</b> & &amp; ~~gone~~",
        "![a](b) (c)",
    ],
)
def test_a_description_of_any_words_comes_back_whole(writer, alt):
    code = keep(writer, send(writer).json()["key"], alt=alt).json()["image_code"]
    html = writer.post(at("preview"), {"content": code}).json()["html"]
    shown = alt.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f'alt="{shown}"' in html


def test_decoration_needs_no_description(writer):
    key = send(writer).json()["key"]
    answer = keep(writer, key, alt="typed before", decorative="1").json()
    assert answer["image_code"] == f"![decorative](picture:{key})"
    assert Picture.objects.get().alt == ""
    assert not Picture.objects.get().pending


@pytest.mark.parametrize("alt", ["", " \r\n ", "\x00"])
def test_without_a_description_it_is_refused_in_words_and_waits(writer, alt):
    key = send(writer).json()["key"]
    response = keep(writer, key, alt=alt)
    assert response.status_code == 400
    words = f"{UNDESCRIBED}, or mark it as decoration."
    assert response.json() == {"error": words, "field": "alt"}
    # A picture that leads a post is never mere decoration.
    response = keep(writer, key, alt=alt, decorative="1", use="lead")
    assert response.status_code == 400
    assert response.json()["error"] == f"{UNDESCRIBED}."
    assert Picture.objects.get().pending


def test_texts_that_are_too_long_are_refused_in_words(writer):
    key = send(writer).json()["key"]
    for name, most in [("alt", 500), ("caption", 300), ("credit", 200)]:
        response = keep(writer, key, **{"alt": "A cup", name: "x" * (most + 1)})
        assert response.status_code == 400
        assert response.json()["field"] == name
        assert str(most) in response.json()["error"]
    assert Picture.objects.get().pending


def test_what_was_described_before_comes_back_with_its_texts(writer, wren):
    data = picture_bytes()
    key = send(writer, data).json()["key"]
    keep(writer, key, alt="A cup", caption="At noon")
    answer = send(writer, data).json()
    assert (answer["key"], answer["pending"]) == (key, False)
    assert (answer["alt"], answer["caption"]) == ("A cup", "At noon")
    # Another description belongs to this text, a caption to the picture.
    code = keep(writer, key, alt="Her cup", caption="").json()["image_code"]
    assert code == f"![Her cup](picture:{key})"
    picture = Picture.objects.get()
    assert (picture.alt, picture.caption) == ("A cup", "")


def test_another_s_picture_keeps_its_texts_and_the_caption_goes_into_the_text(writer):
    picture = make_picture(by=make_user(), alt="A cup", caption="Theirs")
    texts = {"alt": "Her cup", "caption": 'Mine, "really"', "credit": "Me"}
    answer = keep(writer, picture.key, **texts).json()
    named = r'"Mine, \"really\""'
    assert answer["image_code"] == f"![Her cup](picture:{picture.key} {named})"
    html = writer.post(at("preview"), {"content": answer["image_code"]}).json()["html"]
    assert '<figcaption>Mine, "really"</figcaption>' in html
    picture.refresh_from_db()
    texts = (picture.alt, picture.caption, picture.credit)
    assert texts == ("A cup", "Theirs", "")


def test_a_picture_in_the_text_is_described_again_in_the_text_alone(writer, wren):
    picture = make_picture(by=wren, alt="A cup", caption="Kept")
    texts = {"use": "again", "alt": "Her cup", "caption": "Here"}
    code = keep(writer, picture.key, **texts).json()["image_code"]
    assert code == f'![Her cup](picture:{picture.key} "Here")'
    code = keep(writer, picture.key, use="again", decorative="1", caption="Kept")
    assert code.json()["image_code"] == f"![decorative](picture:{picture.key})"
    picture.refresh_from_db()
    assert (picture.alt, picture.caption) == ("A cup", "Kept")


def test_what_is_told_of_it_is_asked_for_again(writer):
    key = send(writer).json()["key"]
    answer = writer.get(at("picture_told"), {"key": key}).json()
    assert not answer["ready"]
    made = {"crop": "whole", "height": 32, "format": "png"}
    made |= {"name": "pictures/small.png", "width": 48, "bytes": 800}
    Picture.objects.update(renditions=[made], owed=False)
    answer = writer.get(at("picture_told"), {"key": key}).json()
    assert answer["ready"]
    assert answer["told"].endswith("1 KB for a phone")
    assert answer["shown"].endswith("pictures/small.png")


# Left out


def test_leaving_it_out_leaves_nothing(
    writer, settings, django_capture_on_commit_callbacks
):
    key = send(writer).json()["key"]
    assert len(stored_files(settings)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        response = writer.post(at("picture_discard"), {"key": key})
    assert response.json() == {"discarded": True}
    assert not Picture.objects.exists()
    assert stored_files(settings) == []
    assert keep(writer, key, alt="Too late").json() == {"error": GONE}


def test_a_picture_that_was_here_before_is_not_thrown_away(writer, settings):
    picture = make_picture(alt="A cup")
    response = writer.post(at("picture_discard"), {"key": picture.key})
    assert response.json() == {"discarded": False}
    assert Picture.objects.get() == picture


# Who may, and what is odd


def test_another_s_picture_on_its_way_is_nobody_else_s(writer):
    theirs = make_picture(by=make_user(), pending=True)
    for response in [
        keep(writer, theirs.key, alt="Mine"),
        writer.post(at("picture_discard"), {"key": theirs.key}),
        writer.get(at("picture_told"), {"key": theirs.key}),
    ]:
        assert response.status_code == 400
        assert response.json()["error"] == GONE
    theirs.refresh_from_db()
    assert theirs.pending
    assert theirs.alt == ""


@pytest.mark.parametrize("key", ["", "none", "a b", "é" * 9, "x" * 400, "a\x00", "١٢"])
def test_a_key_that_nothing_has_is_answered_in_words(writer, key):
    for response in [
        keep(writer, key, alt="A cup"),
        writer.post(at("picture_discard"), {"key": key}),
        writer.get(at("picture_told"), {"key": key}),
    ]:
        assert response.status_code == 400
        assert response.json()["error"] == GONE


def test_a_use_that_is_none_is_refused(writer):
    response = keep(writer, make_picture().key, alt="A cup", use="tattoo")
    assert response.status_code == 400


def test_who_may_not_write_is_refused_in_json(client):
    picture = make_picture(alt="A cup")
    for user in [None, make_user()]:
        if user:
            client.force_login(user)
        for response in [
            keep(client, picture.key, alt="Mine"),
            client.post(at("picture_discard"), {"key": picture.key}),
            client.get(at("picture_told"), {"key": picture.key}),
            client.get(at("pictures")),
        ]:
            assert response.status_code == 403
            assert response.json()["error"]


def test_who_may_not_add_pictures_may_choose_one(client):
    client.force_login(make_user(permissions=("write_own_post",)))
    picture = make_picture(alt="A cup")
    assert send(client).status_code == 403
    answer = keep(client, picture.key, alt="A cup").json()
    assert answer["image_code"] == f"![A cup](picture:{picture.key})"


@pytest.mark.parametrize("name", ["picture_keep", "picture_discard"])
def test_what_changes_something_is_never_done_by_get(writer, name):
    assert writer.get(at(name)).status_code == 405


# What gets in the way


def test_while_another_is_taken_in_the_script_is_told_to_send_again(
    writer, monkeypatch
):
    monkeypatch.setattr(uploads, "_DOOR", FakeDoor())
    answer = send(writer)

    assert answer.status_code == 503
    assert answer.json() == {
        "error": "Other pictures are being taken in just now. Send this one again in a "
        "moment.",
        "busy": True,
    }
    assert not Picture.objects.exists()


class FakeDoor:
    """One behind which somebody stays."""

    def acquire(self, timeout: float) -> bool:
        return False


def test_a_database_that_is_full_is_told_in_words(writer, monkeypatch):
    def full(*args, **options):
        raise OperationalError("database or disk is full")

    key = send(writer).json()["key"]
    monkeypatch.setattr("articles.admin.editor.pictures.keep_pending", full)
    answer = keep(writer, key, alt="A cup")

    assert answer.status_code == 503
    assert "can't store anything just now" in answer.json()["error"]


def test_a_lead_picture_that_was_deleted_meanwhile_is_told_and_the_text_stays(
    client, monkeypatch
):
    client.force_login(make_user(superuser=True))
    picture = make_picture(alt="A cup")
    monkeypatch.setattr("articles.admin.forms.hold_picture", lambda key: False)
    page = client.post(ADD, fields(title="Mine", picture=picture.pk)).content.decode()

    assert "isn&#x27;t in the library any more" in page
    assert ">\nMine</textarea>" in page
    assert not Post.objects.exists()
