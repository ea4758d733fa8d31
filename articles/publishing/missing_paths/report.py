"""The paths that were asked for most in vain, each with the article that is meant."""

import datetime
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.models import Edition, MissingPath, Post, Redirect

from ..redirects import Answers

_MOST_COMPARED: Final = 20_000  # live texts
_MOST_HOLDING: Final = 200  # texts that a word is looked for in
_ALIKE: Final = 0.5  # how much of the words' weight must be the same
_SAYS_NOTHING: Final = frozenset(
    {"index", "default", "home", "page", "post", "blog", "amp", "feed", "html", "htm"}
)
_BETWEEN_WORDS: Final = re.compile(r"[\W_]+")
_ENDING: Final = re.compile(r"\.[a-z0-9]{1,5}$")


@dataclass(frozen=True)
class Missed:
    """A missing path; `likely` is the key of the post that is probably meant."""

    row: MissingPath
    likely: int | None = None
    title: str = ""


def missed(*, by, at: datetime.datetime | None = None) -> list[MissingPath]:
    """What is still missing at `at`, the most asked first.

    Without what a redirect leads on, and what the site answers by now.
    """
    at = at or timezone.now()
    led_on = Redirect.objects.filter(path=OuterRef("path"))
    rows = MissingPath.objects.filter(~Exists(led_on))
    rows = list(rows.order_by("-count", "-last_on", "path"))
    answers = Answers([row.path for row in rows], at=at, seen=Post.objects.seen_by(by))
    return [row for row in rows if not answers.answers(row.path)]


def with_likely(
    rows: Iterable[MissingPath], *, by, at: datetime.datetime | None = None
) -> list[Missed]:
    """The rows, each with the live text that its last part names, if there is one."""
    rows = list(rows)
    texts = _Texts(by, at or timezone.now()) if rows else None
    return [Missed(row, *texts.likely(row.path)) for row in rows]


class _Texts:
    """The words in the titles and addresses of what readers see."""

    def __init__(self, by, at: datetime.datetime) -> None:
        live = Edition.objects.live(at).filter(post__in=Post.objects.seen_by(by))
        rows = live.order_by("-ordered_at", "-post_id")
        found = rows.values_list("post_id", "title", "slug")[:_MOST_COMPARED]
        self.titles: dict[int, str] = {}
        self.words: list[tuple[int, frozenset[str]]] = []
        self.holding: dict[str, list[int]] = defaultdict(list)
        for post, title, slug in found:
            self.titles[post] = title
            for words in {_words(title), _words(slug)}:
                for word in words:
                    self.holding[word].append(len(self.words))
                self.words.append((post, words))

    def likely(self, path: str) -> tuple[int | None, str]:
        """The key and title of the text whose words the path shares most."""
        asked = _asked_for(path)
        whole, best, likely = self._weight(asked), 0.0, None
        # A word that many texts have chooses none of them.
        telling = [word for word in asked if len(self.holding[word]) <= _MOST_HOLDING]
        for number in sorted({n for word in telling for n in self.holding[word]}):
            post, words = self.words[number]
            share = self._weight(asked & words) / max(whole, self._weight(words))
            if share > best:
                best, likely = share, post
        return (likely, self.titles[likely]) if best >= _ALIKE else (None, "")

    def _weight(self, words: frozenset[str]) -> float:
        """Rare words tell more (inverse document frequency)."""
        number = len(self.words)
        return sum(math.log(2 + number / (1 + len(self.holding[w]))) for w in words)


def _asked_for(path: str) -> frozenset[str]:
    """The words of the last part of a path that has any to tell."""
    for part in reversed(path.split("/")):
        words = _words(_ENDING.sub("", part)) - _SAYS_NOTHING
        if any(not word.isdecimal() for word in words):
            return words
    return frozenset()


def _words(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return frozenset(filter(None, _BETWEEN_WORDS.split(plain)))
