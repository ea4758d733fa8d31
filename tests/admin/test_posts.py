"""The desk as a form: what each button does, and who may press it."""

import datetime

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse

from articles.models import Edition, Post
from articles.publishing import publish, withdraw
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_post,
    make_site,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 3, 20, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
ADD = "/admin/articles/post/add/"
LIST = "/admin/articles/post/"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        make_site(time_zone="America/Los_Angeles")
        yield traveller


@pytest.fixture
def desk(client, clock):
    client.force_login(make_user("dana", first_name="Dana", superuser=True))
    return client


def change(post: Post) -> str:
    return reverse("admin:articles_post_change", args=[post.pk])


def fields(**values) -> dict:
    base = {"title": "A title", "body": "Some text.", "date_precision": "day"}
    return base | {"kind": "article"} | values


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_a_draft_needs_nothing_at_all(desk):
    response = desk.post(ADD, fields(title="", body="", _save="1"))
    assert response.status_code == 302
    assert Post.objects.get().slug == "untitled"
    assert "Only staff can see this" in said(response)


def test_publishing_says_what_readers_see(desk):
    response = desk.post(ADD, fields(_publish="1"))
    assert "Readers can see this now" in said(response)
    assert Edition.objects.live().get().published_by.username == "dana"


def test_a_refused_publication_keeps_the_text(desk):
    response = desk.post(ADD, fields(title="", body="Two pages of work.", _publish="1"))
    assert "Your text is saved. Give it a title first" in said(response)
    assert Post.objects.get().body == "Two pages of work."
    assert not Edition.objects.exists()


def test_a_form_that_is_refused_comes_back_with_every_word(desk):
    response = desk.post(
        ADD, fields(title="x" * 201, body="Two pages of work.", _save="1")
    )
    assert response.status_code == 200
    assert "Two pages of work." in response.content.decode()
    assert not Post.objects.exists()


@pytest.mark.parametrize("body", ["x" * 200_001, "[" * 6_000])
def test_a_text_too_long_to_publish_can_still_be_saved(desk, body):
    response = desk.post(ADD, fields(body=body, _publish="1"))
    assert "Your text is saved." in said(response)
    assert Post.objects.get().body == body


@pytest.mark.parametrize(
    "odd", ["a\ufffeb", "\u202eabc", "e\u0301\u0301", "👩‍👩‍👧", "\u200b", "<b>&amp;"]
)
def test_odd_characters_are_saved_as_they_are(desk, odd):
    desk.post(ADD, fields(title=f"x{odd}y", body=f"x{odd}y", _publish="1"))
    assert Post.objects.get().body == f"x{odd}y"
    assert desk.get(LIST).status_code == 200
    assert desk.get("/").status_code == 200


def test_a_nul_is_refused_in_words(desk):
    response = desk.post(ADD, fields(title="a\x00b", _save="1"))
    assert response.status_code == 200
    assert "Null characters" in response.content.decode()


def test_the_list_says_each_state_in_a_word_and_a_sentence(desk, clock):
    make_post("One draft")
    make_live("Two live")
    edit(make_live("Three changed"), body="Other words.")
    make_live("Four scheduled", at=NOON + DAY)
    withdraw(make_live("Five withdrawn"), by=None)
    clock.shift(60)
    html = desk.get(LIST).content.decode()
    for words in [
        "Draft",
        "Only staff can see this.",
        "Readers see the version of March 3, 2026.",
        "Live with changes",
        "Readers still see the version of March 3, 2026, without your changes.",
        "Scheduled",
        "Readers will see it on Wednesday, March 4, 2026, 12:00 PM PST.",
        "Withdrawn",
        "Readers are told that it is no longer available.",
    ]:
        assert words in html


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ("draft", "One draft"),
        ("live", "Two live"),
        ("changed", "Three changed"),
        ("scheduled", "Four scheduled"),
        ("withdrawn", "Five withdrawn"),
        ("review", "Six ready"),
    ],
)
def test_the_list_can_be_narrowed_to_a_state(desk, clock, state, title):
    make_post("One draft")
    make_live("Two live")
    edit(make_live("Three changed"), body="Other words.")
    make_live("Four scheduled", at=NOON + DAY)
    withdraw(make_live("Five withdrawn"), by=None)
    ready = make_post("Six ready", ready_for_review=True)
    if state == "draft":
        ready.delete()
    found = desk.get(LIST, {"state": state}).context["cl"].queryset
    assert [post.title for post in found] == [title]


@pytest.mark.parametrize("number", [2, 20])
def test_the_list_costs_a_fixed_number_of_queries(
    desk, number, django_assert_max_num_queries
):
    author, topic = make_author(), make_topic()
    for index in range(number):
        make_live(f"Post {index}", lead_author=author, topics=[topic])
    with django_assert_max_num_queries(14):
        assert desk.get(LIST).status_code == 200


def test_search_finds_title_text_author_and_topic(desk):
    post = make_post(
        "Quiet",
        body="About kettles.",
        lead_author=make_author("Ines Calder"),
        topics=[make_topic("Sleep")],
    )
    make_post("Other")
    for term in ["quiet", "kettles", "calder", "sleep"]:
        found = desk.get(LIST, {"q": term}).context["cl"].queryset
        assert list(found) == [post], term


def test_markup_in_a_title_stays_text_in_the_desk(desk):
    post = make_live("<script>alert(1)</script>", summary="<script>")
    for path in [LIST, change(post), f"{LIST}{post.pk}/history/"]:
        assert "<script>alert" not in desk.get(path).content.decode()
    for step in ["schedule", "withdraw", "cancel"]:
        page = desk.get(reverse(f"admin:articles_post_{step}", args=[post.pk]))
        assert "<script>alert" not in page.content.decode()


def test_the_address_follows_the_title_until_it_is_published(desk):
    desk.post(ADD, fields(title="First title", _save="1"))
    post = Post.objects.get()
    assert post.slug == "first-title"
    desk.post(change(post), fields(title="Second title", slug=post.slug, _save="1"))
    post.refresh_from_db()
    assert post.slug == "second-title"
    desk.post(change(post), fields(title="Second title", slug=post.slug, _publish="1"))
    desk.post(change(post), fields(title="Third title", slug=post.slug, _publish="1"))
    post.refresh_from_db()
    assert post.slug == "second-title"


def test_an_address_of_her_own_is_kept_and_tidied(desk):
    desk.post(ADD, fields(slug="My Own Address!", _save="1"))
    assert Post.objects.get().slug == "my-own-address"


def test_an_address_that_another_post_holds_is_refused_in_words(desk):
    make_live("Taken")
    response = desk.post(ADD, fields(slug="taken", body="Kept words", _save="1"))
    html = response.content.decode()
    assert "“Taken” has this address" in html
    assert "Kept words" in html


@pytest.mark.parametrize("slug", ["feed", "admin", "..", "🌊", "x" * 300])
def test_no_address_shadows_the_site_or_breaks_it(desk, slug):
    response = desk.post(ADD, fields(slug=slug, kind="page", _publish="1"))
    if response.status_code == 302:
        post = Post.objects.get()
        assert post.slug not in {"feed", "admin", "..", ""}
        assert desk.get(post.get_absolute_url()).status_code == 200


def test_saving_twice_leaves_a_live_post_without_changes(desk):
    desk.post(ADD, fields(_publish="1"))
    post = Post.objects.get()
    desk.post(change(post), fields(slug=post.slug, _save="1"))
    assert Post.objects.with_state().get().state == "live"


def test_a_topic_alone_is_a_change_for_readers(desk):
    post = make_live("Tagged")
    values = fields(title="Tagged", slug=post.slug, body=post.body)
    desk.post(change(post), values | {"topics": [make_topic().pk], "_save": "1"})
    assert Post.objects.with_state().get().state == "changed"


def test_who_signs_in_as_an_author_writes_under_that_name(desk):
    from django.contrib.auth import get_user_model

    author = make_author(user=get_user_model().objects.get(username="dana"))
    form = desk.get(ADD).context["adminform"].form
    assert form.initial["lead_author"] == author.pk


def test_what_readers_have_seen_can_not_be_deleted(desk):
    post = make_live("Seen")
    path = reverse("admin:articles_post_delete", args=[post.pk])
    assert desk.post(path, {"post": "yes"}).status_code == 403
    draft = make_post("Unseen")
    path = reverse("admin:articles_post_delete", args=[draft.pk])
    assert desk.post(path, {"post": "yes"}).status_code == 302
    assert list(Post.objects.all()) == [post]


def test_no_bulk_action_changes_posts(desk):
    post = make_post("Here")
    data = {"action": "delete_selected", "_selected_action": [post.pk], "post": "yes"}
    desk.post(LIST, data)
    assert Post.objects.filter(pk=post.pk).exists()


def test_restoring_asks_first_and_shows_the_only_copy(desk, clock):
    post = make_live("First words")
    clock.shift(60)
    edit(post, title="Second words", body="Nowhere else.")
    path = reverse(
        "admin:articles_post_restore", args=[post.pk, post.editions.get().pk]
    )
    page = desk.get(path).content.decode()
    assert "Nowhere else." in page
    assert Post.objects.get().title == "Second words"
    desk.post(path)
    assert Post.objects.get().title == "First words"


def test_an_edition_of_another_post_can_not_be_restored(desk):
    mine, other = make_live("Mine"), make_live("Other")
    path = reverse(
        "admin:articles_post_restore", args=[mine.pk, other.editions.get().pk]
    )
    assert desk.post(path).status_code == 404


@pytest.mark.parametrize("step", ["schedule", "withdraw", "cancel"])
def test_asking_changes_nothing_and_an_unknown_post_is_not_there(desk, step):
    post = make_live("Live")
    before = list(Edition.objects.values())
    assert desk.get(reverse(f"admin:articles_post_{step}", args=[post.pk])).status_code
    assert list(Edition.objects.values()) == before
    assert (
        desk.get(reverse(f"admin:articles_post_{step}", args=[999])).status_code == 404
    )


@pytest.mark.parametrize(
    ("day", "time", "sentence"),
    [
        ("2026-03-02", "09:00", "That time has passed"),
        ("", "09:00", "Choose a day."),
        ("2026-03-10", "", "Choose a time."),
        ("soon", "09:00", "Write the day like"),
        ("2026-03-10", "nine", "Write the time like"),
        ("9999-12-31", "23:59", "Choose a day within"),
    ],
)
def test_a_time_that_can_not_be_is_refused_in_words(desk, day, time, sentence):
    post = make_post("Waiting")
    path = reverse("admin:articles_post_schedule", args=[post.pk])
    response = desk.post(path, {"day": day, "time": time})
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not Edition.objects.exists()


def test_the_night_on_which_the_clocks_go_forward(desk):
    """02:30 on March 8 isn't there in Los Angeles."""
    post = make_post("Waiting")
    path = reverse("admin:articles_post_schedule", args=[post.pk])
    response = desk.post(path, {"day": "2026-03-08", "time": "02:30"})
    assert "skip this time" in response.content.decode()
    assert "3:30 AM PDT" in response.content.decode()
    assert not Edition.objects.exists()


def test_the_night_on_which_the_clocks_go_back(desk):
    """01:30 on November 1 is there twice; the first is taken, and said."""
    post = make_post("Waiting")
    path = reverse("admin:articles_post_schedule", args=[post.pk])
    response = desk.post(path, {"day": "2026-11-01", "time": "01:30"})
    assert "1:30 AM PDT" in said(response)
    assert Edition.objects.get().live_from == datetime.datetime(
        2026, 11, 1, 8, 30, tzinfo=datetime.UTC
    )


def test_every_time_at_the_desk_names_its_zone(desk):
    post = make_live("Zoned")
    for path in [LIST, change(post), f"{LIST}{post.pk}/history/"]:
        html = desk.get(path).content.decode()
        assert "PST" in html, path
        assert "America/Los_Angeles" in html, path


RIGHTS = {
    "nobody": (None, ()),
    "a login that is no staff": ({"is_staff": False}, ("change_post", "publish_post")),
    "staff without rights": ({}, ()),
    "a reader of drafts": ({}, ("view_post",)),
    "a writer": ({}, ("view_post", "add_post", "change_post")),
    "an editor": ({}, ("view_post", "add_post", "change_post", "publish_post")),
}
MAY = {
    "list": {"a reader of drafts", "a writer", "an editor"},
    "change": {"a reader of drafts", "a writer", "an editor"},
    "history": {"a reader of drafts", "a writer", "an editor"},
    "add": {"a writer", "an editor"},
    "restore": {"a writer", "an editor"},
    "schedule": {"an editor"},
    "withdraw": {"an editor"},
    "cancel": {"an editor"},
    "delete": set(),
}


@pytest.mark.parametrize("page", MAY)
@pytest.mark.parametrize("who", RIGHTS)
def test_each_page_opens_for_those_alone_who_may(client, clock, who, page):
    post = make_live("Guarded")
    make_topic()
    values, permissions = RIGHTS[who]
    if values is not None:
        client.force_login(make_user("someone", permissions=permissions, **values))
    args = {"list": [], "add": [], "restore": [post.pk, post.editions.get().pk]}
    name = "changelist" if page == "list" else page
    response = client.get(
        reverse(f"admin:articles_post_{name}", args=args.get(page, [post.pk]))
    )
    if who in MAY[page]:
        assert response.status_code == 200
    else:
        assert response.status_code in {302, 403}
        assert "Guarded" not in response.content.decode()


def test_a_writer_s_crafted_buttons_publish_nothing(client, clock):
    writer = make_user(permissions=("view_post", "add_post", "change_post"))
    make_user("dana", first_name="Dana", superuser=True)
    client.force_login(writer)
    post = make_post("Mine")
    for button in ["_publish", "_schedule", "_withdraw", "_cancel"]:
        values = fields(title="Mine", slug=post.slug, **{button: "1"})
        response = client.post(change(post), values, follow=True)
        assert not Edition.objects.exists(), button
    values = {"day": "2026-03-10", "time": "09:00"}
    for step in ["schedule", "withdraw", "cancel"]:
        path = reverse(f"admin:articles_post_{step}", args=[post.pk])
        assert client.post(path, values).status_code == 403
    response = client.post(
        change(post), fields(title="Mine", slug=post.slug, _publish="1"), follow=True
    )
    assert "Ask Dana" in response.content.decode()
    assert ">Publish<" not in client.get(change(post)).content.decode()


def test_fields_that_are_not_in_the_form_are_not_taken(client, clock):
    writer = make_user(permissions=("view_post", "add_post", "change_post"))
    client.force_login(writer)
    post = make_post("Mine")
    crafted = {"uid": "x", "digest": "x", "edited_by": "1", "state": "live"}
    crafted |= {"live_from": "2020-01-01", "source": "x", "editions": "1"}
    client.post(
        change(post), fields(title="Mine", slug=post.slug, _save="1", **crafted)
    )
    fresh = Post.objects.get()
    assert (fresh.uid, fresh.source) == (post.uid, "")
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    "lookup",
    [
        "edited_by__password__startswith",
        "lead_author__user__password__startswith",
        "created_by__email",
        "lead_author__user__email__contains",
    ],
)
def test_the_list_can_not_be_asked_about_accounts(desk, lookup):
    response = desk.get(LIST, {lookup: "a"})
    assert response.status_code in {302, 400}


def test_the_desk_is_under_the_strict_policy_and_never_cached(desk):
    post = make_post("Policy")
    for path in ["/admin/", LIST, ADD, change(post)]:
        response = desk.get(path)
        policy = response["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "no-store" in response["Cache-Control"]
        html = response.content.decode()
        assert "<style" not in html
        assert " onclick=" not in html


def test_a_published_post_stays_the_kind_of_page_that_it_is(desk):
    post = make_live("Article")
    values = fields(title="Article", slug=post.slug, kind="page", _publish="1")
    desk.post(change(post), values)
    post.refresh_from_db()
    assert post.kind == "article"


def test_a_visitor_sees_no_trace_of_the_desk(client, clock):
    dana = make_user("dana", first_name="Secretname", superuser=True)
    publish(make_post("Open"), by=dana)
    for path in ["/", "/articles/open/", "/feed/", "/sitemap.xml"]:
        html = client.get(path).content.decode()
        assert "dana" not in html
        assert "Secretname" not in html
        assert "/admin" not in html
