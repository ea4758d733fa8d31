"""Another file in the place of a picture's, and a picture that is deleted."""

import pytest
from django.core.files.storage import default_storage

from articles.models import Author, Picture, Post
from articles.publishing import store_picture, work
from tests.admin.picture_pages import (
    LIST,
    OTHER,
    SECRET,
    page,
    said,
    text,
    upload,
)
from tests.factories import (
    make_author,
    make_live,
    make_picture,
    make_post,
    make_user,
)
from tests.stored import stored_names

pytestmark = pytest.mark.django_db


# Replaced everywhere


def test_readers_see_the_new_file_in_every_text(
    desk, monkeypatch, django_capture_on_commit_callbacks
):
    picture = make_picture(alt="A cup")
    body = f"![A cup]({picture.reference})"
    live, draft = make_live("Live", body=body), make_post("Draft", body=body)
    list(work())
    picture.refresh_from_db()
    former = set(picture.file_names())
    asked = text(desk.get(page(picture, "replace")))
    assert "Readers see it in 1 text, which shows the new file at once." in asked
    assert "The former file is deleted." in asked

    monkeypatch.setattr("articles.publishing.pictures.changing.wake", list)
    with django_capture_on_commit_callbacks(execute=True):
        response = desk.post(page(picture, "replace"), {"upload": upload()})
    picture.refresh_from_db()

    assert response["Location"] == page(picture)
    assert said(response)[-1].startswith("Replaced.")
    html = live.editions.get().html
    assert picture.file.url in html
    for name in former:
        assert name not in html
        assert not default_storage.exists(name)
    assert Post.objects.get(pk=draft.pk).body == body
    assert picture.reference in body


def test_it_is_said_in_how_many_texts_and_whose_portrait(desk):
    picture = make_picture(alt="A cup")
    for title in ("One", "Two"):
        make_live(title, picture=picture, body=f"![A cup]({picture.reference})")
    make_author("Lee Orr", portrait=picture)
    asked = text(desk.get(page(picture, "replace")))
    assert "Readers see it in 2 texts; all of them show the new file at once." in asked
    assert "It is the portrait of <bdi>Lee Orr</bdi>" in asked
    unused = text(desk.get(page(make_picture(), "replace")))
    assert "No text that readers see now has it." in unused


def test_a_file_that_is_another_picture_already_is_refused(desk):
    picture, other = make_picture(alt="A cup"), store_picture(OTHER)
    response = desk.post(page(picture, "replace"), {"upload": upload()})
    assert "That file is in the library already" in text(response)
    assert Picture.objects.get(pk=picture.pk).digest == picture.digest != other.digest


def test_the_same_file_changes_nothing(desk):
    picture = store_picture(OTHER, alt="A cup")
    response = desk.post(page(picture, "replace"), {"upload": upload()})
    assert said(response) == ["That is the file that was here. Nothing has changed."]


def test_a_writer_replaces_her_own_until_readers_see_it(hers, writer):
    picture = make_picture(alt="A cup", by=writer)
    assert hers.get(page(picture, "replace")).status_code == 200
    assert "/replace/" in text(hers.get(page(picture)))
    make_live("Live", picture=picture)
    assert "/replace/" not in text(hers.get(page(picture)))
    response = hers.post(page(picture, "replace"), {"upload": upload()})
    assert response.status_code == 403
    assert Picture.objects.get().digest == picture.digest


# Deleted


def test_a_picture_in_use_is_not_deleted_and_it_is_said_where(desk):
    picture = make_picture(alt="A cup")
    post = make_live("With it", picture=picture)
    author = make_author("Lee Orr", portrait=picture)
    for response in (
        desk.get(page(picture, "delete")),
        desk.post(page(picture, "delete"), {"post": "yes"}),
    ):
        shown = text(response)
        assert "This picture is in use" in shown
        assert "Lead picture · what readers see" in shown
        assert f'href="/admin/articles/post/{post.pk}/change/"' in shown
        assert f'href="/admin/articles/author/{author.pk}/change/"' in shown
        assert f'href="{page(picture, "replace")}"' in shown
    assert Picture.objects.exists()
    assert Author.objects.get().portrait == picture


@pytest.mark.parametrize("where", ["lead", "body", "portrait", "draft"])
def test_a_picture_is_not_deleted_wherever_it_is(desk, where):
    picture = make_picture(alt="A cup")
    body = f"![A cup]({picture.reference})"
    if where == "lead":
        make_live("With it", picture=picture)
    elif where == "portrait":
        make_author(portrait=picture)
    else:
        (make_live if where == "body" else make_post)("With it", body=body)
    desk.post(page(picture, "delete"), {"post": "yes"})
    assert Picture.objects.exists()
    assert default_storage.exists(picture.file.name)


def test_who_may_delete_pictures_and_not_read_texts_learns_no_title(client, clock):
    rights = ("view_picture", "delete_picture")
    client.force_login(make_user("lee", permissions=rights))
    picture = make_picture(alt="A cup")
    make_live(f"{SECRET} text", picture=picture, body=f"![A cup]({picture.reference})")
    for method in (client.get, client.post):
        response = method(page(picture, "delete"), {"post": "yes"})
        assert SECRET not in text(response)
        assert "a text that you can't open" in text(response)
    assert Picture.objects.exists()


def test_a_picture_put_to_use_while_it_was_asked_stays(desk, monkeypatch):
    picture = make_picture(alt="A cup")
    make_live("With it", picture=picture)
    monkeypatch.setattr("articles.admin.pictures.desk.places_of", lambda *args: [])
    response = desk.post(page(picture, "delete"), {"post": "yes"})
    assert said(response)[0].startswith("This picture is in use")
    assert response["Location"] == page(picture, "delete")
    assert Picture.objects.exists()


def test_all_files_of_a_deleted_picture_go(desk, django_capture_on_commit_callbacks):
    picture = make_picture(alt="A cup")
    list(work())
    assert len(stored_names()) > 1
    assert "nothing brings it back" in text(desk.get(page(picture, "delete")))
    with django_capture_on_commit_callbacks(execute=True):
        response = desk.post(page(picture, "delete"), {"post": "yes"})
    assert said(response) == ["Deleted."]
    assert not Picture.objects.exists()
    assert stored_names() == set()


def test_pictures_are_not_deleted_by_the_dozen(desk):
    data = {"action": "delete_selected", "post": "yes"}
    data["_selected_action"] = [make_picture().pk, make_picture().pk]
    desk.post(LIST, data)
    assert Picture.objects.count() == 2
