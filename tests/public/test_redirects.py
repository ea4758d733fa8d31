"""Whoever comes by an old address is led on in one step, or told the plain truth."""

import datetime
from urllib.parse import quote

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Post, Redirect
from articles.publishing import publish, withdraw
from articles.publishing.redirects import save_redirect
from tests.factories import edit, make_live, make_post, make_site, make_topic, make_user

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 3, 20, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        make_site()
        yield traveller


def lead(path: str, to: Post | str) -> Redirect:
    where = {"target": to} if isinstance(to, str) else {"post": to}
    redirect = Redirect(path=path, **where)
    save_redirect(redirect, by=None)
    return redirect


def seen(response) -> tuple:
    """All that a visitor gets but the tokens that are drawn anew each time."""
    return response.status_code, dict(response.headers), response.content


OLD = [
    "/old-page",
    "/old-page/",
    "/blog/2019/3/grief-and-loss",
    "/index.php/grief",
    "/about.html",
    "/Team/Old.ASPX",
    "/a/b/c/d/e/f/g/h/i/j",
    "/über/trauer und verlust",
    "/悲しみ/について",
    "/articles/never-was",
    "/articles/never-was/",
    "/topics/nothing/",
    "/" + "x" * 499,
]


@pytest.mark.parametrize("path", OLD)
@pytest.mark.parametrize("query", ["", "?utm_source=x&page=7"])
def test_an_old_address_leads_to_the_article_in_one_step(client, clock, path, query):
    post = make_live("On grief", slug="on-grief")
    lead(path, post)
    for asked in {path, path.rstrip("/"), path.rstrip("/") + "/", path.upper()}:
        response = client.get(quote(asked) + query)
        assert response.status_code == 301, asked
        assert response["Location"] == "/articles/on-grief/", asked
        assert client.head(quote(asked)).status_code == 301


def test_composed_and_decomposed_letters_are_the_same_address(client, clock):
    post = make_live("On grief", slug="on-grief")
    lead("/caf\u00e9", post)
    for asked in ("/caf%C3%A9", "/cafe%CC%81/", "/CAF%C3%89"):
        assert client.get(asked)["Location"] == "/articles/on-grief/"


def test_it_leads_to_the_address_of_today_and_is_asked_about_each_time(client, clock):
    post = make_live("On grief", slug="on-grief")
    lead("/old", post)
    clock.shift(60)
    publish(edit(post, slug="grief"), by=None)
    response = client.get("/old")
    assert response["Location"] == "/articles/grief/"
    assert response["Cache-Control"] == "no-cache"
    assert client.get(response["Location"]).status_code == 200


def test_a_path_of_the_site_keeps_its_query_and_its_place(client, clock):
    make_live("On sleep", topics=[make_topic("Sleep")])
    lead("/old", "/topics/sleep?page=1#list")
    assert client.get("/old?x=y")["Location"] == "/topics/sleep/?page=1#list"


def test_another_site_s_address_is_led_to_as_it_is(client, clock):
    lead("/portal", "https://portal.example/é?a=b")
    response = client.get("/portal/")
    assert response["Location"] == "https://portal.example/%C3%A9?a=b"


def as_draft(post):
    pass


def as_scheduled(post):
    publish(post, by=None, at=NOON + DAY)


@pytest.mark.parametrize("become", [as_draft, as_scheduled])
@pytest.mark.parametrize("path", ["/old", "/old/", "/articles/old/", "/old.html"])
def test_a_redirect_to_what_is_not_public_is_a_path_that_never_was(
    client, clock, become, path
):
    never = client.get(path)
    post = make_post("Zyxquill", slug="zyxquill")
    become(post)
    Redirect.objects.create(path=path.rstrip("/"), post=post)
    assert seen(client.get(path)) == seen(never)
    assert client.get(path, follow=True).status_code == 404
    assert b"yxquill" not in client.get(path, follow=True).content


def test_a_scheduled_article_is_led_to_from_its_instant_on(client, clock):
    post = make_post("Later", slug="later")
    publish(post, by=None, at=NOON + DAY)
    lead("/old", post)
    assert client.get("/old/").status_code == 404
    clock.shift(DAY)
    assert client.get("/old/")["Location"] == "/articles/later/"


def test_an_old_address_of_what_was_withdrawn_says_that_it_is_gone(client, clock):
    post = make_live("On grief", slug="on-grief")
    lead("/old", post)
    clock.shift(60)
    withdraw(post, by=None)
    own, old = client.get("/articles/on-grief/"), client.get("/old")
    assert (old.status_code, old.content) == (410, own.content)


def test_what_the_site_answers_by_now_goes_first(client, clock):
    lead("/old", make_live("Elsewhere"))
    make_live("Old", slug="old", kind="page")
    assert client.get("/old/").status_code == 200
    assert client.get("/old")["Location"] == "/old/"


def test_a_row_that_leads_to_itself_is_a_missing_page(client, clock):
    Redirect.objects.create(path="/old", target="/Old/")
    assert client.get("/old/").status_code == 404


def test_only_who_asks_for_a_page_is_led_on(client, clock):
    lead("/old", make_live("On grief"))
    assert client.post("/old.", {"a": "b"}).status_code == 404
    assert client.post("/old/", {"a": "b"}).status_code in {403, 404, 405}


@pytest.mark.parametrize(
    "path", ["/%00", "/a%00b", "/%ff", "/%ed%a0%80", "/%25" * 300, "/" + "x" * 3000]
)
def test_what_is_no_path_is_simply_not_there(client, clock, path):
    assert client.get(path, follow=True).status_code == 404


@pytest.mark.parametrize("path", ["//evil.example/", "/%5Cevil.example", "//evil"])
def test_no_path_leads_off_the_site_by_itself(client, clock, path):
    lead("/evil", make_live("On evil", slug="on-evil"))
    response = client.get(f"http://testserver{path}")
    assert response.status_code in {301, 404}
    assert response.get("Location", "/articles/").startswith("/articles/")


def test_only_what_is_not_there_asks_for_a_redirect(
    client, clock, django_assert_num_queries
):
    make_live("On grief", slug="on-grief")
    with CaptureQueriesContext(connection) as asked:
        client.get("/articles/on-grief/")
    assert not [q for q in asked.captured_queries if "articles_redirect" in q["sql"]]
    with CaptureQueriesContext(connection) as asked:
        client.get("/nothing.html")
    told = [q for q in asked.captured_queries if "articles_redirect" in q["sql"]]
    assert len(told) == 1
    lead("/old.html", Post.objects.get())
    with django_assert_num_queries(1):
        assert client.get("/old.html").status_code == 301


def test_the_desk_s_own_missing_pages_lead_nowhere(client, clock):
    client.force_login(make_user(superuser=True))
    Redirect.objects.create(path="/admin/nowhere", target="/topics/")
    assert client.get("/admin/nowhere/").status_code == 404
