"""Many posts at once: shown first, done to each, and to no other's."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.models import Edition, Post, PublishingRecord
from articles.publishing import make_roles
from tests.admin.forms import LIST, NOON, said
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

DEEDS = ["publish", "withdraw", "add-topic", "remove-topic", "change-author"]


def page(deed: str) -> str:
    return reverse("admin:articles_post_bulk", args=[deed])


def shown(client, deed: str, posts, **more):
    keys = ",".join(str(post.pk) for post in posts)
    return client.get(page(deed), {"posts": keys, **more})


def chosen(*posts: Post) -> list[str]:
    fresh = [Post.objects.get(pk=post.pk) for post in posts]
    return [f"{post.pk}-{post.digest}" for post in fresh]


def told(response) -> dict[str, str]:
    context = response.context
    rows = [*context["changing"], *context["staying"]]
    return {post.title: prospect.sentence for post, _, prospect in rows}


def person(client, role: str, **values):
    make_roles()
    user = make_user(**values)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


def test_go_leads_to_a_page_that_says_what_changes_and_changes_nothing(desk):
    one, two = make_post("One"), make_post("Two")
    data = {"action": "publish", "index": "0", "_selected_action": [one.pk, two.pk]}
    response = desk.post(f"{LIST}?state=draft", data)
    assert urlsplit(response["Location"]).path == page("publish")
    query = parse_qs(urlsplit(response["Location"]).query)
    assert {int(key) for key in query["posts"][0].split(",")} == {one.pk, two.pk}
    html = desk.get(response["Location"]).content.decode()
    assert "Publish 2 posts" in html
    assert f'href="{LIST}?state=draft"' in html
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"action": "publish"}, "Tick the posts first"),
        ({"action": "", "_selected_action": "1"}, "Choose what to do"),
    ],
)
def test_go_without_a_choice_says_what_to_choose(desk, data, sentence):
    make_post("One")
    assert sentence in said(desk.post(LIST, {"index": "0", **data}, follow=True))


def test_each_post_says_what_publishing_would_do_to_it(desk, clock):
    live = make_live("Live")
    later = make_live("Later", at=NOON.replace(day=9))
    changed = edit(make_live("Changed"), body="Other words.")
    posts = [make_post("Draft"), make_post("Empty", body=""), live, later, changed]
    response = shown(desk, "publish", posts)
    assert told(response) == {
        "Draft": "Readers see it at once, in the lists and in the feed too.",
        "Empty": "It can't be published. There is no text yet. Write something, then "
        "publish.",
        "Live": "Nothing changes: readers see this very text already.",
        "Later": "Readers see it at once, in the lists and in the feed too. It no "
        "longer waits for Monday, March 9, 2026, 1:00 PM PDT.",
        "Changed": "Readers get this text in the place of the version of "
        "March 3, 2026.",
    }
    html = response.content.decode()
    assert "Publish 3 posts" in html
    assert html.count('name="chosen"') == 3


def test_publishing_asks_the_question_once_and_keeps_the_answer_with_each(desk):
    posts = [make_post("One"), make_post("Two")]
    data = {"chosen": chosen(*posts)}
    response = desk.post(page("publish"), data, follow=True)
    assert "Confirm first that no client can be identified" in said(response)
    assert response.request["PATH_INFO"] == page("publish")
    assert not Edition.objects.exists()
    response = desk.post(page("publish"), {"confidential": "on", **data}, follow=True)
    assert said(response) == "Published 2 posts. Readers see them now."
    assert [e.attested_name for e in Edition.objects.live()] == ["Dana", "Dana"]


def test_a_site_that_does_not_ask_publishes_without_an_answer(desk):
    make_site(ask_confidentiality=False)
    post = make_post("One")
    assert "No client" not in shown(desk, "publish", [post]).content.decode()
    desk.post(page("publish"), {"chosen": chosen(post)})
    assert Edition.objects.live().get().attestation == ""


def test_one_that_can_not_be_published_keeps_no_other_from_it(desk):
    bad = make_post("Bad", picture=make_picture())
    good = make_post("Good")
    data = {"chosen": chosen(bad, good), "confidential": "on"}
    sentences = said(desk.post(page("publish"), data, follow=True))
    assert "Published 1 post. Readers see it now." in sentences
    assert "“<bdi>Bad</bdi>”: The lead picture has no description." in sentences
    assert [edition.title for edition in Edition.objects.live()] == ["Good"]


def test_a_post_that_somebody_saved_meanwhile_is_left_out_and_named(desk):
    one, two = make_post("One"), make_post("Two")
    data = {"chosen": chosen(one, two), "confidential": "on"}
    edit(one, body="Somebody else's words.")
    sentences = said(desk.post(page("publish"), data, follow=True))
    assert "Published 1 post." in sentences
    assert "“<bdi>One</bdi>”: Somebody saved it meanwhile" in sentences
    assert Edition.objects.get().title == "Two"


def test_withdrawing_tells_readers_and_leaves_drafts_alone(desk, clock):
    posts = [make_live("Live"), make_post("Draft")]
    clock.shift(60)
    response = shown(desk, "withdraw", posts)
    assert told(response) == {
        "Live": "Readers are told that it is no longer available.",
        "Draft": "Nothing changes: readers don't see it.",
    }
    assert "Withdraw 1 post" in response.content.decode()
    sentences = said(desk.post(page("withdraw"), {"chosen": chosen(*posts)}))
    assert "Withdrew 1 post. Readers are told that it is gone." in sentences
    assert "“<bdi>Draft</bdi>”: Readers don&#x27;t see this" in sentences
    assert not Edition.objects.live().exists()
    assert PublishingRecord.objects.filter(verb="withdrawn").count() == 1


def test_a_topic_is_asked_for_then_told_of_each_then_added(desk):
    sleep, grief = make_topic("Sleep"), make_topic("Grief")
    one, two = make_live("One", topics=[grief]), make_live("Two", topics=[sleep])
    first = shown(desk, "add-topic", [one, two]).content.decode()
    assert "Which topic?" in first
    assert 'name="chosen"' not in first
    response = shown(desk, "add-topic", [one, two], target=sleep.pk)
    assert told(response) == {
        "One": "Topics: Grief → Grief, Sleep",
        "Two": "Nothing changes: “Sleep” is among its topics.",
    }
    html = response.content.decode()
    assert "Add “Sleep” to 1 post" in html
    assert "Readers see it when you publish them." in html
    data = {"chosen": chosen(one), "target": sleep.pk}
    assert "Changed 1 post." in said(desk.post(page("add-topic"), data, follow=True))
    post = Post.objects.with_state().get(pk=one.pk)
    assert {topic.name for topic in post.topics.all()} == {"Sleep", "Grief"}
    assert post.state == "changed"
    assert post.revisions.first().note == "Topic added: Sleep"
    assert [t.name for t in post.editions.get().topics.all()] == ["Grief"]


def test_only_topics_that_are_there_can_be_removed(desk):
    sleep = make_topic("Sleep")
    make_topic("Elsewhere")
    one, two = make_post("One", topics=[sleep]), make_post("Two")
    response = shown(desk, "remove-topic", [one, two], target=sleep.pk)
    assert [topic.name for topic in response.context["targets"]] == ["Sleep"]
    assert told(response)["One"] == "Topics: Sleep → none"
    desk.post(page("remove-topic"), {"chosen": chosen(one), "target": sleep.pk})
    assert not one.topics.exists()


def test_another_author_is_told_and_set(desk):
    ines, lee = make_author("Ines Calder"), make_author("Lee Ortiz")
    one, two = make_post("One", lead_author=ines), make_post("Two", lead_author=lee)
    response = shown(desk, "change-author", [one, two], target=lee.pk)
    assert told(response) == {
        "One": "Author: Ines Calder → Lee Ortiz",
        "Two": "Nothing changes: Lee Ortiz is its author.",
    }
    desk.post(page("change-author"), {"chosen": chosen(one), "target": lee.pk})
    assert Post.objects.get(pk=one.pk).lead_author == lee


def test_the_other_fields_of_a_post_stay_as_they_are(desk):
    lee = make_author("Lee Ortiz")
    post = make_post("One", summary="A sentence.", topics=[make_topic()])
    before = Post.objects.get(pk=post.pk).content_values()
    desk.post(page("change-author"), {"chosen": chosen(post), "target": lee.pk})
    after = Post.objects.get(pk=post.pk)
    assert after.content_values() == before | {"lead_author_id": lee.pk}
    assert after.digest == after.make_digest()


def test_a_writer_is_offered_topics_alone(client, clock):
    writer = person(client, "Writer")
    make_post("Mine", created_by=writer)
    form = client.get(LIST).context["action_form"]
    assert [name for name, _ in form.fields["action"].choices if name] == [
        "add-topic",
        "remove-topic",
    ]


@pytest.mark.parametrize("deed", DEEDS)
def test_crafted_keys_of_others_change_nothing_and_tell_nothing(client, clock, deed):
    writer = person(client, "Writer")
    sleep, own = make_topic("Sleep"), make_post("Mine", created_by=writer)
    lee = make_author("Lee Ortiz")
    foreign = make_live("Secret plans")
    target = lee.pk if deed == "change-author" else sleep.pk
    before = Post.objects.get(pk=foreign.pk)
    response = shown(client, deed, [foreign, own], target=target)
    assert "Secret plans" not in response.content.decode()
    assert response.status_code == (200 if "topic" in deed else 403)
    data = {"chosen": chosen(foreign, own), "target": target, "confidential": "on"}
    response = client.post(page(deed), data, follow=True)
    assert "Secret plans" not in response.content.decode()
    after = Post.objects.with_state().get(pk=foreign.pk)
    assert (after.digest, after.state) == (before.digest, "live")
    assert Edition.objects.count() == 1


def test_whoever_sees_all_and_writes_own_changes_own_alone(client, clock):
    user = make_user(permissions=("view_post", "write_own_post"))
    client.force_login(user)
    sleep = make_topic("Sleep")
    foreign, own = make_post("Theirs"), make_post("Mine", created_by=user)
    assert list(told(shown(client, "add-topic", [foreign, own], target=sleep.pk))) == [
        "Mine"
    ]
    data = {"chosen": chosen(foreign, own), "target": sleep.pk}
    client.post(page("add-topic"), data)
    assert [post.title for post in sleep.posts.all()] == ["Mine"]


def test_more_than_a_hundred_are_not_taken_at_once(desk):
    Post.objects.bulk_create(
        [Post(title=f"Post {n}", slug=f"post-{n}") for n in range(101)]
    )
    data = {"action": "publish", "index": "0", "select_across": "1"}
    data["_selected_action"] = [Post.objects.first().pk]
    response = desk.post(LIST, data, follow=True)
    assert "100 posts at once are the most, so nothing was changed." in said(response)
    keys = Post.objects.values_list("pk", flat=True)
    found = desk.get(page("withdraw"), {"posts": ",".join(map(str, keys))})
    assert len(found.context["posts"]) == 100


ODD = ["", "zz", "0", "1-2", "9" * 40, "²", "-1", "1,1,1"]


@pytest.mark.parametrize("deed", DEEDS)
def test_odd_keys_are_no_server_fault(desk, deed):
    make_post("Here")
    for odd in ODD:
        query = {"posts": odd, "target": odd, "back": "\n//elsewhere"}
        assert desk.get(page(deed), query).status_code in {200, 302}, odd
        data = {"chosen": [odd, f"{odd}-{odd}"], "target": odd, "confidential": "on"}
        data["_selected_action"] = odd
        response = desk.post(page(deed), data)
        assert response["Location"] == LIST, odd
        desk.post(LIST, {"action": deed, "index": odd, "_selected_action": odd})
        assert not Edition.objects.exists(), odd


def test_the_way_back_never_leaves_the_site(desk):
    response = desk.get(page("publish"), {"posts": "", "back": "//elsewhere.example"})
    assert response["Location"] == f"{LIST}?//elsewhere.example"


def test_a_deed_that_is_none_is_not_found(desk):
    assert desk.get(page("delete-selected")).status_code == 404


def test_the_boxes_are_named_after_their_posts_and_titles_are_text(desk):
    make_post('"><b>Bold</b>')
    html = desk.get(LIST).content.decode()
    assert 'aria-label="Choose “&quot;&gt;&lt;b&gt;Bold&lt;/b&gt;”"' in html
    assert "<b>Bold" not in html
    post = Post.objects.get()
    data = {"chosen": [f"{post.pk}-00"], "confidential": "on"}
    html = desk.post(page("publish"), data, follow=True).content.decode()
    assert "Somebody saved it meanwhile" in html
    assert "<b>Bold" not in html


def test_telling_of_a_topic_costs_no_query_for_each_post(
    desk, django_assert_max_num_queries
):
    sleep = make_topic("Sleep")
    posts = [make_post(f"Post {n}", lead_author=None) for n in range(12)]
    with django_assert_max_num_queries(14):
        shown(desk, "add-topic", posts, target=sleep.pk)
