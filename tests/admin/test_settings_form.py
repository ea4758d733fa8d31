"""Two who have the settings open at once: neither undoes what the other saved."""

import json

import pytest

from articles.models import SiteSettings
from tests.factories import make_picture, make_site, make_user

pytestmark = pytest.mark.django_db
PAGE = "/admin/articles/sitesettings/1/change/"
PREVIEW = "/admin/articles/sitesettings/preview/"
MEANWHILE = "Somebody saved these settings while you had them open"


@pytest.fixture
def desk(client):
    make_site()
    client.force_login(make_user("dana", superuser=True))
    return client


def sent_by(form) -> dict:
    """What a browser would send of `form` as it is shown."""
    shown = {field.name: field.value() for field in form}
    return {name: value for name, value in shown.items() if value not in {None, False}}


def open_form(desk) -> dict:
    return sent_by(desk.get(PAGE).context["adminform"].form)


def save(desk, form: dict, **values):
    return desk.post(PAGE, form | values)


def sentence(response) -> str:
    return response.content.decode().replace("&#x27;", "'")


def test_two_who_change_different_settings_both_have_their_way(desk):
    his, hers = open_form(desk), open_form(desk)
    save(desk, his, tagline="Words that help", home_text="Slow\r\nand calm.")
    assert save(desk, hers, phone="775-555-0142").status_code == 302
    row = SiteSettings.objects.get()
    assert (row.tagline, row.phone) == ("Words that help", "775-555-0142")
    assert row.phone_uri == "tel:+17755550142"
    assert "Slow" in row.home_text_html


def test_a_logo_and_its_icons_outlive_a_form_that_was_open(desk):
    picture, hers = make_picture(alt="Our sign"), open_form(desk)
    save(desk, open_form(desk), logo=picture.pk)
    icons = SiteSettings.objects.get().icons
    save(desk, hers, tagline="Words that help")
    row = SiteSettings.objects.get()
    assert (row.logo, row.icons) == (picture, icons)


def test_a_tick_that_somebody_took_away_stays_away(desk):
    his, hers = open_form(desk), open_form(desk)
    del his["ask_confidentiality"]
    save(desk, his)
    save(desk, hers, tagline="Words that help")
    assert not SiteSettings.objects.get().ask_confidentiality


def test_one_setting_changed_by_both_is_refused_once_and_nothing_is_lost(desk):
    his, hers = open_form(desk), open_form(desk)
    save(desk, his, tagline="His <b>words</b>", city="Reno")
    response = save(desk, hers, tagline="Her words", phone="775-555-0142")
    page = sentence(response)
    assert response.status_code == 200
    assert f"{MEANWHILE}: “Tagline” is now “His &lt;b&gt;words" in page
    assert "Nothing of yours is lost: look at it and save again." in page
    assert 'value="Her words"' in page
    assert SiteSettings.objects.get().tagline == "His <b>words</b>"
    again = sent_by(response.context["adminform"].form)
    assert desk.post(PAGE, again).status_code == 302
    row = SiteSettings.objects.get()
    assert (row.tagline, row.phone, row.city) == ("Her words", "775-555-0142", "Reno")


def test_what_was_emptied_meanwhile_is_said_too(desk):
    save(desk, open_form(desk), tagline="Words that help")
    his, hers = open_form(desk), open_form(desk)
    save(desk, his, tagline="")
    assert "is empty now." in sentence(save(desk, hers, tagline="Her words"))


def test_the_same_form_sent_twice_is_saved_twice(desk):
    form = open_form(desk)
    values = {"tagline": "Two\x0b words ", "country": "ie", "accent": "#88CCBB"}
    values |= {"home_text": "One\r\ntwo", "typeface": "sans"}
    for _ in range(2):
        assert save(desk, form, **values).status_code == 302


def test_the_history_names_what_she_changed_and_nothing_else(desk):
    his, hers = open_form(desk), open_form(desk)
    save(desk, his, tagline="Words that help", accent="#88ccbb")
    response = save(desk, hers, city="Reno")
    changed = response.wsgi_request.user.logentry_set.first().change_message
    assert json.loads(changed) == [{"changed": {"fields": ["Town"]}}]


@pytest.mark.parametrize("opened", ["", "nonsense", "tagline:", ":::", "a:b " * 9_000])
def test_a_form_that_tells_nothing_of_what_it_opened_is_no_server_fault(desk, opened):
    response = save(desk, open_form(desk), opened=opened)
    assert response.status_code in {200, 302}


def test_the_preview_shows_what_would_be_saved(desk):
    hers = open_form(desk)
    save(desk, open_form(desk), tagline="Words that help")
    page = sentence(desk.post(PREVIEW, hers | {"name": "Quince Practice"}))
    assert "Quince Practice" in page
    assert "Words that help" in page


@pytest.mark.django_db(transaction=True)
def test_the_preview_waits_for_nobody(desk):
    assert desk.post(PREVIEW, open_form(desk)).status_code == 200
