"""One bad example for each rule of the checklist, and one good."""

import datetime

import pytest

from articles.models import Edition, Series, SiteSettings
from articles.publishing import (
    BlockedError,
    Finding,
    of_post,
    publish,
    render,
    withdraw,
)
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_post,
    make_site,
    make_user,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 3, 3)
LONG = " ".join(["word"] * 60)
GOOD = {"summary": "In short.", "body": "Good words."}


def findings(post) -> list[Finding]:
    rendered, settings = render(post.body), SiteSettings.load()
    return of_post(post, rendered=rendered, settings=settings, on=DAY)


def found(rule: str, level: str, **values) -> Finding:
    """The one finding of a post that has nothing else amiss."""
    all_found = findings(make_post(values.pop("title", "Fine"), **GOOD | values))
    assert [(f.rule, f.level) for f in all_found] == [(rule, level)]
    return all_found[0]


@pytest.mark.parametrize(
    ("rule", "body", "selected"),
    [
        ("picture-description", "Words.\n\n![]({picture})", "![]("),
        ("picture-description", "![describe this picture]({picture})", "describe"),
        ("picture-description", "![IMG_2041.jpg]({picture})", "IMG_2041.jpg"),
        ("picture-missing", "Words.\n\n![Sending picture 1…]()", "Sending"),
        ("heading-level", "## One\n\nWords.\n\n#### Two\n\nWords.", "Two"),
        ("empty-heading", "Words.\n\n##\n\nMore words.", "##"),
        ("empty-link", "Words [](https://example.org/) here.", "[]("),
    ],
)
def test_a_block_says_where_it_is(rule, body, selected):
    picture = make_picture(alt="A cup")
    finding = found(rule, "block", body=body.format(picture=picture.reference))
    lines = make_post(body=body.format(picture=picture.reference)).body.split("\n")
    assert selected in lines[finding.line]
    assert selected in finding.snippet or finding.snippet in lines[finding.line]
    assert finding.what.endswith((".", "…", "”."))
    assert finding.mend.endswith(".")


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("long-description", "![" + "A long view. " * 20 + "]({picture})"),
        ("vague-link", "To read more [click here](https://example.org/)."),
        ("vague-link", "See [here](https://example.org/)."),
        ("bold-paragraph", "Words.\n\n**All of this is bold.**\n\nMore words."),
        ("dead-link", "See [the other one](/articles/nowhere-at-all/)."),
        ("dead-link", "See [the draft](post:0123456789)."),
        ("long-sentence", LONG + "."),
        ("long-paragraph", "One short sentence in between. " * 41),
        ("picture-elsewhere", "![A cup](https://example.org/cup.jpg)"),
    ],
)
def test_a_warning_stops_nobody(rule, body):
    picture = make_picture(alt="A cup")
    body = body.format(picture=picture.reference)
    found(rule, "warn", body=body)
    assert publish(make_post("Goes out", **GOOD | {"body": body}), by=None)


def test_a_number_other_than_the_practice_s_is_looked_at():
    make_site(phone="775-555-0142")
    found("other-phone", "warn", body="Call 775-555-0199 today.")


@pytest.mark.parametrize(
    "body",
    [
        "Call 775-555-0142 today.",
        "Call [988](tel:988), or [911](tel:911).",
        "![decorative]({picture})",
        "![A cup on a sill]({picture})",
        "## One\n\nWords.\n\n### Two\n\nWords.\n\n## Three\n\nWords.",
        "See [what attachment means](/articles/attachment/).",
        "See [our people](/authors/).",
        "Some **bold** words.",
        "- **Lead-in:** words",
    ],
)
def test_nothing_is_found_where_nothing_is_amiss(body):
    make_site(phone="775-555-0142")
    make_live("Attachment")
    body = body.format(picture=make_picture(alt="A cup").reference)
    assert findings(make_post("Fine", **GOOD | {"body": body})) == []


def test_a_page_needs_a_title_and_a_text():
    post = edit(make_post("x", **GOOD), title=" ", body="\n")
    assert {(f.rule, f.excusable) for f in findings(post)} == {
        ("title", False),
        ("text", False),
    }


def test_an_article_without_a_summary_is_looked_at_and_a_page_isn_t():
    assert found("summary", "warn", summary="").field == "summary"
    assert findings(make_post("A page", kind="page", body="Words.")) == []


def test_a_lead_picture_needs_its_description():
    finding = found("lead-picture-description", "block", picture=make_picture())
    assert finding.field == "picture_alt"
    described = make_post("Fine", **GOOD, picture=make_picture(), picture_alt="A cup")
    assert findings(described) == []


def test_no_name_is_needed_but_where_the_site_asks_for_one():
    assert findings(make_post("Fine", **GOOD)) == []
    make_site(require_author=True)
    found("author", "block")
    assert findings(make_post("Fine", **GOOD, lead_author=make_author())) == []
    assert findings(make_post("A page", kind="page", body="Words.")) == []


@pytest.mark.parametrize("status", ["student", "associate"])
def test_who_is_supervised_needs_somebody_who_answers(status):
    student = make_author("Sam", status=status)
    found("supervision", "block", lead_author=student)
    found("supervision", "block", co_authors=[student])
    dana = make_author("Dana")
    review = {"reviewer": dana, "reviewed_on": DAY}
    reviewed = make_post("Fine", **GOOD, lead_author=student, **review)
    assert findings(reviewed) == []
    changed = findings(edit(reviewed, body="Other words."))
    assert [f.rule for f in changed] == ["supervision", "review-withheld"]
    student.supervisor = dana
    student.save()
    assert findings(make_post("Fine", **GOOD, lead_author=student)) == []


def test_who_only_seems_to_be_in_training_is_looked_at():
    author = make_author("Sam", role="Graduate intern")
    found("supervision-unclear", "warn", lead_author=author)


def test_a_link_to_a_text_that_is_withdrawn_is_dead(clock):
    target = make_live("Target")
    text = {"body": f"See [the other]({target.reference}) and [it](/articles/target/)."}
    post = make_post("Fine", **GOOD | text)
    assert findings(post) == []
    clock.shift(60)
    withdraw(target, by=None)
    assert [f.rule for f in findings(post)] == ["dead-link", "dead-link"]


def test_a_link_by_name_follows_a_changed_address(clock):
    target = make_live("Target")
    post = make_live("Linking", body=f"See [the other]({target.reference}).")
    html = Edition.objects.live().get(post=post).html
    assert 'href="/articles/target/"' in html
    clock.shift(60)
    publish(edit(target, slug="elsewhere"), by=None)
    html = Edition.objects.live().get(post=post).html
    assert 'href="/articles/elsewhere/"' in html
    clock.shift(60)
    withdraw(target, by=None)
    assert "<a" not in Edition.objects.live().get(post=post).html


def test_a_link_by_name_begins_when_its_text_can_be_read(clock):
    target = make_post("Target")
    post = make_live("Linking", body=f"See [the other]({target.reference}).")
    assert "<a" not in Edition.objects.live().get(post=post).html
    assert "See the other." in Edition.objects.live().get(post=post).html
    clock.shift(60)
    publish(target, by=None)
    assert 'href="/articles/target/"' in Edition.objects.live().get(post=post).html


def test_a_block_is_overridden_with_a_reason_that_is_kept():
    dana = make_user("dana", superuser=True)
    post = make_post("Urgent", **GOOD | {"body": "Words [](https://example.org/)."})
    with pytest.raises(BlockedError, match="has no words") as refused:
        publish(post, by=dana, confidential=True)
    assert [f.rule for f in refused.value.findings] == ["empty-link"]
    with pytest.raises(BlockedError):
        publish(post, by=dana, confidential=True, override="  ")
    edition = publish(post, by=dana, confidential=True, override="It is a bookmark.")
    assert edition.override_reason == "It is a bookmark."
    assert [f["rule"] for f in edition.findings] == ["empty-link"]


def test_no_reason_makes_a_page_without_a_title():
    post = edit(make_post("x", **GOOD), title="")
    with pytest.raises(BlockedError, match="Give it a title"):
        publish(post, by=None, override="Because.")


def test_a_reason_for_nothing_is_not_kept():
    assert publish(make_post("Fine"), by=None, override="Why not").override_reason == ""


def test_whoever_publishes_confirms_that_no_client_can_be_identified(clock):
    dana = make_user("dana", first_name="Dana", superuser=True)
    post = make_post("Fine", **GOOD)
    with pytest.raises(Exception, match="no client can be identified"):
        publish(post, by=dana)
    edition = publish(post, by=dana, confidential=True)
    assert "No client can be identified" in edition.attestation
    assert edition.attested_by == dana
    assert edition.attested_name == "Dana"
    assert edition.attested_at == edition.live_from
    # For this very text: the next one is asked about anew.
    assert edition.digest == post.digest
    clock.shift(60)
    with pytest.raises(Exception, match="no client can be identified"):
        publish(edit(post, body="Other words."), by=dana)


def test_a_site_may_leave_the_question_out():
    make_site(ask_confidentiality=False)
    dana = make_user("dana", superuser=True)
    assert publish(make_post("Fine"), by=dana).attestation == ""


def test_a_text_full_of_findings_is_answered_all_the_same():
    body = "\n\n".join(["[](https://example.org/)"] * 900)
    assert len(findings(make_post("Many", **GOOD | {"body": body}))) <= 61


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("review-undated", {"reviewed_on": None}),
        ("review-to-come", {"reviewed_on": datetime.date(2026, 3, 4)}),
        ("review-due-too-early", {"review_due": datetime.date(2026, 1, 1)}),
        ("review-overdue", {"review_due": datetime.date(2026, 3, 2)}),
    ],
)
def test_the_dates_of_a_review_are_looked_at(rule, values):
    ruth = make_author("Ruth Vale")
    review = {"reviewer": ruth, "reviewed_on": datetime.date(2026, 2, 1)}
    found(rule, "warn", **review | values)
    later = {"review_due": datetime.date(2026, 3, 3)}
    assert findings(make_post("Fine", **GOOD, **review | later)) == []


def test_a_review_that_readers_will_not_see_is_told_in_words():
    review = {"reviewer": make_author("Ines Calder")}
    review["reviewed_on"] = datetime.date(2025, 9, 14)
    post = edit(make_post("Fine", **GOOD, **review), body="Other words.")
    (finding,) = findings(post)
    assert finding.sentence == (
        "Ines Calder reviewed this in September 2025. The text has changed since, so "
        "readers won't see that name until it is reviewed again."
    )


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("updated-to-come", {"updated_on": datetime.date(2026, 3, 4)}),
        (
            "updated-too-early",
            {
                "updated_on": datetime.date(2025, 9, 4),
                "date": datetime.date(2025, 9, 5),
            },
        ),
        ("updated-too-early", {"updated_on": datetime.date(2026, 3, 2)}),
    ],
)
def test_an_update_lies_between_the_publication_and_today(rule, values):
    assert not found(rule, "block", **values).excusable


def test_an_update_after_the_publication_is_fine(clock):
    month = {"date": datetime.date(2025, 9, 30), "date_precision": "month"}
    day = {"updated_on": datetime.date(2025, 9, 5)}
    assert findings(make_post("Fine", **GOOD, **month | day)) == []
    post = make_live("Seen", **GOOD)
    assert findings(edit(post, updated_on=DAY)) == []


def test_a_place_without_a_series_is_looked_at():
    assert found("place-without-series", "warn", series_position=2).field == "series"


def test_two_articles_at_one_place_are_looked_at(clock):
    series = Series.objects.create(name="Winter", slug="winter")
    place = {"series": series, "series_position": 1}
    first = make_live("First", **GOOD, **place)
    assert findings(first) == []
    found("series-place-taken", "warn", **place)
    assert findings(make_post("Fine", **GOOD, **place | {"series_position": 2})) == []


def test_a_related_article_that_is_not_live_is_looked_at(clock):
    draft, live = make_post("Secret"), make_live("Live")
    post = make_post("Fine", **GOOD)
    post.related.set([draft, live])
    (finding,) = findings(post)
    assert (finding.rule, finding.level) == ("related-not-live", "warn")
    assert "Secret" not in finding.sentence
    post.related.set([live])
    assert findings(post) == []


def test_what_search_engines_are_told_is_looked_at(settings):
    settings.SITE_URL = "https://www.example.org"
    found("long-meta-description", "warn", meta_description="x" * 161)
    found("noindex", "warn", noindex=True)
    here = "https://example.org/articles/first/"
    found("original-is-here", "block", canonical_url=here)
    there = {"canonical_url": "https://example.com/first/"}
    fine = make_post("Fine", **GOOD, meta_description="x" * 160, **there)
    assert findings(fine) == []
    page = make_post("A page", kind="page", body="Words.", noindex=True)
    assert findings(page) == []


@pytest.mark.parametrize(
    "words",
    [
        "She had thought of suicide.",
        "When your child is suicidal, ask.",
        "Cutting herself was the only thing that helped.",
        "If you want to die, call.",
        "The marks of self-harm fade.",
        "He spoke of ending his life.",
        "Pensaba en el suicidio.",
        "Algunas personas se quitan la vida.",
        "Ganas de morir.",
        "Las autolesiones no son un capricho.",
    ],
)
def test_a_text_that_somebody_in_danger_may_read_is_looked_at(words):
    assert found("crisis-first", "warn", body=words).field == "crisis_first"
    marked = make_post("Fine", **GOOD | {"body": words}, crisis_first=True)
    assert findings(marked) == []


@pytest.mark.parametrize(
    "words",
    [
        "September is Suicide Prevention Month.",
        "Call the 988 Suicide & Crisis Lifeline at any hour.",
        "It would be political suicide.",
        "Cut yourself some slack.",
        "La prevención del suicidio empieza por preguntar.",
        "Hacerse mayor no es fácil.",
        "I am dying to know.",
    ],
)
def test_a_name_or_a_way_of_speaking_is_no_danger(words):
    assert findings(make_post("Fine", **GOOD | {"body": words})) == []


def test_no_notice_is_asked_for_on_a_standing_page():
    page = make_post("In a crisis", kind="page", body="If you think of suicide, call.")
    assert findings(page) == []
