"""What is pasted: tidied, brought back raw, taken in with its pictures."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from articles.admin.editor import pasting
from articles.exchange.document import DocumentAuthor
from articles.models import Author, Picture
from articles.publishing import settle

pytestmark = pytest.mark.django_db(transaction=True)


# A square of eight by eight pixels, as pages carry their pictures in them.
SQUARE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAE0lEQVR4nGPQ"
    "SYvAihiGlQQAvyJvgRP3e8wAAAAASUVORK5CYII="
)
# In the manner of Google Docs: all in a bold that isn't, the weight in styles.
COPIED = (
    '<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1">'
    '<h2 dir="ltr" style="line-height:1.38"><span>What helps</span></h2>'
    '<p dir="ltr"><span>She </span><span style="font-weight:700">waited</span>'
    "<span> by the door.</span></p>"
    '<ul><li dir="ltr"><p role="presentation"><span>tea</span></p></li>'
    '<li dir="ltr"><p role="presentation"><span>a blanket</span></p></li></ul></b>'
)
RAW = "What helps\nShe waited by the door.\ntea\na blanket"


@pytest.fixture
def reader(monkeypatch):
    """Stands for the reader of clipboards: `answer` is what it reads."""
    fake = SimpleNamespace()
    fake.answer = {}
    nothing = {"title": "", "authors": (), "date": None, "date_precision": "hidden"}
    nothing |= {"picture_alt": "", "notes": ()}
    fake.read_pasted = lambda **sent: SimpleNamespace(**nothing | fake.answer)
    monkeypatch.setattr(pasting, "read_pasted", fake.read_pasted)
    return fake


def test_what_is_pasted_is_tidied_and_comes_back_raw_by_key_or_button(desk):
    desk = desk()
    tidied = (
        "## What helps\n\nShe **waited** by the door.\n\n- tea\n- a blanket\n\nAfter."
    )
    desk.text.fill("Before.\n\nAfter.")
    desk.select("After.", 0)
    desk.paste(COPIED, RAW)
    expect(desk.text).to_have_value(f"Before.\n\n{tidied}")
    expect(desk.said).to_contain_text(
        "Tidied what you pasted: headings, lists and emphasis."
    )
    expect(desk.preview.locator("li")).to_have_text(["tea", "a blanket"])
    desk.text.focus()
    desk.keys("Control+z")
    assert desk.text.input_value() == f"Before.\n\n{RAW}After."
    expect(desk.said).to_be_hidden()
    desk.keys("Control+z")
    assert desk.text.input_value() == "Before.\n\nAfter."

    # The button brings it back even after more was written elsewhere.
    desk.paste(COPIED, RAW)
    expect(desk.text).to_have_value(f"Before.\n\n{tidied}")
    desk.select("Before.", 0)
    desk.page.keyboard.type("Long ")
    desk.said.get_by_role("button", name="Undo").click()
    expect(desk.text).to_have_value(f"Long Before.\n\n{RAW}After.")
    expect(desk.said).to_have_text("This is what you pasted, as it came.")


def test_keys_paste_as_it_comes_or_tidied_and_copies_of_one_s_own_stay(desk):
    desk = desk(permissions=["clipboard-read", "clipboard-write"])
    copied = "Bring:\n• tea\n• a blanket"
    desk.page.evaluate("text => navigator.clipboard.writeText(text)", copied)
    desk.page.get_by_label("Title", exact=True).fill("What to bring")
    desk.text.focus()
    desk.keys("Control+v")
    expect(desk.text).to_have_value(re.compile(r"^Bring:\n+- tea\n- a blanket$"))
    desk.keys("Control+z")
    assert desk.text.input_value() == copied
    desk.text.fill("")
    desk.keys("Control+Shift+v")
    assert desk.text.input_value() == copied
    # Markdown from this text is Markdown already.
    with_marks = "* one\n* two"
    desk.text.fill(with_marks)
    desk.keys("Control+a", "Control+x")
    assert desk.text.input_value() == ""
    asked = []
    desk.page.on("request", lambda request: asked.append(request.url))
    desk.keys("Control+v")
    assert desk.text.input_value() == with_marks
    desk.page.wait_for_timeout(200)
    assert not [url for url in asked if "paste" in url]


def test_pictures_of_a_pasted_page_are_taken_in(desk, reader):
    desk = desk()
    reader.answer = {"body": "A *cup*:\n\n![A cup](pasted:1)\n\n![](pasted:2)"}
    html = f"<p>A <i>cup</i>:</p><img src='{SQUARE}' alt='A cup'><img src='{SQUARE}'>"
    desk.paste(html, "A cup:\n")
    expect(desk.text).to_have_value(
        re.compile(
            r"^A \*cup\*:\n\n!\[A cup\]\(picture:\w+\)\n\n"
            r"!\[describe this picture\]\(picture:\w+\)$"
        )
    )
    assert Picture.objects.count() == 1
    desk.said.get_by_role("button", name="Undo").click()
    assert desk.text.input_value() == "A cup:\n"
    settle()


def test_a_whole_article_fills_the_form_and_brings_its_author(desk, reader):
    desk = desk()
    reader.answer = {
        "body": "She waited.",
        "title": "The long hallway",
        "date": date(2025, 9, 1),
        "date_precision": "month",
        "picture_alt": "A lamp in a hall",
        "authors": (DocumentAuthor("Ola Brandt", "BS", "Intern"),),
        "notes": ("The picture stayed behind: add it here.",),
    }
    desk.paste("", "The long hallway\nOla Brandt, BS\nShe waited.")
    expect(desk.text).to_have_value("She waited.")
    title = desk.page.get_by_label("Title", exact=True)
    expect(title).to_have_value("The long hallway")
    expect(desk.page.locator("#id_date")).to_have_value("2025-09-01")
    expect(desk.page.locator("#id_picture_alt")).to_have_value("A lamp in a hall")
    expect(desk.said).to_contain_text("The picture stayed behind: add it here.")
    desk.said.get_by_role("button", name="Add Ola Brandt, BS as an author").click()
    chosen = desk.page.locator(".field-lead_author .select2-selection__rendered")
    expect(chosen).to_contain_text("Ola Brandt, BS")
    desk.said.get_by_role("button", name="Undo").click()
    expect(title).to_have_value("")
    expect(chosen).to_contain_text("Dana Ruiz, LMFT")
    assert Author.objects.filter(name="Ola Brandt").exists()


@pytest.mark.parametrize("status", [413, 500, None])
def test_what_can_not_be_tidied_stays_as_it_came(desk, status):
    desk = desk()

    def refuse(route):
        if status is None:
            route.abort()
        elif status == 500:
            route.fulfill(status=500, body="<h1>Gone</h1>")
        else:
            route.fulfill(status=status, json={"error": "This is too long."})

    desk.page.route("**/editor/paste/", refuse)
    desk.paste("", RAW)
    expect(desk.said).to_be_visible()
    expect(desk.said).not_to_contain_text("Tidied")
    assert desk.text.input_value() == RAW
