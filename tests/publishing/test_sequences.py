"""Any order of the verbs keeps the record whole and does what it says."""

import datetime
import random
from contextlib import suppress

import pytest

from articles.models import Edition, Post
from articles.publishing import PublishingError, cancel, publish, restore, withdraw
from tests.factories import edit, make_post
from tests.publishing.readers import HOUR, NOON

pytestmark = pytest.mark.django_db

FAR = NOON + 3_000 * HOUR
MOMENT = datetime.timedelta(microseconds=1)


def seen(at: datetime.datetime) -> str | None:
    """The title that readers see of the one post at an instant."""
    found = Edition.objects.live(at).values_list("title", flat=True)
    assert len(found) < 2
    return found[0] if found else None


class Story:
    """One post, a clock, and what readers saw at every instant so far."""

    def __init__(self, seed: int, clock):
        self.dice, self.clock, self.now = random.Random(seed), clock, NOON
        self.post = make_post("Title 0")
        self.past: dict[datetime.datetime, str | None] = {}
        self.number = 0

    def step(self) -> None:
        self.past[self.now] = seen(self.now)
        self.now += HOUR * self.dice.randint(1, 4)
        self.clock.move_to(self.now)
        self.post = Post.objects.get(pk=self.post.pk)
        before, verbs = seen(self.now), [self.edit, self.publish, self.schedule]
        verbs += [self.withdraw, self.withdraw_later, self.cancel, self.restore]
        refused = True
        with suppress(PublishingError):
            self.dice.choice(verbs)(before)
            refused = False
        assert not refused or seen(self.now) == before
        for instant, title in self.past.items():
            assert seen(instant) == title

    def later(self) -> datetime.datetime:
        return self.now + HOUR * self.dice.randint(1, 12)

    def edit(self, before):
        self.number += 1
        slug = f"address-{self.dice.randint(0, 2)}"
        edit(self.post, title=f"Title {self.number}", slug=slug)
        assert seen(self.now) == before

    def publish(self, before):
        publish(self.post, by=None)
        assert seen(self.now) == self.post.title

    def schedule(self, before):
        at = self.later()
        publish(self.post, by=None, at=at)
        assert seen(self.now) == before
        assert seen(at) == self.post.title

    def withdraw(self, before):
        withdraw(self.post, by=None)
        assert before is not None
        # What began in this very instant ends in the next that can be told apart.
        assert seen(self.now + MOMENT) is seen(FAR) is None

    def withdraw_later(self, before):
        at = self.later()
        withdraw(self.post, by=None, at=at)
        assert seen(self.now) == before
        assert seen(at) is seen(FAR) is None

    def cancel(self, before):
        cancel(self.post, by=None)
        assert seen(self.now) == seen(FAR) == before

    def restore(self, before):
        old = self.dice.choice([*self.post.editions.all()] or [None])
        if old is None:
            return
        assert restore(old, by=None)[0].title == old.title
        assert seen(self.now) == before


@pytest.mark.parametrize("seed", range(12))
def test_any_order_of_the_verbs_does_what_each_says(clock, seed):
    story = Story(seed, clock)
    for _ in range(25):
        story.step()
    addresses = set(story.post.addresses.values_list("slug", flat=True))
    shown = set(Edition.objects.values_list("slug", flat=True))
    assert addresses == shown
