"""Whoever comes in distress, on a phone, without a mouse, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import SiteSettings
from tests.journeys.test_visitor import violations

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"has_touch": True, "is_mobile": True, "device_scale_factor": 3}
SIDEWAYS = "document.scrollingElement.scrollWidth > window.innerWidth"


def heading(page):
    return page.get_by_role("heading", level=1)


def height(link) -> float:
    return link.bounding_box()["height"]


def test_on_a_phone_from_a_slip_of_the_finger_to_a_call(visit, demo):
    window = visit(390, **PHONE)
    page = window.page
    window.go("/")
    page.get_by_role("link", name="Search").first.tap()
    box = (
        page.get_by_role("main")
        .get_by_role("searchbox")
        .or_(page.get_by_role("main").get_by_role("combobox"))
    )
    box.first.fill("insomnai")
    box.first.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Nothing about “insomnai”")
    page.get_by_role("link", name="insomnia", exact=True).tap()
    page.get_by_role("main").get_by_role(
        "link", name="What keeps insomnia going"
    ).first.tap()
    expect(heading(page)).to_have_text("What keeps insomnia going")
    page.get_by_role("link", name="Tom Brandvold, PhD").first.tap()
    expect(heading(page)).to_contain_text("Tom Brandvold")
    expect(page.get_by_role("main")).to_contain_text("Washington no.")
    page.go_back()
    older = page.get_by_role("navigation", name="More articles")
    older.get_by_role("link", name=re.compile("^Older")).tap()
    expect(heading(page)).not_to_have_text("What keeps insomnia going")
    call = page.get_by_role("main").locator('a[href="tel:+13605550142"]').last
    assert height(call) >= 44
    first = page.get_by_role("banner").get_by_role("link", name=re.compile("^Call"))
    assert first.get_attribute("href") == "tel:+13605550142"
    assert height(first) >= 44


def test_by_keyboard_alone_from_the_front_page_to_an_article_and_back(visit, demo):
    window = visit(1280)
    page = window.page
    window.go("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('main') !== null"
    assert page.evaluate(inside)
    for _ in range(12):
        if page.evaluate("document.activeElement.closest('h2') !== null"):
            break
        page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/articles/" in page.url
    seen = []
    for _ in range(120):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "() => { const all = [...document.querySelectorAll("
                "'a[href], button, input, select')]; "
                "return all.indexOf(document.activeElement) }"
            )
        )
        if page.evaluate("document.activeElement.closest('footer.foot') !== null"):
            break
    reached = [place for place in seen if place >= 0]
    assert reached == sorted(reached)
    assert len(reached) > 10


def test_with_scripts_switched_off_everything_can_be_done(visit, demo):
    window = visit(1280, java_script_enabled=False)
    page = window.page
    window.go("/")
    box = page.get_by_role("banner").locator('input[name="q"]')
    box.fill("attachment")
    box.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("attachment")
    page.get_by_role("main").get_by_role(
        "link", name=re.compile("What attachment theory says")
    ).first.click()
    expect(heading(page)).to_contain_text("attachment theory")
    expect(page.get_by_role("button", name="Print")).to_have_count(0)
    page.get_by_role("navigation", name="Breadcrumb").get_by_role("link").last.click()
    expect(heading(page)).to_have_text("Couples and closeness")
    page.get_by_role("contentinfo").get_by_role("link", name="Archive").click()
    page.get_by_role("main").get_by_role("link", name="2026").click()
    expect(heading(page)).to_have_text("2026")


def test_an_article_can_be_printed_by_its_button(visit, demo):
    window = visit(1280)
    window.page.add_init_script("window.print = () => { window.printed = true }")
    window.go("/articles/after-the-argument/")
    window.page.get_by_role("button", name="Print this as a handout").click()
    assert window.page.evaluate("window.printed")


def test_a_handout_has_what_somebody_needs_who_holds_it(visit, demo):
    window = visit(1280)
    page = window.page
    window.go("/articles/living-beside-depression/")
    page.emulate_media(media="print")
    for text in ("Quince & Ferry Counseling", "Living beside", "Ruth Oyelaran, LMFT"):
        expect(page.get_by_text(text).first).to_be_visible()
    for selector in (".disclaimer", ".crisis", ".tel", ".printed-from", "address"):
        expect(page.locator(selector).last).to_be_visible()
    assert (
        page.locator(".printed-from")
        .inner_text()
        .endswith("/articles/living-beside-depression/")
    )
    for selector in (
        ".masthead nav",
        ".contents",
        ".neighbours",
        ".crumbs",
        ".related",
    ):
        for hidden in page.locator(selector).all():
            expect(hidden).to_be_hidden()
    written_out = page.evaluate(
        """() => [...document.querySelectorAll('.prose a[href^="http"]')].every(
          link => getComputedStyle(link, "::after").content.includes("http"))"""
    )
    assert written_out


@pytest.mark.parametrize("width", [320, 1280])
def test_in_a_language_that_runs_the_other_way_nothing_is_out_of_place(
    visit, demo, width
):
    SiteSettings.objects.update(language="ar")
    window = visit(width)
    page = window.page
    for path in ("/", "/articles/after-the-argument/", "/topics/", "/search/?q=sleep"):
        window.go(path)
        assert page.evaluate("document.documentElement.dir") == "rtl", path
        assert not page.evaluate(SIDEWAYS), path
    window.go("/")
    wordmark = page.locator(".wordmark").bounding_box()
    assert wordmark["x"] + wordmark["width"] > width * 0.6
    assert violations(page) == []


def test_with_the_colours_that_a_machine_forces_links_can_be_told(visit, demo):
    window = visit(1280)
    page = window.page
    page.emulate_media(forced_colors="active")
    window.go("/articles/after-the-argument/")
    link = page.locator(".prose a, .author-note a").first
    assert "underline" in link.evaluate(
        "one => getComputedStyle(one).textDecorationLine"
    )
    page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
