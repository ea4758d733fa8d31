"""Two people and a third one without an account bring a text to its readers."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from articles.models import Post
from articles.publishing import make_roles, share_draft
from tests.factories import make_author, make_post, make_site, make_user
from tests.journeys.steps import ADD, press, sign_in, text_box, write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def practice():
    make_site(time_zone="America/Los_Angeles")
    make_roles()
    for name, role in (("lee", "Writer"), ("dana", "Editor")):
        user = make_user(name, first_name=name.title())
        user.groups.add(Group.objects.get(name=role))
        make_author(f"{name.title()} Ruiz", credentials="LMFT", user=user)


def main(window):
    return window.page.locator("main")


def accessible(page) -> None:
    page.wait_for_load_state("networkidle")  # the stock widgets take their places
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


def test_written_sent_back_shown_by_a_link_and_published(visit, practice):
    writer, editor = visit(1280), visit(1280)
    sign_in(writer, "lee")
    sign_in(editor, "dana")

    # Lee writes, and can send it for review but not publish.
    writer.go(ADD)
    write(writer, "The kettle", "She put the kettle on.")
    expect(writer.page.get_by_role("button", name=re.compile("Publish"))).to_have_count(
        0
    )
    writer.page.get_by_label("Note").fill("Is the end too short?")
    press(writer, "Send for review")
    expect(main(writer)).to_contain_text("sent for review")
    expect(main(writer)).to_contain_text("Ready for review")
    form = writer.page.url

    # Dana finds it, reads the note and sends it back with another.
    editor.go("/admin/articles/post/?state=review")
    editor.page.get_by_role("link", name="The kettle").click()
    expect(main(editor)).to_contain_text("Is the end too short?")
    press(editor, "Send it back with this note")
    expect(main(editor)).to_contain_text("Write what should be changed")
    editor.page.get_by_label("Note").fill("Say who came in.")
    press(editor, "Send it back with this note")
    expect(main(editor)).to_contain_text("Sent back.")

    # Lee reads it, changes the text and sends it again.
    writer.page.goto(form)
    expect(main(writer)).to_contain_text("Say who came in.")
    expect(main(writer).locator(".state-review")).to_have_count(0)
    text_box(writer).fill("She put the kettle on. Her brother came in.")
    press(writer, "Send for review")
    expect(main(writer).locator(".state-review").first).to_be_visible()

    # A link is made for somebody without an account.
    writer.page.get_by_role("link", name="Show it to someone").click()
    press(writer, "Make a link")
    address = writer.page.get_by_label(re.compile("^Made by Lee")).input_value()
    assert address.startswith(f"{writer.address}/drafts/")
    writer.page.get_by_role("button", name="Copy").click()
    expect(writer.page.locator("[data-copied]")).not_to_be_empty()

    # She reads the text as it stands, says that it looks good, and gets no cookie.
    outside = visit(390)
    assert outside.page.goto(address).status == 200
    assert "Her brother came in." in outside.text()
    expect(outside.page.get_by_label("About this page")).to_contain_text("not public")
    outside.page.get_by_role("button", name="Send").click()
    expect(outside.page.get_by_role("alert")).to_contain_text("Write your name")
    outside.page.get_by_label("Your name").fill("Ruth Vale")
    outside.page.get_by_label("It looks good to me").check()
    outside.page.get_by_role("button", name="Send").click()
    expect(outside.page.get_by_role("status")).to_contain_text("Thank you.")
    assert len(outside.context.pages) == 1
    assert outside.context.cookies() == []

    # Switched off, the link opens nothing any more.
    writer.page.reload()
    expect(main(writer)).to_contain_text("Looks good, Ruth Vale")
    press(writer, "Switch it off")
    expect(main(writer)).to_contain_text("Switched off.")
    assert outside.page.goto(address).status == 404

    # Dana publishes, after the question is answered.
    editor.page.goto(form)
    expect(main(editor)).to_contain_text("Looks good, Ruth Vale")
    editor.page.get_by_label(re.compile("^Before you publish")).check()
    press(editor, "Publish now")
    expect(main(editor)).to_contain_text("Readers can see this now.")
    expect(main(editor).locator(".state-review")).to_have_count(0)
    assert outside.go("/articles/the-kettle/").status == 200
    assert "Her brother came in." in outside.text()
    edition = Post.objects.get().editions.get()
    assert edition.attested_name == "Dana"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_a_link_are_accessible_on_a_narrow_screen(visit, practice, scheme):
    post = make_post(
        "The kettle", body="## One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\nC."
    )
    address = f"/drafts/{share_draft(post, by=None).token}/"
    outside, desk = visit(320, scheme), visit(320, scheme)
    sign_in(desk, "dana")
    for window, path in [
        (outside, address),
        (outside, f"{address}?said=1"),
        (desk, f"/admin/articles/post/{post.pk}/share/"),
    ]:
        window.go(path)
        accessible(window.page)
        wide = "document.documentElement.scrollWidth > innerWidth"
        assert not window.page.evaluate(wide), path


def test_a_link_works_without_scripts_and_its_contents_stay_in_the_window(
    visit, practice
):
    post = make_post(
        "The kettle", body="## One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\nC."
    )
    desk = visit(1280, java_script_enabled=False)
    sign_in(desk, "dana")
    desk.go(f"/admin/articles/post/{post.pk}/share/")
    press(desk, "Make a link")
    address = desk.page.get_by_label(re.compile("^Made by Dana")).input_value()
    expect(desk.page.get_by_role("button", name="Copy")).to_have_count(0)
    outside = visit(1280, java_script_enabled=False)
    outside.page.goto(address)
    contents = outside.page.get_by_role("navigation", name="Contents")
    contents.get_by_role("link", name="Two").click()
    assert outside.page.url == f"{address}#h-two"
    outside.page.get_by_label("Your name").fill("Ruth Vale")
    outside.page.get_by_label(re.compile("^A note")).fill("Shorter.")
    outside.page.get_by_role("button", name="Send").click()
    expect(outside.page.get_by_text("Thank you.")).to_be_visible()
    assert post.remarks.get().text == "Shorter."


def test_an_owner_gives_a_colleague_a_place_at_the_desk(visit, practice):
    olga = make_user("olga", first_name="Olga")
    olga.groups.add(Group.objects.get(name="Owner"))
    desk, writer = visit(390), visit(1280)
    sign_in(desk, "olga")
    desk.go("/admin/auth/user/add/")
    accessible(desk.page)
    desk.page.get_by_label("Name for signing in").fill("tess")
    desk.page.get_by_label("New password").fill("long enough")
    desk.page.get_by_label("The same again").fill("long enough")
    expect(desk.page.get_by_role("radio", name="Writer: ")).to_be_checked()
    press(desk, "Save")
    for link in ("tess", "Set a new one"):
        with desk.page.expect_navigation():
            desk.page.get_by_role("link", name=link).click()
        accessible(desk.page)
    sign_in(writer, "tess")
    writer.go(ADD)
    expect(text_box(writer)).to_be_visible()
