"""The library of pictures: the focal point, another file, every width and theme."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.imaging import CROPS, box
from articles.models import Picture
from articles.publishing import settle, store_picture
from tests.factories import make_live, picture_bytes
from tests.journeys.steps import press, sign_in

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/admin/articles/picture/"
SIZE = (64, 41)  # rounds to a half where it is cut


@pytest.fixture
def picture(clock):
    """A cup in a text that readers see, with all of its files."""
    picture = store_picture(picture_bytes(SIZE), alt="A cup")
    make_live("Kettles", picture=picture, body=f"![A cup]({picture.reference})")
    settle()
    yield picture
    settle()


def open_page(window, picture, name: str = "change") -> None:
    sign_in(window)
    window.go(f"{LIST}{picture.pk}/{name}/")


def positions(window) -> list[tuple[float, float]]:
    """Where each crop's preview begins, in percent of the room that it has."""
    found = window.page.locator("[data-crop] img").evaluate_all(
        "images => images.map(image => getComputedStyle(image).objectPosition)"
    )
    return [tuple(float(part) for part in re.findall(r"[\d.]+", p)) for p in found]


def by_the_rule(focus: tuple[int, int]) -> list[tuple[float, float]]:
    """What `box` says of the same crops."""
    found = []
    for name in ("lead", "lead-narrow", "card", "square", "social"):
        left, top, right, bottom = box(SIZE, CROPS[name].ratio, focus)
        rooms = SIZE[0] - (right - left), SIZE[1] - (bottom - top)
        begins = zip((left, top), rooms, strict=True)
        found.append(tuple(b / room * 100 if room else 50 for b, room in begins))
    return found


def shows(window, focus: tuple[int, int]) -> None:
    """The ranges, the mark and every crop stand at `focus`."""
    x, y = focus
    expect(window.page.get_by_label("From the left")).to_have_value(str(x))
    expect(window.page.get_by_label("From the top")).to_have_value(str(y))
    style = window.page.locator("[data-focal-point]").get_attribute("style")
    assert f"left: {x}%; top: {y}%" in style
    for shown, ruled in zip(positions(window), by_the_rule(focus), strict=True):
        assert shown == pytest.approx(ruled, abs=0.01)


def test_the_focal_point_is_set_by_click_and_by_key(visit, picture):
    desk = visit()
    open_page(desk, picture)
    shows(desk, (50, 50))
    stage = desk.page.locator("[data-focal-stage] > img")
    area = stage.bounding_box()
    stage.click(position={"x": round(area["width"] * 0.9), "y": 4})
    x, y = (
        int(desk.page.get_by_label(name).input_value())
        for name in ("From the left", "From the top")
    )
    # A click is told in whole pixels, of which this picture has few.
    assert (x, y) == (pytest.approx(90, abs=2), pytest.approx(10, abs=2))
    shows(desk, (x, y))
    mark = desk.page.get_by_role("button", name="Focal point")
    expect(mark).to_be_focused()
    desk.page.keyboard.press("ArrowLeft")
    desk.page.keyboard.press("Shift+ArrowDown")
    desk.page.keyboard.press("Shift+ArrowRight")
    y += 10
    shows(desk, (min(x - 1 + 10, 100), y))
    desk.page.keyboard.press("Shift+ArrowRight")
    shows(desk, (100, y))
    desk.page.get_by_label("From the left").focus()
    for key in ("Home", "ArrowRight", "ArrowRight", "ArrowRight"):
        desk.page.keyboard.press(key)
    shows(desk, (3, y))
    for focus in range(4, 20):
        desk.page.keyboard.press("ArrowRight")
        shows(desk, (focus, y))
    press(desk, "Save")
    expect(desk.page.get_by_role("status").first).to_contain_text(
        "Readers get the new crops within a minute."
    )
    settle()
    picture.refresh_from_db()
    assert (picture.focal_point, picture.owed) == ((19, y), False)


def test_the_focal_point_is_set_without_scripts(visit, picture):
    desk = visit(390, java_script_enabled=False)
    open_page(desk, picture)
    desk.page.get_by_label("From the top").focus()
    desk.page.keyboard.press("Home")
    press(desk, "Save")
    settle()
    assert Picture.objects.get().focal_point == (50, 0)


def test_a_visitor_sees_the_file_that_took_the_place(visit, picture):
    desk, visitor = visit(390), visit()
    open_page(desk, picture)
    desk.page.get_by_role("link", name="Replace the file").click()
    expect(desk.page.locator("main")).to_contain_text("Readers see it in 1 text")
    data = picture_bytes((60, 40), (200, 30, 30))
    desk.page.get_by_label("Picture file").set_input_files(
        {"name": "new.png", "mimeType": "image/png", "buffer": data}
    )
    press(desk, "Replace it everywhere")
    expect(desk.page.get_by_role("status").first).to_contain_text("Replaced.")
    settle()
    visitor.go("/articles/kettles/")
    shown = visitor.page.get_by_role("img", name="A cup").first
    expect(shown).to_have_js_property("naturalWidth", 60)
    digest = Picture.objects.get().digest[:32]
    assert digest != picture.digest[:32]
    sources = visitor.page.locator("main :is(img, source)").evaluate_all(
        "all => all.map(one => one.getAttribute('src') || one.getAttribute('srcset'))"
    )
    assert sources
    assert all(digest in source for source in sources)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_library_is_in_order_at_every_width(visit, picture, scheme):
    store_picture(picture_bytes((40, 60), (200, 30, 30)))
    settle()
    desk = visit(1280, scheme)
    sign_in(desk)
    names = ("change", "replace", "delete")
    for path in ("", "add/", *(f"{picture.pk}/{name}/" for name in names)):
        desk.go(LIST + path)
        found = Axe().run(desk.page).response["violations"]
        assert found == [], [(v["id"], [n["html"] for n in v["nodes"]]) for v in found]
        for width in (1280, 1024, 390):
            desk.page.set_viewport_size({"width": width, "height": 900})
            wide = "document.documentElement.scrollWidth - innerWidth"
            assert desk.page.evaluate(wide) <= 0, (path, width)
