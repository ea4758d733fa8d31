"""The verbs of a picture: stored, described, used, replaced, discarded, deleted."""

import datetime
import errno

import pytest
from django.core.files.storage import default_storage, storages
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles.imaging import PictureError, clean
from articles.models import Autosave, Edition, Picture
from articles.publishing import (
    NotAllowedError,
    PublishingError,
    delete_picture,
    describe_picture,
    discard_pending,
    is_used,
    keep_pending,
    library,
    publish,
    replace_picture,
    restore,
    set_focal_point,
    store_picture,
    told,
    use_counts,
    uses_of,
    work,
)
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_post,
    make_user,
    picture_bytes,
)
from tests.stored import stored_names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_background")]

OTHER = picture_bytes((40, 60), (200, 30, 30))


@pytest.fixture
def editor():
    return make_user("edith", superuser=True)


@pytest.fixture
def writer():
    return make_user(permissions=("write_own_post", "add_picture", "view_picture"))


def replace(picture, data=OTHER, *, by):
    return replace_picture(picture, clean(data), original_bytes=len(data), by=by)


# Stored


def test_a_full_disk_is_told_in_words_and_nothing_stays(clock, monkeypatch):
    def full(*args, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(type(storages["default"]), "save", full)

    with pytest.raises(PictureError, match="couldn't be stored just now"):
        store_picture(picture_bytes())
    assert not Picture.objects.exists()


def test_all_pictures_together_have_a_limit(clock, settings):
    make_picture()
    settings.PICTURES_LIMIT = Picture.objects.get().bytes + 10

    with pytest.raises(PictureError, match="no room on the server"):
        store_picture(OTHER)
    assert Picture.objects.count() == len(stored_names()) == 1


def test_a_disk_that_is_nearly_full_keeps_room_for_texts(clock, monkeypatch):
    import shutil

    usage = shutil.disk_usage("/")._replace(free=100 * 1024 * 1024)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)

    with pytest.raises(PictureError, match="no room on the server"):
        store_picture(OTHER)


def test_the_same_picture_of_two_people_is_nobody_s_to_discard(clock, writer, editor):
    first = store_picture(OTHER, by=writer, pending=True)
    second = store_picture(OTHER, by=editor, pending=True)

    assert first.pk == second.pk
    assert not discard_pending(second, by=writer)
    assert not discard_pending(second, by=editor)


# Sent, and described or left out


def test_what_is_left_out_leaves_nothing(
    clock, writer, django_capture_on_commit_callbacks
):
    picture = store_picture(OTHER, by=writer, pending=True)
    list(work())

    with django_capture_on_commit_callbacks(execute=True):
        assert discard_pending(picture, by=writer)

    assert not Picture.objects.exists()
    assert stored_names() == set()


@pytest.mark.parametrize("reason", ["kept", "another's", "in a text", "unsaved"])
def test_only_what_is_pending_one_s_own_and_nowhere_is_discarded(
    clock, writer, editor, reason
):
    picture = store_picture(OTHER, by=writer, pending=True)
    by = editor if reason == "another's" else writer
    if reason == "kept":
        keep_pending(picture, by=writer, alt="A cup")
    if reason == "in a text":
        make_post(body=f"![A cup]({picture.reference})")
    if reason == "unsaved":
        Autosave.objects.create(
            user=editor,
            uid="0" * 32,
            values={"body": [f"![A cup]({picture.reference})"]},
            kept_at=timezone.now(),
        )

    assert not discard_pending(picture, by=by)
    assert Picture.objects.exists()


def test_keeping_it_takes_its_texts_into_the_library(clock, writer):
    picture = store_picture(OTHER, by=writer, pending=True)
    assert not library(user=writer).exists()

    keep_pending(
        picture, by=writer, alt=" A  cup\non a sill ", caption="", credit="Ode"
    )

    kept = library(user=writer).get()
    assert (kept.alt, kept.caption, kept.credit) == ("A cup on a sill", "", "Ode")


def test_somebody_else_s_picture_keeps_its_texts(clock, writer, editor):
    picture = store_picture(OTHER, by=editor, alt="A cup")
    keep_pending(picture, by=writer, alt="Mine")

    picture.refresh_from_db()
    assert picture.alt == "A cup"
    with pytest.raises(NotAllowedError):
        describe_picture(picture, by=writer, alt="Mine")


# Where it is used


def test_every_place_is_listed_with_what_it_is_there(clock, editor):
    picture = make_picture(alt="A cup")
    mark = f"![A cup]({picture.reference})"
    live = make_live("Live", body=mark)
    clock.shift(60)
    changed = make_live("Changed", body=mark, picture=picture)
    clock.shift(60)
    publish(edit(changed, body="Without", picture=None), by=None)
    waiting = make_live(
        "Waiting", body=mark, at=timezone.now() + datetime.timedelta(days=1)
    )
    author = make_author("Ines Calder", portrait=picture)
    signed = make_live("Signed", lead_author=author)

    found = {(u.what, u.where, u.title) for u in uses_of(picture, user=editor)}

    assert found == {
        ("In the text", "the working copy", "Live"),
        ("In the text", "what readers see", "Live"),
        ("In the text", "an earlier version", "Changed"),
        ("Lead picture", "an earlier version", "Changed"),
        ("In the text", "the working copy", "Waiting"),
        ("In the text", "what is scheduled", "Waiting"),
        ("In the byline", "what readers see", "Signed"),
        ("Portrait", "of", "Ines Calder"),
    }
    assert use_counts([picture]) == {picture.pk: 5}
    assert {live.pk, waiting.pk, signed.pk}


def test_a_picture_taken_out_of_a_text_is_no_longer_used(clock):
    picture = make_picture()
    post = make_post(body=f"![A cup]({picture.reference})")
    assert is_used(picture)

    edit(post, body="Without")

    assert not is_used(picture)


def test_bringing_a_text_back_brings_the_use_back(clock, editor):
    picture = make_picture()
    post = make_post(body=f"![A cup]({picture.reference})", by=editor)
    first = post.revisions.get()
    edit(post, body="Without")

    restore(first, by=editor)

    assert is_used(picture)


def test_titles_of_texts_that_one_may_not_open_are_not_told(clock, writer):
    picture = make_picture()
    make_live("A secret title", body=f"![A cup]({picture.reference})")

    assert {use.title for use in uses_of(picture, user=writer)} == {
        "a text that you can't open"
    }
    assert all(use.post is None for use in uses_of(picture, user=writer))


def test_the_library_is_narrowed_and_searched(clock, writer):
    mine = make_picture(by=writer, alt="A cup on a sill")
    bare = make_picture()
    used = make_picture(alt="A lamp", caption="By the window")
    make_post(picture=used)

    def shown(**options):
        return set(library(user=writer, **options))

    assert shown() == {mine, bare, used}
    assert shown(show="mine") == {mine}
    assert shown(show="undescribed") == {bare}
    assert shown(show="unused") == {mine, bare}
    assert shown(words="window lamp") == {used}
    assert shown(words=used.reference) == {used}
    assert shown(words="100% _") == set()


# Replaced


def test_a_replaced_file_is_everywhere_at_once(
    clock, editor, django_capture_on_commit_callbacks
):
    picture = make_picture(alt="A cup")
    mark = f"![A cup]({picture.reference})"
    author = make_author("Ines Calder", portrait=picture)
    post = make_live("Shown", body=mark, picture=picture, lead_author=author)
    list(work())
    former = stored_names()

    with django_capture_on_commit_callbacks(execute=True):
        replace(picture, by=editor)

    edition = Edition.objects.get(post=post)
    picture.refresh_from_db()
    assert edition.body == mark
    assert picture.file.url in edition.html
    assert 'width="40" height="60"' in edition.html
    assert edition.picture == picture
    assert edition.bylines[0].portrait == picture.file.name
    assert not former & stored_names()
    list(work())
    edition.refresh_from_db()
    assert picture.digest[:32] in edition.html
    assert "<picture>" in edition.html


def test_a_file_that_is_in_the_library_already_replaces_nothing(clock, editor):
    picture, other = make_picture(), store_picture(OTHER)

    with pytest.raises(PublishingError, match="in the library already"):
        replace(picture, by=editor)
    picture.refresh_from_db()
    assert picture.digest != other.digest
    assert default_storage.exists(other.file.name)


def test_the_same_file_again_changes_nothing(clock, editor):
    picture = store_picture(OTHER)

    assert replace(picture, by=editor).digest == picture.digest
    assert default_storage.exists(picture.file.name)


def test_a_writer_replaces_only_what_no_reader_has_seen(clock, writer):
    picture = make_picture(by=writer)
    post = make_post(body=f"![A cup]({picture.reference})")
    replace(picture, by=writer)
    publish(post, by=None)

    with pytest.raises(NotAllowedError):
        replace(picture, picture_bytes((9, 9)), by=writer)


# Focal point


@pytest.mark.parametrize("point", [(-1, 0), (0, 101)])
def test_the_focal_point_lies_within_the_picture(clock, editor, point):
    with pytest.raises(PublishingError, match="within the picture"):
        set_focal_point(make_picture(), x=point[0], y=point[1], by=editor)


def test_the_focal_point_of_another_s_picture_is_an_editor_s(clock, writer, editor):
    picture = make_picture(by=editor)

    with pytest.raises(NotAllowedError):
        set_focal_point(picture, x=1, y=1, by=writer)


# Deleted


def test_a_picture_goes_with_all_its_files(
    clock, editor, django_capture_on_commit_callbacks
):
    picture = make_picture()
    list(work())
    with django_capture_on_commit_callbacks(execute=True):
        delete_picture(Picture.objects.get(), by=editor)

    assert not Picture.objects.filter(pk=picture.pk).exists()
    assert stored_names() == set()


def test_a_picture_in_use_is_kept_and_the_place_named(clock, editor):
    picture = make_picture()
    make_live("The kettle", body=f"![A cup]({picture.reference})")

    with pytest.raises(PublishingError, match="“The kettle” and in 1 more place"):
        delete_picture(picture, by=editor)
    # The database holds it, whoever asks.
    with pytest.raises(ProtectedError), transaction.atomic():
        picture.delete()


# Told


def test_what_was_done_is_told_in_a_sentence(clock):
    picture = make_picture()
    picture.original_found = ["place", "camera", "turned"]
    picture.original_bytes = 6_200_000
    assert told(picture) == (
        "Turned upright, place and camera data removed, 6.2 MB → smaller sizes are "
        "being made"
    )
    picture.renditions = [
        {"crop": "whole", "width": w, "height": 9, "format": f, "name": "n", "bytes": b}
        for w, f, b in (
            (480, "avif", 90_000),
            (800, "avif", 212_300),
            (800, "jpeg", 400_000),
        )
    ]
    assert told(picture).endswith("6.2 MB → 212 KB for a phone")


def test_of_an_older_picture_nothing_is_told(clock):
    picture = make_picture()
    picture.original_found, picture.original_bytes = [], 0

    assert told(picture) == ""
