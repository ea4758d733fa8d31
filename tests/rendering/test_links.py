import pytest

from articles.rendering import render


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://example.org/a_b*c/ for more", "https://example.org/a_b*c/"),
        ("See HTTP://example.org.", "HTTP://example.org"),
        ("(https://example.org/w_(x))", "https://example.org/w_(x)"),
        ("**https://example.org/a**", "https://example.org/a"),
        ("at https://example.org/a—which is new", "https://example.org/a"),
        ("“https://example.org/a”", "https://example.org/a"),
        ("Write to first_last+x@example.org.", "mailto:first_last+x@example.org"),
    ],
)
def test_a_whole_address_in_prose_is_a_link(read, text, address):
    assert read(render(text).html).one("a").attributes["href"] == address


@pytest.mark.parametrize(
    "text",
    [
        "example.com and e.g. this.That",
        "www.example.com",
        "//example.com",
        "ftp://example.com/a",
        "`https://example.org`",
        "    https://example.org",
        "xhttps://example.org",
        "a@b",
        "someone @ home",
        "https://" + "a" * 3_000 + ".org",
        "https://example.org/" + "a" * 3_000,
    ],
)
def test_what_is_no_whole_address_stays_text(read, text):
    assert read(render(text).html).all("a") == []


def test_the_text_of_a_bare_address_stays_as_it_was_written():
    html = render('Read "this": https://example.org/o\'neil?a=1&b=2').html

    assert "https://example.org/o'neil?a=1&amp;b=2</a>" in html
    assert "“this”" in html


def test_an_address_within_a_link_is_not_linked_again(read):
    page = read(render("[see https://b.example](https://a.example)").html)

    assert page.one("a").attributes["href"] == "https://a.example"


@pytest.mark.parametrize("address", ["https://example.org", "//example.org"])
def test_a_link_to_another_site_gives_it_no_handle_on_this_page(read, address):
    assert read(render(f"[a]({address})").html).one("a").attributes == {
        "href": address,
        "rel": "noopener",
    }


@pytest.mark.parametrize(
    "address", ["/about/", "#h-part", "mailto:a@example.org", "tel:+17752352205", "b"]
)
def test_a_link_that_stays_here_needs_no_rel(read, address):
    assert read(render(f"[a]({address})").html).one("a").attributes == {"href": address}


@pytest.mark.parametrize(
    "address", ["sms:123", "ftp://example.org", "irc:x", "x-y:z", "blob:x", ""]
)
def test_a_link_that_must_not_be_followed_keeps_its_words_only(address):
    assert render(f"[the words](<{address}>)").html == "<p>the words</p>\n"


def test_the_title_of_a_link_is_left_out():
    assert "title" not in render('[a](/b "c")').html


def test_letters_of_any_script_in_an_address_are_encoded():
    assert 'href="/k%C3%A4se%20b"' in render("[a](</käse b>)").html
