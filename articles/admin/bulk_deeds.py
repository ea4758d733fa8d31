"""What can be done to many posts at once: told of each, then done to each."""

import abc
import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import Author, Post, SiteSettings, Topic
from articles.publishing import (
    Prospect,
    add_topic,
    change_author,
    of_adding,
    of_another_author,
    of_publishing,
    of_removing,
    of_withdrawing,
    publish,
    remove_topic,
    withdraw,
)


@dataclass(frozen=True)
class Order:
    """Who asks for it, when, and with what."""

    by: object
    now: datetime.datetime
    site: SiteSettings
    target: Topic | Author | None = None
    confidential: bool = False


def posts(number: int) -> str:
    return f"{number} post" if number == 1 else f"{number} posts"


class Deed(abc.ABC):
    """One choice of the list. `choice` stands in it; `asks` is what it needs to know.

    `button` names what will be done to how many, `done` what readers see after it.
    """

    name = choice = heading = asks = about = ""
    confirms = False  # whether the confidentiality question belongs to it

    def allowed(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.publish_post")

    def among(self, found: QuerySet, user) -> QuerySet:
        """Those of the posts that `user` may do this to."""
        return found

    def targets(self, found: list[Post]) -> QuerySet | None:
        return None

    @abc.abstractmethod
    def prospect(self, post: Post, order: Order) -> Prospect:
        """What it would change in one post."""

    @abc.abstractmethod
    def carry_out(self, post: Post, order: Order) -> None:
        """Raises PublishingError, with a sentence."""

    @abc.abstractmethod
    def button(self, number: int, target) -> str:
        """The words of the button for so many posts."""

    @abc.abstractmethod
    def done(self, number: int, target) -> str:
        """What is said afterwards."""


class Publish(Deed):
    name, choice = "publish", "Publish…"
    heading = "Publish these posts?"
    about = "Readers see them as soon as you press the button."
    confirms = True

    def prospect(self, post: Post, order: Order) -> Prospect:
        return of_publishing(post, now=order.now, settings=order.site)

    def carry_out(self, post: Post, order: Order) -> None:
        publish(post, by=order.by, confidential=order.confidential)

    def button(self, number: int, target) -> str:
        return f"Publish {posts(number)}"

    def done(self, number: int, target) -> str:
        seen = "Readers see it now." if number == 1 else "Readers see them now."
        return f"Published {posts(number)}. {seen}"


class Withdraw(Deed):
    name, choice = "withdraw", "Withdraw…"
    heading = "Withdraw these posts?"
    about = (
        "Readers will be told that they are no longer available. Texts and history "
        "stay here, and you can publish them again."
    )

    def prospect(self, post: Post, order: Order) -> Prospect:
        return of_withdrawing(post)

    def carry_out(self, post: Post, order: Order) -> None:
        withdraw(post, by=order.by)

    def button(self, number: int, target) -> str:
        return f"Withdraw {posts(number)}"

    def done(self, number: int, target) -> str:
        gone = "it is" if number == 1 else "they are"
        return f"Withdrew {posts(number)}. Readers are told that {gone} gone."


class _OfWorkingCopies(Deed):
    about = "This changes the texts here. Readers see it when you publish them."

    def allowed(self, request: HttpRequest) -> bool:
        user = request.user
        own = user.has_perm("articles.write_own_post")
        return own or user.has_perm("articles.change_post")

    def among(self, found: QuerySet, user) -> QuerySet:
        return found if user.has_perm("articles.change_post") else found.own(user)

    def done(self, number: int, target) -> str:
        return f"Changed {posts(number)}. Readers see it when you publish."


class AddTopic(_OfWorkingCopies):
    name, choice, asks = "add-topic", "Add a topic…", "topic"
    heading = "Add a topic to these posts?"

    def targets(self, found: list[Post]) -> QuerySet:
        return Topic.objects.all()

    def prospect(self, post: Post, order: Order) -> Prospect:
        return of_adding(post, order.target)

    def carry_out(self, post: Post, order: Order) -> None:
        add_topic(post, order.target, by=order.by)

    def button(self, number: int, target) -> str:
        return f"Add “{target}” to {posts(number)}"


class RemoveTopic(_OfWorkingCopies):
    name, choice, asks = "remove-topic", "Remove a topic…", "topic"
    heading = "Remove a topic from these posts?"

    def targets(self, found: list[Post]) -> QuerySet:
        return Topic.objects.filter(posts__in=found).distinct()

    def prospect(self, post: Post, order: Order) -> Prospect:
        return of_removing(post, order.target)

    def carry_out(self, post: Post, order: Order) -> None:
        remove_topic(post, order.target, by=order.by)

    def button(self, number: int, target) -> str:
        return f"Remove “{target}” from {posts(number)}"


class ChangeAuthor(_OfWorkingCopies):
    name, choice, asks = "change-author", "Change the author…", "author"
    heading = "Change the author of these posts?"

    def allowed(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_post")

    def targets(self, found: list[Post]) -> QuerySet:
        return Author.objects.all()

    def prospect(self, post: Post, order: Order) -> Prospect:
        return of_another_author(post, order.target)

    def carry_out(self, post: Post, order: Order) -> None:
        change_author(post, order.target, by=order.by)

    def button(self, number: int, target) -> str:
        return f"Put {target} under {posts(number)}"


DEEDS = {
    deed.name: deed
    for deed in (Publish(), Withdraw(), AddTopic(), RemoveTopic(), ChangeAuthor())
}
