"""A file lives as long as a row holds it, whatever happens at the same time."""

import pytest
from django.core.files.storage import default_storage, storages

from articles.imaging import clean
from articles.models import Edition, Picture
from articles.publishing import (
    delete_picture,
    discard_pending,
    replace_picture,
    set_focal_point,
    store_picture,
    work,
)
from tests.factories import make_live, make_picture, make_user, picture_bytes
from tests.stored import stored_names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_background")]

ONE = picture_bytes((48, 32), (30, 30, 200))
OTHER = picture_bytes((40, 60), (200, 30, 30))


@pytest.fixture
def editor():
    return make_user("edith", superuser=True)


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def meanwhile(monkeypatch, commits):
    """Does something while the sizes of a picture are being made, once."""

    def at_the_first_avif(deed) -> None:
        kind, done = type(storages["default"]), []
        save = kind.save

        def save_and_do(self, name, content, **options):
            if "avif" in name and not done:
                done.append(name)
                with commits():
                    deed()
            return save(self, name, content, **options)

        monkeypatch.setattr(kind, "save", save_and_do)

    return at_the_first_avif


def held() -> set[str]:
    return {n for picture in Picture.objects.all() for n in picture.file_names()}


def replace(picture, data, *, by):
    return replace_picture(picture, clean(data), original_bytes=len(data), by=by)


def test_what_is_left_out_while_it_is_made_leaves_nothing(
    clock, editor, meanwhile, commits
):
    picture = store_picture(ONE, by=editor, pending=True)
    meanwhile(lambda: discard_pending(picture, by=editor))
    with commits():
        list(work())

    assert stored_names() == set()


def test_what_is_left_out_and_sent_again_meanwhile_is_whole(
    clock, editor, meanwhile, commits
):
    picture = store_picture(ONE, by=editor, pending=True)

    def again():
        with commits():
            discard_pending(picture, by=editor)
        store_picture(ONE, by=editor)

    meanwhile(again)
    with commits():
        list(work())
        list(work())

    assert not Picture.objects.get().owed
    assert stored_names() == held()


def test_what_is_replaced_while_it_is_made_is_gone(clock, editor, meanwhile, commits):
    picture = store_picture(ONE, by=editor)
    meanwhile(lambda: replace(picture, OTHER, by=editor))
    with commits():
        list(work())
        list(work())

    assert stored_names() == held()
    assert len(stored_names()) > 5


def test_crops_round_a_former_point_are_gone_when_the_new_ones_are_there(
    clock, editor, commits
):
    picture = make_picture()
    with commits():
        list(work())
        set_focal_point(picture, x=9, y=9, by=editor)
    assert stored_names() > held() - stored_names()
    with commits():
        list(work())

    assert stored_names() == held()
    with commits():
        delete_picture(picture, by=editor)
    assert stored_names() == set()


def test_a_file_that_was_lost_is_back_when_it_is_sent_again(clock, editor):
    picture = store_picture(ONE, by=editor)
    default_storage.delete(picture.file.name)

    assert store_picture(ONE, by=editor) == picture
    assert default_storage.exists(picture.file.name)


def test_a_store_that_deletes_nothing_just_now_stops_nobody(
    clock, editor, commits, monkeypatch
):
    picture = make_picture(alt="A cup")
    post = make_live(picture=picture)

    def away(self, name):
        raise OSError("The picture store can't be reached.")

    monkeypatch.setattr(type(storages["default"]), "delete", away)
    with commits():
        replace(picture, OTHER, by=editor)

    assert Edition.objects.get(post=post).picture.owed
    assert len(stored_names()) == 2


def test_another_file_gives_a_hopeless_picture_a_chance(clock, editor):
    picture = make_picture()
    default_storage.delete(picture.file.name)
    for _ in range(3):
        list(work())
    assert list(work()) == []

    replace(picture, OTHER, by=editor)

    assert [fault for _, fault in work()] == [None]


def test_a_full_disk_says_nothing_against_a_picture(clock, monkeypatch):
    make_picture()
    kind = type(storages["default"])
    save = kind.save

    def full(*args, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kind, "save", full)
    for _ in range(5):
        assert [type(fault) for _, fault in work()] == [OSError]
    monkeypatch.setattr(kind, "save", save)

    assert [fault for _, fault in work()] == [None]


def test_a_file_that_went_before_the_row_was_written_is_asked_for_again(
    clock, editor, monkeypatch
):
    """Sizes are never recorded that aren't there."""
    picture = make_picture()
    kind = type(storages["default"])
    save = kind.save

    def save_and_lose(self, name, content, **options):
        made = save(self, name, content, **options)
        if "avif" in name:
            default_storage.delete(made)
        return made

    monkeypatch.setattr(kind, "save", save_and_lose)
    next(work())
    picture.refresh_from_db()
    assert picture.owed
    monkeypatch.setattr(kind, "save", save)
    list(work())
    picture.refresh_from_db()

    assert not picture.owed
    assert stored_names() == held()


def test_nobody_describes_another_s_picture_by_sending_it_again(clock, editor):
    writer = make_user(permissions=("write_own_post", "add_picture"))
    store_picture(ONE, by=editor)

    store_picture(ONE, by=writer, alt="Mine", caption="Mine", credit="Mine")

    picture = Picture.objects.get()
    assert (picture.alt, picture.caption, picture.credit) == ("", "", "")
