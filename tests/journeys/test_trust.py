"""An editor keeps a text's review honest, dates an update, and puts things in order."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from articles.models import Post, Series
from articles.publishing import make_roles, publish
from tests.factories import edit, make_author, make_live, make_post, make_user
from tests.journeys.steps import ADD, confirm, press, sign_in, text_box, write
from tests.journeys.steps import publish as press_publish

pytestmark = pytest.mark.django_db(transaction=True)
LINE = "reviewed by Ruth Vale"
REPLACE = "Replace the live text"


@pytest.fixture
def editor(visit, clock):
    make_author("Ruth Vale", credentials="LMFT")
    window = visit(1440)
    sign_in(window)
    return window


def choose(window, field: str, words: str) -> None:
    """Picks an entry of a chooser with search, by its words."""
    page = window.page
    page.locator(f"#id_{field} + .select2").click()
    page.locator(".select2-search__field:focus").fill(words)
    page.locator(".select2-results__option", has_text=words).click()


def read(visitor, path: str = "/articles/the-kettle/") -> str:
    visitor.go(path)
    return visitor.text()


def test_a_review_is_lost_with_the_words_and_given_again(editor, visit, clock):
    reader = visit(390)
    editor.go(ADD)
    write(editor, "The kettle", "She put the kettle on.")
    choose(editor, "reviewer", "Ruth Vale")
    editor.page.get_by_label("Date of review").fill("2026-02-20")
    press_publish(editor)
    assert LINE in read(reader)

    # She mends a word, and says that it matters; the line goes, the day is told.
    clock.shift(60)
    text_box(editor).fill("She put the big kettle on.")
    expect(editor.page.locator("#checklist")).to_contain_text(
        "Ruth Vale reviewed this in February 2026. The text has changed since"
    )
    editor.page.get_by_label(re.compile("^This change matters")).check()
    press_publish(editor, REPLACE)
    seen = read(reader)
    assert LINE not in seen
    assert Post.objects.get().updated_on.isoformat() == "2026-03-03"
    expect(editor.page.locator("#publishing .state").first).to_have_text("Live")

    # The desk reminds her, and one tick gives it back.
    editor.go("/admin/")
    due = editor.page.get_by_role("region", name="Reviews due")
    expect(due).to_contain_text("the text has changed since")
    due.get_by_role("link", name="The kettle").click()
    clock.shift(60)
    editor.page.get_by_label("This text is the one that was reviewed").check()
    expect(editor.page.locator("#checklist")).not_to_contain_text("changed since")
    press_publish(editor, REPLACE)
    assert LINE in read(reader)
    editor.go("/admin/")
    expect(editor.page.get_by_role("region", name="Reviews due")).to_have_count(0)


def test_what_was_ticked_and_chosen_is_kept_without_a_save(editor, clock):
    make_live("The cup")
    post = make_post("The kettle")
    editor.go(f"/admin/articles/post/{post.pk}/change/")
    choose(editor, "related", "The cup")
    editor.page.get_by_label("Crisis notice above the text").check()
    kept = editor.page.locator("[data-kept]")
    expect(kept).to_contain_text("not saved yet", timeout=10_000)
    editor.page.reload()
    editor.page.get_by_role("link", name=re.compile("^Continue")).click()
    expect(editor.page.get_by_label("Crisis notice above the text")).to_be_checked()
    expect(editor.page.get_by_title("The cup")).to_be_visible()
    press(editor, "Save draft")
    post.refresh_from_db()
    assert post.crisis_first
    assert [p.title for p in post.related.all()] == ["The cup"]


def test_a_series_is_read_in_its_order(editor, visit, clock):
    editor.go("/admin/articles/series/add/")
    editor.page.get_by_label("Name").fill("Winter nights")
    press(editor, "Save")
    series = Series.objects.get()
    assert series.slug == "winter-nights"
    first = make_live("First night", series=series, series_position=1)
    editor.go(ADD)
    write(editor, "Second night", "It snowed.")
    editor.page.get_by_label("Series:", exact=True).select_option("Winter nights")
    editor.page.get_by_label("Place in the series").fill("1")
    expect(editor.page.locator("#checklist")).to_contain_text("at place 1, too")
    editor.page.get_by_label("Place in the series").fill("2")
    press_publish(editor)
    editor.go(f"/admin/articles/series/{series.pk}/change/")
    titles = editor.page.locator("#users-heading + ol a").all_inner_texts()
    assert titles == [first.title, "Second night"]
    expect(editor.page.get_by_role("link", name="Delete")).to_have_count(0)


def test_the_menu_is_put_in_order_and_nothing_half_written_goes_out(
    editor, visit, clock
):
    about = make_live("About us", kind="page", menu_position=1)
    make_live("Fees", kind="page", menu_position=2)
    edit(about, body="Half a sen")
    reader = visit(1280)
    editor.go("/admin/")
    editor.page.get_by_role("link", name="Order of the menu").click()
    editor.page.get_by_label("About us").fill("2")
    editor.page.get_by_label("Fees").fill("1")
    press(editor, "Save the order")
    expect(editor.page.locator(".messagelist")).to_contain_text("in this order now")
    reader.go("/")
    header = reader.page.locator("header").first.inner_text()
    assert header.index("Fees") < header.index("About us")
    assert "Half a sen" not in read(reader, "/about-us/")
    accessible(editor.page)


def test_the_snippet_follows_the_fields_and_tells_the_lengths(editor, clock):
    editor.go(ADD)
    write(editor, "The kettle", "Words.")
    editor.page.locator("summary", has_text="Search engines").click()
    snippet = editor.page.locator("[data-search-preview]")
    expect(snippet).to_contain_text("The kettle · Harbor Street Practice")
    box = editor.page.get_by_label("Description for search engines")
    box.fill("Short and clear.")
    expect(snippet).to_contain_text("Short and clear.")
    expect(snippet).to_contain_text("Description: 16 of about 155 characters.")
    box.fill("long words " * 20)
    expect(snippet).to_contain_text("Description: 219 of about 155 characters.")
    expect(snippet).to_contain_text("The end of the description is cut.")


def accessible(page) -> None:
    page.wait_for_load_state("networkidle")
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_changed_form_is_accessible_and_fits_a_narrow_screen(visit, clock, scheme):
    ruth = make_author("Ruth Vale")
    series = Series.objects.create(name="Winter nights", slug="winter-nights")
    post = make_live("The kettle", reviewer=ruth, series=series)
    post.related.set([make_live("The cup")])
    clock.shift(60)
    publish(edit(post, body="Other words."), by=None)
    desk = visit(320, scheme)
    sign_in(desk)
    for path in (
        f"/admin/articles/post/{post.pk}/change/",
        f"/admin/articles/series/{series.pk}/change/",
        "/admin/articles/calltoaction/add/",
        "/admin/",
    ):
        desk.go(path)
        for group in desk.page.locator(".post-side summary:visible").all():
            if not group.evaluate("summary => summary.parentElement.open"):
                group.click()
        accessible(desk.page)
        wide = "document.documentElement.scrollWidth > innerWidth"
        assert not desk.page.evaluate(wide), path


def test_a_writer_reads_of_the_review_and_is_offered_no_claim(visit, clock):
    make_roles()
    lee = make_user("lee", first_name="Lee")
    lee.groups.add(Group.objects.get(name="Writer"))
    post = make_live("The kettle", reviewer=make_author("Ruth Vale"), created_by=lee)
    writer = visit(1280)
    sign_in(writer, "lee")
    writer.go(f"/admin/articles/post/{post.pk}/change/")
    expect(writer.page.locator(".field-reviewer")).to_contain_text("Ruth Vale")
    expect(writer.page.get_by_label(re.compile("that was reviewed"))).to_have_count(0)
    confirm_boxes = writer.page.get_by_label(re.compile("^This change matters"))
    expect(confirm_boxes).to_have_count(0)


def test_without_scripts_a_review_is_given_again(visit, clock):
    post = make_live("The kettle", reviewer=make_author("Ruth Vale"))
    clock.shift(60)
    publish(edit(post, body="Other words."), by=None)
    desk = visit(1280, java_script_enabled=False)
    sign_in(desk)
    desk.go(f"/admin/articles/post/{post.pk}/change/")
    desk.page.get_by_label("This text is the one that was reviewed").check()
    clock.shift(60)
    confirm(desk)
    press(desk, REPLACE)
    assert LINE in read(desk)
