import pytest

from articles.rendering import (
    PictureFile,
    PictureSource,
    fitted,
    picture_html,
    render,
    renew_pictures,
    with_plain_pictures,
)

FILES = tuple(
    PictureFile(f"/m/a-{width}.{format_}", width, format_)
    for format_ in ("jpeg", "avif", "webp")
    for width in (1600, 480, 800)
)
SOURCE = PictureSource("/m/a.jpg", 2000, 1000, files=FILES, colour="#0080ff")


def shown(text="![A cup](picture:a)", source=SOURCE) -> str:
    return render(text, resolve_picture={"picture:a": source}.get).html


def test_the_newest_format_is_offered_first_and_the_plainest_is_the_image(read):
    page = read(shown())
    sources, image = page.all("source"), page.one("img").attributes

    assert [s.attributes.get("type") for s in sources] == [
        None,
        "image/avif",
        "image/webp",
    ]
    assert sources[1].attributes["srcset"] == (
        "/m/a-480.avif 480w, /m/a-800.avif 800w, /m/a-1600.avif 1600w"
    )
    assert image["src"] == "/m/a-1600.jpeg"
    assert image["srcset"].startswith("/m/a-480.jpeg 480w")


def test_paper_gets_a_fine_one(read):
    first = read(shown()).all("source")[0].attributes

    assert first == {"media": "print", "srcset": "/m/a-1600.jpeg"}


def test_every_candidate_comes_with_the_layout(read):
    page = read(shown())
    laid_out = [e for e in page.elements if "srcset" in e.attributes][1:]

    assert len(laid_out) == 3
    assert len({element.attributes["sizes"] for element in laid_out}) == 1


def test_the_words_the_size_and_the_colour_stay_with_the_image(read):
    image = read(shown('![A "cup" > 1 & <2>](picture:a)')).one("img").attributes

    assert image["alt"] == 'A "cup" > 1 & <2>'
    assert (image["width"], image["height"]) == ("1408", "704")
    assert image["class"] == "tint tr0 tg8 tb15"
    assert (image["loading"], image["decoding"]) == ("lazy", "async")


def test_a_picture_without_files_is_shown_as_it_is(read):
    bare = PictureSource("/m/a.jpg", 20, 10)
    page = read(shown(source=bare))

    assert page.all("picture") == []
    assert page.one("img").attributes["src"] == "/m/a.jpg"
    assert "class" not in page.one("img").attributes


def test_nothing_a_writer_writes_makes_a_source(read):
    text = '<picture><source srcset="https://evil.example/a 1w"></picture>'
    page = read(shown(text))

    assert page.all("source") == page.all("picture") == []


@pytest.mark.parametrize("evil", ['"><script>', "' onload='x", "a b", "a,b 1x"])
def test_addresses_and_colours_are_escaped_or_left_out(read, evil):
    files = (
        PictureFile(f"/m/{evil}1", 800, "jpeg"),
        PictureFile(f"/m/{evil}2", 900, "jpeg"),
        PictureFile(f"/m/{evil}3", 900, "avif"),
    )
    source = PictureSource(f"/m/{evil}", 9, 9, files=files, colour=evil)
    html = picture_html(source, size=(9, 9), sizes="9px", attributes={"alt": evil})
    page = read(html)

    assert [e.tag for e in page.elements] == ["picture", "source", "img"]
    assert set(page.one("img").attributes) == {
        "src",
        "srcset",
        "sizes",
        "width",
        "height",
        "alt",
    }


def test_another_crop_is_for_windows_that_the_condition_does_not_match(read):
    narrow = PictureSource("/m/n", 9, 9, files=(PictureFile("/m/n.avif", 9, "avif"),))
    html = picture_html(
        SOURCE,
        size=(9, 9),
        sizes="100vw",
        attributes={"alt": ""},
        narrow=narrow,
        wide_from="(min-width: 40rem)",
    )
    wide, thin = [
        source.attributes
        for source in read(html).all("source")
        if source.attributes["type"] == "image/avif"
    ]

    assert wide["media"] == "(min-width: 40rem)"
    assert "media" not in thin
    assert thin["srcset"] == "/m/n.avif 9w"


def test_a_tall_picture_is_no_taller_than_a_window(read):
    assert fitted(1000, 2000) == (352, 704)
    assert fitted(300, 200) == (300, 200)
    image = read(shown(source=PictureSource("/m/a.jpg", 1000, 2000))).one("img")
    assert image.attributes["width"] == "352"


def test_pictures_are_built_anew_and_nothing_else_changes():
    text = "A > b\n\n![One](picture:a)\n\n![Two](picture:b)"
    other = PictureSource("/m/b.jpg", 10, 10, caption="Theirs")
    made = render(
        text, resolve_picture={"picture:a": SOURCE, "picture:b": other}.get
    ).html
    renewed = PictureSource("/m/c.jpg", 400, 300)
    html = renew_pictures(
        made, lambda address: renewed if address.startswith("/m/a") else None
    )

    assert "/m/a" not in html
    assert 'src="/m/c.jpg"' in html
    assert html.count("alt=") == 2
    assert html.split("</figure>")[1:] == made.split("</figure>")[1:]
    back = renew_pictures(html, lambda a: SOURCE if a == "/m/c.jpg" else None)
    assert back == made


def test_a_feed_gets_one_file_a_picture(read):
    page = read(with_plain_pictures(shown()))

    assert page.all("picture") == page.all("source") == []
    assert page.one("img").attributes == {
        "src": "/m/a-1600.jpeg",
        "width": "1408",
        "height": "704",
        "alt": "A cup",
    }
