"""Comparing, bringing back, and a replacement that waits for its hour."""

import datetime
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import Post
from tests.factories import edit, make_live
from tests.journeys.steps import press, schedule_for_nine, sign_in, text_box

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def post(clock) -> Post:
    """A live text with a quiet change, which readers don't see yet."""
    post = make_live("The long road", body="She walked home.\n\nIt was late.")
    clock.shift(60)
    return edit(post, body="She walked home slowly.\n\nIt was late.")


def open_desk(visit, post: Post):
    desk = visit(1280)
    sign_in(desk)
    desk.go(f"/admin/articles/post/{post.pk}/change/")
    return desk


def test_what_changes_for_readers_then_the_live_text_brought_back(visit, post):
    desk = open_desk(visit, post)
    desk.page.get_by_role("link", name="What changes for readers").click()
    expect(desk.page.locator("main ins")).to_contain_text("slowly.")
    expect(desk.page.locator("main del")).to_contain_text("home.")
    assert Axe().run(desk.page).response["violations"] == []
    desk.page.get_by_role("link", name="Discard these changes…").click()
    press(desk, "Bring the live text back")
    expect(text_box(desk)).to_have_value("She walked home.\n\nIt was late.")
    expect(desk.page.locator("main")).to_contain_text("Live")


def test_any_two_are_compared_and_an_older_one_comes_back(visit, post):
    desk = open_desk(visit, post)
    desk.page.get_by_role("link", name="History").first.click()
    expect(desk.page.locator("h1")).to_contain_text("History of")
    assert Axe().run(desk.page).response["violations"] == []
    press(desk, "Compare the two")
    expect(desk.page.locator("main ins")).to_contain_text("slowly.")
    desk.page.get_by_role(
        "link", name=re.compile("Bring back what readers see")
    ).click()
    expect(desk.page.locator("main")).to_contain_text("What that would change")
    press(desk, "Bring it back")
    expect(text_box(desk)).to_have_value("She walked home.\n\nIt was late.")
    # Restoring lost nothing: what stood there comes back the same way.
    desk.page.get_by_role("link", name="History").first.click()
    saves = desk.page.get_by_role("link", name=re.compile("Bring this back"))
    saves.nth(2).click()
    press(desk, "Bring it back")
    expect(text_box(desk)).to_have_value("She walked home slowly.\n\nIt was late.")


def test_a_replacement_for_a_live_text_waits_for_its_hour(visit, post, clock):
    desk, reader = open_desk(visit, post), visit(390)
    desk.page.get_by_label("At a time that you choose").check()
    desk.page.locator("[name=step-day]").fill("2026-03-10")
    desk.page.get_by_label(re.compile(r"^Time")).fill("09:00")
    button = desk.page.locator("[data-main-button]")
    expect(button).to_have_text(
        re.compile(r"Publish Tuesday, March 10, 2026, 9:00 AM PDT, in \d+ days")
    )
    schedule_for_nine(desk, "2026-03-10")
    expect(desk.page.locator("main")).to_contain_text("A change goes live on Tuesday")
    reader.go("/articles/the-long-road/")
    assert "slowly" not in reader.text()
    clock.move_to(datetime.datetime(2026, 3, 10, 16, 0, tzinfo=datetime.UTC))
    reader.page.reload()
    assert "She walked home slowly." in reader.text()
