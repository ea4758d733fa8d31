"""Redirects at the desk: kept one by one, imported in lists, mended from the report."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition, MissingPath, Post, Redirect
from articles.publishing import withdraw
from tests.admin.forms import said
from tests.factories import make_live, make_post, make_topic, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/redirect/"
ADD = f"{LIST}add/"
IMPORT = f"{LIST}import/"
MISSING = f"{LIST}missing/"


def page(redirect: Redirect) -> str:
    return reverse("admin:articles_redirect_change", args=[redirect.pk])


def html_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def keep(desk, path: str, *, post: Post | None = None, target: str = ""):
    return desk.post(
        ADD, {"path": path, "post": post.pk if post else "", "target": target}
    )


def keeper(*more: str):
    verbs = ("add", "change", "delete", "view")
    return make_user(permissions=(*(f"{verb}_redirect" for verb in verbs), *more))


def missing(path: str, count: int = 1) -> MissingPath:
    day = timezone.localdate()
    return MissingPath.objects.create(path=path, count=count, last_on=day)


def test_a_redirect_is_kept_as_it_is_pasted(desk, client):
    post = make_live("On grief")
    pasted = "https://old.example/Blog/On%20Grief.html?utm_source=x#top"
    told = said(keep(desk, pasted, post=post))
    assert told == (
        "Saved. Whoever comes by /blog/on grief.html is led to “On grief” now."
    )
    row = Redirect.objects.get()
    assert (row.path, row.post, row.target) == ("/blog/on grief.html", post, "")
    form = html_of(desk.get(page(row)))
    assert 'value="/blog/on grief.html"' in form
    assert "On grief" in form


def test_the_path_of_an_article_is_kept_as_the_article(desk):
    post = make_live("On grief", slug="on-grief")
    keep(desk, "/old", target="http://testserver/articles/on-grief/")
    assert Redirect.objects.get().post == post


def test_a_draft_is_led_to_once_readers_can_see_it(desk):
    told = said(keep(desk, "/old", post=make_post("Half written")))
    assert "once readers can see it" in told


REFUSED = [
    ("", "/topics/", "Write the old address."),
    ("/", "https://a.example/", "The site itself answers at"),
    ("/feed/", "https://a.example/", "The site itself answers at"),
    ("/admin/x/", "https://a.example/", "The site itself answers at"),
    ("/articles/live/", "https://a.example/", "The site itself answers at"),
    ("/a\0b", "https://a.example/", "nobody can see"),
    ("/" + "x" * 100_000, "https://a.example/", "500 characters at most"),
    ("/taken/", "https://a.example/", "are led on already"),
    ("/old", "", "Choose an article or page, or write an address"),
    ("/old", "/old/", "would lead back to itself"),
    ("/old", "/nowhere/", "There is no page at"),
    ("/old", "//evil.example", "Begin with “/”"),
    ("/old", "/\\evil.example", "Begin with “/”"),
    ("/old", "javascript:alert(1)", "Begin with “/”"),
    ("/old", "https://a.example\0", "nobody can see"),
    ("/old", "https://u:p@a.example/", "can’t be opened"),
]


@pytest.mark.parametrize(("path", "target", "why"), REFUSED)
def test_what_can_not_be_is_refused_in_words_and_nothing_is_kept(
    desk, path, target, why
):
    make_live("Live")
    Redirect.objects.create(path="/taken", target="https://b.example/")
    html = html_of(keep(desk, path, target=target))
    assert why in html
    assert "Traceback" not in html
    assert Redirect.objects.count() == 1


def test_both_a_post_and_an_address_are_too_much(desk):
    html = html_of(keep(desk, "/old", post=make_live(), target="https://a.example/"))
    assert "not both" in html


@pytest.mark.parametrize("key", ["0", "x", "9" * 30, "-1", "\0"])
def test_a_post_that_is_not_there_is_refused(desk, key):
    html = html_of(desk.post(ADD, {"path": "/old", "post": key, "target": ""}))
    assert "That post isn’t there any more" in html


def test_chains_are_flattened_and_that_is_said(desk, clock):
    grief = make_live("On grief", topics=[make_topic("Grief")])
    keep(desk, "/a", target="/topics/grief/")
    clock.shift(60)
    withdraw(grief, by=None)
    clock.shift(60)
    told = said(keep(desk, "/topics/grief", target="https://a.example/"))
    assert "1 other redirect that led here goes straight there, too." in told
    assert set(Redirect.objects.values_list("target", flat=True)) == {
        "https://a.example/"
    }


def test_a_redirect_can_be_changed_and_deleted(desk):
    keep(desk, "/old", target="https://a.example/")
    row = Redirect.objects.get()
    form = {"path": "/Old/", "post": "", "target": "https://b.example/"}
    assert "is led to https://b.example/ now" in said(desk.post(page(row), form))
    row.refresh_from_db()
    assert (row.path, row.target) == ("/old", "https://b.example/")
    delete = reverse("admin:articles_redirect_delete", args=[row.pk])
    assert said(desk.post(delete, {"post": "yes"})).endswith("Deleted.")
    assert not Redirect.objects.exists()


def test_the_list_says_where_each_leads_and_what_a_visitor_gets(desk, clock):
    assert "Nobody has to arrive in vain" in html_of(desk.get(LIST))
    gone = make_live("Gone by now")
    keep(desk, "/a", post=make_live("On grief", slug="on-grief"))
    keep(desk, "/b", post=make_post("Half written"))
    keep(desk, "/c", post=gone)
    keep(desk, "/d", target="https://a.example/")
    keep(desk, "/e", target="/archive/")
    clock.shift(60)
    withdraw(gone, by=None)
    html = html_of(desk.get(LIST))
    for told in (
        "/articles/on-grief/",
        "Not published yet: until then visitors find no page.",
        "Withdrawn: visitors are told that it is gone.",
        "Leaves this site",
        "/archive/",
    ):
        assert told in html
    assert html.count("Leaves this site") == 1
    assert "On grief" in html_of(desk.get(f"{LIST}?q=grief"))
    assert "On grief" not in html_of(desk.get(f"{LIST}?q=a.example"))


def test_the_list_costs_the_same_queries_for_few_and_for_many(
    desk, django_assert_max_num_queries
):
    for number in (1, 20):
        for index in range(number):
            keep(desk, f"/old-{number}-{index}", post=make_live())
        with django_assert_max_num_queries(8):
            html_of(desk.get(LIST))


def test_who_may_not_open_a_post_is_not_told_its_title(client, clock):
    secret = make_post("Sekrit")
    row = Redirect.objects.create(path="/old", post=secret)
    client.force_login(keeper())
    html = html_of(client.get(LIST))
    assert "Sekrit" not in html
    assert "A post that isn’t yours" in html
    assert "/old" not in html_of(client.get(f"{LIST}?q=sekrit")).split("<table")[-1]
    assert client.get(page(row)).status_code in {302, 403}
    for asked in (f"{ADD}?post={secret.pk}", IMPORT, MISSING):
        assert "Sekrit" not in html_of(client.get(asked))
    html = html_of(client.post(ADD, {"path": "/x", "post": secret.pk, "target": ""}))
    assert "Sekrit" not in html
    shown = client.post(IMPORT, {"pasted": f"/x /articles/{secret.slug}/"})
    assert "There is no page at" in html_of(shown)


def test_the_chooser_offers_what_the_account_may_see(client, clock):
    user = keeper("write_own_post")
    client.force_login(user)
    make_post("Sekrit words")
    make_post("Own words", created_by=user)
    asked = {"app_label": "articles", "model_name": "redirect", "field_name": "post"}
    found = client.get(reverse("admin:autocomplete"), asked | {"term": "words"})
    assert [row["text"] for row in found.json()["results"]] == ["Own words"]


# A list at once


def shown(desk, text: str):
    return desk.post(IMPORT, {"pasted": text})


def imported(desk, text: str):
    """Presses the button under what was shown."""
    context = shown(desk, text).context
    form = {"pasted": context["found"].text, "shown": context["shown"], "_import": ""}
    return desk.post(IMPORT, form)


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


# The report


def test_the_report_teaches_while_it_is_empty(desk):
    html = html_of(desk.get(MISSING))
    assert "Nobody has asked for a page in vain" in html
    assert MISSING in html_of(desk.get(LIST))


def test_the_most_asked_comes_first_with_the_article_that_is_meant(desk):
    likely = make_live("When Grief Comes in Waves", slug="grief-in-waves")
    make_live("On sleep")
    missing("/blog/2019/grief-comes-in-waves.html", 3)
    missing("/contact-us", 7)
    html = html_of(desk.get(MISSING))
    assert html.index("/contact-us") < html.index("/blog/2019/")
    assert "Probably “<bdi>When Grief Comes in Waves</bdi>”" in html
    assert "7 times" in html
    mend = desk.get(MISSING).context["lines"][1]["mend"]
    form = html_of(desk.get(mend))
    assert 'value="/blog/2019/grief-comes-in-waves.html"' in form
    assert f'<option value="{likely.pk}" selected' in form
    sent = {"path": "/blog/2019/grief-comes-in-waves.html", "post": likely.pk}
    response = desk.post(mend, sent | {"target": ""})
    assert response.url == MISSING
    assert [row.path for row in MissingPath.objects.all()] == ["/contact-us"]


def test_what_is_mended_by_a_redirect_or_a_publication_is_told_no_more(desk):
    for path in ("/a", "/about", "/articles/on-grief", "/topics/grief", "/still"):
        missing(path)
    Redirect.objects.create(path="/a", target="/archive/")
    make_live("About", kind="page")
    make_live("On grief", topics=[make_topic("Grief")])
    lines = desk.get(MISSING).context["lines"]
    assert [line["row"].path for line in lines] == ["/still"]


def test_a_draft_is_nobody_s_likely_article(desk):
    make_post("When Grief Comes in Waves")
    missing("/grief-comes-in-waves")
    assert "Probably" not in html_of(desk.get(MISSING))


def test_what_nobody_needs_is_taken_off_the_list(desk):
    row = missing("/old-portal")
    told = said(desk.post(MISSING, {"forget": row.pk}))
    assert "/old-portal is off the list" in told
    assert not MissingPath.objects.exists()
    for sent in (row.pk, "x", "", "9" * 40, "\0", "-1"):
        assert desk.post(MISSING, {"forget": sent}).status_code == 302


def test_paths_are_escaped_in_the_report(desk):
    missing('/"><script>x</script>')
    assert "<script>x" not in html_of(desk.get(MISSING))


def test_the_report_costs_the_same_queries_for_few_and_for_many(
    desk, django_assert_max_num_queries
):
    for number in (1, 120):
        for index in range(number):
            missing(f"/old/{number}/{index}")
            if index < 10:
                make_live(f"Old {number} {index}")
        with django_assert_max_num_queries(9):
            html = html_of(desk.get(MISSING))
    assert "21 more paths were asked for less often" in html


@pytest.mark.parametrize("post", ["x", "9" * 30, "\0", "1&post=2"])
def test_a_made_up_address_of_the_form_opens_it_all_the_same(desk, post):
    response = desk.get(f"{ADD}?path=/x%00&post={post}&from=missing", follow=True)
    assert response.status_code == 200


def test_no_edition_is_touched_by_any_of_it(desk):
    make_live("On grief", slug="on-grief")
    before = list(Edition.objects.values())
    imported(desk, "/a /articles/on-grief/")
    assert list(Edition.objects.values()) == before
