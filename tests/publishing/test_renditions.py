"""Making what readers get, while everything else goes on."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.imaging import renditions as recipe
from articles.models import Edition, Picture
from articles.publishing import (
    publish,
    release,
    set_focal_point,
    store_picture,
    sweep,
    work,
)
from articles.publishing.pictures import tidy
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_post,
    make_site,
    make_user,
    picture_bytes,
)

pytestmark = pytest.mark.django_db


def make_all() -> list:
    return list(work())


def html_of(post) -> str:
    return Edition.objects.live().get(post=post).html


def test_a_new_picture_is_shown_as_it_is_until_its_sizes_are_made(clock):
    picture = make_picture(alt="A cup")
    post = make_live(body=f"![A cup]({picture.reference})")
    assert "<picture>" not in html_of(post)
    assert picture.file.url in html_of(post)

    make_all()

    assert "<picture>" in html_of(post)
    assert "avif" in html_of(post)
    assert 'alt="A cup"' in html_of(post)


def test_a_publication_after_that_shows_them_at_once(clock):
    picture = make_picture(alt="A cup")
    make_all()
    post = make_live(body=f"![A cup]({picture.reference})")

    assert "<picture>" in html_of(post)


def test_what_is_made_is_recorded_and_nothing_is_owed(clock):
    picture = make_picture()
    make_all()
    picture.refresh_from_db()

    assert not Picture.objects.owing().exists()
    assert {made.format for made in picture.made()} == {"avif", "webp", "jpeg"}
    for made in picture.renditions:
        assert default_storage.size(made["name"]) == made["bytes"]
    assert picture.bytes == sum(default_storage.size(n) for n in picture.file_names())


def test_only_the_pictures_of_a_page_change_when_they_are_ready(clock):
    picture = make_picture(alt="A cup", caption="As it was")
    post = make_live(body=f"![A cup]({picture.reference})")
    Picture.objects.update(caption="Changed since")

    make_all()

    assert "As it was" in html_of(post)
    assert "Changed since" not in html_of(post)


def test_earlier_and_scheduled_editions_follow_too(clock):
    picture = make_picture(alt="A cup")
    post = make_live(body=f"![A cup]({picture.reference})")
    clock.shift(60)
    publish(edit(post, title="Again"), by=None)
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
    publish(edit(post, title="And again"), by=None, at=later)

    make_all()

    assert [("<picture>" in e.html) for e in post.editions.all()] == [True] * 3


def test_a_byline_gets_the_square_portrait_when_it_is_ready(clock):
    author = make_author(portrait=make_picture(alt="Ines"))
    post = make_live(lead_author=author)
    before = Edition.objects.get(post=post).bylines[0].portrait

    make_all()

    after = Edition.objects.get(post=post).bylines[0].portrait
    assert before == author.portrait.file.name
    assert "-square-" in after
    assert default_storage.exists(after)
    clock.shift(60)
    assert publish(post, by=None) == Edition.objects.get(post=post)


def test_another_focal_point_makes_the_crops_anew_and_leaves_the_rest(clock):
    picture = make_picture()
    make_all()
    before = {r["name"] for r in Picture.objects.get().renditions}
    set_focal_point(picture, x=10, y=90, by=make_user(superuser=True))
    assert Picture.objects.owing().exists()

    make_all()

    after = {r["name"] for r in Picture.objects.get().renditions}
    assert before & after == {n for n in before if "-whole-" in n}
    assert all("-10-90-" in name for name in after - before)


def test_a_change_while_they_are_made_is_not_forgotten(clock, monkeypatch):
    picture = make_picture()
    user = make_user(superuser=True)
    stored = type(storages["default"]).save
    changed = []

    def save(self, name, content, **options):
        if not changed and "avif" in name:
            changed.append(name)
            set_focal_point(picture, x=0, y=0, by=user)
        return stored(self, name, content, **options)

    monkeypatch.setattr(type(storages["default"]), "save", save)
    make_all()

    picture.refresh_from_db()
    assert changed
    assert not picture.owed
    assert all("-0-0-" in r["name"] for r in picture.renditions if r["crop"] == "card")


def test_what_is_there_already_is_not_made_again(clock, monkeypatch):
    make_picture()
    make_all()
    Picture.objects.update(owed=True)
    monkeypatch.setattr(recipe.Master, "make", None)  # would fail if it were called

    assert [fault for _, fault in make_all()] == [None]


def test_a_changed_recipe_makes_every_picture_anew(clock, monkeypatch):
    make_picture()
    make_picture()
    make_all()
    for module in (
        "articles.models.pictures",
        "articles.publishing.pictures.renditions",
    ):
        monkeypatch.setattr(f"{module}.RECIPE", recipe.RECIPE + 1)

    assert len(make_all()) == 2
    assert make_all() == []
    names = [r["name"] for p in Picture.objects.all() for r in p.renditions]
    assert all(f"/{recipe.RECIPE + 1}-" in name for name in names)


def test_a_picture_whose_file_is_gone_stops_no_other(clock):
    lost = make_picture()
    default_storage.delete(lost.file.name)
    other = make_picture()

    faults = {picture.pk: fault for picture, fault in make_all()}

    assert isinstance(faults[lost.pk], OSError)
    assert faults[other.pk] is None


def test_a_hopeless_picture_is_left_alone_until_somebody_starts_again(clock):
    lost = make_picture()
    default_storage.delete(lost.file.name)
    for _ in range(3):
        assert len(make_all()) == 1
    assert make_all() == []

    release()

    assert len(make_all()) == 1


def test_two_processes_never_make_the_same_picture(clock):
    make_picture()
    make_picture()
    one, other = work(), work()

    assert {next(one)[0].pk, next(other)[0].pk} == set(
        Picture.objects.values_list("pk", flat=True)
    )


def test_what_a_dead_process_had_taken_on_is_free_after_a_while(clock):
    picture = make_picture()
    Picture.objects.update(
        taken_until=datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=90)
    )
    assert make_all() == []

    clock.shift(91)

    assert [made.pk for made, _ in make_all()] == [picture.pk]


def test_a_start_frees_what_a_dead_process_had_taken_on(clock):
    make_picture()
    Picture.objects.update(
        taken_until=datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=90)
    )
    release()

    assert len(make_all()) == 1


def test_a_picture_is_owed_only_once_the_upload_is_safe(
    clock, monkeypatch, django_capture_on_commit_callbacks
):
    woken = []
    monkeypatch.setattr(
        "articles.publishing.pictures.storing.wake", lambda: woken.append(1)
    )
    with django_capture_on_commit_callbacks() as callbacks:
        store_picture(picture_bytes())
        assert woken == []
    for callback in callbacks:
        callback()
    assert woken == [1]


def test_pages_ask_as_little_with_sizes_as_without(
    client, clock, django_assert_num_queries
):
    make_site()
    for _ in range(3):
        picture = make_picture(alt="A cup")
        make_live(picture=picture, body=f"![A cup]({picture.reference})")
    with CaptureQueriesContext(connection) as before:
        assert "<picture>" not in client.get("/").content.decode()
    make_all()
    with django_assert_num_queries(len(before)):
        assert "<picture>" in client.get("/").content.decode()


# The command


def test_the_command_makes_what_is_owed_and_says_so(clock, capsys):
    picture = make_picture()
    call_command("make_renditions")

    said = capsys.readouterr().out
    assert picture.reference in said
    assert "1 picture made ready" in said
    call_command("make_renditions")
    assert "0 pictures made ready" in capsys.readouterr().out


def test_the_command_names_what_could_not_be_made(clock, capsys):
    lost = make_picture()
    default_storage.delete(lost.file.name)

    with pytest.raises(CommandError, match="1 could not be made"):
        call_command("make_renditions")
    assert lost.reference in capsys.readouterr().err


def test_the_command_brings_lost_files_back(clock, capsys):
    picture = make_picture()
    make_all()
    picture.refresh_from_db()
    name = picture.renditions[0]["name"]
    default_storage.delete(name)

    call_command("make_renditions", "--all")

    assert default_storage.exists(name)


# What is left behind


def test_files_without_a_row_are_swept_and_no_others(
    clock, django_capture_on_commit_callbacks
):
    kept, owed = make_picture(), make_picture()
    make_all()
    Picture.objects.filter(pk=owed.pk).update(owed=True)
    owed.refresh_from_db()
    left = (f"pictures/{'1' * 32}.jpg", f"pictures/{'2' * 32}/1-whole-480.avif")
    foreign = ("pictures/.DS_Store", "pictures/2.txt", "pictures/lost+found/x.jpg")
    stale = f"pictures/{kept.digest[:32]}/1-card-1-1-128.avif"
    waiting = f"pictures/{owed.digest[:32]}/1-card-1-1-128.avif"
    for name in (*left, *foreign, stale, waiting):
        default_storage.save(name, ContentFile(b"left"))

    assert sweep() == (0, 3)

    for picture in Picture.objects.all():
        assert all(default_storage.exists(name) for name in picture.file_names())
    assert default_storage.exists(waiting)  # its row may be about to name it
    assert all(default_storage.exists(name) for name in foreign)
    assert not any(default_storage.exists(name) for name in (*left, stale))


@pytest.mark.parametrize("digest", ["", "0", "..", "g" * 32, "pictures"])
def test_nothing_is_tidied_that_is_no_digest(clock, digest):
    kept = make_picture()
    with pytest.raises(ValueError, match="No picture has the digest"):
        tidy(digest, master="pictures/.DS_Store")
    assert default_storage.exists(kept.file.name)


def test_a_picture_that_nobody_described_goes_after_a_day(clock):
    gone = make_picture(pending=True)
    used = make_picture(pending=True)
    make_post(body=f"![A cup]({used.reference})")
    clock.shift(datetime.timedelta(hours=23))
    assert sweep()[0] == 0

    clock.shift(datetime.timedelta(hours=2))

    assert sweep()[0] == 1
    assert list(Picture.objects.values_list("key", "pending")) == [(used.key, False)]
    assert gone.key != used.key
