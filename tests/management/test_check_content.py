"""`manage.py check_content`: the checklist over what readers see now."""

import io
import sys

import pytest
from django.core.management import call_command

from articles.models import Edition
from articles.publishing import publish, withdraw
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_post,
    make_site,
    make_user,
)

pytestmark = pytest.mark.django_db

SKIPPED = "## One\n\nWords.\n\n#### Deep\n\nWords."


def check() -> tuple[int, str]:
    """The exit code and what was printed."""
    out = io.StringIO()
    try:
        call_command("check_content", stdout=out)
    except SystemExit as stop:
        return stop.code, out.getvalue()
    return 0, out.getvalue()


def make_excused(title: str, **values):
    """A live text with something that the checklist stops."""
    dana = make_user(superuser=True)
    post = make_post(title, **values)
    publish(post, by=dana, confidential=True, override="It is an old text.")
    return post


def test_a_site_in_order_is_one_line_and_ends_with_0(db):
    make_site()
    make_live("Fine", summary="A sentence.")
    assert check() == (
        0,
        "1 text checked: 0 with something needed, 0 worth a look.\n",
    )


def test_each_finding_is_a_sentence_with_its_level_and_line():
    make_site()
    make_excused("Skipping", body=SKIPPED)
    make_live("Fine", summary="A sentence.")
    code, said = check()
    assert code == 1
    lines = said.splitlines()
    assert lines[0] == "“Skipping”, http://testserver/articles/skipping/"
    assert lines[1].startswith("    needed: The heading “Deep” skips a level")
    assert lines[1].endswith("(line 5)")
    assert lines[2].startswith("    worth a look: It has no summary.")
    assert "line" not in lines[2]
    assert lines[-1] == "2 texts checked: 1 with something needed, 0 worth a look."


def test_what_is_only_worth_a_look_ends_with_0():
    make_live("No summary")
    code, said = check()
    assert code == 0
    assert said.endswith("1 text checked: 0 with something needed, 1 worth a look.\n")


def test_a_link_that_died_since_is_found_and_shown_at_the_desk():
    target = make_live("Target", summary="One.")
    source = make_live(
        "Source", summary="One.", body=f"[It]({target.reference}) is there."
    )
    assert Edition.objects.get(post=source).findings == []
    withdraw(target, by=None)
    _, said = check()
    assert "“It” leads to a text that readers can't see now" in said
    found = Edition.objects.get(post=source).findings
    assert [finding["rule"] for finding in found] == ["dead-link"]
    publish(target, by=None)
    check()
    assert Edition.objects.get(post=source).findings == []


def test_what_readers_see_is_checked_and_not_the_working_copy():
    post = make_live("Live", summary="One.")
    edit(post, body=SKIPPED)
    make_post("Draft", body=SKIPPED)
    gone = make_excused("Gone", body=SKIPPED)
    withdraw(gone, by=None)
    assert check()[0] == 0


def test_who_answers_for_a_student_is_asked_of_the_authors_of_today():
    ines = make_author("Ines Calder")
    student = make_author("Sam Reed", status="student", supervisor=ines)
    make_live("By two", summary="One.", lead_author=ines, co_authors=[student])
    assert check()[0] == 0
    student.supervisor = None
    student.save()
    code, said = check()
    assert code == 1
    assert "Sam Reed writes under supervision" in said


def test_nothing_is_written_where_nothing_has_changed(django_assert_num_queries):
    for number in range(3):
        make_live(f"Text {number}")
    check()
    with django_assert_num_queries(7):
        check()


def test_more_texts_than_are_read_at_once_are_all_checked(monkeypatch):
    monkeypatch.setattr(sys.modules["articles.publishing.recheck"], "AT_ONCE", 2)
    for number in range(5):
        make_live(f"Text {number}")
    assert "5 texts checked" in check()[1]
