"""The form's side of reviews, updates, series, related articles and calls."""

import datetime
import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.models import Autosave, CallToAction, Edition, Post, Series
from articles.publishing import make_roles, record_edit, save_call
from tests.admin.forms import ADD, change, fields, opened, said
from tests.factories import edit, make_author, make_live, make_post, make_user

pytestmark = pytest.mark.django_db
KEEP = "/admin/articles/post/editor/keep/"
CHECK = "/admin/articles/post/editor/check/"
MINUTE = datetime.timedelta(minutes=1)
BOX = 'name="text_is_reviewed"'


@pytest.fixture
def ruth(clock):
    return make_author("Ruth Vale", credentials="LMFT")


@pytest.fixture
def reviewed(ruth):
    review = {"reviewer": ruth, "reviewed_on": datetime.date(2025, 9, 14)}
    return make_live("Kettles", summary="One.", **review)


def again(post: Post, **values) -> dict:
    """The form as a browser sends it, with what is reviewed and what is ticked."""
    post = Post.objects.get(pk=post.pk)
    own = {
        "reviewer": post.reviewer_id or "",
        "reviewed_on": post.reviewed_on or "",
        "review_due": post.review_due or "",
        "updated_on": post.updated_on or "",
        "series": post.series_id or "",
        "series_position": post.series_position or "",
        "related": list(post.related.values_list("pk", flat=True)),
        "call": post.call_id or "",
    }
    for box in ("crisis_first", "noindex"):
        if getattr(post, box):
            own[box] = "on"
    return opened(post, **own | values)


def readers_see_a_review() -> bool:
    return Edition.objects.live().get().review is not None


@pytest.fixture
def wren(client, clock):
    make_roles()
    user = make_user("wren", first_name="Wren")
    user.groups.add(Group.objects.get(name="Writer"))
    client.force_login(user)
    return user


# Reviews


def test_a_review_is_lost_with_the_words_and_confirmed_by_a_tick(desk, clock, reviewed):
    clock.shift(MINUTE)
    assert BOX not in desk.get(change(reviewed)).content.decode()
    desk.post(change(reviewed), again(reviewed, body="Other words.", _publish="1"))
    assert not readers_see_a_review()
    html = desk.get(change(reviewed)).content.decode()
    assert "Ruth Vale reviewed this in September 2025." in html
    assert "readers won&#x27;t see that name until it is reviewed again." in html
    assert BOX in html
    clock.shift(MINUTE)
    desk.post(change(reviewed), again(reviewed, text_is_reviewed="on", _publish="1"))
    assert readers_see_a_review()
    assert BOX not in desk.get(change(reviewed)).content.decode()


def test_a_new_date_of_review_needs_no_tick(desk, clock, reviewed):
    clock.shift(MINUTE)
    form = again(reviewed, body="Other words.", reviewed_on="2026-03-02", _publish="1")
    desk.post(change(reviewed), form)
    assert readers_see_a_review()


def test_a_writer_reads_who_reviewed_it_and_claims_nothing(client, wren, reviewed):
    lee = make_author("Lee Orr")
    edit(reviewed, created_by=wren)
    html = client.get(change(reviewed)).content.decode()
    assert "Ruth Vale" in html
    assert 'name="reviewer"' not in html
    claims = {"reviewer": lee.pk, "reviewed_on": "2026-03-01"}
    claims |= {"review_due": "2027-03-01", "text_is_reviewed": "on"}
    claims |= {"reviewed_words": "a" * 64}
    client.post(change(reviewed), again(reviewed, body="Other.", _save="1", **claims))
    post = Post.objects.get()
    assert (post.body, post.reviewer.name, post.review_due) == (
        "Other.",
        "Ruth Vale",
        None,
    )
    assert post.reviewed_words != post.make_words_digest()
    client.post(ADD, fields(title="Hers", _save="1", **claims))
    hers = Post.objects.get(title="Hers")
    assert (hers.reviewer, hers.reviewed_words) == (None, "")
    assert 'name="reviewer"' not in client.get(ADD).content.decode()


def test_a_tick_that_was_never_saved_is_kept_and_goes_on(desk, clock, reviewed):
    edit(reviewed, body="Other words.")
    form = again(reviewed, text_is_reviewed="on", noindex="on")
    assert desk.post(KEEP, form | {"stamp": ""}).status_code == 200
    html = desk.get(f"{change(reviewed)}?continue=1").content.decode()
    for name in ("text_is_reviewed", "noindex"):
        assert re.search(rf'<input[^>]*name="{name}"[^>]*checked', html), name
    assert not re.search(r'<input[^>]*name="crisis_first"[^>]*checked', html)
    path = reverse("admin:articles_post_unsaved", args=[reviewed.uid])
    html = desk.get(path).content.decode()
    assert "The text that was reviewed" in html
    assert "reviewed_words" not in html


def test_the_checklist_knows_what_is_ticked_and_not_saved_yet(desk, reviewed):
    edit(reviewed, body="Other words.")
    rules = [f["rule"] for f in desk.post(CHECK, again(reviewed)).json()["findings"]]
    assert rules == ["review-withheld"]
    ticked = again(reviewed, text_is_reviewed="on")
    assert desk.post(CHECK, ticked).json()["findings"] == []


def test_sent_twice_a_tick_makes_no_conflict(desk, reviewed):
    edit(reviewed, body="Other words.")
    form = again(reviewed, text_is_reviewed="on", _save="1")
    for _ in range(2):
        assert desk.post(change(reviewed), form).status_code == 302


# Updates


def test_readers_are_told_of_an_update_by_a_tick_at_the_button(desk, clock):
    post = make_post("Kettles", summary="One.")
    assert 'name="step-matters"' not in desk.get(change(post)).content.decode()
    desk.post(change(post), again(post, _publish="1"))
    assert 'name="step-matters"' in desk.get(change(post)).content.decode()
    clock.shift(24 * 60 * MINUTE)
    form = again(post, body="Other words.", _publish="1")
    desk.post(change(post), form | {"step-matters": "on"})
    assert Edition.objects.live().get().updated_on == datetime.date(2026, 3, 4)
    response = desk.get(change(post))
    assert response.context["state"].code == "live"
    assert 'value="2026-03-04"' in response.content.decode()


def test_the_tick_comes_back_with_what_stood_in_the_way(desk, clock):
    post = make_live("Kettles")
    form = again(post, body="Other words.", _publish="1") | {"step-matters": "on"}
    del form["step-confidential"]
    response = desk.post(change(post), form)
    assert response.url.endswith("?matters=on")
    html = desk.get(response.url).content.decode()
    assert re.search(r'<input[^>]*name="step-matters"[^>]*checked', html)
    assert Post.objects.get().updated_on is None


# Series, related articles, calls


@pytest.fixture
def furnished(clock):
    series = Series.objects.create(name="Winter nights", slug="winter-nights")
    call = save_call(CallToAction(name="Couples", text="Call **us**."))
    other = make_live("The other one")
    post = make_post("Kettles", series=series, series_position=2, call=call)
    post.related.set([other])
    record_edit(post, by=None)
    return post


def test_the_form_holds_what_belongs_to_an_article(desk, furnished):
    html = desk.get(change(furnished)).content.decode()
    assert "The site’s own" in html
    for name in ("series", "series_position", "related", "call", "crisis_first"):
        assert f'name="{name}"' in html, name
    form = again(furnished, crisis_first="on", noindex="on", canonical_url="", _save="")
    desk.post(change(furnished), form)
    post = Post.objects.get(pk=furnished.pk)
    assert (post.crisis_first, post.noindex, post.series_position) == (True, True, 2)
    assert [p.title for p in post.related.all()] == ["The other one"]
    desk.post(change(furnished), again(furnished, series="", related=[], call=""))
    post = Post.objects.get(pk=furnished.pk)
    assert (post.series, post.call, post.related.count()) == (None, None, 0)


def test_a_save_with_its_series_and_related_articles_comes_back(desk, furnished):
    first = furnished.revisions.first()
    desk.post(
        change(furnished),
        again(furnished, series="", series_position="", related=[], call=""),
    )
    path = reverse("admin:articles_post_restore_save", args=[furnished.pk, first.pk])
    html = desk.get(path).content.decode()
    assert "Winter nights" in html
    assert "The other one" in html
    desk.post(path)
    post = Post.objects.get(pk=furnished.pk)
    assert (post.series.name, post.series_position) == ("Winter nights", 2)
    assert [p.title for p in post.related.all()] == ["The other one"]
    assert post.digest == first.digest


def test_what_was_saved_meanwhile_is_compared_with_the_new_fields_too(desk, furnished):
    stale = again(furnished, crisis_first="on", _save="1")
    edit(furnished, body="Somebody else's words.")
    html = desk.post(change(furnished), stale).content.decode()
    assert "Crisis notice above the text" in html
    assert '<input type="hidden" name="crisis_first" value="on">' in html


def test_related_articles_are_found_by_title_and_never_the_article_itself(desk, clock):
    post, page = make_post("Kettles and cups"), make_post("Kettle page", kind="page")
    make_post("Cold kettles", body="x")
    make_post("Something else", body="About kettles.")
    asked = {"app_label": "articles", "model_name": "post", "field_name": "related"}
    asked |= {"term": "kettle", "besides": str(post.pk)}
    answer = desk.get(reverse("admin:autocomplete"), asked).json()
    assert [row["text"] for row in answer["results"]] == ["Cold kettles"]
    html = desk.get(change(post)).content.decode()
    assert f"?besides={post.pk}" in html
    for wrong in (post.pk, page.pk):
        response = desk.post(change(post), again(post, related=[wrong]))
        assert "isn’t an article that can be chosen" in response.content.decode()


@pytest.mark.parametrize("besides", ["", "x", "9" * 40, "²"])
def test_an_odd_question_of_the_chooser_is_no_server_fault(desk, besides):
    asked = {"app_label": "articles", "model_name": "post", "field_name": "related"}
    path = reverse("admin:autocomplete")
    assert desk.get(path, asked | {"besides": besides}).status_code == 200


def test_a_writer_keeps_a_related_article_that_she_may_not_open(client, wren):
    secret, mine = make_post("Sekrit plans"), make_live("Mine", created_by=wren)
    post = make_post("Hers", created_by=wren)
    post.related.set([secret])
    record_edit(post, by=None)
    html = client.get(change(post)).content.decode()
    assert "Sekrit" not in html
    assert "an article that you can’t open" in html
    client.post(change(post), again(post, related=[secret.pk, mine.pk], _save="1"))
    assert post.related.count() == 2
    for page in ("history", "compare"):
        path = reverse(f"admin:articles_post_{page}", args=[post.pk])
        assert "Sekrit" not in client.get(path).content.decode()
    asked = {"app_label": "articles", "model_name": "post", "field_name": "related"}
    answer = client.get(reverse("admin:autocomplete"), asked | {"term": ""})
    assert {row["text"] for row in answer.json()["results"]} == {"Mine", "Hers"}
    client.post(change(post), again(post, related=[mine.pk], _save="1"))
    other = client.post(change(post), again(post, related=[secret.pk], _save="1"))
    assert other.status_code == 200  # no longer hers to choose


@pytest.mark.parametrize("name", ["series", "call", "related"])
@pytest.mark.parametrize("key", ["abc", "²", "\x00", "9" * 30, "-1", "9" * 18])
def test_what_is_no_key_is_no_server_fault(desk, name, key):
    post = make_post("Here")
    for path, form in ((ADD, fields()), (change(post), again(post))):
        for where in (path, KEEP, CHECK):
            response = desk.post(where, form | {name: key, "title": "x" * 300})
            assert response.status_code < 500


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"series_position": "x"}, "Write a whole number such as 1"),
        ({"series_position": "-1"}, "Write a whole number such as 1"),
        ({"menu_position": "9" * 30}, "Write a whole number such as 1"),
        ({"review_due": "soon"}, "Write the day like 2026-03-09"),
        ({"updated_on": "0001-01-01"}, "can&#x27;t be meant"),
        ({"canonical_url": "javascript:alert(1)"}, "isn&#x27;t a web address"),
    ],
)
def test_what_a_field_can_not_be_is_said_in_words(desk, values, sentence):
    response = desk.post(ADD, fields(_save="1", **values))
    assert sentence in response.content.decode()
    assert not Post.objects.exists()


# Search engines


def test_the_form_shows_how_a_list_of_results_would(desk, settings):
    settings.SITE_URL = "https://practice.example"
    post = make_post("Kettles <b>", summary="One sentence.")
    html = desk.get(change(post)).content.decode()
    assert "practice.example › articles › kettles-b" in html
    assert "Kettles &lt;b&gt; · Harbor Street Practice" in html
    assert "Description: 13 of about 155 characters." in html
    edit(post, meta_title="Cups", meta_description="x" * 160)
    html = desk.get(change(post)).content.decode()
    assert "Title: 4 of about 60 characters. Description: 160 of about" in html
    assert "The end of the description is cut." in html
    bare = make_post("Bare")
    assert "The kettle was still warm" in desk.get(change(bare)).content.decode()
    assert desk.get(ADD).status_code == 200


def test_a_new_text_goes_on_with_its_boxes_as_they_were(desk):
    other = make_live("Other")
    uid = "00000000-0000-0000-0000-000000000007"
    form = fields(title="Begun", uid=uid, crisis_first="on", related=[other.pk])
    desk.post(KEEP, form)
    assert Autosave.objects.get().values["crisis_first"] == ["on"]
    response = desk.get(f"{ADD}?continue={uid}")
    html = response.content.decode()
    assert re.search(r'<input[^>]*name="crisis_first"[^>]*checked', html)
    assert not re.search(r'<input[^>]*name="noindex"[^>]*checked', html)
    assert f'<option value="{other.pk}" selected>' in html
    rules = [f["rule"] for f in response.context["checked"]["findings"]]
    assert "noindex" not in rules


def test_publishing_says_what_happened(desk):
    post = make_post("Kettles")
    assert "Readers can see this now." in said(
        desk.post(change(post), again(post, _publish="1"))
    )


def test_saving_a_reviewed_text_again_without_a_change_changes_no_state(desk, reviewed):
    """As on a site that knew no reviewed words when it was published."""
    post = Post.objects.get(pk=reviewed.pk)
    assert post.reviewed_words == post.make_words_digest()
    post.reviewed_words = ""
    assert post.make_digest() == post.digest
    desk.post(change(post), again(post))
    assert Post.objects.with_state().get(pk=post.pk).state == "live"


@pytest.mark.parametrize("name", ["series_position", "menu_position"])
def test_a_place_that_no_list_has_is_refused_in_words(desk, reviewed, name):
    page = make_live("A page", kind="page")
    post = page if name == "menu_position" else reviewed
    response = desk.post(change(post), again(post, **{name: 99_999_999_999}))
    assert response.status_code == 200
    assert "999" in response.content.decode()
    assert getattr(Post.objects.get(pk=post.pk), name) is None
