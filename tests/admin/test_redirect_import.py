"""A list of redirects: shown first, done on confirmation."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Edition, Redirect
from tests.admin.forms import said
from tests.admin.redirect_pages import (
    IMPORT,
    LIST,
    html_of,
    imported,
    shown,
)
from tests.factories import make_live, make_user

pytestmark = pytest.mark.django_db


PASTED = """\
Old address;New address
/a;"/articles/on-grief/"
/b;https://a.example/
/feed/;/articles/on-grief/
/c;javascript:alert(1)
"""


def test_a_list_is_shown_first_and_done_on_confirmation(desk):
    assert "Paste the list" in html_of(desk.get(IMPORT))
    make_live("On grief", slug="on-grief")
    html = html_of(shown(desk, PASTED))
    assert not Redirect.objects.exists()
    for told in (
        "Nothing is done yet.",
        "2 lines can’t be done",
        "2 are new",
        "only names the columns",
        "The site itself answers at “/feed”",
        "“<bdi>On grief</bdi>”",
        "Leaves this site",
        "Lead on from 2 addresses",
    ):
        assert told in html, told
    told = said(imported(desk, PASTED))
    assert told == "Done. Visitors are led on from 2 old addresses now."
    before = list(Redirect.objects.values())
    html = html_of(shown(desk, PASTED))
    assert "2 stay as they are" in html
    assert "_import" not in html
    assert "Nothing was changed" in said(imported(desk, PASTED))
    assert list(Redirect.objects.values()) == before


def test_a_file_is_taken_as_a_spreadsheet_saves_it(desk):
    make_live("On grief", slug="on-grief")
    data = "\ufeffFrom\tTo\r\n/über/alt\t/articles/on-grief/\r\n".encode("utf-16-le")
    file = SimpleUploadedFile("list.txt", data)
    response = desk.post(IMPORT, {"file": file, "pasted": ""})
    context = response.context
    assert [line["path"] for line in context["plan"]["new"]] == ["/über/alt"]
    form = {"pasted": context["found"].text, "shown": context["shown"], "_import": ""}
    desk.post(IMPORT, form)
    assert Redirect.objects.get().path == "/über/alt"


def test_nothing_is_done_when_it_would_do_something_else_than_was_shown(desk, clock):
    post = make_live("On grief", slug="on-grief")
    context = shown(desk, "/a /articles/on-grief/").context
    Redirect.objects.create(path="/a", target="https://a.example/")
    form = {"pasted": context["found"].text, "shown": context["shown"], "_import": ""}
    response = desk.post(IMPORT, form)
    assert "Something has changed since you looked" in said(response)
    assert "1 changes" in html_of(response)
    assert Redirect.objects.get().target == "https://a.example/"
    assert Redirect.objects.get().post != post


UNREADABLE = [
    "",
    " \n\n",
    "# only a remark",
    "/a\0 /b",
    "/a /b\n" * 5_002,
    "x" * 1_000_001,
    "/a," + "x" * 10_001,
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_list_is_refused_in_words(desk, text):
    html = html_of(shown(desk, text))
    assert 'class="errornote"' in html
    assert "What the list would do" not in html


@pytest.mark.parametrize(
    "text",
    ["/a", "/a,", ",/b", "nonsense", '"/a,/b', "/a /b /c", "<i>x</i> /b"],
)
def test_a_line_that_says_too_little_is_refused_by_its_number(desk, text):
    context = shown(desk, f"\n/x https://a.example/\n{text}\n").context
    assert [line["number"] for line in context["plan"]["new"]] == [2]
    assert [line["number"] for line in context["plan"]["refused"]] == [3]


def test_what_a_list_holds_is_escaped(desk):
    html = html_of(shown(desk, '/"><script>x</script>\t/nowhere/<b>\n/a\t/b'))
    assert "<script>x" not in html
    assert "<b>" not in html


def test_five_thousand_lines_are_taken_at_once(desk, django_assert_max_num_queries):
    make_live("On grief", slug="on-grief")
    text = "".join(f"/old/{n}.html,/articles/on-grief/\n" for n in range(5_000))
    with django_assert_max_num_queries(12):
        html_of(shown(desk, text))
    assert "5000 old addresses" in said(imported(desk, text))
    assert Redirect.objects.count() == 5_000


def test_who_may_only_add_imports_nothing(client, clock):
    client.force_login(make_user(permissions=("add_redirect", "view_redirect")))
    assert client.get(IMPORT).status_code == 403
    assert client.post(IMPORT, {"pasted": "/a /b"}).status_code == 403
    assert IMPORT not in html_of(client.get(LIST))


def test_no_edition_is_touched_by_any_of_it(desk):
    make_live("On grief", slug="on-grief")
    before = list(Edition.objects.values())
    imported(desk, "/a /articles/on-grief/")
    assert list(Edition.objects.values()) == before
