"""The writer's story, from a blank form to a withdrawn article."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from articles.models import Picture
from articles.publishing import settle
from tests.factories import picture_bytes
from tests.journeys.steps import press, publish, schedule_for_nine, sign_in, write

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_a_draft_to_a_withdrawn_article(visit, clock):
    desk, visitor = visit(1440), visit(390)
    sign_in(desk)
    desk.go("/admin/articles/post/add/")

    # She writes, and sees the page beside her text.
    write(desk, "When the house is quiet", "She sat **down**.\n\nCall 775-555-0142.")
    preview = desk.page.get_by_role("region", name="The page as readers will see it")
    expect(preview.locator("strong")).to_have_text("down")
    expect(preview.locator("a[href='tel:+17755550142']")).to_have_text("775-555-0142")

    # A draft is hers alone.
    press(desk, "Save draft")
    expect(desk.page.locator("main")).to_contain_text("Only staff can see this.")
    assert visitor.go("/articles/when-the-house-is-quiet/").status == 404

    # Published, readers have it at once.
    publish(desk)
    expect(desk.page.locator("main")).to_contain_text("Readers can see this now.")
    assert visitor.go("/articles/when-the-house-is-quiet/").status == 200
    assert "She sat down." in visitor.text()
    assert "Author: Dana Ruiz, LMFT" in visitor.text()

    # An edit stays here until it is published.
    desk.page.get_by_label("Text", exact=True).fill("She stood **up**.")
    press(desk, "Save, readers keep the old text")
    expect(desk.page.locator("main")).to_contain_text("Live with changes")
    expect(desk.page.locator("main")).to_contain_text("Readers still see the version")
    visitor.page.reload()
    assert "She sat down." in visitor.text()
    publish(desk, "Replace the live text")
    visitor.page.reload()
    assert "She stood up." in visitor.text()

    # Withdrawn, readers are told so.
    press(desk, "Withdraw…")
    press(desk, "Withdraw now")
    expect(desk.page.locator("main")).to_contain_text("Withdrawn")
    assert visitor.page.reload().status == 410
    assert "no longer available" in visitor.text()


def test_an_article_for_next_tuesday_at_nine(visit, clock):
    desk, visitor = visit(1280), visit(390)
    sign_in(desk)
    desk.go("/admin/articles/post/add/")
    write(desk, "A week from now", "It will be spring.")
    schedule_for_nine(desk, "2026-03-10")
    # The clocks go forward on the 8th: nine is an hour earlier in UTC by then.
    expect(desk.page.locator("main")).to_contain_text(
        "Tuesday, March 10, 2026, 9:00 AM PDT"
    )
    expect(desk.page.locator("main")).to_contain_text("Scheduled")

    clock.move_to(datetime.datetime(2026, 3, 10, 15, 59, 50, tzinfo=datetime.UTC))
    assert visitor.go("/articles/a-week-from-now/").status == 404
    assert (
        "A week from now"
        not in visitor.page.request.get(visitor.address + "/feed/").text()
    )
    visitor.go("/")
    assert "A week from now" not in visitor.text()

    clock.move_to(datetime.datetime(2026, 3, 10, 16, 0, 0, tzinfo=datetime.UTC))
    assert visitor.go("/articles/a-week-from-now/").status == 200
    assert (
        "A week from now" in visitor.page.request.get(visitor.address + "/feed/").text()
    )
    visitor.go("/")
    assert "A week from now" in visitor.text()


def test_what_was_scheduled_can_be_cancelled(visit, clock):
    desk = visit(1280)
    sign_in(desk)
    desk.go("/admin/articles/post/add/")
    write(desk, "Too soon", "Not yet.")
    schedule_for_nine(desk, "2026-03-10")
    press(desk, "Cancel what is scheduled…")
    press(desk, "Cancel what is scheduled")
    expect(desk.page.locator("main")).to_contain_text("Only staff can see this.")


def test_a_time_that_has_passed_is_refused_and_costs_no_word(visit, clock):
    desk = visit(1280)
    sign_in(desk)
    desk.go("/admin/articles/post/add/")
    write(desk, "Too late", "Words that stay.")
    schedule_for_nine(desk, "2026-03-02")
    expect(desk.page.locator("main")).to_contain_text("That time has passed")
    expect(desk.page.get_by_label("Text", exact=True)).to_have_value("Words that stay.")


def test_a_picture_is_added_from_the_form_and_can_be_undone(visit, clock):
    desk = visit(1280)
    sign_in(desk)
    desk.go("/admin/articles/post/add/")
    text = desk.page.get_by_label("Text", exact=True)
    text.fill("| a |\n| - |\n| b |\n")
    desk.page.locator(".editor input[type=file]").set_input_files(
        {"name": "IMG.png", "mimeType": "image/png", "buffer": picture_bytes()}
    )
    dialog = desk.page.get_by_role("dialog", name="Describe the picture")
    dialog.get_by_label("What would you tell").fill("A cup on a sill")
    dialog.get_by_role("button", name="Put it in the text").click()
    expect(text).to_have_value(re.compile(r"!\[A cup on a sill\]\(picture:\w+\)"))
    preview = desk.page.get_by_role("region", name="The page as readers will see it")
    expect(preview.locator("figure img")).to_be_visible()
    expect(preview.locator("td")).to_have_text(["b"])
    assert Picture.objects.count() == 1
    expect(text).to_be_focused()
    # One step back: nothing of a picture, nor of the words that stood for it.
    desk.page.keyboard.press("Control+z")
    expect(text).to_have_value("| a |\n| - |\n| b |\n")
    settle()


def test_a_lead_picture_is_added_and_chosen_beside_the_post(visit, clock):
    desk, visitor = visit(1440), visit(390)
    sign_in(desk)
    desk.go("/admin/articles/post/add/")
    write(desk, "With a picture", "Some words.")
    desk.page.get_by_role("button", name="Choose a picture…").click()
    library = desk.page.get_by_role("dialog", name="Choose the lead picture")
    with desk.page.expect_file_chooser() as chooser:
        library.get_by_role("button", name="From this device…").click()
    chooser.value.set_files(
        {"name": "IMG.png", "mimeType": "image/png", "buffer": picture_bytes()}
    )
    dialog = desk.page.get_by_role("dialog", name="Describe the lead picture")
    expect(dialog.get_by_label("It is only decoration")).to_be_hidden()
    dialog.get_by_label("What would you tell").fill("A cup on a sill")
    dialog.get_by_role("button", name="Use this picture").click()
    shown = desk.page.locator(".field-picture .lead-picture-shown")
    expect(shown).to_have_text("A cup on a sill")
    publish(desk)
    expect(desk.page.locator("main")).to_contain_text("Readers can see this now.")
    visitor.go("/articles/with-a-picture/")
    expect(visitor.page.get_by_role("img", name="A cup on a sill")).to_be_visible()
    settle()


def test_a_refused_picture_leaves_the_text_and_says_why(visit, clock):
    desk = visit(1280)
    sign_in(desk)
    desk.go("/admin/articles/post/add/")
    text = desk.page.get_by_label("Text", exact=True)
    text.fill("Before.")
    desk.page.locator(".editor input[type=file]").set_input_files(
        {"name": "x.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"}
    )
    expect(desk.page.locator(".editor-status")).to_contain_text("SVG")
    assert text.input_value().strip() == "Before."


def test_tab_leaves_the_text_and_nothing_traps_the_keys(visit, clock):
    desk = visit(1280)
    sign_in(desk)
    desk.go("/admin/articles/post/add/")
    text = desk.page.get_by_label("Text", exact=True)
    text.fill("Words")
    text.focus()
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate("document.activeElement.tagName") != "TEXTAREA"
    desk.page.keyboard.press("Shift+Tab")
    assert desk.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert text.input_value() == "Words"
    desk.page.keyboard.press("Control+d")
    assert text.input_value() == "Words"


def test_an_older_preview_never_covers_a_newer_one(visit, clock):
    desk = visit(1280)
    sign_in(desk)
    desk.go("/admin/articles/post/add/")
    waiting = []

    def hold_the_first(route):
        if not waiting:
            waiting.append(route)
        else:
            route.continue_()

    desk.page.route("**/editor/preview/", hold_the_first)
    text = desk.page.get_by_label("Text", exact=True)
    preview = desk.page.locator(".markdownx-preview")
    text.fill("The older words")
    desk.page.wait_for_timeout(600)
    text.fill("The newer words")
    expect(preview).to_have_text("The newer words")
    assert len(waiting) == 1
    waiting[0].fulfill(
        json={"html": "<p>The older words</p>", "words": 3, "minutes": 1}
    )
    desk.page.wait_for_timeout(300)
    expect(preview).to_have_text("The newer words")


def test_a_preview_that_fails_says_so_and_keeps_the_text(visit, clock):
    desk = visit(1280)
    sign_in(desk)
    desk.go("/admin/articles/post/add/")
    desk.page.route("**/editor/preview/", lambda route: route.fulfill(status=500))
    text = desk.page.get_by_label("Text", exact=True)
    text.fill("Words that stay")
    expect(desk.page.locator(".editor-fault")).to_contain_text(
        "Your text is still here"
    )
    assert text.input_value() == "Words that stay"


def test_writing_saving_and_publishing_work_without_scripts(visit, clock):
    desk, visitor = visit(1280, java_script_enabled=False), visit(390)
    sign_in(desk)
    desk.go("/admin/articles/post/add/")
    write(desk, "By hand", "Plain **words**.")
    press(desk, "Save draft")
    expect(desk.page.locator(".markdownx-preview strong")).to_have_text("words")
    publish(desk)
    assert visitor.go("/articles/by-hand/").status == 200
