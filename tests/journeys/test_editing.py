"""Writing without Markdown: buttons, keys, pasting, links and the checklist."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import Post
from tests.factories import make_live

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_text_is_formatted_by_buttons_and_each_step_is_taken_back(desk):
    desk = desk()
    written = "What helps\n\nSit down and breathe.\n\ntea\na blanket\n\nHer own words"
    desk.text.focus()
    desk.page.keyboard.insert_text(written)
    steps = [written]

    def press(name: str, words: str, length: int | None = None) -> None:
        desk.select(words, length)
        desk.button(name).click()
        expect(desk.text).to_be_focused()
        assert desk.text.input_value() != steps[-1]
        steps.append(desk.text.input_value())

    press("Heading", "What helps", 0)
    press("Bold", "down", 0)  # the word that the cursor stands in
    press("Italic", "breathe")
    press("List", "tea\na blanket")
    press("Quote", "Her own", 0)
    press("Call-out", "Sit", 0)
    assert steps[-1] == (
        "## What helps\n\n> [!NOTE]\n> Sit **down** and *breathe*.\n\n- tea\n"
        "- a blanket\n\n> Her own words"
    )
    expect(desk.preview.locator("h2")).to_have_text("What helps")
    expect(desk.preview.locator("aside strong")).to_have_text("down")
    expect(desk.preview.locator("li")).to_have_text(["tea", "a blanket"])
    expect(desk.preview.locator("blockquote")).to_have_text("Her own words")
    for step in reversed(steps[:-1]):
        desk.keys("Control+z")
        assert desk.text.input_value() == step


def test_a_button_pressed_twice_leaves_the_text_as_it_was(desk):
    desk = desk()
    for written, words in [
        ("One **two** three", "One **two** three"),
        ("Above\nfirst\nsecond\nbelow", "first\nsecond"),
        ("> [!TIP]\n> Said before\n\n1. one\n2. two", "one\n2. two"),
        ("A quiet\nparagraph", "quiet"),
        ("", ""),
    ]:
        for name in ["Bold", "Italic", "List", "1, 2, 3", "Quote", "Call-out"]:
            name = "1, 2, 3: numbered list" if name == "1, 2, 3" else name
            desk.text.fill(written)
            desk.select(words)
            desk.button(name).click()
            assert desk.text.input_value() != written
            desk.button(name).click()
            assert desk.text.input_value() == written, name
    desk.text.fill("A title")
    seen = []
    for _ in range(3):
        desk.button("Heading").click()
        seen.append(desk.text.input_value())
    assert seen == ["## A title", "### A title", "A title"]


def test_a_list_goes_on_by_itself_and_ends_on_an_empty_line(desk):
    desk = desk()
    desk.text.focus()
    desk.keys("Control+Shift+Digit7")
    desk.page.keyboard.type("breathe in")
    desk.keys("Enter")
    desk.page.keyboard.type("breathe out")
    desk.keys("Enter", "Enter")
    desk.page.keyboard.type("That is all.")
    assert desk.text.input_value() == ("1. breathe in\n2. breathe out\n\nThat is all.")
    # Between two others, the numbers below follow; each step is one.
    desk.select("\n2.", 0)
    desk.keys("Enter")
    desk.page.keyboard.type("hold")
    assert "1. breathe in\n2. hold\n3. breathe out" in desk.text.input_value()
    desk.keys("Control+z", "Control+z")
    assert "1. breathe in\n2. breathe out" in desk.text.input_value()
    # A press of Shift with it is a line break and no more.
    desk.select("\n2.", 0)
    desk.keys("Shift+Enter")
    assert "1. breathe in\n\n2. breathe out" in desk.text.input_value()


def test_everything_is_reached_by_the_keyboard_and_no_key_is_trapped(desk):
    desk = desk()
    desk.text.fill("Words")
    desk.select("Words")
    desk.keys("Control+b", "Control+i")
    assert desk.text.input_value() == "***Words***"
    # One stop for all the buttons; the arrow keys go from one to the next.
    desk.keys("Shift+Tab")
    expect(desk.button("Bold")).to_be_focused()
    desk.keys("ArrowRight")
    expect(desk.button("Italic")).to_be_focused()
    desk.keys("Enter")
    expect(desk.text).to_be_focused()
    assert desk.text.input_value() == "**Words**"
    desk.keys("Shift+Tab", "End")
    expect(desk.button("Help")).to_be_focused()
    desk.keys("Enter")
    card = desk.page.get_by_role("dialog", name="How to format")
    expect(card.get_by_text("a numbered list")).to_be_visible()
    desk.keys("Escape")
    expect(card).to_be_hidden()
    expect(desk.button("Help")).to_be_focused()
    desk.keys("Tab")
    expect(desk.text).to_be_focused()
    desk.keys("Tab")
    expect(desk.text).not_to_be_focused()


def test_a_link_to_a_post_is_found_by_its_title_and_changed_again(desk, visit):
    fees = make_live("What [a first talk] costs", body="Nothing.")
    desk = desk()
    desk.text.fill("See our fees before you call.")
    desk.select("fees")
    desk.keys("Control+k")
    dialog = desk.page.get_by_role("dialog", name="Link")
    expect(dialog.get_by_label("Words to show")).to_have_value("fees")
    desk.page.keyboard.type("costs talk")
    expect(dialog.get_by_role("option")).to_have_text([re.compile("Article, live")])
    desk.keys("ArrowDown", "Enter")
    expect(dialog.get_by_label("Where to?")).to_have_value("What [a first talk] costs")
    desk.keys("Enter")
    expect(desk.text).to_be_focused()
    reference = Post.objects.get(pk=fees.pk).reference
    expect(desk.text).to_have_value(f"See our [fees]({reference}) before you call.")

    # On the link, the dialog knows it.
    desk.select("fees", 0)
    desk.button("Link").click()
    expect(dialog.get_by_label("Where to?")).to_have_value("What [a first talk] costs")
    dialog.get_by_label("Where to?").fill("example.org/fees (new)")
    dialog.get_by_role("button", name="Change the link").click()
    expect(dialog).to_contain_text("Choose one of the posts, or paste a web address.")
    dialog.get_by_label("Where to?").fill("example.org/fees_(new)")
    dialog.get_by_role("button", name="Change the link").click()
    link = "[fees](https://example.org/fees_%28new%29)"
    expect(desk.text).to_have_value(f"See our {link} before you call.")
    desk.select("fees]", 0)
    desk.keys("Control+k")
    dialog.get_by_role("button", name="Remove the link").click()
    expect(desk.text).to_have_value("See our fees before you call.")
    desk.keys("Control+z")
    expect(desk.text).to_have_value(f"See our {link} before you call.")

    # Without words of one's own, the title stands there, and nothing in it counts.
    desk.text.fill("")
    desk.keys("Control+k")
    desk.page.keyboard.type("first talk")
    dialog.get_by_role("option").click()
    dialog.get_by_role("button", name="Insert the link").click()
    words = r"What \[a first talk\] costs"
    expect(desk.text).to_have_value(f"[{words}]({reference})")
    expect(desk.preview.locator("a")).to_have_text("What [a first talk] costs")


def test_a_finding_leads_to_its_place_and_goes_when_it_is_mended(desk):
    desk = desk()
    desk.page.get_by_label("Title", exact=True).fill("What helps")
    paragraphs = "\n\n".join(f"Paragraph {number}." for number in range(80))
    desk.text.fill(f"{paragraphs}\n\n![describe this picture](picture:none)\n\nEnd.")
    checklist = desk.page.get_by_role("region", name="Checklist")
    finding = checklist.get_by_role("listitem").filter(has_text="describe").first
    finding.get_by_role("button", name="Show me").click()
    expect(desk.text).to_be_focused()
    start, scrolled = desk.text.evaluate(
        "text => [text.value.slice(text.selectionStart), text.scrollTop]"
    )
    assert start.startswith(("![describe", "describe"))
    assert scrolled > 500
    before = checklist.get_by_role("status").inner_text()
    desk.select("![describe this picture](picture:none)")
    desk.page.keyboard.type("Words.")
    expect(finding).to_have_count(0)
    expect(checklist.get_by_role("status")).not_to_have_text(before)
    # A finding in another field leads there.
    missing = checklist.get_by_role("listitem").filter(has_text="summary")
    missing.get_by_role("button", name="Show me").click()
    expect(desk.page.locator("#id_summary")).to_be_focused()


def test_the_page_stands_where_the_cursor_is(desk):
    desk = desk()
    parts = [f"Part {number}. " + "Words and more. " * 30 for number in range(40)]
    desk.text.fill("\n\n".join(parts))
    expect(desk.preview.locator("p")).to_have_count(40)
    for part in ["Part 20.", "Part 3.", "Part 39."]:
        desk.select(part, 0)
        desk.keys("ArrowRight")
        gap = f"""() => {{
          const text = document.querySelector(".editor textarea");
          const page = [...document.querySelectorAll(".markdownx-preview p")]
            .find((part) => part.textContent.startsWith("{part}"));
          const cursor = deskPlaces.topOf(text, text.selectionEnd) - text.scrollTop
            + text.getBoundingClientRect().top;
          return Math.abs(cursor - page.getBoundingClientRect().top) < 8;
        }}"""
        desk.page.wait_for_function(gap)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_editor_and_its_dialogs_are_open_to_everyone(desk, scheme):
    make_live("Tea and talk")
    desk = desk(390 if scheme == "dark" else 1440, scheme=scheme)
    desk.text.fill("![describe this picture](picture:none)\n\nSee tea.")
    expect(desk.page.get_by_role("button", name="Show me").first).to_be_visible()

    def faults() -> list:
        return [
            (rule["id"], [node["html"][:120] for node in rule["nodes"]])
            for rule in Axe().run(desk.page).response["violations"]
        ]

    assert faults() == []
    desk.select("tea")
    desk.button("Link").click()
    desk.page.get_by_label("Where to?").fill("tea")
    options = desk.page.get_by_role("dialog", name="Link").get_by_role("option")
    expect(options).to_have_count(1)
    desk.keys("ArrowDown")
    assert faults() == []
    desk.keys("Escape")
    desk.button("Help").click()
    assert faults() == []
    width = desk.page.evaluate("document.documentElement.scrollWidth")
    assert width <= desk.page.viewport_size["width"]


def test_without_scripts_the_card_is_there_and_no_dead_button(desk):
    desk = desk(java_script_enabled=False)
    expect(desk.page.get_by_role("toolbar")).to_have_count(0)
    desk.page.get_by_text("How to format").first.click()
    expect(desk.page.get_by_text("a numbered list")).to_be_visible()
    expect(desk.page.get_by_role("button", name="Show me")).to_have_count(0)
