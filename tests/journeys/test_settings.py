"""The site is made theirs: tried on, saved, and seen by a visitor."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.factories import make_live
from tests.journeys.steps import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/admin/articles/sitesettings/1/change/"


def violations(page) -> list[str]:
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
    ]


def token(page, name: str) -> str:
    script = f"getComputedStyle(document.documentElement).getPropertyValue('{name}')"
    return page.evaluate(script).strip()


def fill_in(page) -> None:
    page.get_by_label("Practice name").fill("Quince Practice")
    page.get_by_label("Accent colour:").fill("#88ccbb")
    page.get_by_label("Sans serif, like a sign").check()
    page.get_by_label("Title of the front page").fill("Words for hard evenings")


def test_a_practice_is_given_its_name_colour_and_type(visit, clock):
    make_live("A calm evening", body="The kettle was warm.")
    window = visit()
    sign_in(window)
    window.go(PAGE)
    page, outcome = window.page, window.page.locator(".accent-outcome")
    expect(outcome).to_contain_text("On the dark page: #8fcaba")
    fill_in(page)
    expect(outcome).to_contain_text("too pale to read on the light page")
    expect(page.get_by_label("Choose the accent colour")).to_have_value("#88ccbb")

    with window.context.expect_page() as opened:
        page.get_by_role("button", name="See how it will look").click()
    preview = opened.value
    expect(preview.get_by_role("heading", level=1)).to_have_text(
        "Words for hard evenings"
    )
    expect(preview.locator(".wordmark")).to_have_text("Quince Practice")
    assert token(preview, "--reading") == token(preview, "--sans")
    assert violations(preview) == []
    preview.get_by_label("An article").check()
    preview.get_by_label("Dark").check()
    preview.get_by_role("button", name="Show").click()
    expect(preview.locator("h1")).to_have_text("A calm evening")
    expect(preview.locator("body")).to_have_css("background-color", "rgb(21, 25, 23)")
    assert violations(preview) == []
    preview.close()

    # Nobody else has seen anything of it.
    reader = visit(390)
    reader.go("/")
    expect(reader.page.locator(".wordmark")).to_have_text("Harbor Street Practice")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Readers get #327668")
    reader.go("/")
    expect(reader.page).to_have_title("Quince Practice · Talking helps")
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(
        "Words for hard evenings"
    )
    assert token(reader.page, "--reading") == token(reader.page, "--sans")
    assert "#327668" in token(reader.page, "--site-accent")
    # The desk is in the practice's colour too.
    assert "#327668" in token(page, "--site-accent")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_settings_are_open_to_everyone(visit, clock, scheme):
    window = visit(390, scheme)
    sign_in(window)
    window.go(PAGE)
    fill_in(window.page)
    expect(window.page.locator(".accent-outcome")).to_contain_text("#327668")
    assert violations(window.page) == []
    overflow = "document.scrollingElement.scrollWidth > window.innerWidth"
    assert not window.page.evaluate(overflow)
    with window.context.expect_page() as opened:
        window.page.get_by_role("button", name="See how it will look").click()
    expect(opened.value.locator("h1")).to_be_visible()
    assert not opened.value.evaluate(overflow)


def test_without_scripts_the_accent_is_a_plain_field(visit, clock):
    window = visit(1280, java_script_enabled=False)
    sign_in(window)
    window.go(PAGE)
    expect(window.page.get_by_label("Choose the accent colour")).to_be_hidden()
    window.page.get_by_label("Accent colour:").fill("#7a2f45")
    with window.context.expect_page() as opened:
        window.page.get_by_role("button", name="See how it will look").click()
    expect(opened.value.locator("link[rel=stylesheet]").first).to_have_attribute(
        "href", re.compile("/style/7a2f45-serif-")
    )
