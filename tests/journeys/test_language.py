"""The editor's scripts speak the language of the site, word by word."""

import pytest
from django.test import Client
from django.utils import translation
from playwright.sync_api import expect

from articles.admin import script_words
from articles.models import Post
from articles.publishing import be_present
from tests.brackets import LANGUAGE, Words, speak_in_brackets, unmarked
from tests.factories import (
    edit,
    make_author,
    make_picture,
    make_post,
    make_site,
    make_topic,
    make_user,
    picture_bytes,
)
from tests.journeys.desk import PASTE
from tests.journeys.steps import ADD

pytestmark = pytest.mark.django_db(transaction=True)

# The same in every language; "x" is what an address is made of here.
KNOWN = {"America", "Los_Angeles", "PST", "PDT", "PNG", "Español", "English", "NV"}
KNOWN |= {"RSS", "Atom", "JSON", "B", "I", "x", "png", "localhost"}
# The stock choosers bring their own Spanish.
KNOWN |= {"Eliminar", "todos", "los", "elementos"}
# Added to the words that the scripts load.
SPOKEN = """
globalThis.gettext = (sentence) => `⟦${sentence}⟧`;
globalThis.ngettext = (one, many, count) => `⟦${count === 1 ? one : many}⟧`;
"""
# The page as it stands, without the copy in which the editor measures the text.
WITHOUT_THE_TEXT = """() => {
  const page = document.documentElement.cloneNode(true);
  for (const copy of page.querySelectorAll(".editor-mirror")) copy.remove();
  return page.outerHTML;
}"""
FOREIGN = "<h2>Ночь</h2><ul><li>раз</li></ul><p>Было <b>тихо</b>.</p>"


@pytest.fixture
def spoken(monkeypatch):
    """Everything marked comes out in brackets, from the server and from the scripts."""
    speak_in_brackets(monkeypatch)
    words, name = script_words._catalogue(LANGUAGE)
    with_brackets = words + SPOKEN.encode()
    monkeypatch.setattr(script_words, "_catalogue", lambda _: (with_brackets, name))


@pytest.fixture
def dana(spoken):
    make_site(
        name="Приёмная",
        language=LANGUAGE,
        **dict.fromkeys(("crisis_notice", "disclaimer", "tagline"), "Звоните."),
    )
    dana = make_user("дана", first_name="Дана", superuser=True)
    make_author("Дана", slug="x", credentials="ЖЖ", user=dana)
    make_topic("Сон")
    return dana


class Desk:
    """A window in which somebody is signed in, and what of it nobody translated."""

    def __init__(self, window, user):
        client = Client()
        client.force_login(user)
        key = client.cookies["sessionid"].value
        where = {"name": "sessionid", "value": key, "url": window.address}
        window.context.add_cookies([where])
        self.window, self.page = window, window.page
        self.found: list[tuple[str, str]] = []

    def go(self, path: str) -> None:
        self.window.go(path)
        self.text = self.page.locator(".editor textarea")
        self.said = self.page.locator(".editor-status")
        self.kept = self.page.locator("[data-kept]")

    def look(self, when: str) -> None:
        html = self.page.evaluate(WITHOUT_THE_TEXT)
        assert Words(html).language == LANGUAGE
        self.found += [(when, text) for text in unmarked(html, frozenset(KNOWN))]

    def part(self, name: str):
        return self.page.locator(f"dialog[open] [data-part={name}]")

    def write(self, words: str) -> None:
        self.page.locator("#id_title").fill("Ночь")
        self.text.fill(words)

    def paste(self, html: str, text: str) -> None:
        self.text.focus()
        self.page.evaluate(PASTE, [html, text])


@pytest.fixture
def desk(visit, dana):
    desk = Desk(visit(1440), dana)
    yield desk
    assert desk.found == []


def speaks(locator) -> None:
    expect(locator).to_contain_text("⟦")


def file(name: str, data: bytes) -> dict:
    return {"name": name, "mimeType": "image/png", "buffer": data}


def test_the_text_its_tools_and_its_checklist(desk):
    desk.go(ADD)
    desk.look("begun")
    desk.page.locator(".editor-help").click()
    desk.look("the card")
    desk.page.keyboard.press("Escape")
    desk.write("Было тихо.\n\n![](picture:none) [тут](х)")
    speaks(desk.kept)
    speaks(desk.page.locator(".editor-count"))
    expect(desk.page.locator(".finding button").first).to_be_visible()
    speaks(desk.page.locator("[data-findings-count]"))
    desk.look("written")
    desk.page.locator("[data-main-button]").click()
    speaks(desk.kept)
    desk.look("published without an answer")


def test_links(desk, dana):
    make_post("Тёплый чайник", by=dana)
    desk.go(ADD)
    desk.write("Слово.")
    desk.page.locator("[data-edit=link]").click()
    for words in ("чайник", "нет такого"):
        desk.part("where").fill(words)
        speaks(desk.part("status"))
        desk.look(f"searched for {words}")
    desk.part("insert").click()
    speaks(desk.part("status"))
    desk.part("where").fill("чайник")
    desk.page.locator("dialog[open] [role=option]").click()
    speaks(desk.part("status"))
    desk.look("chosen")
    desk.part("insert").click()
    desk.text.press("ArrowLeft")
    desk.page.locator("[data-edit=link]").click()
    expect(desk.part("remove")).to_be_visible()
    speaks(desk.part("status"))
    desk.look("changed")


def test_pictures(desk, dana):
    make_picture(alt="Чашка")
    make_picture()
    desk.go(ADD)
    desk.write("Слово.")
    desk.page.locator("[data-edit=picture]").click()
    speaks(desk.part("status"))
    desk.look("the library")
    desk.part("words").fill("нет такого")
    expect(desk.part("status")).to_contain_text("нет")
    desk.look("nothing found")
    with desk.page.expect_file_chooser() as chooser:
        desk.part("device").click()
    sent = [file("а.png", picture_bytes(colour=(1, 2, 3))), file("б.png", b"<svg/>")]
    chooser.value.set_files(sent)
    speaks(desk.part("heading"))
    desk.look("asked what it shows")
    desk.part("put").click()
    speaks(desk.part("fault"))
    desk.part("alt").fill("Дом")
    desk.part("put").click()
    speaks(desk.said)
    expect(desk.page.locator(".editor-notes li")).to_have_count(1)
    desk.look("one taken, one not")
    desk.page.locator("[data-part=choose]").click()
    desk.page.locator("dialog[open] .picture-choice").first.click()
    if desk.part("alt").count():
        desk.look("the lead picture")
        desk.part("leave").click()
    desk.page.locator(".lead-picture [data-part=choose]").click()
    desk.look("chosen again")


def test_pasting(desk):
    desk.go(ADD)
    desk.text.focus()
    whole = f"<h1>Ночь</h1><p>Ян Ней, ЖЖ, 3 марта 2026</p>{FOREIGN}"
    desk.paste(whole, "Ночь\n\nЯн Ней\n\nБыло тихо.")
    speaks(desk.said)
    expect(desk.page.locator(".editor-acts button").first).to_be_visible()
    desk.look("tidied")
    desk.page.locator(".editor-acts button").first.click()
    speaks(desk.said)
    desk.look("taken back")
    desk.text.fill("")
    desk.paste(FOREIGN, "Ночь\nраз\nБыло тихо.")
    acts = desk.page.locator(".editor-acts button")
    acts.first.wait_for()
    desk.text.fill("Иное.")
    acts.first.click()
    speaks(desk.said)
    desk.look("changed meanwhile")


def test_others_at_the_post_and_a_dead_network(desk, dana):
    lee = make_user("ли", first_name="Ли", superuser=True)
    post = make_post("Ночь", by=dana, body="Слово.")
    desk.go(f"/admin/articles/post/{post.pk}/change/")
    be_present(by=lee, post=Post.objects.get())
    with translation.override(LANGUAGE):
        edit(post, by=lee, body="Иное слово.")
    desk.text.fill("Моё слово.")
    speaks(desk.page.locator("[data-others]"))
    speaks(desk.page.locator("[data-newer]"))
    desk.look("two at one post")
    desk.window.context.set_offline(True)
    desk.text.fill("Моё слово без сети.")
    desk.page.locator("[name=_save]").click()
    expect(desk.kept).to_contain_text("⟦Not saved")
    desk.look("no connection")
    desk.window.context.set_offline(False)


def test_what_was_left_in_the_browser_is_offered_in_it(desk, dana):
    post = make_post("Ночь", by=dana, body="Слово.")
    desk.go(f"/admin/articles/post/{post.pk}/change/")
    desk.page.route("**/editor/keep/", lambda route: route.abort())
    desk.text.fill("Слово и ещё.")
    found = "() => Object.keys(localStorage).some((key) => key.startsWith('desk:'))"
    desk.page.wait_for_function(found)
    desk.page.unroute("**/editor/keep/")
    desk.page.on("dialog", lambda dialog: dialog.accept())
    desk.page.reload()
    speaks(desk.page.locator("[data-unsaved]"))
    desk.look("left behind")


def test_buttons_that_copy_and_the_widgets_of_the_stock_forms(desk, dana):
    post = make_post("Ночь", by=dana)
    desk.go(f"/admin/articles/post/{post.pk}/share/")
    desk.page.locator("[name=_make]").click()
    desk.page.locator("[data-copy]").first.click()
    speaks(desk.page.locator("[data-copied]").first)
    desk.look("copied")
    desk.go("/admin/auth/user/add/")
    desk.look("a new account")
