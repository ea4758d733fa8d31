"""Missing paths are counted: the path and the day, in memory first, within bounds."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from articles.models import MissingPath, Redirect
from articles.publishing import count_missing, missed, write_counts
from articles.publishing.missing_paths import counting
from articles.publishing.missing_paths.noise import is_told
from articles.publishing.redirects import path_key
from tests.factories import make_live, make_post, make_site, make_user
from tests.publishing.test_at_once import at_once

NOON = datetime.datetime(2026, 3, 3, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def held(monkeypatch):
    """What this process has counted, empty at first."""
    found: dict = {}
    monkeypatch.setattr(counting, "_held", found)
    monkeypatch.setattr(counting, "_failing", False)
    return found


@pytest.fixture
def clock(db):
    with time_machine.travel(NOON, tick=False) as traveller:
        make_site()
        yield traveller


def counts() -> dict[str, int]:
    return {row.path: row.count for row in MissingPath.objects.all()}


def test_a_missing_page_is_counted_by_its_path_alone(client, clock, held):
    for asked in ("/Old-Page?email=a@b.example", "/old-page/?x=1", "/old-page.html"):
        client.get(asked, HTTP_REFERER="https://a.example/s", follow=True)
    client.head("/old-page/")
    assert write_counts()
    assert counts() == {"/old-page": 3, "/old-page.html": 1}
    row = MissingPath.objects.get(path="/old-page")
    assert row.last_on == NOON.date()
    names = {field.name for field in MissingPath._meta.get_fields()}
    assert names == {"id", "path", "count", "last_on"}
    assert not held


def test_no_reader_waits_for_the_database_to_be_written(client, clock):
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/old-page/").status_code == 404
    assert not [q for q in asked.captured_queries if not q["sql"].startswith("SELECT")]
    assert "missingpath" not in str(asked.captured_queries)


def test_counts_add_up_over_days(client, clock):
    for _day in range(3):
        client.get("/old-page/")
        write_counts()
        clock.shift(datetime.timedelta(days=1))
    row = MissingPath.objects.get()
    assert (row.count, row.last_on.day) == (3, 5)


def test_what_leads_on_or_is_there_is_not_counted(client, clock, held):
    live = make_live("On grief", slug="on-grief")
    Redirect.objects.create(path="/old", post=live)
    Redirect.objects.create(path="/later", post=make_post("Draft"))
    for asked in ("/old", "/later/", "/articles/on-grief", "/topics/?page=9", "/"):
        client.get(asked, follow=True)
    client.post("/elsewhere/")
    client.force_login(make_user(superuser=True))
    client.get("/admin/nowhere/")
    client.get("/admin/articles/post/999/change/", follow=True)
    client.get("/drafts/a-secret-of-somebody/")
    client.get("/drafts/a-secret-of-somebody/more")
    client.get("http://testserver//evil.example/x")
    assert not held


NOISE = [
    *("/wp-login.php", "/wp-admin/", "/blog/wp-json/x", "/.env", "/.git/config"),
    *("/.well-known/x", "/xmlrpc.php", "/index.php", "/a.php/b", "/vendor/phpunit"),
    *("/cgi-bin/x", "/backup.zip", "/db.sql", "/a.js", "/logo.png", "/favicon-x.ico"),
    *("/a/b.map", "/robots2.txt", "/${jndi:ldap}", "/<script>", "/a'b", '/a"b', "/a;b"),
    *("/a=b", "/user@a.example", "/reset/9f8a7b6c5d4e3f2a1b0c9d8e", "/t/" + "a1" * 12),
    *("/1f0e9d8c-7b6a-4958-8776-655443322110", "/call/7755550142", "/" + "x" * 250),
    *("/admin.x/../y", "/media/x.pdf", "/static/x.html", "/\u200e", "/a|b", "/a*"),
    *("/actuator/health", "/api/v1/users", "/owa/auth", "/console/"),
]
TOLD = [
    *("/blog/2019/3/grief-and-loss", "/about.html", "/handout.pdf", "/rss.xml"),
    *("/über-uns", "/悲しみ/について", "/index.htm", "/services/couples-therapy-2"),
    *("/blog-1/2023/10/12/learning-to-rest", "/contact us", "/" + "x" * 199),
    "/a-long-title-with-many-words-and-2-numbers-99-in-it",
]


@pytest.mark.parametrize("path", NOISE)
def test_what_attackers_and_programs_ask_for_is_left_out(path):
    assert not is_told(path_key(path))


@pytest.mark.parametrize("path", TOLD)
def test_what_readers_ask_for_is_counted(path):
    assert is_told(path_key(path))


@given(st.text(max_size=300))
def test_whatever_is_asked_for_it_is_short_and_printable(path):
    key = path_key(path)
    if is_told(key):
        assert len(key) <= 200
        assert key.isprintable()


def test_a_flood_of_random_paths_is_held_within_bounds(clock, held):
    for number in range(10_000):
        count_missing(f"/page-{number}")
    assert len(held) == counting.MOST_HELD
    with CaptureQueriesContext(connection) as asked:
        write_counts()
    assert len(asked) < 12
    for _minute in range(3):
        for number in range(600):
            count_missing(f"/{_minute}-{number}")
        write_counts()
    assert MissingPath.objects.count() == counting.MOST_KEPT


def test_the_least_asked_and_the_oldest_go_first(clock):
    for count, day in ((9, 1), (1, 1), (1, 2)):
        path, last_on = f"/{count}-{day}", datetime.date(2026, 2, day)
        MissingPath.objects.create(path=path, count=count, last_on=last_on)
    for number in range(counting.MOST_KEPT - 2):
        count_missing(f"/page-{number}")
    write_counts()
    kept = set(counts())
    assert len(kept) == counting.MOST_KEPT
    assert {"/9-1", "/1-2"} <= kept
    assert "/1-1" not in kept


def test_a_count_ends_where_the_column_ends(clock):
    MissingPath.objects.create(path="/a", count=counting.LARGEST, last_on=NOON.date())
    count_missing("/a")
    assert write_counts()
    assert counts() == {"/a": counting.LARGEST}


def test_a_database_that_takes_nothing_costs_no_reader_anything(
    client, clock, held, monkeypatch, caplog
):
    def refuse(counts):
        from django.db import OperationalError

        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(counting, "_write", refuse)
    client.get("/old-page/")
    assert not write_counts()
    assert client.get("/old-page/").status_code == 404
    assert not write_counts()
    assert len(caplog.records) == 1  # said once and not every minute
    assert held["/old-page"].times == 2
    monkeypatch.undo()
    monkeypatch.setattr(counting, "_held", held)
    assert write_counts()
    assert counts() == {"/old-page": 2}


@pytest.mark.django_db(transaction=True)
def test_processes_that_write_at_once_lose_no_count(monkeypatch):
    day = NOON.date()

    def write(index: int) -> None:
        paths = [f"/{number}" for number in range(30)] + [f"/own-{index}"]
        if index % 2:
            paths.reverse()
        counting._write({path: counting._Count(2, day) for path in paths})

    at_once(4, write)
    assert counts() == {
        **{f"/{number}": 8 for number in range(30)},
        **{f"/own-{index}": 2 for index in range(4)},
    }


@pytest.mark.django_db(transaction=True)
def test_threads_of_one_process_lose_no_count(held):
    at_once(4, lambda _index: [count_missing("/old") for _ in range(500)])
    assert held["/old"].times == 2_000


def test_the_report_asks_what_is_still_missing(clock):
    user = make_user(superuser=True)
    for path in ("/a", "/about"):
        MissingPath.objects.create(path=path, count=1, last_on=NOON.date())
    assert [row.path for row in missed(by=user)] == ["/a", "/about"]
    make_live("About", kind="page")
    assert [row.path for row in missed(by=user)] == ["/a"]


def test_a_missing_page_sets_no_cookie_and_varies_by_nothing_of_it(clock):
    client = Client()
    response = client.get("/old-page/")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
