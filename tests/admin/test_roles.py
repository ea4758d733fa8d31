"""Every address of the desk by role and object, as docs/security.md tells it."""

import re
import uuid
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path

import pytest
import time_machine
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from articles.models import (
    Autosave,
    CallToAction,
    DraftLink,
    Post,
    Redirect,
    Series,
    SiteSettings,
)
from articles.publishing import make_roles, save_call
from tests.admin.forms import NOON, opened
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_post,
    make_site,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db
DOCUMENT = Path(__file__).parents[2] / "docs" / "security.md"
ROLES = ("visitor", "no role", "Writer", "Editor", "Owner")
SECRET = "Sekrit"
# Asked by POST, with what their scripts or buttons would send.
POSTED = {
    "articles_editor_preview": {"content": "Words."},
    "articles_editor_upload": {},
    "articles_editor_picture_keep": {},
    "articles_editor_picture_discard": {},
    "articles_editor_paste": {"text": "One.\n\nTwo.", "html": "", "whole": ""},
    "articles_editor_author": {"name": "Somebody New"},
    "articles_editor_keep": {"uid": str(uuid.UUID(int=7)), "title": "Begun"},
    "articles_editor_check": {"title": "Begun", "body": "Words."},
    "articles_post_preview_ask": {"uid": str(uuid.UUID(int=8)), "title": "Begun"},
    "articles_post_unsaved_discard": {},
    "articles_post_duplicate": {},
    "articles_sitesettings_preview": {"name": "Tried on"},
    "logout": {},
}
# Not the desk's own: they open to anyone, or lead on to another of these.
LEFT_OUT = {"login", None}
OBJECTS = ("own draft", "another’s draft", "own live post", "another’s live post")


def names() -> list[tuple[str, str]]:
    """The name and the route of every address of the desk."""

    def walk(patterns, before=""):
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                yield pattern.name, route
            else:
                yield from walk(pattern.url_patterns, route)

    return [pair for pair in walk(admin.site.urls[0]) if pair[0] not in LEFT_OUT]


def rows() -> list[tuple[str, str, dict[str, bool]]]:
    """What the document says: name, object, and for each role whether it opens."""
    found = []
    for line in DOCUMENT.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not re.match(r"\| `\w+` \|", line):
            continue
        may = dict(zip(ROLES, (cell == "yes" for cell in cells[2:]), strict=True))
        found.append((cells[0].strip("`"), cells[1], may))
    return found


class Desk:
    """A site with a post of each kind, a picture, people, and an account a role."""

    def __init__(self):
        make_roles()
        self.users = {
            role: make_user(role.replace(" ", "-").lower(), first_name=role)
            for role in ROLES[1:]
        }
        for role in ROLES[2:]:
            self.users[role].groups.add(Group.objects.get(name=role))
        self.other = make_user("colleague", superuser=True, first_name="Colleague")
        self.plain = make_user("plain", first_name="Plain")
        self.objects = {}
        for name in OBJECTS:
            live = "live" in name
            post = (make_live if live else make_post)(f"Open {name}", by=self.other)
            # What stands in the working copy is nobody else's to know.
            secret = {"title": f"{SECRET} {name}", "body": f"{SECRET} and more."}
            self.objects[name] = edit(post, by=self.other, **secret)
        self.author, self.topic = make_author("Ines Calder"), make_topic("Sleep")
        self.series = Series.objects.create(name="Winter", slug="winter")
        self.calltoaction = save_call(CallToAction(name="Couples", text="Call us."))
        for post in Post.objects.all():
            edit(post, by=self.other, series=self.series, call=self.calltoaction)
        self.unused_series = Series.objects.create(name="Summer", slug="summer")
        self.unused_calltoaction = save_call(CallToAction(name="Groups", text="Call."))
        self.redirect = Redirect.objects.create(path="/old", target="/topics/")
        self.picture = make_picture(alt="A cup")
        self.settings = SiteSettings.objects.first()
        self.group = Group.objects.get(name="Writer")

    def arguments(self, name: str, route: str, what: str, role: str):
        """What fills the route, and the post that it is about."""
        post = self.objects.get(what)
        if post is not None and what.startswith("own"):
            Post.objects.filter(pk=post.pk).update(created_by=self.users.get(role))
        values = {}
        for key in re.findall(r"<(?:\w+:)?(\w+)>", route):
            if key in {"pk", "object_id"}:
                values[key] = post.pk if post else self.thing(name, what).pk
            elif key == "id":
                values[key] = self.thing(name, what).pk
            elif key == "uid":
                values[key] = post.uid
            elif key == "revision":
                values[key] = post.revisions.last().pk
            elif key == "edition":
                edition = post.editions.first()
                values[key] = edition.pk if edition else 0
            elif key == "link":
                values[key] = self.link(post).pk
            elif key == "app_label":
                values[key] = "articles"
            elif key == "name":
                values[key] = "add-topic" if what == "topics" else "publish"
        return values, post

    def link(self, post: Post) -> DraftLink:
        now = timezone.now()
        return DraftLink.objects.create(
            post=post, made_at=now, expires_at=now + timezone.timedelta(days=1)
        )

    def thing(self, name: str, what: str):
        if "_user_" in name:
            return self.other if "superuser" in what else self.plain
        nouns = ("author", "topic", "series", "calltoaction", "picture", "group")
        for noun in (*nouns, "redirect"):
            if f"_{noun}_" in name:
                return getattr(self, f"unused_{noun}" if what == "unused" else noun)
        return self.settings

    def client(self, role: str) -> Client:
        client = Client()
        if role != "visitor":
            client.force_login(self.users[role])
        return client

    def ask(self, client, name: str, route: str, what: str, role: str):
        values, post = self.arguments(name, route, what, role)
        if "uid" in values and "unsaved" in name and role != "visitor":
            Autosave.objects.update_or_create(
                user=self.users[role],
                uid=post.uid,
                defaults={
                    "post": post,
                    "values": {"title": ["Mine"]},
                    "kept_at": timezone.now(),
                },
            )
        path = reverse(f"admin:{name}", kwargs=values)
        if name in POSTED:
            return client.post(path, POSTED[name])
        return client.get(path)


def opens(response) -> bool:
    """Whether the account got what is there, and not a refusal."""
    if response.status_code in {401, 403, 404}:
        return False
    if response.status_code == 302:
        gone = "login" in response.url or response.url == reverse("admin:index")
        return not gone
    return True


@pytest.fixture(scope="module")
def built(once):
    def build() -> Desk:
        with time_machine.travel(NOON, tick=False):
            make_site(time_zone="America/Los_Angeles")
            return Desk()

    return once(build)


@pytest.fixture
def site(built, settings):
    desk, settings.MEDIA_ROOT = built
    with time_machine.travel(NOON, tick=False):
        yield deepcopy(desk)


def test_every_address_of_the_desk_has_its_rows():
    told = {name for name, _, _ in rows()}
    assert told == {name for name, _ in names()}


@contextmanager
def undone():
    """Whatever happens within leaves nothing behind."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)


@pytest.mark.parametrize("role", ROLES)
def test_each_opens_for_those_alone_who_may(site, role):
    routes, wrong, client = dict(names()), [], site.client(role)
    key = dict(client.cookies)
    for name, what, may in rows():
        with undone():
            response = site.ask(client, name, routes[name], what, role)
        client.cookies.update(key)  # signing out ends it
        told = SECRET.lower() in response.content.decode().lower()
        told = told or SECRET.lower() in response.get("Location", "").lower()
        if opens(response) != may[role] or (told and not may[role]):
            wrong.append((name, what, response.status_code))
    assert wrong == []


@contextmanager
def writes():
    """The statements that write anything but a session, as they happen."""
    found: list[str] = []

    def watch(execute, sql, params, many, context):
        verb = sql.split(None, 1)[0].upper()
        if verb in {"INSERT", "UPDATE", "DELETE"} and "django_session" not in sql:
            found.append(sql[:80])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield found


HARM = {
    **dict.fromkeys(("_save", "_publish", "_withdraw", "post", "is_superuser"), "1"),
    **{"days": "7", "name": "Changed", "username": "changed", "is_staff": "on"},
    **{"time_zone": "UTC", "country": "US", "crisis_notice": "x", "_now": "1"},
    **{"usable_password": "true", "password1": "a brand new one", "_later": "1"},
    **{"password2": "a brand new one", "slug": "changed", "alt": "Changed"},
    **{"groups": ["1", "2", "3"], "step-confidential": "on", "day": "2026-03-10"},
    **{"time": "09:00", "action": "publish_posts", "_return": "1", "_review": "1"},
}


@pytest.mark.parametrize("role", ROLES)
def test_no_crafted_request_changes_what_is_refused(site, role):
    routes, wrong, client = dict(names()), [], site.client(role)
    chosen = {"_selected_action": [post.pk for post in site.objects.values()]}
    for name, what, may in rows():
        if may[role] or name == "logout":
            continue
        with undone():
            values, post = site.arguments(name, routes[name], what, role)
            form = opened(post, title="Changed", body="Changed") if post else {}
            path = reverse(f"admin:{name}", kwargs=values)
            with writes() as written:
                response = client.post(path, HARM | form | chosen)
        told = SECRET in response.content.decode()
        if written or response.status_code >= 500 or told:
            wrong.append((name, what, response.status_code))
    assert wrong == []


def test_a_request_that_is_allowed_is_seen_to_write(site):
    client = Client()
    client.force_login(site.users["Editor"])
    post = site.objects["own draft"]
    path = reverse("admin:articles_post_change", args=[post.pk])
    with writes() as written:
        client.post(path, opened(post, title="Changed", _save="1"))
    assert any("articles_revision" in statement for statement in written)


CHOOSERS = [
    ("post", "lead_author", {"Writer", "Editor", "Owner"}),
    ("post", "topics", {"Writer", "Editor", "Owner"}),
    ("post", "picture", {"Writer", "Editor", "Owner"}),
    ("author", "user", {"Owner"}),
    ("revision", "post", {"Writer", "Editor", "Owner"}),
    ("edition", "post", {"Writer", "Editor", "Owner"}),
]
FORBIDDEN = [
    "lead_author__user__password__startswith=a",
    "created_by__password__startswith=a",
    "edited_by__email__contains=a",
]


def test_choosers_offer_only_what_the_role_may_see(site):
    for role in ROLES[1:]:
        client = site.client(role)
        for model, field, roles in CHOOSERS:
            asked = {"app_label": "articles", "model_name": model, "field_name": field}
            response = client.get(reverse("admin:autocomplete"), asked)
            assert (response.status_code == 200) == (role in roles), (role, field)
            if role == "Writer":
                assert SECRET not in response.content.decode()


def test_lists_can_not_be_asked_about_accounts(site):
    client = site.client("Editor")
    for query in FORBIDDEN:
        response = client.get(f"{reverse('admin:articles_post_changelist')}?{query}")
        assert response.status_code in {302, 400}, query
