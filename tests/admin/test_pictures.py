"""The library of pictures, a picture's page, and how one is added."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.imaging import clean
from articles.models import Picture
from articles.publishing import store_picture, work
from tests.admin.picture_pages import (
    LIST,
    OTHER,
    SECRET,
    page,
    person,
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
    picture_bytes,
)

pytestmark = pytest.mark.django_db


# The library


def test_an_empty_library_says_what_will_stand_here(desk):
    page = text(desk.get(LIST))
    assert "Your pictures will stand here" in page
    assert page.count(f'href="{LIST}add/"') == 1


def test_each_picture_stands_there_with_its_size_and_its_uses(desk):
    used = make_picture(alt="A cup")
    make_live("With it", picture=used)
    make_post("And here", body=f"![A cup]({used.reference})")
    make_picture()
    page = text(desk.get(LIST))
    assert "48 × 32 · In 2 texts" in page
    assert "48 × 32 · In no text" in page
    assert ">No description</span>" in page
    assert f'src="{used.file.url}" width="48" height="32" alt="" loading="lazy"' in page


def test_the_small_file_is_shown_as_soon_as_there_is_one(desk):
    picture = store_picture(picture_bytes((64, 48)), alt="A cup")
    post = make_live("With it", picture=picture)
    list(work())
    picture.refresh_from_db()
    small = picture.plain("card").url
    assert small != picture.file.url
    for address in (LIST, "/admin/articles/post/"):
        assert f'src="{small}"' in text(desk.get(address)), post
        assert f'src="{picture.file.url}"' not in text(desk.get(address))


def test_the_library_can_be_narrowed(desk):
    dana = person()
    make_live("With it", picture=make_picture(alt="A used cup"))
    make_picture(alt="A spare cup", by=dana)
    plain = make_picture()
    shown = {
        "unused": {"A spare cup", plain.key},
        "undescribed": {plain.key},
        "mine": {"A spare cup"},
        "nonsense": {"A used cup", "A spare cup", plain.key},
    }
    for choice, names in shown.items():
        tiles = desk.get(f"{LIST}?show={choice}").context["cl"].tiles
        assert {t["picture"].alt or t["picture"].key for t in tiles} == names, choice


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        ("show=unused", "Every picture is in use."),
        ("show=mine", "You have added none yet."),
        ("q=kettle", "says anything about “<bdi>kettle</bdi>”"),
    ],
)
def test_a_choice_that_finds_nothing_says_so(desk, choice, sentence):
    make_live("With it", picture=make_picture(alt="A cup"))
    assert sentence in text(desk.get(f"{LIST}?{choice}"))


def test_search_finds_all_of_the_words_in_the_texts(desk):
    cup = make_picture(alt="A cup by the window", credit="Lee Orr")
    make_picture(alt="A cup in the dark")
    for words in ("window cup", "orr", cup.key, cup.reference):
        tiles = desk.get(LIST, {"q": words}).context["cl"].tiles
        assert [tile["picture"] for tile in tiles] == [cup], words


def test_a_picture_that_nobody_has_kept_yet_is_not_in_the_library(desk, writer):
    pending = store_picture(OTHER, by=writer, alt="A cup", pending=True)
    assert "Your pictures will stand here" in text(desk.get(LIST))
    for name in ("change", "replace", "delete", "history"):
        assert desk.get(page(pending, name)).status_code == 404, name
    asked = {"app_label": "articles", "model_name": "post", "field_name": "picture"}
    assert desk.get("/admin/autocomplete/", asked).json()["results"] == []


def test_the_library_costs_the_same_queries_for_three_and_for_a_full_page(desk):
    def queries(number: int) -> int:
        while Picture.objects.count() < number:
            picture = make_picture(alt="A cup")
            make_post(picture=picture, body=f"![A cup]({picture.reference})")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert len(desk.get(LIST).context["cl"].tiles) == min(number, 24)
        return len(asked)

    desk.get(LIST)
    assert queries(3) == queries(24) == queries(30) <= 13


def test_the_address_can_not_be_asked_about_accounts(desk):
    make_picture(by=make_user("lee"))
    for query in ("uploaded_by__password__startswith=a", "show=%00", "p=zz"):
        assert desk.get(f"{LIST}?{query}").status_code in {200, 302, 400}


# A picture's page


def test_the_page_tells_everything_that_is_known(desk):
    picture = make_picture(alt="A [small] cup", by=person())
    make_live("With it", picture=picture)
    make_author("Lee Orr", portrait=picture)
    list(work())
    shown = text(desk.get(page(picture)))
    assert "for a phone" in shown
    assert "Lead picture · what readers see" in shown
    assert "“With it”" in shown
    assert "Lee Orr" in shown
    assert f"![A \\[small\\] cup]({picture.reference})" in shown
    assert "Added by <bdi>Dana</bdi> on " in shown
    assert 'type="range" name="focal_x" value="50" min="0" max="100"' in shown
    assert 'data-wide="40" data-high="21"' in shown
    assert "Replace the file…" in shown


def test_the_texts_are_kept_and_the_point_stays_where_no_form_names_it(desk):
    picture = make_picture(alt="A cup")
    Picture.objects.update(focal_x=10, focal_y=20, owed=False)
    values = {"alt": "A cup\r\nby the window", "caption": "Tea", "credit": "Lee Orr"}
    response = desk.post(page(picture), values)
    assert said(response) == ["Saved."]
    assert response["Location"] == page(picture)
    picture.refresh_from_db()
    assert (picture.alt, picture.caption) == ("A cup by the window", "Tea")
    assert (picture.focal_point, picture.owed) == ((10, 20), False)


def test_the_focal_point_is_kept_and_new_crops_are_owed(desk):
    picture = make_picture(alt="A cup")
    Picture.objects.update(owed=False)
    values = {"alt": "A cup", "focal_x": "0", "focal_y": "100"}
    response = desk.post(page(picture), values)
    assert said(response) == ["Saved. Readers get the new crops within a minute."]
    picture.refresh_from_db()
    assert (picture.focal_point, picture.owed) == ((0, 100), True)
    assert said(desk.post(page(picture), values))[-1] == "Saved."


@pytest.mark.parametrize("value", ["101", "-1", "left", "1e9", "9" * 30])
def test_a_point_beside_the_picture_is_refused_in_words(desk, value):
    picture = make_picture(alt="A cup")
    values = {"alt": "Changed", "focal_x": value, "focal_y": "50"}
    response = desk.post(page(picture), values)
    assert "The focal point lies within the picture: 0 to 100." in text(response)
    picture.refresh_from_db()
    assert (picture.alt, picture.focal_point) == ("A cup", (50, 50))


def test_a_writer_describes_and_focuses_her_own_alone(hers, writer):
    own, others = make_picture(by=writer), make_picture(alt="Another's")
    values = {"alt": "A cup", "focal_x": "5", "focal_y": "6"}
    assert hers.post(page(own), values).status_code == 302
    assert hers.post(page(others), values).status_code == 403
    own.refresh_from_db()
    others.refresh_from_db()
    assert (own.alt, own.focal_point) == ("A cup", (5, 6))
    assert (others.alt, others.focal_point) == ("Another's", (50, 50))


def test_whoever_may_only_look_sees_it_all_and_no_button(hers):
    picture = make_picture(alt="A cup", caption="Tea", credit="Lee Orr")
    make_live("With it", picture=picture)
    Picture.objects.update(focal_x=10, focal_y=20)
    shown = text(hers.get(page(picture)))
    for piece in ("A cup", "Tea", "Lee Orr", "10% from the left and 20% from the top"):
        assert piece in shown
    for piece in ("_save", 'type="range"', "/replace/", "/delete/", "data-focal-point"):
        assert piece not in shown


def test_titles_that_a_person_may_not_open_stand_nowhere(hers, writer):
    picture = make_picture(alt="A cup", by=writer)
    for number in range(2):
        make_post(f"{SECRET} draft {number}", picture=picture)
    make_post("Her own", body=f"![A cup]({picture.reference})", created_by=writer)
    shown = text(hers.get(page(picture)))
    assert SECRET not in shown
    assert shown.count("a text that you can't open") == 1
    assert "“Her own”" in shown


@pytest.mark.parametrize("key", ["0", "9" * 30, "x", "1'", "-1"])
def test_odd_numbers_are_no_page(desk, key):
    for name in ("change", "replace", "delete", "history"):
        response = desk.get(f"{LIST}{key}/{name}/", follow=True)
        assert response.status_code == 404, name


def test_a_picture_that_was_deleted_meanwhile_is_told_in_words(desk, monkeypatch):
    picture = make_picture(alt="A cup")
    admin = "articles.admin.pictures.desk"

    def gone(*args, **values):
        from articles.publishing import PublishingError

        raise PublishingError("This picture was deleted meanwhile.")

    monkeypatch.setattr(f"{admin}.describe_picture", gone)
    response = desk.post(page(picture), {"alt": "Changed"})
    assert said(response) == ["This picture was deleted meanwhile."]
    assert response["Location"] == LIST


# Added


def test_a_picture_is_cleaned_on_its_way_in(desk):
    file = SimpleUploadedFile("IMG.JPG", OTHER, "text/html")
    response = desk.post(f"{LIST}add/", {"upload": file, "alt": "A cup"})
    assert said(response) == ["Added. It can be used in every text."]
    picture = Picture.objects.get()
    assert (picture.alt, picture.content_type) == ("A cup", "image/png")
    assert picture.uploaded_by == person()


def test_a_refused_file_leaves_what_was_typed(desk):
    values = {"upload": upload(b"<svg onload=alert(1)>"), "alt": "A cup on a sill"}
    response = desk.post(f"{LIST}add/", values)
    assert "SVG" in text(response)
    assert "A cup on a sill" in text(response)
    assert not Picture.objects.exists()


def test_a_picture_that_came_again_takes_what_it_lacks(desk):
    store_picture(OTHER)
    values = {"upload": upload(), "alt": "A cup", "credit": "Lee Orr"}
    desk.post(f"{LIST}add/", values)
    picture = Picture.objects.get()
    assert (picture.alt, picture.credit) == ("A cup", "Lee Orr")


def test_a_file_is_cleaned_once(desk, monkeypatch):
    calls = []

    def counted(data):
        calls.append(len(data))
        return clean(data)

    monkeypatch.setattr("articles.admin.pictures.forms.clean", counted)
    response = desk.post(f"{LIST}add/", {"upload": upload(), "alt": "A cup"})
    picture = Picture.objects.get()
    assert response["Location"] == page(picture)
    assert calls == [len(OTHER)] == [picture.original_bytes]
    response = desk.post(page(picture, "replace"), {"upload": upload(picture_bytes())})
    assert response.status_code == 302
    assert calls == [len(OTHER), len(picture_bytes())]


def test_what_no_page_can_carry_is_left_out_of_the_texts(desk):
    values = {
        "upload": upload(),
        "alt": "A cup\r\nby\x0b the window",
        "credit": "L\x02",
    }
    desk.post(f"{LIST}add/", values)
    picture = Picture.objects.get()
    assert (picture.alt, picture.credit) == ("A cup by the window", "L")


def test_a_picture_that_was_here_is_led_to_and_keeps_its_texts(desk):
    first = store_picture(OTHER, alt="A cup", credit="Lee Orr")
    values = {"upload": upload(), "alt": "Another word", "credit": "Me"}
    response = desk.post(f"{LIST}add/", values)
    assert said(response) == ["This picture was here already."]
    assert response["Location"] == page(first)
    picture = Picture.objects.get()
    assert (picture.alt, picture.credit) == ("A cup", "Lee Orr")


def test_no_room_is_told_in_the_form_which_keeps_what_was_typed(desk, settings):
    settings.PICTURES_LIMIT = 10
    values = {"upload": upload(), "alt": "A cup on a sill"}
    response = desk.post(f"{LIST}add/", values)
    assert "There is no room on the server for another picture." in text(response)
    assert "A cup on a sill" in text(response)
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty."),
        (b"words", "isn't a picture that can be read here"),
        (None, "No picture arrived."),
        (bytes(13 * 1024 * 1024), "Choose a file of at most 10 MB."),
    ],
)
def test_what_is_no_picture_is_refused_in_a_sentence(desk, data, sentence):
    picture = make_picture(alt="A cup")
    for address in (f"{LIST}add/", page(picture, "replace")):
        values = {} if data is None else {"upload": upload(data)}
        response = desk.post(address, values)
        assert response.status_code == 200
        assert sentence in text(response), address
    assert Picture.objects.get().digest == picture.digest
