"""Never a word lost: crash, closed window, dead network, ended session, two writers."""

import re
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles.models import Autosave, Post, Revision
from tests.factories import edit, make_live, make_post, make_user
from tests.journeys.steps import ADD, press, sign_in, text_box, write
from tests.management.test_start import Served, command

pytestmark = pytest.mark.django_db(transaction=True)


def change(post: Post) -> str:
    return f"/admin/articles/post/{post.pk}/change/"


def open_post(visit, post: Post, **options):
    window = visit(1440, **options)
    sign_in(window)
    window.go(change(post))
    return window


def status(window):
    return window.page.locator("[data-kept]")


def type_at_the_end(window, words: str) -> None:
    text = text_box(window)
    text.focus()
    window.page.keyboard.press("Control+End")
    window.page.keyboard.type(words)


def wait_for_local_copy(window) -> None:
    found = "() => Object.keys(localStorage).some((key) => key.startsWith('desk:'))"
    for _ in range(50):
        if window.page.evaluate(found):
            return
        window.page.wait_for_timeout(100)
    pytest.fail("Nothing was kept in the browser.")


def test_a_reload_in_the_middle_of_a_sentence(visit, clock):
    post = make_post("Begun", body="The first line.")
    window = open_post(visit, post)
    type_at_the_end(window, " And then she sa")
    wait_for_local_copy(window)
    window.page.on("dialog", lambda dialog: dialog.accept())
    window.page.reload()
    # Offered with its time and a comparison, and not put in unasked.
    expect(text_box(window)).to_have_value("The first line.")
    notice = window.page.locator("[data-unsaved]")
    expect(notice).to_contain_text("You wrote more here at")
    notice.get_by_role("link", name=re.compile("See what differs")).click()
    expect(window.page.locator("main ins").first).to_contain_text("And")
    assert Axe().run(window.page).response["violations"] == []
    window.page.get_by_role("link", name="Continue with it").click()
    expect(text_box(window)).to_have_value("The first line. And then she sa")
    press(window, "Save draft")
    assert Post.objects.get().body == "The first line. And then she sa"
    expect(window.page.locator("[data-unsaved]")).to_have_count(0)
    assert not Autosave.objects.exists()


def test_a_new_text_survives_a_closed_window(visit, clock):
    window = visit(1440)
    sign_in(window)
    window.go(ADD)
    write(window, "A late idea", "It came on the bus.")
    expect(status(window)).to_contain_text("Kept at")
    window.page.close(run_before_unload=False)
    window.page = window.context.new_page()
    window.go(ADD)
    window.page.get_by_role("link", name="A late idea", exact=True).click()
    expect(text_box(window)).to_have_value("It came on the bus.")
    press(window, "Save draft")
    assert Post.objects.get().title == "A late idea"


def test_without_a_network_nothing_leaves_the_page_and_nothing_is_lost(visit, clock):
    post = make_post("Begun", body="The first line.")
    window = open_post(visit, post)
    window.context.set_offline(True)
    type_at_the_end(window, " The train went into a tunnel.")
    window.page.get_by_role("button", name="Save draft", exact=True).click()
    expect(status(window)).to_contain_text("Not saved: there is no connection")
    expect(text_box(window)).to_have_value(re.compile("into a tunnel"))
    window.context.set_offline(False)
    # By itself, once the network is there again.
    expect(status(window)).to_contain_text("Kept at", timeout=12_000)
    press(window, "Save draft")
    assert "into a tunnel" in Post.objects.get().body
    window.faults.clear()  # the browser's own words about the network


def test_a_session_that_ended_asks_for_the_password_in_place(visit, clock):
    post = make_post("Begun", body="The first line.")
    window = open_post(visit, post)
    type_at_the_end(window, " An hour of work.")
    Session.objects.all().delete()
    window.page.get_by_role("button", name="Save draft", exact=True).click()
    dialog = window.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Nothing is lost")
    dialog.get_by_label("Password").fill("long enough")
    with window.page.expect_navigation():
        window.page.keyboard.press("Enter")
    expect(window.page.locator(".messagelist")).to_contain_text("Saved.")
    assert Post.objects.get().body == "The first line. An hour of work."
    window.faults.clear()


def test_signing_in_again_in_another_window_is_enough(visit, clock):
    post = make_post("Begun", body="The first line.")
    window = open_post(visit, post)
    Session.objects.all().delete()
    other = window.context.new_page()
    other.goto(window.address + "/admin/")
    other.get_by_label("Username").fill("dana")
    other.get_by_label("Password").fill("long enough")
    other.get_by_role("button", name="Sign in").click()
    expect(other.get_by_role("link", name=re.compile("Posts")).first).to_be_visible()
    type_at_the_end(window, " Still here.")
    expect(status(window)).to_contain_text("Kept at")
    press(window, "Save draft")
    assert Post.objects.get().body == "The first line. Still here."
    window.faults.clear()


def test_without_scripts_a_session_that_ended_still_costs_nothing(visit, clock):
    post = make_post("Begun", body="The first line.")
    window = open_post(visit, post, java_script_enabled=False)
    text_box(window).fill("An hour of work.")
    Session.objects.all().delete()
    window.page.get_by_role("button", name="Save draft", exact=True).click()
    expect(window.page.locator("main")).to_contain_text("You were signed out")
    window.page.get_by_label("Password").fill("long enough")
    window.page.get_by_role("button", name="Sign in and save").click()
    expect(window.page.locator(".messagelist")).to_contain_text("Saved.")
    assert Post.objects.get().body == "An hour of work."


def test_two_writers_on_one_post(visit, clock):
    make_user("lee", first_name="Lee", superuser=True)
    post = make_post("Shared", body="They met on a cold morning.")
    dana, lee = open_post(visit, post), visit(1440)
    sign_in(lee, "lee")
    lee.go(change(post))
    # Both see it.
    expect(lee.page.locator("[data-others]")).to_contain_text("dana has this post open")
    type_at_the_end(lee, " It rained.")
    press(lee, "Save draft")
    type_at_the_end(dana, " It snowed.")
    expect(dana.page.locator("[data-others]")).to_contain_text("Lee has this post open")
    expect(dana.page.locator("[data-newer]")).to_contain_text("Lee saved this post at")
    press(dana, "Save draft")
    # She sees who, when, and what differs; nothing is overwritten.
    main = dana.page.locator("main")
    expect(main).to_contain_text("Lee saved this post at")
    expect(main.locator("del", has_text="rained")).to_be_visible()
    expect(main.locator("ins", has_text="snowed")).to_be_visible()
    assert Axe().run(dana.page).response["violations"] == []
    assert Post.objects.get().body.endswith("It rained.")
    press(dana, "Keep mine")
    assert Post.objects.get().body.endswith("It snowed.")
    assert "It rained." in str(Revision.objects.values_list("values", flat=True))


def test_taking_the_other_s_text_keeps_mine_in_the_history(visit, clock):
    lee = make_user("lee", first_name="Lee", superuser=True)
    post = make_post("Shared", body="They met on a cold morning.")
    window = open_post(visit, post)
    edit(post, by=lee, body="They met at noon.")
    type_at_the_end(window, " It snowed.")
    press(window, "Save draft")
    press(window, "Take Lee’s")
    expect(text_box(window)).to_have_value("They met at noon.")
    window.page.get_by_role("link", name="History").first.click()
    expect(window.page.locator("main")).to_contain_text(re.compile("set aside", re.I))


def test_fifty_autosaves_leave_the_history_as_long_as_it_was(visit, clock):
    post = make_post("Begun", body="The first line.")
    before = Revision.objects.count()
    window = open_post(visit, post)
    type_at_the_end(window, ".")
    for number in range(50):
        window.page.evaluate(
            """async (number) => {
              const text = document.querySelector(".editor textarea");
              text.value += ` ${number}`;
              await window.deskKeeping.flush();
            }""",
            number,
        )
    assert Autosave.objects.get().values["body"][0].endswith(" 48 49")
    assert Revision.objects.count() == before
    press(window, "Save draft")
    assert Revision.objects.count() == before + 1


def test_nobody_is_warned_when_nothing_changed(visit, clock):
    post = make_live("Read", body="What readers see.")
    window = open_post(visit, post)
    asked = []
    window.page.on(
        "dialog", lambda dialog: (asked.append(dialog.type), dialog.accept())
    )
    text_box(window).click()
    window.page.get_by_role("link", name="Posts").first.click()
    expect(window.page.locator("h1")).to_have_text("Posts")
    window.page.go_back()
    expect(window.page.locator("[data-unsaved]")).to_have_count(0)
    # Changed and kept, closing asks nothing either: the text will be offered again.
    type_at_the_end(window, " More.")
    expect(status(window)).to_contain_text("Kept at")
    window.page.get_by_role("link", name="Posts").first.click()
    expect(window.page.locator("h1")).to_have_text("Posts")
    assert asked == []


@pytest.mark.slow
def test_the_server_is_killed_while_she_types_and_started_again(visit, tmp_path):
    with Served(tmp_path) as site:
        made = command(tmp_path, DJANGO_SUPERUSER_PASSWORD="long enough")
        made["args"][2:] = ["createsuperuser", "--noinput", "--username", "dana"]
        subprocess.run([*made["args"], "--email", ""], **rest_of(made), check=True)
        window = visit(1440)
        window.address = f"http://127.0.0.1:{site.port}"
        sign_in(window)
        window.go(ADD)
        write(window, "A storm", "The lamp went out.")
        expect(status(window)).to_contain_text("Kept at")
        site.kill()
    type_at_the_end(window, " She wrote on.")
    expect(status(window)).to_contain_text("There is no connection", timeout=10_000)
    with Served(tmp_path, port=site.port):
        press(window, "Save draft")
        expect(window.page.locator(".messagelist")).to_contain_text("Saved.")
        expect(text_box(window)).to_have_value("The lamp went out. She wrote on.")
    window.faults.clear()


def rest_of(command: dict) -> dict:
    return {key: value for key, value in command.items() if key != "args"}
