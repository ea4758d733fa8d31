"""What can be done to many posts at once: told of each, then done to each."""

import abc
import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

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


class Deed(abc.ABC):
    """One choice of the list. `choice` stands in it; `asks` is what it needs to know.

    `which` asks for that, and `none_to_choose` is said where there is none. `button`
    names what will be done to how many, `done` what readers see after it.
    """

    name = choice = heading = asks = about = which = none_to_choose = ""
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
    name, choice = "publish", _("Publish…")
    heading = _("Publish these posts?")
    about = _("Readers see them as soon as you press the button.")
    confirms = True

    def prospect(self, post: Post, order: Order) -> Prospect:
        return of_publishing(post, now=order.now, settings=order.site)

    def carry_out(self, post: Post, order: Order) -> None:
        publish(post, by=order.by, confidential=order.confidential)

    def button(self, number: int, target) -> str:
        words = ngettext("Publish %(count)s post", "Publish %(count)s posts", number)
        return words % {"count": number}

    def done(self, number: int, target) -> str:
        words = ngettext(
            "Published %(count)s post. Readers see it now.",
            "Published %(count)s posts. Readers see them now.",
            number,
        )
        return words % {"count": number}


class Withdraw(Deed):
    name, choice = "withdraw", _("Withdraw…")
    heading = _("Withdraw these posts?")
    about = _(
        "Readers will be told that they are no longer available. Texts and history "
        "stay here, and you can publish them again."
    )

    def prospect(self, post: Post, order: Order) -> Prospect:
        return of_withdrawing(post)

    def carry_out(self, post: Post, order: Order) -> None:
        withdraw(post, by=order.by)

    def button(self, number: int, target) -> str:
        words = ngettext("Withdraw %(count)s post", "Withdraw %(count)s posts", number)
        return words % {"count": number}

    def done(self, number: int, target) -> str:
        words = ngettext(
            "Withdrew %(count)s post. Readers are told that it is gone.",
            "Withdrew %(count)s posts. Readers are told that they are gone.",
            number,
        )
        return words % {"count": number}


class _OfWorkingCopies(Deed):
    about = _("This changes the texts here. Readers see it when you publish them.")

    def allowed(self, request: HttpRequest) -> bool:
        user = request.user
        own = user.has_perm("articles.write_own_post")
        return own or user.has_perm("articles.change_post")

    def among(self, found: QuerySet, user) -> QuerySet:
        return found if user.has_perm("articles.change_post") else found.own(user)

    def done(self, number: int, target) -> str:
        words = ngettext(
            "Changed %(count)s post. Readers see it when you publish.",
            "Changed %(count)s posts. Readers see it when you publish.",
            number,
        )
        return words % {"count": number}


class AddTopic(_OfWorkingCopies):
    name, choice, asks = "add-topic", _("Add a topic…"), "topic"
    heading = _("Add a topic to these posts?")
    which = _("Which topic?")
    none_to_choose = _("There is no topic yet to choose.")

    def targets(self, found: list[Post]) -> QuerySet:
        return Topic.objects.all()

    def prospect(self, post: Post, order: Order) -> Prospect:
        return of_adding(post, order.target)

    def carry_out(self, post: Post, order: Order) -> None:
        add_topic(post, order.target, by=order.by)

    def button(self, number: int, target) -> str:
        words = ngettext(
            "Add “%(topic)s” to %(count)s post",
            "Add “%(topic)s” to %(count)s posts",
            number,
        )
        return words % {"topic": target, "count": number}


class RemoveTopic(_OfWorkingCopies):
    name, choice, asks = "remove-topic", _("Remove a topic…"), "topic"
    heading = _("Remove a topic from these posts?")
    which = _("Which topic?")
    none_to_choose = _("None of these posts has a topic.")

    def targets(self, found: list[Post]) -> QuerySet:
        return Topic.objects.filter(posts__in=found).distinct()

    def prospect(self, post: Post, order: Order) -> Prospect:
        return of_removing(post, order.target)

    def carry_out(self, post: Post, order: Order) -> None:
        remove_topic(post, order.target, by=order.by)

    def button(self, number: int, target) -> str:
        words = ngettext(
            "Remove “%(topic)s” from %(count)s post",
            "Remove “%(topic)s” from %(count)s posts",
            number,
        )
        return words % {"topic": target, "count": number}


class ChangeAuthor(_OfWorkingCopies):
    name, choice, asks = "change-author", _("Change the author…"), "author"
    heading = _("Change the author of these posts?")
    which = _("Which author?")
    none_to_choose = _("There is no author yet to choose.")

    def allowed(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_post")

    def targets(self, found: list[Post]) -> QuerySet:
        return Author.objects.all()

    def prospect(self, post: Post, order: Order) -> Prospect:
        return of_another_author(post, order.target)

    def carry_out(self, post: Post, order: Order) -> None:
        change_author(post, order.target, by=order.by)

    def button(self, number: int, target) -> str:
        words = ngettext(
            "Put %(author)s under %(count)s post",
            "Put %(author)s under %(count)s posts",
            number,
        )
        return words % {"author": target, "count": number}


DEEDS = {
    deed.name: deed
    for deed in (Publish(), Withdraw(), AddTopic(), RemoveTopic(), ChangeAuthor())
}
