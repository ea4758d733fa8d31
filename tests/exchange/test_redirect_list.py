"""Lists of redirects as spreadsheets, servers and people write them."""

import pytest

from articles.exchange.document import DocumentError
from articles.exchange.redirect_list import MAX_LINES, read_redirects

PAIRS = [("/a", "/b"), ("/c d", "https://e.example/f,g")]

SAME = {
    "commas": '/a,/b\n/c d,"https://e.example/f,g"\n',
    "quotation marks": '"/a","/b"\r\n"/c d","https://e.example/f,g"\r\n',
    "semicolons": "/a;/b\r\n/c d;https://e.example/f,g\r\n",
    "tabs": "/a\t/b\n/c d\thttps://e.example/f,g",
    "more columns": '/a,/b,301,,x\n/c d,"https://e.example/f,g",302\n',
    "spaces around": '  /a , /b \n /c d , "https://e.example/f,g"\n',
    "old Macs": "/a;/b\r/c d;https://e.example/f,g\r",
    "a header": "Old;New\n/a;/b\n/c d;https://e.example/f,g\n",
    "blank lines and remarks": "\n# a remark\n/a\t/b\n\n/c d\thttps://e.example/f,g\n",
}


def pairs(text: str | bytes) -> list[tuple[str, str]]:
    data = text.encode() if isinstance(text, str) else text
    return [(line.old, line.new) for line in read_redirects(data).lines]


@pytest.mark.parametrize("text", SAME.values(), ids=SAME.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_is_read_alike_however_it_was_saved(text, encoding):
    assert pairs(text.encode(encoding)) == PAIRS


WRITTEN = {
    "/a /b": ("/a", "/b"),
    "/a    /b  ": ("/a", "/b"),
    "/a -> /b": ("/a", "/b"),
    "/a -> /b 301": ("/a", "/b"),
    "/a → /b": ("/a", "/b"),
    "Redirect 301 /a /b": ("/a", "/b"),
    "RedirectPermanent /a https://e.example/": ("/a", "https://e.example/"),
    "https://old.example/a,b /c": ("https://old.example/a,b", "/c"),
    "/a": ("/a", ""),
    "/a /b /c": ("/a /b /c", ""),
}


@pytest.mark.parametrize("line", WRITTEN)
def test_two_addresses_with_a_space_between_are_read(line):
    assert pairs(line) == [WRITTEN[line]]


def test_lines_keep_their_numbers_and_a_quotation_mark_takes_no_other_along():
    data = b'From,To\n\n"/a,/b\n/c,/d\n/e,/f\n"/g",/h\n'
    found = read_redirects(data)
    assert found.header == "From,To"
    assert [line.number for line in found.lines] == [3, 4, 5, 6]
    assert found.lines[1].new == "/d"


def test_the_text_reads_alike_again():
    found = read_redirects("\ufeff\n\nOld;New\r\n/ü;/b\r\n".encode())
    again = read_redirects(found.text.encode())
    assert again.lines == found.lines
    assert again.lines[0].number == 4


NO_LISTS = {
    "nothing": b"",
    "blank lines": b"\n \n",
    "remarks": b"# x\n#y\n",
    "too large": b"/a,/b\n" * 200_000,
    "too many lines": b"/a,/b\n" * (MAX_LINES + 2),
    "one header more": b"Old,New\n" + b"/a,/b\n" * (MAX_LINES + 1),
    "a long line": b"/a," + b"x" * 20_000,
    "NUL": b"/a\0,/b",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 50,
    "broken UTF-16": b"\xff\xfe\x00\xd8",
}


@pytest.mark.parametrize("data", NO_LISTS.values(), ids=NO_LISTS.keys())
def test_what_is_no_list_is_refused_in_words(data):
    with pytest.raises(DocumentError, match=r"\.$"):
        read_redirects(data)


def test_five_thousand_lines_and_a_header_are_taken():
    data = b"Old,New\n" + b"/a,/b\n" * MAX_LINES
    assert len(read_redirects(data).lines) == MAX_LINES
