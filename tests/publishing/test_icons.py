"""The site's icons, from its logo or its letter."""

import io
import os

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from articles.imaging import clean
from articles.models import SiteSettings
from articles.publishing import (
    PublishingError,
    delete_picture,
    library,
    may_replace_picture,
    renew_icons,
    replace_picture,
    save_settings,
    set_focal_point,
    sweep,
    use_counts,
    uses_of,
    work,
)
from articles.publishing.pictures import icons
from tests.factories import make_picture, make_site, make_user, picture_bytes

pytestmark = pytest.mark.django_db


def files() -> dict[str, str]:
    return SiteSettings.load().icons["files"]


def ground(name: str = "192") -> tuple[int, ...]:
    with default_storage.open(files()[name]) as file:
        return Image.open(io.BytesIO(file.read())).convert("RGB").getpixel((0, 0))


def change(**values) -> SiteSettings:
    settings = SiteSettings.load()
    for name, value in values.items():
        setattr(settings, name, value)
    return save_settings(settings)


def test_saved_settings_have_icons_of_their_letter():
    make_site()
    assert set(files()) == {"favicon", "touch", "192", "512", "maskable"}
    assert all(default_storage.exists(name) for name in files().values())
    assert ground() == (0x2C, 0x66, 0x58)


@pytest.mark.parametrize(
    "look", [{"name": "Quince"}, {"accent": "#7a2f45"}, {"typeface": "sans"}]
)
def test_another_look_gives_other_icons(look):
    make_site()
    before = files()
    change(hours="Always")
    assert files() == before
    change(**look)
    assert not set(files().values()) & set(before.values())


def test_a_logo_takes_the_letter_s_place_and_gives_it_back():
    make_site()
    letters = files()
    change(logo=make_picture(alt="Our sign"))
    assert ground() != (0x2C, 0x66, 0x58)
    of_logo = files()
    change(accent="#7a2f45")  # which the logo doesn't show
    assert files() == of_logo
    change(logo=None, accent="#2c6658")
    assert files() == letters


def test_another_file_or_focal_point_makes_them_anew(
    django_capture_on_commit_callbacks,
):
    user = make_user(superuser=True)
    picture = make_picture(alt="Our sign")
    make_site(logo=picture)
    before = files()
    with django_capture_on_commit_callbacks(execute=True):
        other = clean(picture_bytes(colour=(200, 30, 30)))
        replace_picture(picture, other, original_bytes=1, by=user)
        list(work())
    assert ground() == (200, 30, 30)
    assert files() != before
    noted = SiteSettings.load().icons["making"]
    with django_capture_on_commit_callbacks(execute=True):
        picture.refresh_from_db()
        set_focal_point(picture, x=0, y=0, by=user)
        list(work())
    assert SiteSettings.load().icons["making"] != noted


def test_a_large_logo_waits_for_its_renditions(
    monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(icons, "MOST_PIXELS", 100)
    make_site()
    letters = files()
    with django_capture_on_commit_callbacks(execute=True):
        picture = make_picture(alt="Our sign")
        change(logo=picture)
        assert files() == letters
        list(work())
    assert files() != letters


@pytest.mark.parametrize("fault", [OSError("full"), ValueError("font")])
def test_the_settings_are_saved_without_them_too(monkeypatch, fault, caplog):
    make_site()
    before = files()

    def fail(*args, **kwargs):
        raise fault

    monkeypatch.setattr("articles.publishing.pictures.icons.save_file", fail)
    change(name="Quince")
    assert SiteSettings.load().name == "Quince"
    assert files() == before
    assert "No icons" in caplog.text
    monkeypatch.undo()
    assert renew_icons() is True
    assert files() != before
    assert renew_icons() is False


def test_nothing_is_made_for_a_site_that_was_never_saved():
    assert renew_icons() is False
    assert SiteSettings.load().icon_url("192") == ""


def test_lost_files_come_back_with_the_next_saving():
    settings = make_site()
    for name in files().values():
        default_storage.delete(name)
    save_settings(settings)
    assert all(default_storage.exists(name) for name in files().values())


def test_the_sweep_takes_the_former_ones_and_leaves_the_rest():
    make_site()
    former = set(files().values())
    change(accent="#7a2f45")
    foreign = default_storage.save("site/notes.txt", io.BytesIO(b"x"))
    for name in [*former, *files().values(), foreign]:
        os.utime(default_storage.path(name), (0, 0))
    assert sweep() == (0, 5)
    assert not any(default_storage.exists(name) for name in former)
    assert all(default_storage.exists(n) for n in [*files().values(), foreign])


def test_the_library_knows_the_logo_and_keeps_it():
    picture = make_picture(alt="Our sign")
    make_site(logo=picture)
    user = make_user(superuser=True)
    (use,) = uses_of(picture, user=user)
    assert (use.what, use.title, use.site.pk) == ("Logo", "Harbor Street Practice", 1)
    assert use_counts([picture]) == {picture.pk: 1}
    assert picture not in library(user=user, show="unused")
    with pytest.raises(PublishingError, match="in use"):
        delete_picture(picture, by=user)
    writer = make_user(permissions=["add_picture"])
    picture.uploaded_by = writer
    assert not may_replace_picture(writer, picture)
