"""Titles while somebody types, by keyboard and by hand."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_live, make_site
from tests.journeys.test_visitor import violations

pytestmark = pytest.mark.django_db(transaction=True)


def test_titles_are_offered_and_opened_without_a_mouse(visit):
    make_site()
    for title in ("What keeps us awake", "What a panic attack is", "Fees"):
        make_live(title)
    window = visit()
    window.go("/search/")
    main = window.page.get_by_role("main")
    box = main.get_by_role("combobox")
    options = main.get_by_role("option")
    box.press_sequentially("wha")
    expect(options).to_have_count(2)
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    chosen = options.nth(1).get_attribute("id")
    expect(box).to_have_attribute("aria-activedescendant", chosen)
    assert violations(window.page) == []
    box.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_value("wha")
    box.press_sequentially("t a pa")
    expect(options).to_have_count(1)
    box.press("ArrowUp")
    box.press("Enter")
    expect(window.page.get_by_role("heading", level=1)).to_have_text(
        "What a panic attack is"
    )


def test_enter_without_a_choice_searches_and_a_click_opens_a_title(visit):
    make_site()
    make_live("What keeps us awake")
    window = visit(360)
    window.go("/search/")
    main = window.page.get_by_role("main")
    main.get_by_role("combobox").press_sequentially("awak")
    expect(main.get_by_role("option")).to_have_count(1)
    main.get_by_role("combobox").press("Enter")
    expect(main).to_contain_text("1 text about “awak”")
    main.get_by_role("combobox").fill("awake")
    main.get_by_role("option").click()
    expect(window.page.get_by_role("heading", level=1)).to_have_text(
        "What keeps us awake"
    )
