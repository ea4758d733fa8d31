"""Saves are recorded, thin out by rule, and never lose the newest."""

import datetime
import zoneinfo

import pytest

from articles.models import Edition, Post, Revision
from articles.publishing import publish, record_revision
from articles.publishing.revisions import superfluous
from tests.factories import edit, make_live, make_post, make_site
from tests.publishing.readers import HOUR, NOON

ZONE = zoneinfo.ZoneInfo("America/Los_Angeles")
DAY = 24 * HOUR


def kept(instants, *, now=NOON, aside=()) -> list[datetime.datetime]:
    """The instants of those that the rule keeps, newest first."""
    rows = [
        (number, instant, number in aside)
        for number, instant in enumerate(sorted(instants, reverse=True))
    ]
    gone = set(superfluous(rows, now=now, zone=ZONE))
    return [instant for number, instant, _ in rows if number not in gone]


def test_all_of_the_last_day_stay():
    instants = [NOON - number * HOUR / 10 for number in range(200)]
    assert kept(instants) == instants


def test_then_the_last_of_each_day_for_a_month():
    instants = [NOON - number * HOUR for number in range(24, 24 * 20)]
    found = kept(instants)
    days = [instant.astimezone(ZONE).date() for instant in found]
    assert len(days) == len(set(days))
    assert set(days) == {instant.astimezone(ZONE).date() for instant in instants}
    last = max(i for i in instants if i.astimezone(ZONE).date() == days[3])
    assert found[3] == last


def test_then_the_last_of_each_month():
    instants = [NOON - number * DAY for number in range(40, 400, 3)]
    months = [
        (i.astimezone(ZONE).year, i.astimezone(ZONE).month) for i in kept(instants)
    ]
    assert len(months) == len(set(months))
    assert len(months) >= 12


def test_a_day_is_the_practice_s_own_on_the_nights_when_the_clocks_change():
    # March 8, 2026, has 23 hours in Los Angeles; both of these are of that day.
    early = datetime.datetime(2026, 3, 8, 8, 30, tzinfo=datetime.UTC)
    late = datetime.datetime(2026, 3, 9, 6, 30, tzinfo=datetime.UTC)
    after = datetime.datetime(2026, 3, 9, 7, 30, tzinfo=datetime.UTC)
    now = datetime.datetime(2026, 3, 20, tzinfo=datetime.UTC)
    assert kept([early, late, after], now=now) == [after, late]


def test_what_was_set_aside_stands_nowhere_else_and_stays():
    instants = [NOON - 3 * DAY - number * HOUR for number in range(4)]
    assert len(kept(instants, aside={1, 2})) == 3


def test_the_newest_is_always_kept():
    old = [NOON - 500 * DAY, NOON - 501 * DAY]
    assert kept(old)[0] == old[0]


def test_thinning_at_every_save_leaves_what_the_rule_says_after_months():
    rows: list[tuple[int, datetime.datetime, bool]] = []
    now = NOON
    for day in range(300):
        for turn in range(3):
            now = NOON + day * DAY + turn * HOUR
            rows.insert(0, (day * 3 + turn, now, False))
            gone = set(superfluous(rows, now=now, zone=ZONE))
            assert rows[0][0] not in gone
            rows = [row for row in rows if row[0] not in gone]
    local = [instant.astimezone(ZONE) for _, instant, _ in rows]
    old = [at for at in local if now - at >= 31 * DAY]
    assert len(local) < 31 + 3 + 10
    # All but the youngest of them are the last days of their months.
    assert all((at + DAY).month != at.month for at in old[1:])
    assert [at.month for at in old] == list(range(old[0].month, old[-1].month - 1, -1))


@pytest.mark.django_db
def test_a_month_of_writing_keeps_what_the_rule_says(clock):
    make_site(time_zone="America/Los_Angeles")
    post = make_live("Read", body="Day 0.")
    for day in range(1, 40):
        for turn in range(3):
            clock.shift(HOUR)
            edit(post, body=f"Day {day}, turn {turn}.")
        clock.shift(21 * HOUR)
    saves = list(Revision.objects.all())
    assert 30 <= len(saves) <= 38
    assert saves[0].values["body"] == "Day 39, turn 2."
    assert Edition.objects.count() == 1


@pytest.mark.django_db
def test_a_save_that_changes_nothing_makes_no_revision(clock):
    post = make_post("Same")
    edit(post)
    edit(post)
    assert Revision.objects.count() == 1


@pytest.mark.django_db
def test_publishing_makes_no_revision(clock):
    post = make_post("Read")
    publish(post, by=None)
    assert Revision.objects.count() == 1


@pytest.mark.django_db
def test_a_text_that_was_set_aside_is_not_what_the_next_save_is_measured_by(clock):
    post = make_post("Read", body="One two")
    record_revision(
        post, by=None, at=NOON, values={"title": "Read", "body": "Quite other words."}
    )
    clock.shift(HOUR)
    edit(post, body="One two three")
    newest = Post.objects.get().revisions.first()
    assert (newest.words_added, newest.words_removed) == (1, 0)
