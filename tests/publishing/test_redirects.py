"""Redirects: what may lead where, and what follows what."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from articles.models import MissingPath, Post, Redirect
from articles.publishing import NotAllowedError, PublishingError, publish, withdraw
from articles.publishing.redirects import (
    RedirectError,
    Verdict,
    Wish,
    carry_out,
    plan,
    save_redirect,
)
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_post,
    make_topic,
    make_user,
)
from tests.publishing.readers import NOON


def lead(path: str, to: Post | str, *, by=None) -> Redirect:
    where = {"target": to} if isinstance(to, str) else {"post": to}
    redirect = Redirect(path=path, **where)
    save_redirect(redirect, by=by)
    return redirect


def leads() -> dict[str, str]:
    return {
        row.path: str(row.post) if row.post else row.target
        for row in Redirect.objects.select_related("post")
    }


@pytest.fixture
def site(db, clock):
    topic, author = make_topic("Sleep"), make_author("Ines Calder")
    live = make_live("On sleep", topics=[topic], lead_author=author)
    make_live("About", kind="page")
    clock.shift(60)
    publish(edit(live, slug="sleeping"), by=None)
    withdraw(make_live("Withdrawn"), by=None)
    make_post("Draft")
    make_live("Later", at=NOON.replace(year=2027))
    return live


ANSWERED = [
    *("/", "https://old.example/", "/articles/sleeping", "/articles/on-sleep/"),
    *("/articles/withdrawn", "/about", "/ABOUT/", "/topics", "/topics/sleep"),
    *("/authors/ines-calder", "/archive", "/archive/2026", "/feed", "/feed/rss"),
    *("/topics/sleep/feed/", "/sitemap.xml", "/robots.txt", "/favicon.ico"),
    *("/admin", "/admin/", "/admin/articles/post/", "/admin/x", "/drafts/abc"),
    *("/your-privacy", "/search", "/manifest.webmanifest"),
]


@pytest.mark.parametrize("path", ANSWERED)
def test_a_path_that_the_site_answers_is_no_old_address(site, path):
    with pytest.raises(RedirectError, match="The site itself answers") as refusal:
        lead(path, "https://other.example/")
    assert refusal.value.about == "path"
    assert not Redirect.objects.exists()


def test_a_picture_s_address_is_answered_too_and_a_lost_one_is_not(site):
    name = make_picture(alt="A cup").file.name
    with pytest.raises(RedirectError, match="The site itself"):
        lead(f"/media/{name}", site)
    default_storage.delete(name)
    lead(f"/media/{name}", site)


@pytest.mark.parametrize(
    "path",
    [
        *("/topics/nothing", "/articles/draft", "/articles/later", "/articles/never"),
        *("/archive/1999", "/page.html", "/admin.html", "/feed.xml", "/authors/nobody"),
    ],
)
def test_what_the_site_has_no_page_for_can_lead_on(site, path):
    assert lead(path, site).path == path


def test_a_path_of_a_text_is_kept_as_the_text(site):
    for path, to in [
        ("/a", "/articles/sleeping/"),
        ("/b", "/articles/on-sleep"),
        ("/c", "http://testserver/articles/sleeping/?x=y#z"),
    ]:
        lead(path, to)
    lead("/d", "/about")
    lead("/e", "/articles/draft/")
    lead("/f", "/articles/withdrawn/")
    assert leads() == {
        **dict.fromkeys(("/a", "/b", "/c"), "On sleep"),
        **{"/d": "About", "/e": "Draft", "/f": "Withdrawn"},
    }


def test_another_path_is_kept_as_the_site_answers_it(site):
    lead("/a", "/topics/sleep?page=1#x")
    lead("/b", "http://testserver/archive")
    lead("/c", "https://other.example/x")
    assert list(leads().values()) == [
        "/topics/sleep/?page=1#x",
        "/archive/",
        "https://other.example/x",
    ]


@pytest.mark.parametrize(
    "to",
    ["/nowhere", "/topics/nothing/", "/admin/", "/drafts/x/", "/articles/never/"],
)
def test_what_leads_to_no_page_is_refused(site, to):
    with pytest.raises(RedirectError, match="There is no page at"):
        lead("/old", to)


@pytest.mark.parametrize("to", ["/old", "/old/", "/OLD?x", "http://testserver/Old/#a"])
def test_what_leads_to_itself_is_refused(site, to):
    with pytest.raises(RedirectError, match="would lead back to itself"):
        lead("/old", to)


def test_who_may_not_see_a_draft_is_not_told_that_it_is_there(site):
    keeper = make_user(permissions=("add_redirect",))
    with pytest.raises(RedirectError, match="There is no page at"):
        lead("/old", "/articles/draft/", by=keeper)
    with pytest.raises(RedirectError, match="There is no page at"):
        lead("/old", "/articles/never/", by=keeper)


def test_who_may_keep_no_redirects_is_refused(site):
    with pytest.raises(NotAllowedError):
        lead("/old", site, by=make_user(permissions=("write_own_post",)))
    with pytest.raises(NotAllowedError):
        carry_out([Wish("/a", "/about/")], by=make_user(permissions=("add_redirect",)))


def test_a_chain_is_flattened_at_its_head(site):
    lead("/b", site)
    lead("/a", "/b/")
    lead("/c", "/a?x=y")
    assert leads() == dict.fromkeys(("/a", "/b", "/c"), "On sleep")


def test_a_chain_is_flattened_at_its_tail(site, clock):
    topic = make_topic("Grief")
    grief = make_live("On grief", topics=[topic])
    lead("/a", "/topics/grief/?page=1")
    clock.shift(60)
    withdraw(grief, by=None)  # readers find no such topic any more
    clock.shift(60)
    assert save_redirect(Redirect(path="/topics/grief", post=site), by=None) == 1
    assert leads() == {"/a": "On sleep", "/topics/grief": "On sleep"}


def test_a_circle_is_refused(site, clock):
    grief = make_live("On grief", topics=[make_topic("Grief")])
    lead("/a", "/topics/grief/")
    clock.shift(60)
    withdraw(grief, by=None)
    clock.shift(60)
    with pytest.raises(RedirectError, match="go in a circle"):
        lead("/topics/grief", "/a")
    assert leads() == {"/a": "/topics/grief/"}


def test_a_redirect_that_is_changed_is_measured_without_what_it_was(site):
    redirect = lead("/a", "https://other.example/")
    lead("/b", "/a")
    redirect.path, redirect.target = "/A/", "/archive"
    assert save_redirect(redirect, by=None) == 0
    assert leads() == {"/a": "/archive/", "/b": "https://other.example/"}
    redirect.path = "/b"
    with pytest.raises(PublishingError, match="is led on already"):
        save_redirect(redirect, by=None)


def test_the_database_holds_one_row_a_path_and_one_place_a_row(site):
    for values in ({}, {"post": site, "target": "/x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Redirect.objects.create(path="/a", **values)
    Redirect.objects.create(path="/a", post=site)
    with pytest.raises(IntegrityError), transaction.atomic():
        Redirect.objects.create(path="/a", target="/x")


def test_a_draft_that_is_deleted_takes_its_redirects_along(site):
    draft = Post.objects.get(slug="draft")
    lead("/old", draft)
    draft.delete()
    assert not Redirect.objects.exists()


LIST = [
    Wish("/a", "/b", line=1),
    Wish("/b", "/c", line=2),
    Wish("/c", "/articles/sleeping/", line=3),
    Wish("/d", "/e", line=4),
    Wish("/e", "/d", line=5),
    Wish("/f", "/f/", line=6),
    Wish("/a/", "/b", line=7),
    Wish("/A", "/about/", line=8),
    Wish("/about", "/c", line=9),
    Wish("/g", "javascript:x", line=10),
    Wish("/h", "/g", line=11),
    Wish("", "/c", line=12),
    Wish("/i", "https://other.example/", line=13),
]


def verdicts(wishes) -> str:
    """A letter a line: new, changed, unchanged, refused."""
    made = plan(wishes, by=None, at=timezone.now())
    return "".join("=" if v == Verdict.UNCHANGED else v[0] for v in _verdicts(made))


def _verdicts(made) -> list[str]:
    return [outcome.verdict for outcome in made.outcomes]


def test_a_list_is_planned_as_a_whole_and_carried_out_so(site):
    assert verdicts(LIST) == "nnnrrr=rrrrrn"
    assert not Redirect.objects.exists()
    made = carry_out(LIST, by=None)
    reasons = [one.reason for one in made.of(Verdict.REFUSED)]
    assert all(reasons)
    assert "Line 1 leads this address elsewhere already." in reasons
    assert leads() == {
        **dict.fromkeys(("/a", "/b", "/c"), "On sleep"),
        "/i": "https://other.example/",
    }
    before = list(Redirect.objects.values())
    again = carry_out(LIST, by=None)
    assert verdicts(LIST) == "===rrr=rrrrr="
    assert not again.following
    assert list(Redirect.objects.values()) == before


def test_a_list_changes_what_is_there_and_leads_on_what_led_there(site, clock):
    grief = make_live("On grief", topics=[make_topic("Grief")])
    lead("/a", "/topics/grief/")
    lead("/b", site)
    clock.shift(60)
    withdraw(grief, by=None)
    clock.shift(60)
    wishes = [Wish("/topics/grief", "/archive"), Wish("/b", "/a")]
    assert verdicts(wishes) == "nc"
    made = carry_out(wishes, by=None)
    assert [row.path for row, _ in made.following] == ["/a"]
    assert set(leads().values()) == {"/archive/"}


def test_a_long_list_costs_few_queries(site, django_assert_max_num_queries):
    wishes = [Wish(f"/old-{n}", "/articles/sleeping/", line=n) for n in range(2000)]
    with django_assert_max_num_queries(20):
        carry_out(wishes, by=None)
    assert Redirect.objects.count() == 2000
    with django_assert_max_num_queries(10):
        carry_out(wishes, by=None)


def test_a_long_chain_is_walked_once(site):
    chain = [Wish(f"/{n}", f"/{n + 1}", line=n) for n in range(3000)]
    circle = [*chain, Wish("/3000", "/0")]
    whole = [*chain, Wish("/3000", "/about/")]
    begun = time.process_time()
    assert set(verdicts(circle)) == {"r"}
    assert set(verdicts(whole)) == {"n"}
    assert time.process_time() - begun < 10


def test_what_is_mended_leaves_the_missing_paths(site):
    for path in ("/a", "/b", "/c"):
        MissingPath.objects.create(path=path, count=1, last_on=NOON.date())
    lead("/A/", site)
    carry_out([Wish("/b", "/about/")], by=None)
    assert [row.path for row in MissingPath.objects.all()] == ["/c"]


@pytest.mark.django_db(transaction=True)
def test_those_who_save_at_once_make_no_circle():
    make_live("On sleep")
    gate = threading.Barrier(2)

    def save(pair):
        try:
            gate.wait()
            lead(*pair)
        except RedirectError:
            return False
        finally:
            connections.close_all()
        return True

    Redirect.objects.create(path="/a", target="/archive/")
    Redirect.objects.create(path="/b", target="/archive/")
    rows = {row.path: row for row in Redirect.objects.all()}

    def change(pair):
        row = rows[pair[0]]
        row.target = pair[1]
        try:
            gate.wait()
            save_redirect(row, by=None)
        except RedirectError:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(change, [("/a", "/b"), ("/b", "/a")]))
    assert set(leads().values()) == {"/archive/"}
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(save, [("/x", "/archive/"), ("/X/", "/topics/")]))
    assert sorted(done) == [False, True]
