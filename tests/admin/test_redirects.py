"""Redirects at the desk, kept one by one."""

import pytest
from django.urls import reverse

from articles.models import Redirect
from articles.publishing import withdraw
from tests.admin.forms import said
from tests.admin.redirect_pages import (
    ADD,
    IMPORT,
    LIST,
    MISSING,
    html_of,
    keep,
    keeper,
    page,
)
from tests.factories import make_live, make_post, make_topic

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("post", ["x", "9" * 30, "\0", "1&post=2"])
def test_a_made_up_address_of_the_form_opens_it_all_the_same(desk, post):
    response = desk.get(f"{ADD}?path=/x%00&post={post}&from=missing", follow=True)
    assert response.status_code == 200
