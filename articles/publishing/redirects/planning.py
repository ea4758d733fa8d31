"""What many redirects would do together, before anything is done.

A redirect leads straight to where a visitor ends: what leads to another redirect's path
is led on (A to B, B to C: A to C), whichever of the two is made first, also within one
list. What would go in a circle is refused.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Post, Redirect

from .answers import Answers
from .paths import RedirectError, old_path, path_key
from .targets import Destination, target_from


class Verdict(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class Wish:
    """A redirect as somebody writes it: to a post or to what `target` says."""

    path: str
    target: str = ""
    post_id: int | None = None
    line: int = 0


@dataclass(frozen=True)
class Outcome:
    """What a wish would do. A refused one says why, and about which field."""

    line: int
    path: str
    verdict: Verdict
    destination: Destination = field(default_factory=Destination)
    reason: str = ""
    about: str = ""


@dataclass(frozen=True)
class Plan:
    """The outcomes in order, and the redirects that have to follow them."""

    outcomes: list[Outcome]
    following: list[tuple[Redirect, Destination]] = field(default_factory=list)

    def of(self, verdict: Verdict) -> list[Outcome]:
        return [one for one in self.outcomes if one.verdict is verdict]


def plan(
    wishes: Iterable[Wish], *, by, at: datetime.datetime, besides: int | None = None
) -> Plan:
    """What `wishes` would do if `by` (None is the site) wished them at `at`.

    `besides` is the key of the redirect that the one wish replaces.
    """
    return _Planning(list(wishes), by=by, at=at, besides=besides).plan()


class _Planning:
    def __init__(self, wishes: list[Wish], *, by, at, besides: int | None) -> None:
        self.refused: dict[int, Outcome] = {}
        self.wished: dict[int, tuple[str, Destination]] = {}
        self.wishes = wishes
        for number, wish in enumerate(wishes):
            try:
                key = old_path(wish.path)
                aim = (
                    Destination(post_id=wish.post_id)
                    if wish.post_id
                    else Destination(target=target_from(wish.target))
                )
            except RedirectError as error:
                self._refuse(number, error, wish.path.strip())
            else:
                self.wished[number] = key, aim
        self.rows = self._rows(besides)
        seen = Post.objects.all() if by is None else Post.objects.seen_by(by)
        paths = {key for key, _aim in self.wished.values()}
        aims = [aim for _key, aim in self.wished.values()]
        aims += map(_of, self.rows.values())
        paths |= {aim.path for aim in aims if aim.is_path}
        self.answers = Answers(paths, at=at, seen=seen)

    def _rows(self, besides: int | None) -> dict[str, Redirect]:
        """The redirects that may matter: of the same paths, or to a path."""
        keys = {key for key, _aim in self.wished.values()}
        aims = [aim for _key, aim in self.wished.values() if aim.is_path]
        keys |= {path_key(aim.path) for aim in aims}
        rows = Redirect.objects.filter(
            Q(path__in=keys) | Q(target__startswith="/")
        ).exclude(pk=besides)
        return {row.path: row for row in rows}

    def plan(self) -> Plan:
        self.edges = {path: _of(row) for path, row in self.rows.items()}
        first: dict[str, tuple[int, Destination]] = {}
        for number, (key, aim) in list(self.wished.items()):
            try:
                self._check_path(key)
                if key in first:
                    self._check_repeated(first[key], number, aim)
            except RedirectError as error:
                self._refuse(number, error, key)
                continue
            first.setdefault(key, (number, aim))
            self.edges[key] = aim
        self.ends: dict[str, Destination | RedirectError] = {}
        ends = {}
        for number, (key, _aim) in list(self.wished.items()):
            try:
                ends[number] = self._end(key)
            except RedirectError as error:
                self._refuse(number, error, key)
        outcomes = [
            self.refused[number]
            if number in self.refused
            else self._outcome(number, ends[number], first)
            for number in range(len(self.wishes))
        ]
        accepted = {self.wished[number][0] for number in ends}
        return Plan(outcomes, list(self._following(accepted)))

    def _refuse(self, number: int, error: RedirectError, path: str) -> None:
        line = self.wishes[number].line
        self.wished.pop(number, None)
        self.refused[number] = Outcome(
            line, path, Verdict.REFUSED, reason=str(error), about=error.about
        )

    def _check_path(self, key: str) -> None:
        if self.answers.answers(key):
            raise RedirectError(
                _(
                    "The site itself answers at “%(path)s”, so that nobody would be "
                    "led on from there."
                )
                % {"path": key},
                about="path",
            )

    def _check_repeated(
        self, first: tuple[int, Destination], number: int, aim: Destination
    ) -> None:
        if first[1] != aim:
            raise RedirectError(
                _("Line %(number)d leads this address elsewhere already.")
                % {"number": self.wishes[first[0]].line},
                about="path",
            )

    def _end(self, start: str) -> Destination:
        """Where a visitor who comes by `start` ends; raises RedirectError for nowhere.

        What was found out for one address of a chain holds for all of it.
        """
        passed, key = [], start
        while key not in self.ends:
            passed.append(key)
            self.ends[key] = _circle(key)  # unless the way leads on to an end
            step = self._step(key)
            if not isinstance(step, str):
                self.ends[key] = step
                break
            key = step
        end = self.ends[key]
        self.ends |= dict.fromkeys(passed, end)
        if isinstance(end, RedirectError):
            raise end
        return end

    def _step(self, key: str) -> Destination | RedirectError | str:
        """The end to which `key` leads, or the next address on the way."""
        aim = self.edges[key]
        if not aim.is_path:
            return aim
        path, onward = aim.path, path_key(aim.path)
        if onward == key:
            return _circle(key)
        if post := self.answers.post_of(path):
            return Destination(post_id=post)
        if form := self.answers.readable(path):
            return Destination(target=form + aim.target[len(path) :])
        if onward in self.edges:
            return onward
        if post := self.answers.unpublished_post_of(path):
            return Destination(post_id=post)
        return RedirectError(
            _(
                "There is no page at “%(path)s” on this site. Open the page in your "
                "browser and copy its address."
            )
            % {"path": path}
        )

    def _outcome(
        self,
        number: int,
        end: Destination,
        first: dict[str, tuple[int, Destination]],
    ) -> Outcome:
        key = self.wished[number][0]
        row = self.rows.get(key)
        if first[key][0] != number or (row and _of(row) == end):
            verdict = Verdict.UNCHANGED
        else:
            verdict = Verdict.CHANGED if row else Verdict.NEW
        return Outcome(self.wishes[number].line, key, verdict, end)

    def _following(self, accepted: set[str]):
        """The redirects that lead to a path which from now on leads elsewhere."""
        for path, row in self.rows.items():
            now = _of(row)
            if path in accepted or not now.is_path:
                continue
            if path_key(now.path) in accepted and not self.answers.readable(now.path):
                end = self._end(path)
                if end != now:
                    yield row, end


def _circle(path: str) -> RedirectError:
    said = _("It would go in a circle: “%(path)s” would lead back to itself.")
    return RedirectError(said % {"path": path})


def _of(row: Redirect) -> Destination:
    return Destination(post_id=row.post_id, target=row.target)
