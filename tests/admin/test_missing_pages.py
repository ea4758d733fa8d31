"""The report of what visitors asked for and didn't find."""

import pytest

from articles.models import MissingPath, Redirect
from tests.admin.forms import said
from tests.admin.redirect_pages import (
    LIST,
    MISSING,
    html_of,
    missing,
)
from tests.factories import make_live, make_post, make_topic

pytestmark = pytest.mark.django_db


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
