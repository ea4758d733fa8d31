"""Series and calls to action at the desk, and the order of the menu."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.models import CallToAction, Edition, Post, Series
from articles.publishing import arrange_menu, make_roles, save_call, withdraw
from tests.admin.forms import said
from tests.factories import edit, make_live, make_post, make_user

pytestmark = pytest.mark.django_db
MENU = "/admin/articles/post/menu/"


def series(name: str = "Winter nights") -> Series:
    return Series.objects.create(name=name, slug=name.lower().replace(" ", "-"))


def page(row) -> str:
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def test_a_series_keeps_its_address_and_shows_its_articles_in_order(desk):
    form = {"name": "Winter nights", "slug": "winter-nights", "description": "Long."}
    assert said(desk.post("/admin/articles/series/add/", form)) == "Saved."
    winter = Series.objects.get()
    desk.post(page(winter), form | {"name": "Nights", "slug": "other"})
    winter.refresh_from_db()
    assert (winter.name, winter.slug) == ("Nights", "winter-nights")
    for title, place in (("Last", None), ("Second", 2), ("First", 1)):
        make_post(title, series=winter, series_position=place)
    html = desk.get(page(winter)).content.decode()
    assert html.index("First") < html.index("Second") < html.index(">Last<")
    assert "Place 1 · Draft" in html


def test_a_call_is_rendered_and_tells_where_it_is_used(desk):
    form = {"name": "Couples", "text": "Call **us**: 775-555-0142.<script>"}
    desk.post("/admin/articles/calltoaction/add/", form)
    call = CallToAction.objects.get()
    assert "<strong>us</strong>" in call.text_html
    assert 'href="tel:+17755550142"' in call.text_html
    assert "<script>" not in call.text_html
    assert "Nothing uses it yet." in desk.get(page(call)).content.decode()
    make_live("For couples", call=call)
    assert "For couples" in desk.get(page(call)).content.decode()


@pytest.mark.parametrize("name", ["series", "call"])
def test_what_is_in_use_is_not_deleted_even_after_the_post_let_go(desk, clock, name):
    row = series() if name == "series" else save_call(CallToAction(name="C", text="x"))
    path = page(row).replace("change", "delete")
    post = make_live("Kettles", **{name: row})
    assert desk.post(path, {"post": "yes"}).status_code == 403
    clock.shift(60)
    withdraw(edit(post, **{name: None}), by=None)
    assert desk.post(path, {"post": "yes"}).status_code == 403
    unused = series("Spring") if name == "series" else None
    if unused:
        desk.post(page(unused).replace("change", "delete"), {"post": "yes"})
        assert not Series.objects.filter(name="Spring").exists()


def test_a_writer_is_told_of_no_other_s_posts(client, clock):
    make_roles()
    wren = make_user("wren")
    wren.groups.add(Group.objects.get(name="Writer"))
    client.force_login(wren)
    winter = series()
    make_post("Sekrit", series=winter)
    make_post("Hers", series=winter, created_by=wren)
    html = client.get(page(winter)).content.decode()
    assert "Hers" in html
    assert "Sekrit" not in html


def test_a_series_costs_the_same_queries_for_few_and_for_many(
    desk, django_assert_max_num_queries
):
    winter = series()
    for number in (1, 9):
        for index in range(number):
            make_post(f"Part {number} {index}", series=winter)
        with django_assert_max_num_queries(9):
            assert desk.get(page(winter)).status_code == 200


def titles() -> list[str]:
    return [page.title for page in Edition.objects.live().menu()]


def test_the_menu_is_arranged_on_one_page(desk, clock):
    assert "Readers see no standing page yet" in desk.get(MENU).content.decode()
    about = make_live("About", kind="page", menu_position=1)
    contact = make_live("Contact", kind="page", menu_position=2)
    make_post("Secret page", kind="page")
    edit(about, body="Half a sen")
    html = desk.get(MENU).content.decode()
    assert html.index("About") < html.index("Contact")
    assert "Secret page" not in html
    form = {f"place-{about.pk}": "2", f"place-{contact.pk}": "1"}
    assert "Readers see the menu in this order now." in said(desk.post(MENU, form))
    assert titles() == ["Contact", "About"]
    assert "Half a sen" not in Edition.objects.live().get(post=about).body
    assert "Nothing was changed" in said(desk.post(MENU, form))


@pytest.mark.parametrize("place", ["0", "-1", "x", "1.5", "9" * 30, "\x00"])
def test_what_is_no_place_is_said_in_words(desk, place):
    about = make_live("About", kind="page", menu_position=1)
    response = desk.post(MENU, {f"place-{about.pk}": place})
    assert response.status_code == 200
    assert "Write a whole number from 1 to 999" in response.content.decode()
    assert titles() == ["About"]


def test_an_empty_place_takes_a_page_out_of_the_menu(desk):
    about = make_live("About", kind="page", menu_position=1)
    desk.post(MENU, on_the_page(desk) | {f"place-{about.pk}": ""})
    assert Edition.objects.live().get().menu_position is None


def on_the_page(desk) -> dict[str, str]:
    """What the menu's page would send if nothing was changed in it."""
    html = desk.get(MENU).content.decode()
    boxes = [box for box in re.findall(r"<input[^>]*>", html) if "place-" in box]
    found = {}
    for box in boxes:
        value = re.search(r' value="([^"]*)"', box)
        found[re.search(r' name="([^"]*)"', box)[1]] = value[1] if value else ""
    return found


def test_saving_the_menu_unchanged_leaves_a_colleague_s_place_alone(desk, clock):
    about = make_live("About", kind="page", menu_position=1)
    contact = make_live("Contact", kind="page", menu_position=2)
    edit(about, menu_position=7)
    sent = on_the_page(desk)
    assert sent[f"place-{about.pk}"] == "1"
    assert "Nothing was changed" in said(desk.post(MENU, sent))
    assert Post.objects.get(pk=about.pk).menu_position == 7
    desk.post(MENU, sent | {f"place-{contact.pk}": "4"})
    assert Post.objects.get(pk=about.pk).menu_position == 7
    assert Edition.objects.live().get(post=about).menu_position == 1
    assert Edition.objects.live().get(post=contact).menu_position == 4


def test_a_page_that_was_open_for_long_takes_back_nothing_it_did_not_change(
    desk, clock
):
    about = make_live("About", kind="page", menu_position=1)
    contact = make_live("Contact", kind="page", menu_position=2)
    opened = on_the_page(desk)
    privacy = make_live("Privacy", kind="page", menu_position=3)
    arrange_menu({about.pk: 9}, by=None)
    desk.post(MENU, opened | {f"place-{contact.pk}": "4"})
    places = Edition.objects.live().values_list("post", "menu_position")
    assert dict(places) == {about.pk: 9, contact.pk: 4, privacy.pk: 3}


def test_the_front_page_and_the_list_lead_there_whoever_may(desk, client, clock):
    make_live("About", kind="page")
    for path in ("/admin/", "/admin/articles/post/"):
        assert MENU in desk.get(path).content.decode()
    client.force_login(make_user(permissions=("write_own_post", "view_post")))
    for path in ("/admin/", "/admin/articles/post/"):
        assert MENU not in client.get(path).content.decode()
    assert client.get(MENU).status_code == 403
