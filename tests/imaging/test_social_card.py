"""The picture that stands beside a link to a text without one of its own."""

import io
import time

import pytest
from PIL import Image, ImageChops

from articles.imaging import make_card
from articles.imaging.lettering import drawable, face, shortened, wrapped

WORDS = {
    "title": "When the baby is here",
    "byline": "Dana Whitfield, LMFT",
    "practice": "Quince & Ferry",
    "accent": "#2c6658",
    "typeface": "serif",
}


def card(**values) -> Image.Image:
    data = make_card(**WORDS | values)
    return Image.open(io.BytesIO(data)).convert("RGB")


def same(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is None


def test_it_has_the_size_that_others_ask_for_and_is_light():
    data = make_card(**WORDS)
    picture = Image.open(io.BytesIO(data))
    assert (picture.size, picture.format) == ((1200, 630), "PNG")
    assert len(data) < 40_000


def test_the_same_words_give_the_same_bytes():
    assert make_card(**WORDS) == make_card(**WORDS)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another"},
        {"byline": "Lee Orr"},
        {"byline": ""},
        {"practice": "Another"},
        {"accent": "#7a2f45"},
        {"typeface": "sans"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_it_says_can_be_seen(change):
    assert not same(card(), card(**change))


def test_the_accent_stands_at_the_edge_where_it_can_be_seen():
    assert card().getpixel((5, 300)) == (0x2C, 0x66, 0x58)
    assert card(accent="#ffffff").getpixel((5, 300)) != (255, 255, 255)
    assert card().getpixel((1199, 629)) == (0xFB, 0xFA, 0xF6)


@pytest.mark.parametrize("typeface", ["serif", "sans"])
@pytest.mark.parametrize(
    "title",
    [
        "word " * 40,
        "W" * 200,
        "i" * 200,
        "Donaudampfschifffahrtsgesellschaft " * 5,
        "Ἀθηνᾶ Привет žluťoučký ạếữ",
        "“Now” — she said… (100 % of €5)",
    ],
)
def test_a_title_of_any_length_stays_within_the_margins(title, typeface):
    began = time.perf_counter()
    picture = card(title=title[:200], typeface=typeface)
    assert time.perf_counter() - began < 2
    paper = Image.new("RGB", picture.size, (0xFB, 0xFA, 0xF6))
    left, top, right, _ = ImageChops.difference(picture, paper).getbbox()
    assert (left, top) == (0, 0)  # the band
    assert right <= 1200 - 80
    inked = ImageChops.difference(picture, paper).crop((20, 0, 1200, 525)).getbbox()
    assert inked[3] <= 520


def test_letters_that_the_type_lacks_are_never_boxes():
    assert same(card(title="日本語", byline=""), card(title="", byline=""))
    assert same(card(byline="דנה"), card(byline=""))
    assert same(card(title="Grief 🌿"), card(title="Grief"))
    assert make_card(**WORDS | {"title": "日本", "practice": "日本"}) is None
    # The name of the practice alone can't be drawn, and is left out.
    assert not same(card(practice="日本"), card())


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("e\u0301", "é"),
        ("a\u202eb\u200bc", "abc"),
        ("two\n lines\t", "two lines"),
        ("👩‍👩‍👧 family", "family"),
        ("ok 語", ""),
        ("\u0301", "\u0301"),
        ("", ""),
    ],
)
def test_what_can_be_drawn_of_a_text_is_known_before(text, drawn):
    assert drawable(text, "serif") == drawn


def test_lines_are_no_wider_than_they_may_be():
    font = face("sans", 40)
    lines = wrapped("one two three four five", font, width=200, most=9)
    assert " ".join(lines) == "one two three four five"
    assert all(font.getlength(line) <= 200 for line in lines)
    assert wrapped("one two three four five", font, width=200, most=1) is None
    assert wrapped("W" * 50, font, width=200, most=9) is None
    short = shortened("one two three four five", font, width=200)
    assert short.endswith("…")
    assert font.getlength(short) <= 200
