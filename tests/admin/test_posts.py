"""The desk as a form: what each button does to a post."""

import pytest
from django.urls import reverse

from articles.models import Edition, Post
from articles.publishing import publish
from tests.admin.forms import ADD, LIST, change, fields, opened, said
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_post,
    make_topic,
    make_user,
)

pytestmark = pytest.mark.django_db


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
    assert "Your text is saved, and not published." in said(response)
    assert "Give it a title first" in said(response)
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
    "odd", ["\u202eabc", "e\u0301\u0301", "👩‍👩‍👧", "\u200b", "<b>&amp;"]
)
def test_odd_characters_are_saved_as_they_are(desk, odd):
    desk.post(ADD, fields(title=f"x{odd}y", body=f"x{odd}y", _publish="1"))
    assert Post.objects.get().body == f"x{odd}y"
    assert desk.get(LIST).status_code == 200
    assert desk.get("/").status_code == 200


def test_what_no_page_can_carry_is_left_out(desk):
    desk.post(ADD, fields(title="a\x01b", body="c\ufffed", _publish="1"))
    assert (Post.objects.get().title, Post.objects.get().body) == ("ab", "cd")


@pytest.mark.parametrize("date", ["0999-05-05", "0001-01-01", "2999-01-01"])
def test_a_year_that_can_only_be_a_slip_is_refused_in_words(desk, date):
    response = desk.post(ADD, fields(body="Kept words", date=date, _publish="1"))
    html = response.content.decode().replace("&#x27;", "'")
    assert "can't be meant" in html
    assert "Kept words" in html
    assert desk.get("/archive/").status_code == 200


def test_a_nul_is_refused_in_words(desk):
    response = desk.post(ADD, fields(title="a\x00b", _save="1"))
    assert response.status_code == 200
    assert "Null characters" in response.content.decode()


def test_markup_in_a_title_stays_text_in_the_desk(desk):
    post = make_live("<script>alert(1)</script>", summary="<script>")
    for path in [LIST, change(post), f"{LIST}{post.pk}/history/"]:
        assert "<script>alert" not in desk.get(path).content.decode()
    for step in ["withdraw", "cancel", "discard"]:
        page = desk.get(reverse(f"admin:articles_post_{step}", args=[post.pk]))
        assert "<script>alert" not in page.content.decode()


def test_the_address_follows_the_title_until_it_is_published(desk):
    desk.post(ADD, fields(title="First title", _save="1"))
    post = Post.objects.get()
    assert post.slug == "first-title"
    desk.post(change(post), opened(post, title="Second title", _save="1"))
    post.refresh_from_db()
    assert post.slug == "second-title"
    desk.post(change(post), opened(post, title="Second title", _publish="1"))
    desk.post(change(post), opened(post, title="Third title", _publish="1"))
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
    desk.post(change(post), opened(post, _save="1"))
    assert Post.objects.with_state().get().state == "live"


def test_a_topic_alone_is_a_change_for_readers(desk):
    post = make_live("Tagged")
    desk.post(change(post), opened(post, topics=[make_topic().pk], _save="1"))
    assert Post.objects.with_state().get().state == "changed"


def test_restoring_what_is_live_discards_the_changes(desk, clock):
    post = make_live("Live", picture=make_picture(alt="A cup"))
    clock.shift(60)
    edit(post, body="Second thoughts.")
    edition = post.editions.get()
    desk.post(reverse("admin:articles_post_restore", args=[post.pk, edition.pk]))
    assert Post.objects.with_state().get().state == "live"


def test_what_readers_see_is_linked_at_their_address(desk):
    post = make_live("Moved")
    post = edit(post, slug="elsewhere")
    html = desk.get(change(post)).content.decode()
    assert '<a href="/articles/moved/">See what readers see</a>' in html


def test_who_published_is_told_when_the_account_is_gone(desk):
    lee = make_user("lee", first_name="Lee", last_name="Orr", superuser=True)
    post = make_post("By Lee")
    publish(post, by=lee, confidential=True)
    lee.delete()
    html = desk.get(f"{LIST}{post.pk}/history/").content.decode()
    assert "Lee Orr" in html


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


def test_a_published_post_stays_the_kind_of_page_that_it_is(desk):
    post = make_live("Article")
    desk.post(change(post), opened(post, kind="page", _publish="1"))
    post.refresh_from_db()
    assert post.kind == "article"
