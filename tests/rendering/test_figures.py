import pytest

from articles.rendering import DECORATIVE, PictureSource, render


def test_a_picture_alone_in_its_paragraph_is_a_figure(library):
    html = render("![A *calm* lake](picture:lake)", resolve_picture=library).html

    assert html == (
        '<figure><img src="/media/lake.jpg" width="1252" height="704"'
        ' alt="A calm lake" loading="lazy" decoding="async">'
        '<figcaption>Evening at the lake <span class="credit">R. Ode</span>'
        "</figcaption>\n</figure>\n"
    )


def test_the_title_in_the_text_takes_the_place_of_the_caption(read, library):
    page = read(
        render('![a](picture:lake "Early & late")', resolve_picture=library).html
    )

    assert page.one("figcaption").text == "Early & late R. Ode"
    assert "title" not in page.one("img").attributes


def test_a_picture_without_caption_and_credit_has_no_empty_caption(read, library):
    page = read(render("![](picture:plain)", resolve_picture=library).html)

    assert page.all("figcaption") == []
    assert page.one("img").attributes["alt"] == ""


def test_a_picture_within_a_sentence_stays_there(read, library):
    page = read(render("See ![a](picture:lake) here", resolve_picture=library).html)

    assert page.all("figure") == []
    assert page.one("p").text == "See  here"
    assert page.one("img").attributes["src"] == "/media/lake.jpg"


def test_pictures_on_lines_of_their_own_are_figures_each(read, library):
    text = "![a](picture:lake)\n![b](picture:plain)"

    assert len(read(render(text, resolve_picture=library).html).all("figure")) == 2


def test_a_linked_picture_is_a_figure_too(read, library):
    page = read(render("[![a](picture:plain)](/b)", resolve_picture=library).html)

    assert [element.tag for element in page.elements] == ["figure", "a", "img"]


def test_the_resolver_gets_the_destination_as_written_and_once(library):
    asked = []

    def resolve(destination):
        asked.append(destination)
        return library(destination)

    html = render(
        "![a](</media/path ü.jpg>) ![b][r]\n\n[r]: </media/path ü.jpg>",
        resolve_picture=resolve,
    ).html

    assert asked == ["/media/path ü.jpg"]
    assert html.count('src="/media/path.jpg"') == 2


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "![Their graph](https://elsewhere.example/x.png)",
            '<p><a href="https://elsewhere.example/x.png" rel="noopener">'
            "Their graph</a></p>\n",
        ),
        (
            "![](http://elsewhere.example/x.png)",
            '<p><a href="http://elsewhere.example/x.png" rel="noopener">'
            "http://elsewhere.example/x.png</a></p>\n",
        ),
        ("![words](picture:gone)", "<p>words</p>\n"),
        ("![words](//elsewhere.example/x.png)", "<p>words</p>\n"),
        ("![words](data:image/png;base64,iVBORw0KGgo=)", "<p>words</p>\n"),
        ("![words](/media/lost.png)", "<p>words</p>\n"),
        (
            "[![a](https://elsewhere.example/x.png)](/b)",
            '<p><a href="/b">a</a></p>\n',
        ),
    ],
)
def test_a_picture_that_is_not_ours_is_put_in_words(library, text, html):
    assert render(text, resolve_picture=library).html == html
    assert render(text).html == html


def test_a_caption_is_text_and_not_markup(read):
    def resolve(_):
        return PictureSource(
            "/a.jpg", 1, 1, '<script>a</script> "b"', "<img src=x onerror=c>"
        )

    page = read(render("![d](e)", resolve_picture=resolve).html)

    assert [e.tag for e in page.elements] == ["figure", "img", "figcaption", "span"]
    assert page.one("figcaption").text.startswith("<script>a</script>")


def test_only_the_addresses_that_the_resolver_gave_are_shown(read):
    def resolve(destination):
        return PictureSource('/a.jpg?"><x y="', 1, 1)

    page = read(render("![d](e)", resolve_picture=resolve).html)

    assert page.one("img").attributes["src"] == '/a.jpg?"><x y="'


@pytest.mark.parametrize(
    "alt", ["decorative", "Decorative", " DECORATIVE ", DECORATIVE]
)
def test_a_decorative_picture_is_passed_over_when_read_aloud(read, library, alt):
    page = read(render(f"![{alt}](picture:plain)", resolve_picture=library).html)

    assert page.one("img").attributes["alt"] == ""


def test_a_description_that_only_holds_the_word_is_a_description(read, library):
    text = "![Decorative fountain](picture:plain)"
    page = read(render(text, resolve_picture=library).html)

    assert page.one("img").attributes["alt"] == "Decorative fountain"


@pytest.mark.parametrize("address", ["https://elsewhere.example/x.png", "picture:gone"])
def test_a_decorative_picture_that_is_not_ours_is_put_as_one_without_words(address):
    assert render(f"![decorative]({address})").html == render(f"![]({address})").html
