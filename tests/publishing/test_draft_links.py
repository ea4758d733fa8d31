"""A draft's links: how long they work, how many, and who makes and ends them."""

import datetime

import pytest
from django.contrib.auth.models import Group

from articles.models import DraftLink
from articles.publishing import (
    MOST_DAYS,
    NotAllowedError,
    PublishingError,
    make_roles,
    open_draft_link,
    revoke_draft_link,
    share_draft,
)
from articles.publishing.draft_links import MOST_LINKS
from tests.factories import make_post, make_user
from tests.publishing.readers import NOON

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
MOMENT = datetime.timedelta(microseconds=1)


def test_a_link_works_for_seven_days_unless_said_otherwise(clock):
    link = share_draft(make_post(), by=None)
    assert link.expires_at == NOON + 7 * DAY
    clock.move_to(NOON + 7 * DAY - MOMENT)
    assert open_draft_link(link.token) == link
    clock.move_to(NOON + 7 * DAY)
    assert open_draft_link(link.token) is None


@pytest.mark.parametrize("days", [0, -1, MOST_DAYS + 1, 10**9])
def test_a_link_that_would_work_too_long_or_never_is_refused(clock, days):
    with pytest.raises(PublishingError, match="1 to 90 days"):
        share_draft(make_post(), by=None, days=days)


def test_a_clock_that_goes_back_does_no_more_than_give_the_days_again(clock):
    link = share_draft(make_post(), by=None, days=1)
    clock.move_to(NOON - DAY)
    assert open_draft_link(link.token) == link
    clock.move_to(NOON + DAY)
    assert open_draft_link(link.token) is None


def test_the_secret_is_long_of_safe_letters_and_never_the_same(clock):
    post = make_post()
    tokens = {share_draft(post, by=None).token for _ in range(10)}
    assert len(tokens) == 10
    for token in tokens:
        assert len(token) == 32  # 192 bits in base 64
        assert token.replace("-", "").replace("_", "").isalnum()
        assert token.isascii()


def test_a_link_that_was_switched_off_opens_nothing_and_stays_so(clock):
    link = share_draft(make_post(), by=None)
    revoke_draft_link(link, by=None)
    assert open_draft_link(link.token) is None
    clock.shift(DAY)
    revoke_draft_link(link, by=None)
    link.refresh_from_db()
    assert link.revoked_at == NOON


@pytest.mark.parametrize(
    "token",
    ["", "x", "a" * 32, "a" * 5000, "\0" * 32, "é" * 32, "'; --", "%00", "٣" * 32],
)
def test_what_is_no_link_opens_nothing(clock, token):
    share_draft(make_post(), by=None)
    assert open_draft_link(token) is None


def test_a_beginning_or_another_case_of_the_secret_opens_nothing(clock):
    token = share_draft(make_post(), by=None).token
    assert open_draft_link(token[:-1]) is None
    assert open_draft_link(token + "A") is None
    assert open_draft_link(token.swapcase()) is None
    assert open_draft_link(f" {token}") is None
    assert open_draft_link(f"{token}\n") is None


def test_only_so_many_links_to_a_post_work_at_once(clock):
    post = make_post()
    links = [share_draft(post, by=None) for _ in range(MOST_LINKS)]
    with pytest.raises(PublishingError, match="Switch one off first"):
        share_draft(post, by=None)
    share_draft(make_post(), by=None)
    revoke_draft_link(links[0], by=None)
    share_draft(post, by=None)


def test_whoever_may_not_change_a_post_makes_and_ends_no_link_to_it(clock):
    make_roles()
    lee = make_user("lee")
    lee.groups.add(Group.objects.get(name="Writer"))
    post = make_post("Another's")
    with pytest.raises(NotAllowedError):
        share_draft(post, by=lee)
    link = share_draft(post, by=None)
    with pytest.raises(NotAllowedError):
        revoke_draft_link(link, by=lee)
    assert open_draft_link(link.token) == link
    post.created_by = lee
    post.save()
    assert share_draft(post, by=lee).by_name == "lee"


def test_a_name_of_any_length_fits(clock):
    user = make_user(first_name="F" * 150, last_name="L" * 150, superuser=True)
    share_draft(make_post(), by=user)
    assert len(DraftLink.objects.get().by_name) == 200


def test_a_link_ends_with_the_right_of_whoever_made_it(clock):
    lee = make_user("lee", superuser=True)
    link = share_draft(make_post("Shared"), by=lee)
    assert open_draft_link(link.token) == link
    lee.is_active = False
    lee.save()
    assert open_draft_link(link.token) is None
