"""Finding a post, doing one thing to many, and the desk's front page."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Edition, Post, Topic
from articles.publishing import send_for_review
from tests.factories import make_live, make_picture, make_post, make_user
from tests.journeys.steps import confirm, press, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/admin/articles/post/"


def axe_finds_nothing(window) -> None:
    found = Axe().run(window.page).response["violations"]
    assert found == [], [(v["id"], [n["html"] for n in v["nodes"]]) for v in found]
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert window.page.evaluate(wide) == 0


def tick(window, *titles: str) -> None:
    for title in titles:
        window.page.get_by_label(f"Choose “{title}”").check()


def test_two_drafts_are_published_and_the_one_without_text_says_why_not(visit, clock):
    desk, visitor = visit(390), visit(390)
    for title, body in {"Kettles": "Words.", "Cups": "Words.", "Empty": ""}.items():
        make_post(title, body=body)
    sign_in(desk)
    desk.go(LIST)
    axe_finds_nothing(desk)
    tick(desk, "Kettles", "Cups", "Empty")
    desk.page.get_by_label("With those you tick:").select_option("Publish…")
    press(desk, "Go")
    expect(desk.page.locator("main")).to_contain_text("There is no text yet.")
    axe_finds_nothing(desk)
    confirm(desk)
    press(desk, "Publish 2 posts")
    expect(desk.page.locator("#container")).to_contain_text("Readers see them now.")
    assert visitor.go("/articles/kettles/").status == 200
    assert visitor.go("/articles/empty/").status == 404


def test_a_topic_is_added_to_many_without_scripts(visit, clock):
    desk = visit(1024, java_script_enabled=False)
    make_live("Kettles")
    make_post("Cups")
    sign_in(desk)
    desk.go(LIST)
    desk.page.get_by_role("link", name="Live", exact=True).click()
    expect(desk.page.locator("#result_list")).not_to_contain_text("Cups")
    tick(desk, "Kettles")
    desk.page.get_by_label("With those you tick:").select_option("Add a topic…")
    press(desk, "Go")
    desk.page.get_by_label("Which topic?").select_option("Sleep")
    press(desk, "Show what changes")
    expect(desk.page.locator("main")).to_contain_text("Topics: none → Sleep")
    press(desk, "Add “Sleep” to 1 post")
    assert desk.page.url.endswith("?state=live")
    assert Topic.objects.get(name="Sleep").posts.get().title == "Kettles"
    assert not Edition.objects.get().topics.exists()


def test_a_copy_is_two_presses_away(visit, clock):
    desk = visit(1280)
    post = make_post("Kettles")
    sign_in(desk)
    desk.go(f"{LIST}{post.pk}/change/")
    desk.page.get_by_role("link", name="Duplicate as a draft").click()
    press(desk, "Duplicate as a draft")
    expect(desk.page.get_by_label("Title", exact=True)).to_have_value("Copy of Kettles")
    assert Post.objects.count() == 2


@pytest.mark.parametrize("width", [320, 1024, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_list_and_front_page_are_in_order_at_every_width(visit, clock, width, scheme):
    rosa = make_user("rosa", first_name="Rosa", permissions=("write_own_post",))
    send_for_review(make_post("Kettles", created_by=rosa), by=rosa, note="Read it.")
    picture = make_picture(alt="A cup")
    make_live("Cups", picture=picture, body="[A page](/articles/gone/)")
    make_live("Later", at=timezone.now() + timedelta(days=7))
    desk = visit(width, scheme)
    sign_in(desk)
    expect(desk.page.locator("main")).to_contain_text("Waiting for review")
    axe_finds_nothing(desk)
    desk.go(LIST)
    axe_finds_nothing(desk)
    desk.go(f"{LIST}?state=withdrawn")
    expect(desk.page.locator("main")).to_contain_text("Nothing was taken back.")
    axe_finds_nothing(desk)
