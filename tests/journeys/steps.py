"""What a writer does at the desk, step by step."""

import re

from playwright.sync_api import expect

ADD = "/admin/articles/post/add/"


def sign_in(window, name: str = "dana") -> None:
    window.go("/admin/")
    window.page.get_by_label("Username").fill(name)
    window.page.get_by_label("Password").fill("long enough")
    window.page.get_by_role("button", name="Sign in").click()
    expect(
        window.page.get_by_role("link", name=re.compile("Posts")).first
    ).to_be_visible()


def write(window, title: str, text: str) -> None:
    window.page.get_by_label("Title", exact=True).fill(title)
    text_box(window).fill(text)


def text_box(window):
    return window.page.get_by_label("Text", exact=True)


def press(window, name: str) -> None:
    """Presses a button and waits for the page that it leads to."""
    with window.page.expect_navigation():
        window.page.get_by_role("button", name=name, exact=True).click()


def confirm(window) -> None:
    window.page.get_by_label(re.compile("No client can be identified")).check()


def publish(window, button: str | re.Pattern = "Publish now") -> None:
    confirm(window)
    press(window, button)


def schedule_for_nine(window, day: str) -> None:
    window.page.get_by_label("At a time that you choose").check()
    window.page.locator("[name=step-day]").fill(day)
    window.page.get_by_label(re.compile(r"^Time \(America/Los_Angeles\)")).fill("09:00")
    confirm(window)
    with window.page.expect_navigation():
        window.page.locator("[data-main-button]").click()
