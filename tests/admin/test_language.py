"""The desk speaks the language of the site, on every page and to every role."""

import re
from collections import Counter
from copy import deepcopy
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import translation

from articles.models import Picture, SiteSettings
from tests.admin.forms import ADD, LIST, NOON, change, fields, opened, said
from tests.admin.picture_pages import upload
from tests.admin.practice import Practice
from tests.brackets import LANGUAGE, Words, speak_in_brackets, unmarked
from tests.factories import (
    edit,
)

pytestmark = pytest.mark.django_db

# The same in every language: zones, kinds of files, feeds, the languages' own names.
KNOWN = {"America", "Los_Angeles", "PST", "PDT", "UTC", "PNG", "B", "I", "English"}
KNOWN |= {"NV", "Español", "RSS", "Atom", "JSON", "testserver"}
KNOWN |= {"de", "a", "las"}  # the stock formats of Spanish dates
KNOWN |= {"True", "False"}  # the stock icons say so
KNOWN |= {"ines", "zima"}  # addresses
RIGHTS = "/admin/auth/group/"  # these are Django's own rows, in English


@pytest.fixture(scope="module")
def built(once):
    def build() -> Practice:
        # What the site keeps in words is kept in its language.
        with (
            time_machine.travel(NOON, tick=False),
            pytest.MonkeyPatch.context() as patch,
            translation.override(LANGUAGE),
        ):
            speak_in_brackets(patch)
            return Practice()

    return once(build)


@pytest.fixture
def practice(built, settings, monkeypatch):
    practice, settings.MEDIA_ROOT = built
    speak_in_brackets(monkeypatch)
    with time_machine.travel(NOON, tick=False):
        yield deepcopy(practice)


def faults_of(response, path: str) -> list[str]:
    html = response.content.decode()
    found = unmarked(html, frozenset(KNOWN))
    if Words(html).language != LANGUAGE:
        found.append(f"<html lang={Words(html).language!r}>")
    return [f"{path}: {text}" for text in found]


def shape(address: str) -> str:
    """One for all addresses that differ in their numbers, or in what else is asked."""
    parts = urlsplit(address)
    path = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+", "0", parts.path)
    return f"{path}?{parts.query.partition('=')[0]}"


def crawl(client: Client, *, most_alike: int):
    """The pages of the desk that links lead to, so many of each shape at most."""
    waiting, seen, counts = ["/admin/"], set(), Counter()
    while waiting:
        path = waiting.pop(0)
        response = client.get(path, follow=True)
        if "html" not in response["Content-Type"]:
            continue
        yield path, response
        here = response.redirect_chain[-1][0] if response.redirect_chain else path
        for link in re.findall(r'href="([^"#]+)', response.content.decode()):
            address = urljoin(here, unescape(link))
            if address in seen or not address.startswith(("/admin/", "/drafts/")):
                continue
            seen.add(address)
            counts[shape(address)] += 1
            if counts[shape(address)] <= most_alike:
                waiting.append(address)


@pytest.mark.parametrize(
    ("role", "alike", "pages"),
    [("all", 3, 60), ("Owner", 1, 40), ("Writer", 1, 20), ("none", 1, 1)],
)
def test_no_page_that_links_lead_to_has_words_in_another_language(
    practice, role, alike, pages
):
    found, visited = [], set()
    for path, response in crawl(practice.client(role), most_alike=alike):
        if not path.startswith(RIGHTS):
            visited.add(shape(path))
            found += faults_of(response, path)
    assert sorted(set(found)) == []
    assert len(visited) >= pages


@pytest.fixture
def desk(practice) -> Client:
    return practice.client("all")


def test_what_is_said_after_a_press_is_in_its_language(desk, practice):
    mine = practice.posts["all"]
    draft, live, changed = change(mine["draft"]), mine["live"], mine["changed"]
    of_live, of_changed = LIST + f"{live.pk}/", LIST + f"{changed.pk}/"
    chosen = [f"{mine[name].pk}-{mine[name].digest}" for name in ("gone", "live")]
    tick = {"index": "0", "action": "", "_selected_action": []}
    steps = {
        "saved": (draft, opened(mine["draft"], body="Новое.", _save="1")),
        "published": (draft, opened(mine["draft"], _publish="1")),
        "begun": (ADD, fields(title="Ново", _review="1")),
        "nothing ticked": (LIST, tick),
        "sent back": (change(mine["review"]), opened(mine["review"], _return="1")),
        "in bulk": (f"{LIST}bulk/publish/", {"chosen": chosen, "confidential": "on"}),
        "duplicated": (of_live + "duplicate/", {}),
        "discarded": (of_changed + "discard/", {}),
        "restored": (of_changed + f"restore/{edition(changed)}/", {}),
        "thrown away": (LIST + f"unsaved/{mine['draft'].uid}/discard/", {}),
        "cancelled": (LIST + f"{mine['scheduled'].pk}/cancel/", {}),
        "withdrawn": (of_live + "withdraw/", {"_now": "1"}),
        "a link": (of_live + "share/", {"_make": "1", "days": "7"}),
        "the menu": (LIST + "menu/", {f"place-{mine['page'].pk}": "2"}),
        "a topic": ("/admin/articles/topic/add/", {"name": "Боль", "slug": "bol"}),
        "a picture": ("/admin/articles/picture/add/", {"upload": upload(), "alt": "Я"}),
        "a password": (
            f"/admin/auth/user/{practice.users['none'].pk}/password/",
            dict.fromkeys(("new_password1", "new_password2"), "прогулка у моря"),
        ),
    }
    found = []
    for name, (path, sent) in steps.items():
        response = desk.post(path, sent)
        sentences = said(response)
        if not sentences or unmarked(sentences, frozenset(KNOWN)):
            found.append((name, response.status_code, sentences))
    assert found == []


def edition(post) -> int:
    return post.editions.first().pk


def test_what_is_refused_is_refused_in_its_language(desk, practice):
    mine = practice.posts["all"]
    other = edit(mine["draft"], by=practice.users["Editor"], title="Другое")
    old = opened(other, opened="0", title="Моё", body="Моё.", _save="1")
    person = {"username": "!", "email": "?", "password1": "a", "password2": "b"}
    pages = {
        change(other): old,
        LIST + f"{mine['live'].pk}/withdraw/": {"_later": "1", "day": "x", "time": ""},
        LIST + f"{mine['live'].pk}/share/": {"_make": "1", "days": "1000"},
        "/admin/articles/picture/add/": {"upload": ""},
        "/admin/articles/author/add/": {"name": "", "links": "javascript:x"},
        "/admin/articles/sitesettings/1/change/": {"country": "?", "accent": "red"},
        "/admin/auth/user/add/": person,
        "/admin/password_change/": {"old_password": "x"},
    }
    found = []
    for path, sent in pages.items():
        response = desk.post(path, sent)
        assert response.status_code == 200, path
        found += faults_of(response, path)
    assert found == []


def test_the_pages_around_signing_in_speak_it_too(practice):
    client, draft = Client(), practice.posts["Writer"]["draft"]
    signed_out = opened(draft, **{"writer-name": "роль0", "_save": "1"})
    found = faults_of(client.get("/admin/login/"), "sign-in")
    wrong = {"username": "x", "password": "y"}
    found += faults_of(client.post("/admin/login/", wrong), "a wrong password")
    found += faults_of(client.post(change(draft), signed_out), "sign in to save")
    other = practice.client("Editor").post(change(draft), signed_out)
    found += faults_of(other, "someone else's text")
    refused = practice.client("none").get(LIST)
    assert refused.status_code == 403
    found += faults_of(refused, "refused")
    nothing = practice.client("all").get("/admin/nothing/")
    assert nothing.status_code == 404
    found += faults_of(nothing, "nothing there")
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(practice.users["all"])
    late = forged.post(ADD, fields(title="Ночь"))
    assert late.status_code == 403
    found += faults_of(late, "open for too long")
    out = practice.client("Writer")
    found += faults_of(out.post("/admin/logout/", follow=True), "signed out")
    assert found == []


def test_a_draft_that_is_shown_by_a_link_speaks_it(practice):
    link = practice.posts["Writer"]["review"].draft_links.get()
    path, client = f"/drafts/{link.token}/", Client()
    found = faults_of(client.get(path), "the page")
    found += faults_of(client.get(path, {"said": "1"}), "thanks")
    found += faults_of(client.post(path, {"name": "", "note": ""}), "not sent")
    long = client.post(path, {"note": "я" * 200_000})
    assert long.status_code == 413
    assert found + faults_of(long, "too long") == []


# What an answer tells the script and nobody else.
CODES = {"html", "markdown", "reference", "key", "field", "level", "rule", "snippet"}
CODES |= {"stamp", "date_precision"}


def sentences_in(answer) -> list[str]:
    """The texts of an answer that people read."""
    if isinstance(answer, dict):
        return [
            text
            for name, value in answer.items()
            if name not in CODES
            for text in sentences_in(value)
        ]
    if isinstance(answer, list):
        return [text for value in answer for text in sentences_in(value)]
    is_words = isinstance(answer, str) and not answer.startswith("/")
    return [answer] if is_words else []


def test_the_answers_to_scripts_are_in_its_language(desk, practice):
    draft, picture = practice.posts["all"]["draft"], Picture.objects.first()
    unready = opened(draft, body="![](picture:none) [тут](x)", title="")
    asked = [
        ("preview", {}),
        ("upload", {}),
        ("paste", {}),
        ("paste", {"html": f"<b>{'я' * 4_000_001}</b>"}),
        ("paste", {"html": "<h1>Ночь</h1><p>Да.</p>", "text": "Ночь", "whole": "1"}),
        ("author", {}),
        ("keep", {"uid": "x"}),
        ("keep", opened(draft, body="Новое.")),
        ("check", unready),
        ("picture_keep", {"key": "x"}),
        ("picture_keep", {"key": picture.key}),
        ("picture_keep", {"key": picture.key, "use": "lead"}),
        ("picture_keep", {"key": picture.key, "alt": "я" * 600}),
        ("picture_discard", {"key": "x"}),
    ]
    answers = [
        (name, client.post(reverse(f"admin:articles_editor_{name}"), sent))
        for client in (desk, practice.client("none"))
        for name, sent in asked
    ]
    answers += [
        (name, desk.get(reverse(f"admin:articles_editor_{name}"), sent))
        for name, sent in [
            ("links", {"q": ""}),
            ("pictures", {}),
            ("pictures", {"show": "x"}),
            ("picture_told", {"key": picture.key}),
        ]
    ]
    found = []
    for name, response in answers:
        for text in sentences_in(response.json()):
            if unmarked(text, frozenset(KNOWN | {"picture", "post"})):
                found.append((name, text))
    assert found == []


# The words of the scripts


def words_of(page: str) -> str:
    """The address of the words that a page loads."""
    (address,) = re.findall(r'<script src="([^"]*jsi18n[^"]*)"></script>', page)
    return unescape(address)


def test_every_page_with_scripts_loads_their_words_first_and_once(desk, practice):
    mine = practice.posts["all"]
    for path in (
        ADD,
        LIST,
        change(mine["live"]),
        LIST + f"{mine['review'].pk}/share/",
        f"/admin/articles/picture/{Picture.objects.first().pk}/change/",
        reverse("admin:articles_post_preview", args=[mine["draft"].uid]),
        "/admin/auth/user/add/",
        "/admin/articles/sitesettings/1/change/",
    ):
        html = desk.get(path).content.decode()
        words = html.index(f'src="{words_of(html)}"')
        scripts = [m.start() for m in re.finditer(r'src="/static/articles/', html)]
        assert scripts, path
        assert words < min(scripts), path


def test_pages_without_a_place_at_the_desk_load_none(practice):
    for client, path in (
        (Client(), "/admin/login/"),
        (Client(), "/"),
        (practice.client("all"), practice.posts["all"]["live"].get_absolute_url()),
    ):
        assert "jsi18n" not in client.get(path).content.decode()


def test_the_words_are_kept_by_the_browser_under_their_own_name(desk):
    address = words_of(desk.get(LIST).content.decode())
    assert address.startswith(f"/admin/jsi18n/?l={LANGUAGE}-")
    response = desk.get(address)
    assert response["Content-Type"].startswith("text/javascript")
    assert "private" in response["Cache-Control"]
    assert "max-age=31536000" in response["Cache-Control"]
    assert "django.catalog" in response.content.decode()


def test_a_change_of_the_language_changes_the_words_at_once(desk):
    former = words_of(desk.get(LIST).content.decode())
    SiteSettings.objects.update(language="en")
    address = words_of(desk.get(LIST).content.decode())
    assert address.startswith("/admin/jsi18n/?l=en-")
    late = desk.get(former)  # a page that was made before the change
    assert "no-store" in late["Cache-Control"]
    assert late.content == desk.get(address).content


def test_the_stock_words_come_in_the_language_of_the_site(desk):
    assert "Enero" in desk.get("/admin/jsi18n/").content.decode()


def test_strangers_are_told_no_words(practice):
    assert Client().get("/admin/jsi18n/").status_code == 302
