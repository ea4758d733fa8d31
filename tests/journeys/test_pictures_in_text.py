"""Pictures in a text: dropped, described, left out, chosen again, and read."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import Picture, Post
from articles.publishing import settle, store_picture
from tests.factories import make_author, make_site, make_user, picture_bytes
from tests.journeys.steps import ADD, press, publish, sign_in, text_box
from tests.stored import stored_names

pytestmark = pytest.mark.django_db(transaction=True)

BLUE, RED, SVG = (20, 60, 200), (200, 60, 20), b"<svg/>"
DROP = """files => {
  const data = new DataTransfer();
  for (const [name, type, bytes] of files)
    data.items.add(new File([new Uint8Array(bytes)], name, { type }));
  const options = { dataTransfer: data, bubbles: true, cancelable: true };
  document.querySelector(".editor textarea").dispatchEvent(
    new DragEvent("drop", options),
  );
}"""
UNDESCRIBED = (
    "Describe the picture for someone who can't see it, or mark it as decoration."
)


class Desk:
    """A window in which somebody writes a new post with pictures."""

    def __init__(self, window):
        sign_in(window)
        window.go(ADD)
        self.window, self.page, self.text = window, window.page, text_box(window)
        self.said = window.page.locator(".editor-said")

    def begin(self, title: str, text: str) -> None:
        self.page.get_by_label("Title", exact=True).fill(title)
        self.text.fill(text)
        self.text.focus()
        self.keys("Control+End")

    def keys(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def tab_to(self, locator) -> None:
        """Goes on with the Tab key until it comes to `locator`."""
        locator.wait_for()
        for _ in range(60):
            if locator.evaluate("element => element === document.activeElement"):
                return
            self.keys("Tab")
        expect(locator).to_be_focused()

    def drop(self, *files: tuple[str, bytes]) -> None:
        kinds = {"svg": "image/svg+xml", "png": "image/png"}
        sent = [[name, kinds[name[-3:]], list(data)] for name, data in files]
        self.page.evaluate(DROP, sent)

    def button(self, name: str):
        bar = self.page.get_by_role("toolbar", name="Format the text")
        return bar.get_by_role("button", name=name, exact=True)

    def dialog(self, name: str = "Describe the picture"):
        found = self.page.get_by_role("dialog", name=name)
        expect(found).to_be_visible()
        return found

    def no_dialog(self) -> None:
        expect(self.page.locator("dialog[open]")).to_have_count(0)

    def describe(self, words: str, number: str = "", **texts: str) -> None:
        dialog = self.dialog(f"Describe the picture{number and f' {number}'}")
        dialog.get_by_label("What would you tell someone on the phone?").fill(words)
        for label, value in texts.items():
            dialog.get_by_label(label).fill(value)
        dialog.get_by_role("button", name="Put it in the text").click()

    def faults(self) -> list:
        return [
            (rule["id"], [node["html"][:120] for node in rule["nodes"]])
            for rule in Axe().run(self.page).response["violations"]
        ]


@pytest.fixture
def desk(visit):
    make_site()
    make_author("Dana Ruiz", credentials="LMFT", user=make_user("dana", superuser=True))
    yield lambda width=1440, **options: Desk(visit(width, **options))
    settle()


def test_pictures_are_dropped_described_and_read_and_a_refused_one_stops_none(
    desk, visit
):
    desk = desk()
    desk.begin("Two pictures", "Before.")
    desk.drop(
        ("one.png", picture_bytes(colour=BLUE)),
        ("two.svg", SVG),
        ("three.png", picture_bytes(colour=RED)),
    )
    mark = r"!\[Sending picture \d+…\]\(\)"
    expect(desk.text).to_have_value(re.compile(rf"^Before\.(\n\n{mark}){{3}}\n\n$"))
    dialog = desk.dialog("Describe the picture Picture 1 of 3")
    expect(dialog.locator("img")).not_to_have_js_property("naturalWidth", 0)
    # Without a word or the tick it doesn't go on, and says why.
    dialog.get_by_role("button", name="Put it in the text").click()
    expect(dialog.get_by_role("alert")).to_have_text(UNDESCRIBED)
    expect(dialog.get_by_label("What would you tell")).to_be_focused()
    desk.describe("A [blue]\ncup", "Picture 1 of 3", Caption="At noon", Credit="Dana")
    dialog = desk.dialog("Describe the picture Picture 3 of 3")
    dialog.get_by_label("It is only decoration").check()
    dialog.get_by_role("button", name="Put it in the text").click()
    expect(desk.said).to_contain_text("2 pictures are in the text. 1 was not taken.")
    expect(desk.said).to_contain_text("two.svg: This is an SVG")
    expect(desk.text).to_be_focused()
    expect(desk.text).to_have_value(
        re.compile(
            r"^Before\.\n\n!\[A \\\[blue\\\] cup\]\(picture:\w+\)\n\n"
            r"!\[decorative\]\(picture:\w+\)\n\n$"
        )
    )
    publish(desk.window)
    visitor = visit(390)
    visitor.go("/articles/two-pictures/")
    pictures = visitor.page.locator("article figure img")
    expect(pictures).to_have_count(2)
    assert [p.get_attribute("alt") for p in pictures.all()] == ["A [blue] cup", ""]
    assert "At noon" in visitor.text()


def test_what_is_left_out_leaves_nothing(desk, settings):
    desk = desk()
    desk.begin("", "Before.\n\nAfter.")
    desk.keys("Home")
    desk.drop(("one.png", picture_bytes(colour=BLUE)))
    desk.dialog()
    settle()
    desk.keys("Escape")
    desk.no_dialog()
    expect(desk.said).to_have_text("Left out.")
    expect(desk.text).to_be_focused()
    assert desk.text.input_value() == "Before.\n\nAfter."
    assert not Picture.objects.exists()
    assert stored_names() == set()
    # Nor does Ctrl+Z bring back what only stood for it.
    desk.keys("Control+z")
    expect(desk.text).not_to_have_value(re.compile("Sending"))
    # With no connection the text stays as it was, too.
    desk.text.fill("Before.")
    desk.page.route("**/editor/upload/", lambda route: route.abort())
    desk.drop(("one.png", picture_bytes(colour=BLUE)))
    expect(desk.said).to_have_text(
        "There is no connection. Add the picture again later."
    )
    assert desk.text.input_value().strip() == "Before."


def test_the_keyboard_alone_brings_a_picture_to_readers(desk, visit):
    desk = desk()
    page = desk.page
    file = {"name": "one.png", "mimeType": "image/png", "buffer": picture_bytes()}
    page.on("filechooser", lambda chooser: chooser.set_files(file))
    desk.begin("By keys", "Words.")
    desk.keys("Shift+Tab", "End", "ArrowLeft")
    expect(desk.button("Picture")).to_be_focused()
    desk.keys("Enter")
    library = desk.dialog("Add a picture")
    expect(library.get_by_role("button", name="From this device…")).to_be_focused()
    desk.keys("Enter")
    dialog = desk.dialog()
    expect(dialog.get_by_label("What would you tell")).to_be_focused()
    page.keyboard.type("A cup")
    desk.tab_to(dialog.get_by_label("Credit"))
    page.keyboard.type("Dana")
    desk.tab_to(dialog.get_by_role("button", name="Put it in the text"))
    desk.keys("Enter")
    expect(desk.text).to_be_focused()
    page.keyboard.type("More words.")
    assert re.fullmatch(
        r"Words\.\n\n!\[A cup\]\(picture:\w+\)\n\nMore words\.",
        desk.text.input_value(),
    )
    desk.tab_to(page.get_by_label(re.compile("No client can be identified")))
    desk.keys("Space")
    desk.tab_to(page.get_by_role("button", name="Publish now"))
    with page.expect_navigation():
        desk.keys("Enter")
    visitor = visit(390)
    visitor.go("/articles/by-keys/")
    expect(visitor.page.get_by_role("img", name="A cup")).to_be_visible()


def test_a_picture_of_the_library_stands_in_the_text_and_leads_it(desk, visit):
    cup = store_picture(picture_bytes(colour=BLUE), alt="A cup on a sill")
    lamp = store_picture(picture_bytes(colour=RED), alt="A lamp")
    bare = store_picture(picture_bytes(colour=(9, 9, 9)))
    desk = desk(1280)
    page = desk.page
    desk.begin("From the library", "Words.")
    desk.button("Picture").click()
    library = desk.dialog("Add a picture")
    expect(library.get_by_role("status")).to_have_text("3 pictures.")
    library.get_by_label("Words of its description").fill("lamp")
    expect(library.get_by_role("status")).to_have_text("1 picture.")
    library.get_by_role("button", name="A lamp In no text").click()
    dialog = desk.dialog()
    expect(dialog.get_by_label("What would you tell")).to_have_value("A lamp")
    desk.describe("The lamp by the door")
    code = f"![The lamp by the door]({lamp.reference})"
    expect(desk.text).to_have_value(f"Words.\n\n{code}\n\n")

    # Her words are changed later, with the cursor in the picture.
    desk.text.evaluate("text => text.setSelectionRange(14, 14)")
    desk.button("Picture").click()
    dialog = desk.dialog("Change this picture’s description")
    expect(dialog.get_by_label("What would you tell")).to_have_value(
        "The lamp by the door"
    )
    dialog.get_by_label("What would you tell").fill("A lamp that is lit")
    dialog.get_by_label("Caption").fill("In the evening")
    dialog.get_by_role("button", name="Change it").click()
    code = f'![A lamp that is lit]({lamp.reference} "In the evening")'
    expect(desk.text).to_have_value(f"Words.\n\n{code}\n\n")
    expect(desk.text).to_be_focused()
    lamp.refresh_from_db()
    assert (lamp.alt, lamp.caption) == ("A lamp", "")

    # The checklist and what is kept follow the choice of a lead picture.
    field = page.locator(".field-picture")
    with page.expect_response("**/editor/keep/"):
        field.get_by_role("button", name="Choose a picture…").click()
        library = desk.dialog("Choose the lead picture")
        library.get_by_role("button", name="A cup on a sill").click()
    desk.no_dialog()
    expect(field.locator(".lead-picture-shown")).to_have_text("A cup on a sill")
    expect(field.get_by_role("button", name="Choose another…")).to_be_focused()
    details = field.get_by_role("link", name="Focal point and details")
    assert details.get_attribute("href").endswith(f"/picture/{cup.pk}/change/")
    press(desk.window, "Save draft")
    assert Post.objects.get().picture == cup
    expect(field.locator("img")).not_to_have_js_property("naturalWidth", 0)
    own = page.locator("#id_picture_alt")
    own.fill("Words about the cup")
    field.get_by_role("button", name="Remove").click()
    expect(field.locator(".lead-picture-shown")).to_be_hidden()
    field.get_by_role("button", name="Choose a picture…").click()
    library = desk.dialog("Choose the lead picture")
    library.get_by_role("button", name="Without a description").click()
    dialog = desk.dialog("Describe the lead picture")
    dialog.get_by_label("What would you tell").fill("A dark room")
    dialog.get_by_role("button", name="Use this picture").click()
    expect(field.locator(".lead-picture-shown")).to_have_text("A dark room")
    expect(own).to_have_value("")
    publish(desk.window)
    assert Post.objects.get().picture == bare
    visitor = visit(390)
    visitor.go("/articles/from-the-library/")
    for name in ["A dark room", "A lamp that is lit"]:
        expect(visitor.page.get_by_role("img", name=name)).to_be_visible()
    assert "In the evening" in visitor.text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialogs_are_open_to_everyone(desk, scheme):
    store_picture(picture_bytes(colour=BLUE), alt="A cup on a sill")
    store_picture(picture_bytes(colour=RED))
    desk = desk(390 if scheme == "dark" else 1440, scheme=scheme)
    desk.begin("", "Words.")
    desk.button("Picture").click()
    library = desk.dialog("Add a picture")
    expect(library.get_by_role("status")).to_have_text("2 pictures.")
    assert desk.faults() == []
    desk.keys("Escape")
    desk.no_dialog()
    expect(desk.text).to_be_focused()
    desk.drop(("one.png", picture_bytes()))
    dialog = desk.dialog()
    dialog.get_by_role("button", name="Put it in the text").click()
    expect(dialog.get_by_role("alert")).to_have_text(UNDESCRIBED)
    assert desk.faults() == []
    width = desk.page.evaluate("document.documentElement.scrollWidth")
    assert width <= desk.page.viewport_size["width"]
    dialog.get_by_role("button", name="Leave it out").click()
    desk.no_dialog()
    assert desk.faults() == []
