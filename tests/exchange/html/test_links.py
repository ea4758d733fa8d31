"""Pasted links lead straight where they say, or nowhere."""

import pytest

from articles.exchange.html import html_to_markdown
from articles.exchange.html.links import followed, watched

TARGET = "https://example.org/calm?a=1&b=2"
QUOTED = "https%3A%2F%2Fexample.org%2Fcalm%3Fa%3D1%26b%3D2"


@pytest.mark.parametrize(
    "address",
    [
        TARGET,
        f"https://www.google.com/url?q={QUOTED}&sa=D&source=editors&ust=1",
        f"https://www.google.co.uk/url?sa=t&url={QUOTED}",
        f"https://nam12.safelinks.protection.outlook.com/?url={QUOTED}&data=05%7C0",
        f"https://l.facebook.com/l.php?u={QUOTED}&h=AT0",
        f"https://slack-redir.net/link?url={QUOTED}",
        f"https://www.linkedin.com/redir/redirect?url={QUOTED}&urlhash=x",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_calm-3Fa-3D1"
        "-26b-3D2&d=DwMFaQ&c=x",
        "https://urldefense.com/v3/__https://example.org/calm?a=1&b=2__;!!abc!def$",
        "https://urldefense.com/v3/__https:/example.org/calm*a=1*b=2__;PyY!!abc$",
        "  https://example.org/ca\nlm?a=1&b=2 ",
        "//example.org/calm?a=1&b=2",
    ],
)
def test_a_redirect_is_taken_off(address):
    assert followed(address) == TARGET


def test_a_run_of_hidden_characters_is_put_back():
    address = "https://urldefense.com/v3/__https://example.org/**B__;w6nDqcOp!!x$"
    assert followed(address) == "https://example.org/ééé"


def test_redirects_within_redirects_are_taken_off():
    inner = f"https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3D{QUOTED.replace('%', '%25')}"
    outer = f"https://eur01.safelinks.protection.outlook.com/?url={inner}&data=1"
    assert followed(outer) == TARGET


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVa\tScript:alert(1)",
        "data:text/html,hi",
        "file:///C:/notes.docx",
        "vbscript:x",
        "#top",
        "page.html",
        "/about",
        "",
        "https://",
        "http://[broken",
        "x-apple-data-detectors://1",
        "https://example.org/" + "a" * 2_000,
    ],
)
def test_what_may_not_be_followed_is_no_link(address):
    assert followed(address) == ""


def test_a_redirect_to_what_may_not_be_followed_is_kept_as_it_is():
    address = "https://www.google.com/url?q=javascript:alert(1)"
    assert followed(address) == address


def test_a_broken_redirect_is_kept_as_it_is():
    for address in (
        "https://www.google.com/url",
        "https://urldefense.com/v3/__https://a*b__;Z!!x$",
        "https://urldefense.com/v3/nothing",
    ):
        assert followed(address) == address


def test_a_video_is_found_on_its_own_page():
    assert watched("//www.youtube-nocookie.com/embed/abcDEF12345?rel=0") == (
        "https://www.youtube.com/watch?v=abcDEF12345"
    )
    assert watched("https://player.vimeo.com/video/123456") == (
        "https://vimeo.com/123456"
    )


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('<a href="https://x.org/a">https://x.org/a</a>, b', "https://x.org/a, b"),
        ('<a href="https://x.org/">https://x.org</a>', "https://x.org"),
        (
            '<a href="https://x.org/a_*b*">https://x.org/a_*b*</a>',
            "<https://x.org/a_*b*>",
        ),
        ('<a href="mailto:a_b@x.org">a_b@x.org</a>', "a_b@x.org"),
        ('<a href="tel:+15550134">555-0134</a>', "[555-0134](tel:+15550134)"),
        ('<a href="https://x.org/a b">b</a>', "[b](https://x.org/a%20b)"),
        ('<a href="https://x.org/a_(b)">b</a>', "[b](https://x.org/a_(b))"),
        ('<a href="https://x.org/a)b">b</a>', "[b](https://x.org/a%29b)"),
        ('<a href="https://x.org">[b]</a>', "[\\[b\\]](https://x.org)"),
        ('a!<a href="https://x.org">b</a>', "a\\![b](https://x.org)"),
        ('<a href="https://x.org"> </a><a href="https://y.org"></a>x', "x"),
        ('<b>a <a href="https://x.org">b</a></b>', "**a [b](https://x.org)**"),
        ('a<b><a href="https://x.org">b</a></b>c', "a[**b**](https://x.org)c"),
    ],
)
def test_a_link_is_written_as_shortly_as_is_safe(html, markdown):
    assert html_to_markdown(f"<p>{html}</p>").markdown == markdown


def test_a_link_within_its_old_site_is_words_and_is_counted():
    html = '<p><a href="/contact">Ask us</a>, <a href="#top">up</a></p>'
    converted = html_to_markdown(html)
    assert converted.markdown == "Ask us, up"
    assert converted.notes == (
        "1 link led to another page of the site it was copied from and is plain "
        "words now.",
    )
