"""How old addresses are read, and where they may lead."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.publishing.redirects import (
    RedirectError,
    old_path,
    path_key,
    target_from,
)

READ = [
    ("/blog/grief", "/blog/grief"),
    ("/Blog/Grief/", "/blog/grief"),
    ("blog/grief", "/blog/grief"),
    ("  /blog/grief\n", "/blog/grief"),
    ("/blog//grief///", "/blog/grief"),
    ("https://old.example/Blog/Grief.html?utm=1#top", "/blog/grief.html"),
    ("//old.example/blog", "/blog"),
    ("www.old.example/blog", "/blog"),
    ("HTTP://OLD.example:8080/Blog", "/blog"),
    ("https://old.example", "/"),
    ("/grief%20and%20loss%20", "/grief and loss"),
    ("/a%2520b", "/a b"),
    ("/what%3F", "/what"),
    ("/caf%C3%A9", "/caf\u00e9"),
    ("/cafe\u0301", "/caf\u00e9"),
    ("/%E6%82%B2", "/悲"),
    ("/100%", "/100%"),
    ("/%FF", "/%ff"),
    ("/می\u200cخواهم", "/می\u200cخواهم"),
]


@pytest.mark.parametrize(("written", "key"), READ)
def test_an_old_address_is_read_however_it_is_written(written, key):
    assert old_path(written) == key
    assert old_path(key) == key


@given(st.text(max_size=60) | st.text("/%25?#.aAéÅ\u0301ΣİK \\", max_size=30))
def test_what_is_read_once_is_read_alike_again(text):
    key = path_key(text)
    assert not key or (key[0] == "/" and key[:2] != "//" and path_key(key) == key)
    with contextlib.suppress(RedirectError):
        read = old_path(text)
        assert old_path(read) == read


NO_PATHS = [
    ("", "Write the old address."),
    ("javascript:alert(1)", "is no address of a page"),
    ("mailto:a@b.example", "is no address of a page"),
    ("/\\evil", "An address has no"),
    ("/a/../admin", "Leave out"),
    ("/a/%2e%2e/b", "Leave out"),
    ("/a\0b", "nobody can see"),
    ("/a%00b", "nobody can see"),
    ("/a\u202eb", "nobody can see"),
    ("/a\nb", "nobody can see"),
    ("/a\ud800", "nobody can see"),
    ("/" + "x" * 500, "500 characters at most"),
    ("/" + "x" * 100_000, "500 characters at most"),
    ("/%" + "25" * 400, "Copy this address"),
]


@pytest.mark.parametrize(("written", "why"), NO_PATHS)
def test_what_is_no_path_is_refused_in_words(written, why):
    with pytest.raises(RedirectError, match=why) as refusal:
        old_path(written)
    assert refusal.value.about == "path"


NO_TARGETS = [
    *("", "//evil.example", "/\\evil.example", "\\\\evil", "javascript:alert(1)"),
    *("data:text/html,x", "ftp://a.example/", "https:evil", "https:/evil", "evil.org"),
    *("https://", "https://[::1", "https://a b/", "https://u:p@evil.example/"),
    *("https://good.example\\@evil.example", "http://testserver//evil.example"),
    *("/a/../..//evil", "/%2e%2e/x", "/a\0", "https://a.example/\0", "/a\r\nX: y"),
    *("/" + "x" * 500, "https://a.example/" + "x" * 500, " \u202e/x"),
]


@pytest.mark.parametrize("written", NO_TARGETS)
def test_what_leads_nowhere_safe_is_refused_in_words(written):
    with pytest.raises(RedirectError) as refusal:
        target_from(written)
    assert refusal.value.about == "target"
    assert len(str(refusal.value)) < 250


TARGETS = [
    ("/topics/grief/", "/topics/grief/"),
    ("/topics/gr%C3%BCn/?page=2#x", "/topics/grün/?page=2#x"),
    ("/a%3Fb", "/a%3Fb"),
    ("http://testserver/topics/", "/topics/"),
    ("https://TESTSERVER", "/"),
    ("https://other.example/a?b#c", "https://other.example/a?b#c"),
]


@pytest.mark.parametrize(("written", "target"), TARGETS)
def test_an_address_of_this_site_is_taken_down_to_its_path(written, target):
    assert target_from(written) == target
