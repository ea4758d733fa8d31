"""The menu's order is changed at once, and nothing else in its pages is."""

import pytest

from articles.models import Edition, Post
from articles.publishing import NotAllowedError, PublishingError, arrange_menu, publish
from tests.factories import edit, make_live, make_post, make_user
from tests.publishing.readers import HOUR, NOON

pytestmark = pytest.mark.django_db


def menu(at=None) -> list[str]:
    return [page.title for page in Edition.objects.live(at).menu()]


def states() -> dict[str, str]:
    return dict(Post.objects.with_state().values_list("slug", "state"))


@pytest.fixture
def pages(clock):
    made = [make_live(t, kind="page", menu_position=n) for n, t in pages_in_order()]
    clock.shift(HOUR)
    return made


def pages_in_order():
    return enumerate(("About", "Contact", "Privacy"), start=1)


def test_readers_see_the_new_order_and_no_page_seems_to_be_changed(pages):
    about, contact, privacy = pages
    assert menu() == ["About", "Contact", "Privacy"]
    order = {about.pk: 3, contact.pk: 2, privacy.pk: 1}
    assert arrange_menu(order, by=None) == 2
    assert menu() == ["Privacy", "Contact", "About"]
    assert set(states().values()) == {"live"}
    assert Edition.objects.count() == 3
    assert arrange_menu(order, by=None) == 0
    assert arrange_menu({about.pk: None}, by=None) == 1
    about.refresh_from_db()
    assert about.menu_position is None
    assert about.revisions.first().values["menu_position"] is None


def test_what_is_half_written_stays_with_the_staff(pages):
    about = pages[0]
    edit(about, body="Half a sen", title="About us")
    arrange_menu({about.pk: 9}, by=None)
    assert menu() == ["Contact", "Privacy", "About"]
    assert states()["about"] == "changed"
    assert Post.objects.get(pk=about.pk).title == "About us"
    edit(about, body=pages[1].body, title="About")
    assert states()["about"] == "live"


def test_a_place_that_was_changed_in_the_form_alone_comes_to_readers(pages):
    about = pages[0]
    edit(about, menu_position=9)
    assert states()["about"] == "changed"
    assert arrange_menu({about.pk: 9}, by=None) == 1
    assert menu()[-1] == "About"
    assert states()["about"] == "live"


def test_a_page_that_is_not_named_keeps_the_place_in_its_working_copy(pages):
    about, contact, _ = pages
    edit(about, menu_position=7)
    assert arrange_menu({}, by=None) == 0
    assert arrange_menu({contact.pk: 5}, by=None) == 1
    assert Post.objects.get(pk=about.pk).menu_position == 7
    assert states()["about"] == "changed"


def test_what_waits_is_arranged_too(pages):
    about = pages[0]
    publish(edit(about, title="About us"), by=None, at=NOON + 3 * HOUR)
    arrange_menu({about.pk: 9}, by=None)
    assert menu() == ["Contact", "Privacy", "About"]
    assert menu(NOON + 3 * HOUR) == ["Contact", "Privacy", "About us"]


def test_what_readers_saw_before_stays_on_record(pages, clock):
    about = pages[0]
    publish(edit(about, title="About us"), by=None)
    arrange_menu({about.pk: 9}, by=None)
    assert menu(NOON) == ["About", "Contact", "Privacy"]


def test_articles_have_no_place_in_it(clock):
    article = make_live("An article")
    assert arrange_menu({article.pk: 1, 999: 2}, by=None) == 0


@pytest.mark.parametrize("place", [0, -1, 1000, 10**9])
def test_no_other_numbers_are_taken(pages, place):
    with pytest.raises(PublishingError, match="a whole number from 1 to 999"):
        arrange_menu({pages[0].pk: place}, by=None)


def test_whoever_may_not_publish_arranges_nothing():
    page = make_post("About", kind="page")
    for rights in ((), ("publish_post",), ("change_post",), ("write_own_post",)):
        with pytest.raises(NotAllowedError):
            arrange_menu({page.pk: 1}, by=make_user(permissions=rights))
