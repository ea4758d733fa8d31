"""The generated pictures of what is published without one."""

import datetime
import os
from contextlib import closing

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from articles.models import Edition, SiteSettings
from articles.publishing import (
    PublishingError,
    publish,
    renew_cards,
    save_settings,
    sweep,
)
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_post,
    make_site,
)

pytestmark = pytest.mark.django_db
SOON = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def site():
    return make_site()


def card(post) -> str:
    return post.editions.latest("live_from").social_card


def stored() -> set[str]:
    try:
        return {f"cards/{name}" for name in default_storage.listdir("cards")[1]}
    except FileNotFoundError:
        return set()


def change(**values) -> SiteSettings:
    settings = SiteSettings.load()
    for name, value in values.items():
        setattr(settings, name, value)
    return save_settings(settings)


def test_publishing_makes_one_and_a_draft_has_none():
    post = make_post("Before")
    assert stored() == set()
    publish(post, by=None)
    assert stored() == {card(post)}
    assert default_storage.size(card(post)) < 40_000


def test_a_lead_picture_needs_no_other():
    assert card(make_live("Pictured", picture=make_picture(alt="A cup"))) == ""
    assert stored() == set()


def test_a_page_has_one_too():
    assert card(make_live("About us", kind="page"))


def test_two_posts_of_one_title_have_their_own():
    assert card(make_live("Same")) != card(make_live("Same"))


def test_the_same_words_keep_the_file():
    post = make_live("Same")
    before = card(post)
    publish(edit(post, body="Other words."), by=None)
    assert card(post) == before
    publish(edit(post, title="Another"), by=None)
    assert card(post) != before


def test_the_names_under_it_are_on_it():
    post = make_live("Signed", lead_author=make_author(credentials="LMFT"))
    before = card(post)
    publish(edit(post, lead_author=None), by=None)
    assert card(post) != before


def test_nobody_can_tell_the_name_of_what_is_to_come(settings):
    post = make_post("Secret")
    with transaction.atomic():
        mine = publish(post, by=None, at=timezone.now() + SOON).social_card
        transaction.set_rollback(True)
    settings.SECRET_KEY = "another"
    publish(post, by=None, at=timezone.now() + SOON)
    assert card(post) != mine


@pytest.mark.parametrize("fault", [OSError("full"), ValueError("font"), MemoryError()])
@pytest.mark.parametrize("where", ["make_card", "save_file"])
def test_no_card_is_worth_a_publication(monkeypatch, fault, where, caplog):
    def fail(*args, **kwargs):
        raise fault

    monkeypatch.setattr(f"articles.publishing.pictures.social_cards.{where}", fail)
    post = make_live("Published all the same")
    assert Edition.objects.live().get(post=post).social_card == ""
    assert "No card" in caplog.text


def test_what_was_refused_leaves_a_file_that_the_sweep_takes(monkeypatch):
    def refuse(*args, **kwargs):
        raise PublishingError("No.")

    monkeypatch.setattr("articles.publishing.verbs.note_edition", refuse)
    with pytest.raises(PublishingError):
        make_live("Refused")
    assert len(stored()) == 1
    assert not Edition.objects.exists()
    assert sweep() == (0, 0)  # it may belong to somebody who is publishing
    age(*stored())
    assert sweep() == (0, 1)
    assert stored() == set()


def age(*names: str) -> None:
    for name in names:
        os.utime(default_storage.path(name), (0, 0))


def test_the_sweep_takes_nothing_that_is_shown_or_somebody_else_s():
    post = make_live("Kept")
    earlier = card(post)
    publish(edit(post, title="Kept and changed"), by=None)
    foreign = [
        default_storage.save(name, ContentFile(b"x"))
        for name in ("cards/notes.txt", f"cards/{'a' * 31}.png", "other/x.png")
    ]
    age(earlier, card(post), *foreign)
    assert sweep() == (0, 0)
    assert all(default_storage.exists(name) for name in [earlier, *foreign])


@pytest.mark.parametrize(
    "look", [{"name": "Quince"}, {"accent": "#7a2f45"}, {"typeface": "sans"}]
)
def test_a_new_look_renews_what_is_live_and_what_waits(look):
    live, waiting = make_live("Live"), make_post("Waiting")
    ended = make_live("Ended")
    publish(waiting, by=None, at=timezone.now() + SOON)
    publish(edit(ended, title="Ended and changed"), by=None)
    old = ended.editions.earliest("live_from")
    former = {card(live), card(waiting), card(ended)}
    assert renew_cards() == 0
    change(**look)
    assert renew_cards() == 3
    assert not former & {card(live), card(waiting), card(ended)}
    assert ended.editions.earliest("live_from").social_card == old.social_card
    assert renew_cards() == 0


def test_other_settings_wake_nobody(django_capture_on_commit_callbacks, monkeypatch):
    woken = []
    monkeypatch.setattr(
        "articles.publishing.texts.wake", lambda **how: woken.append(how)
    )
    for values, times in (({"hours": "Always"}, 0), ({"accent": "#7a2f45"}, 1)):
        with django_capture_on_commit_callbacks(execute=True):
            change(**values)
        assert len(woken) == times


def test_what_had_no_card_gets_one_by_the_command(capsys, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(
            "articles.publishing.pictures.social_cards.make_card", lambda **_: None
        )
        post = make_live("Without")
    assert card(post) == ""
    call_command("make_renditions")
    assert default_storage.exists(card(post))
    assert "1 social card made." in capsys.readouterr().out


def test_a_card_that_was_lost_is_made_again_when_it_is_published_again():
    post = make_live("Lost")
    default_storage.delete(card(post))
    publish(edit(post, body="Other words."), by=None)
    assert default_storage.exists(card(post))


def test_it_is_served_as_a_picture_to_be_kept(client):
    with closing(client.get(f"/media/{card(make_live('Served'))}")) as response:
        assert response["Content-Type"] == "image/png"
        assert "immutable" in response["Cache-Control"]
