"""What a browser makes of pictures: which file, in which order, and nothing moves."""

import io
import re

import pytest
from PIL import Image

from articles.publishing import settle, store_picture
from tests.factories import make_author, make_live

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

PATHS = ("/", "/articles/shown/", "/authors/", "/authors/ines-calder/")
WATCH = """
window.shifted = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""
SHOWN = """() => [...document.images].map((image) => {
  const newest = image.parentElement.querySelectorAll("source[type='image/avif']");
  const source = [...newest].find((s) => !s.media || matchMedia(s.media).matches);
  return {
    file: image.currentSrc.split("/").pop(),
    place: image.getBoundingClientRect().width * devicePixelRatio,
    widths: [...(source?.srcset || "").matchAll(/ (\\d+)w/g)].map((m) => Number(m[1])),
  };
})"""


def large_picture(turned: int, **texts):
    buffer = io.BytesIO()
    across = Image.linear_gradient("L").rotate(turned).resize((2400, 1600))
    down = Image.linear_gradient("L").resize((2400, 1600))
    Image.merge("RGB", (across, down, across)).save(buffer, "JPEG")
    return store_picture(buffer.getvalue(), **texts)


@pytest.fixture
def gallery(clock, address):
    """Articles with large pictures, their sizes made, in every place there is.

    Each place has its own, for a browser takes a larger file that it has already.
    """
    lead = large_picture(90, alt="A field in the evening")
    within = large_picture(180, alt="A field in the morning")
    settle()
    author = make_author("Ines Calder", portrait=within, bio="She writes.")
    for title in ("One", "Two", "Shown"):
        make_live(
            title,
            picture=lead,
            lead_author=author,
            summary="A sentence.",
            body=f"First.\n\n![A field]({within.reference})\n\nLast.",
        )


def open_page(visit, path: str, width: int, density: int = 1):
    window = visit(width, device_scale_factor=density)
    window.page.add_init_script(WATCH)
    asked: list[str] = []
    window.page.on(
        "request",
        lambda asking: "/media/" in asking.url and asked.append(asking.url),
    )
    window.go(path)
    for image in window.page.locator("main img").all():
        image.scroll_into_view_if_needed()
    window.page.wait_for_load_state("networkidle")
    return window.page, asked


@pytest.mark.parametrize("width", [360, 800, 1440])
def test_each_screen_gets_the_file_that_it_needs_and_nothing_moves(
    visit, gallery, width
):
    for density in (1, 2):
        for path in PATHS:
            page, asked = open_page(visit, path, width, density)
            images = [i for i in page.evaluate(SHOWN) if i["widths"]]

            assert images
            for image in images:
                got = int(re.search(r"-(\d+)\.avif$", image["file"])[1])
                fitting = [w for w in image["widths"] if w >= image["place"] - 1]
                best = min(fitting, default=max(image["widths"]))
                assert got == best, (path, width, density, image)
            assert page.evaluate("window.shifted") == []
            if path in {"/", "/articles/shown/"}:
                assert re.search(r"-(lead|lead-narrow|whole)-", asked[0]), asked[0]
            page.context.close()


def test_a_page_keeps_its_shape_while_pictures_are_slow(visit, gallery):
    window = visit(360)
    window.page.add_init_script(WATCH)

    def slowly(route):
        window.page.wait_for_timeout(150)
        route.continue_()

    window.page.route("**/media/**", slowly)
    window.go("/articles/shown/")
    window.page.wait_for_load_state("networkidle")

    assert window.page.evaluate("window.shifted") == []


def test_paper_gets_a_fine_picture(visit, gallery):
    page, _ = open_page(visit, "/articles/shown/", 360)
    page.emulate_media(media="print")
    page.wait_for_load_state("networkidle")

    lead = page.locator(".lead-figure img, .prose img")
    for image in lead.all():
        assert image.evaluate("image => image.currentSrc").endswith("-whole-1600.jpg")
