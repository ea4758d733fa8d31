"""A review stands for the words that were reviewed, and is told of for no others."""

import datetime

import pytest

from articles.models import Edition, Post
from articles.publishing import (
    PublishingError,
    compare_contents,
    compose,
    contents_of_row,
    differs_besides,
    draft_from,
    duplicate,
    mark_reviewed,
    publish,
    record_revision,
    restore,
    review_holds,
)
from tests.factories import edit, make_author, make_live, make_post, make_user
from tests.publishing.readers import HOUR, NOON

pytestmark = pytest.mark.django_db
SEPTEMBER = datetime.date(2025, 9, 14)


def reviewed(**values) -> Post:
    reviewer = values.pop("reviewer", None) or make_author("Ruth Vale")
    return make_live("Kettles", reviewer=reviewer, reviewed_on=SEPTEMBER, **values)


def told(post: Post) -> bool:
    """Whether readers are told of the review now."""
    edition = Edition.objects.live().get(post=post)
    return edition.review is not None


def test_a_change_of_words_takes_the_line_away_and_a_new_review_brings_it_back(clock):
    post = reviewed()
    assert told(post)
    clock.shift(60)
    publish(edit(post, body="Other words."), by=None)
    assert not told(post)
    clock.shift(60)
    mark_reviewed(Post.objects.get(), by=None)
    publish(post, by=None)
    assert told(post)


@pytest.mark.parametrize(
    "values",
    [
        {
            "body": "The kettle, was still warm; when she came in!\n\nThey talked "
            "until it   was dark."
        },
        {"meta_description": "For search engines."},
        {"slug": "elsewhere"},
    ],
)
def test_points_and_spaces_and_what_is_no_text_unsettle_nothing(clock, values):
    post = reviewed()
    clock.shift(60)
    publish(edit(post, **values), by=None)
    assert told(post)


@pytest.mark.parametrize("name", ["title", "summary", "body"])
def test_each_word_that_readers_see_counts(clock, name):
    post = reviewed()
    clock.shift(60)
    publish(edit(post, **{name: "Something else."}), by=None)
    assert not told(post)


def test_another_reviewer_or_another_date_is_a_new_review(clock):
    post = edit(reviewed(), body="Other words.")
    assert not review_holds(post)
    assert review_holds(edit(post, reviewed_on=datetime.date(2026, 1, 2)))
    post = edit(post, body="Words again.")
    assert review_holds(edit(post, reviewer=make_author("Lee Orr")))
    assert edit(post, reviewer=None).reviewed_words == ""


def test_without_a_reviewer_there_is_nothing_to_mark():
    with pytest.raises(PublishingError, match="Choose who reviewed it first"):
        mark_reviewed(make_post("Here"), by=None)


def test_a_writer_claims_no_review_by_any_door(clock):
    rosa = make_user("rosa", permissions=("write_own_post",))
    ruth, lee = make_author("Ruth Vale"), make_author("Lee Orr")
    hers = make_post("Hers", created_by=rosa, by=rosa, reviewer=ruth)
    assert (hers.reviewer, hers.reviewed_words) == (None, "")
    post = reviewed(created_by=rosa, slug="reviewed", reviewer=ruth)
    with pytest.raises(PublishingError, match="say that a text was reviewed"):
        mark_reviewed(post, by=rosa)
    edit(post, by=rosa, reviewer=lee, review_due=SEPTEMBER, body="Other words.")
    post.refresh_from_db()
    assert (post.reviewer, post.review_due) == (ruth, None)
    assert post.body == "Other words."
    aside = contents_of_row(post) | {
        "reviewer_id": lee.pk,
        "reviewed_words": post.make_words_digest(),
    }
    kept = record_revision(post, by=rosa, at=NOON, values=aside)
    restored, _ = restore(kept, by=rosa)
    assert restored.reviewer == ruth
    assert not review_holds(restored)


def test_an_older_text_brings_its_review_along(clock):
    post = reviewed()
    clock.shift(HOUR)
    publish(edit(post, body="Other words."), by=None)
    clock.shift(HOUR)
    lee = make_author("Lee Orr")
    publish(edit(post, reviewer=lee), by=None)
    restored, _ = restore(post.editions.last(), by=None)
    assert restored.reviewer.name == "Ruth Vale"
    assert review_holds(restored)
    # One that was not reviewed as it stood comes back as it was.
    unsettled = post.editions.order_by("live_from")[1]
    restored, _ = restore(unsettled, by=None)
    assert not review_holds(restored)


def test_a_copy_is_no_reviewed_text(clock):
    post = reviewed(
        review_due=datetime.date(2026, 9, 1),
        updated_on=NOON.date(),
        canonical_url="https://example.org/first/",
    )
    copy = duplicate(post, by=make_user(superuser=True))
    for name in ("reviewer", "reviewed_on", "review_due", "updated_on"):
        assert getattr(copy, name) is None, name
    assert copy.reviewed_words == copy.canonical_url == ""


def test_a_draft_is_previewed_as_a_save_would_make_it():
    ruth = make_author("Ruth Vale")
    post = make_post("Here")
    form = {"title": ["Here"], "body": ["Words."], "reviewer": [str(ruth.pk)]}
    assert compose(draft_from(form, post).post).review.name == "Ruth Vale"
    post = edit(edit(post, reviewer=ruth), body="Other words.")
    form["body"] = ["Other words."]
    assert compose(draft_from(form, post).post).review is None
    ticked = form | {"text_is_reviewed": ["on"]}
    assert compose(draft_from(ticked, post).post).review is not None


def test_no_form_says_by_itself_which_words_were_reviewed():
    post = make_post("Here")
    form = {"title": ["Here"], "reviewed_words": [post.make_words_digest()]}
    assert draft_from(form, post).post.reviewed_words == ""


def test_comparisons_tell_in_words_what_becomes_of_the_line(clock):
    post = reviewed()
    live = Edition.objects.live().get()
    changed = edit(post, body="Other words.")
    found = compare_contents(contents_of_row(live), contents_of_row(changed))
    assert [field.name for field in found.fields] == []
    (sentence,) = differs_besides(live, changed, found)
    assert "no line about the review" in sentence
    clock.shift(60)
    publish(changed, by=None)
    live = Edition.objects.live().get()
    mark_reviewed(changed, by=None)
    found = compare_contents(contents_of_row(live), contents_of_row(changed))
    (field,) = found.fields
    assert (field.label, field.before, field.after) == (
        "The text that was reviewed",
        "an earlier one",
        "this one",
    )
    assert "the line about the review" in differs_besides(live, changed, found)[0]


def test_boxes_and_related_texts_are_compared_in_words():
    draft, live = make_post("Secret draft"), make_live("Known")
    post = make_post("Here", noindex=True)
    post.related.set([draft, live])
    now = contents_of_row(post)
    # A save from before there were such fields.
    before = {name: now[name] for name in ("title", "body", "slug", "kind")}
    fields = {f.name: f for f in compare_contents(before, now).fields}
    assert fields["noindex"].after == "yes"
    assert "crisis_first" not in fields
    assert set(fields["related"].after.split(", ")) == {"a draft", "Known"}
