"""What the site itself answers at a path, so that no redirect stands in its way."""

import datetime
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve

from articles.models import Address, Edition, Post

READERS = "articles"  # the name of the readers' addresses
_TEXTS = frozenset({"article", "page"})
Place = tuple[str, str]  # kind and slug


class Answers:
    """Asks for many paths at once; those of texts take three queries altogether.

    `seen` are the posts of which the person who asks may know.
    """

    def __init__(
        self, paths: Iterable[str], *, at: datetime.datetime, seen: QuerySet[Post]
    ) -> None:
        self._matches: dict[str, ResolverMatch | None] = {}
        self._statuses: dict[str, int] = {}
        places = {
            place
            for path in paths
            for form in forms_of(path)
            if (place := self._place(form))
        }
        slugs = {slug for _kind, slug in places}
        begun = Edition.objects.begun(at).filter(slug__in=slugs).order_by()
        self._begun: set[Place] = set(begun.values_list("kind", "slug").distinct())
        addresses = Address.objects.filter(slug__in=slugs)
        self._published: dict[Place, int] = {
            (kind, slug): post
            for kind, slug, post in addresses.values_list("kind", "slug", "post_id")
        }
        self._written: dict[Place, int] = {
            (kind, slug): post
            for kind, slug, post in seen.filter(slug__in=slugs)
            .order_by()
            .values_list("kind", "slug", "pk")
        }

    def answers(self, path: str) -> bool:
        """Whether anything but “it isn't here” is answered, with or without slash."""
        return any(self._answers(form) for form in forms_of(path))

    def readable(self, path: str) -> str:
        """The path as the site answers it with a page; "" where it has none."""
        for form in forms_of(path):
            match = self._match(form)
            if match is None or not self._is_readers(match) or self._place(form):
                continue
            if self._status(form, match) == 200:
                return form
        return ""

    def post_of(self, path: str) -> int | None:
        """The key of the post that readers find, or have found, at the path."""
        place = next(filter(None, map(self._place, forms_of(path))), None)
        return self._published.get(place) if place in self._begun else None

    def unpublished_post_of(self, path: str) -> int | None:
        """The key of the post that readers will find at the path."""
        place = next(filter(None, map(self._place, forms_of(path))), None)
        return self._written.get(place) if place else None

    def _answers(self, form: str) -> bool:
        match = self._match(form)
        if match is None:
            return False
        if not self._is_readers(match):
            return True
        if place := self._place(form):
            return place in self._begun
        return self._status(form, match) != 404

    @staticmethod
    def _is_readers(match: ResolverMatch) -> bool:
        return match.namespace == READERS

    def _match(self, form: str) -> ResolverMatch | None:
        if form not in self._matches:
            try:
                self._matches[form] = resolve(form)
            except Resolver404:
                self._matches[form] = None
        return self._matches[form]

    def _place(self, form: str) -> Place | None:
        match = self._match(form)
        if match and self._is_readers(match) and match.url_name in _TEXTS:
            return match.url_name, match.kwargs["slug"]
        return None

    def _status(self, form: str, match: ResolverMatch) -> int:
        """What the view answers to a visitor; asked of the view, which alone knows."""
        if form not in self._statuses:
            try:
                response = match.func(_visit(form), *match.args, **match.kwargs)
            except Http404:
                self._statuses[form] = 404
            else:
                self._statuses[form] = response.status_code
        return self._statuses[form]


def forms_of(path: str) -> list[str]:
    """The path, and where it has no slash at its end also with one."""
    return [path] if path.endswith("/") else [path, f"{path}/"]


def _visit(path: str) -> HttpRequest:
    request = HttpRequest()
    request.method = "HEAD"  # so that no file is opened
    request.path = request.path_info = path
    host = urlsplit(settings.SITE_URL).netloc
    request.META = {"HTTP_HOST": host, "SERVER_NAME": host, "SERVER_PORT": "80"}
    return request
