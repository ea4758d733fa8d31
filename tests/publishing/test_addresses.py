"""Addresses: each one post's own for as long as readers may come by it."""

import pytest

from articles.models import Address
from articles.publishing import (
    PublishingError,
    cancel,
    publish,
)
from tests.factories import (
    edit,
    make_live,
    make_post,
)
from tests.publishing.readers import HOUR, NOON

pytestmark = pytest.mark.django_db


def test_twelve_long_titles_alike_get_an_address_each():
    slugs = {make_live("x" * 190).slug for _ in range(12)}
    assert len(slugs) == 12
    assert max(map(len, slugs)) <= 100


def test_an_address_given_up_by_a_cancelled_change_is_free_again(clock):
    post = make_live("First words")
    clock.shift(HOUR)
    publish(edit(post, slug="elsewhere"), by=None, at=NOON + 3 * HOUR)
    assert Address.objects.filter(slug="elsewhere").exists()
    cancel(post, by=None)
    assert list(post.addresses.values_list("slug", flat=True)) == ["first-words"]


def test_an_address_under_which_a_post_was_live_stays_its_own(clock):
    post = make_live("First words")
    clock.shift(HOUR)
    publish(edit(post, slug="elsewhere"), by=None)
    other = edit(make_post("Another"), slug="first-words")
    with pytest.raises(PublishingError, match="belongs to “First words”"):
        publish(other, by=None)
