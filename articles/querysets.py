"""live(): the one rule that says what readers see."""

import datetime
import uuid

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone


class EditionQuerySet(models.QuerySet):
    """Editions; public code starts at `live` and names no date or state itself."""

    def live(self, at: datetime.datetime | None = None):
        """The editions that readers see at `at` (an aware instant; now by default)."""
        at = at or timezone.now()
        return self.filter(Q(live_until=None) | Q(live_until__gt=at), live_from__lte=at)

    def begun(self, at: datetime.datetime | None = None):
        """The editions that readers see or have seen by `at`."""
        return self.filter(live_from__lte=at or timezone.now())

    def articles(self):
        return self.filter(kind="article")

    def menu(self):
        """The standing pages in the menu's order, those outside of it last."""
        place = F("menu_position").asc(nulls_last=True)
        return (
            self.filter(kind="page")
            .order_by(place, "title", "post_id")
            .only("kind", "title", "slug", "menu_position")
        )

    def newest_first(self):
        return self.order_by("-ordered_at", "-post_id")

    def by_author(self, author):
        """Those with `author` in their byline, first or not."""
        co_authored = self.model.co_authors.through.objects.filter(author=author)
        return self.filter(
            Q(lead_author=author) | Q(pk__in=co_authored.values("edition_id"))
        )

    def in_series(self, series):
        """The articles of a series in the order in which they are to be read."""
        place = F("series_position").asc(nulls_last=True)
        return (
            self.articles()
            .filter(series=series)
            .order_by(place, "ordered_at", "post_id")
        )

    def dated(self):
        """Those whose date readers are told, which an archive may use."""
        return self.exclude(date_precision="hidden").exclude(shown_date=None)

    def for_lists(self):
        """With what a row shows, in two queries, and without the texts."""
        return (
            self.select_related("picture")
            .prefetch_related("topics")
            .defer("body", "html", "text", "contents")
        )

    def chosen_for(self, edition):
        """Those that the editors of `edition` put beside it."""
        through = self.model.related.through.objects.filter(edition=edition)
        return self.filter(post__in=through.values("post"))

    def named(self, reference: str):
        """The editions of the post that Markdown names `post:<reference>`.

        The reference is the beginning of its uid, so a range finds it by the index.
        """
        digits = reference.lower()
        if not digits or set(digits) - set("0123456789abcdef") or len(digits) > 32:
            return self.none()
        first, last = uuid.UUID(digits.ljust(32, "0")), uuid.UUID(digits.ljust(32, "f"))
        return self.filter(uid__gte=first, uid__lte=last)

    def for_feeds(self):
        """With what an entry of a feed says, in two queries."""
        return (
            self.select_related("picture")
            .prefetch_related("topics")
            .defer("body", "text", "contents")
        )

    def for_sitemap(self, site_url: str):
        """Those of which search engines are told, with what a line says of each.

        None that is kept from them, nor one whose original stands on another site
        than `site_url`. The last to be published come last.
        """
        ours = Q(canonical_url="") | Q(canonical_url__iexact=site_url)
        ours |= Q(canonical_url__istartswith=f"{site_url}/")
        return (
            self.filter(ours, noindex=False)
            .order_by("pk")
            .select_related("picture")
            .only("kind", "slug", "live_from", "picture")
        )

    def newest_by(self, field: str) -> dict[str | None, datetime.datetime]:
        """By each value of `field`, when the newest of its texts came to readers."""
        newest = self.order_by().values_list(field).annotate(models.Max("live_from"))
        return dict(newest)

    def with_neighbours(self, at: datetime.datetime):
        """With the titles and slugs of the next newer and older live articles.

        They are null where there is none.
        """
        others = self.model.objects.live(at).articles()
        here = {"ordered_at": OuterRef("ordered_at")}
        newer = others.filter(
            Q(ordered_at__gt=OuterRef("ordered_at"))
            | Q(**here, post_id__gt=OuterRef("post_id"))
        ).order_by("ordered_at", "post_id")
        older = others.filter(
            Q(ordered_at__lt=OuterRef("ordered_at"))
            | Q(**here, post_id__lt=OuterRef("post_id"))
        ).newest_first()
        return self.annotate(
            newer_title=Subquery(newer.values("title")[:1]),
            newer_slug=Subquery(newer.values("slug")[:1]),
            older_title=Subquery(older.values("title")[:1]),
            older_slug=Subquery(older.values("slug")[:1]),
        )


class PostQuerySet(models.QuerySet):
    """Working copies, with what can be derived of their editions."""

    def own(self, user):
        """Those that `user` began, or whose byline names them."""
        author = Q(lead_author__user=user)
        through = self.model.co_authors.through.objects.filter(author__user=user)
        return self.filter(
            Q(created_by=user) | author | Q(pk__in=through.values("post_id"))
        )

    def seen_by(self, user):
        """Those that `user` may open at the desk: all, their own, or none."""
        if user.has_perm("articles.view_post") or user.has_perm("articles.change_post"):
            return self
        if user.has_perm("articles.write_own_post"):
            return self.own(user)
        return self.none()

    def with_state(self, at: datetime.datetime | None = None):
        """With `state` and the instants that explain it, as they are at `at`.

        States: draft, scheduled, live, changed (live, with changes that readers do
        not see), withdrawn. `live_since`, `live_until` and `live_slug` are of the
        edition that readers see; `next_from` and `next_until` of the one waiting.
        """
        at = at or timezone.now()
        edition = apps.get_model("articles", "Edition")
        editions = edition.objects.filter(post=OuterRef("pk"))
        live, waiting = editions.live(at), editions.filter(live_from__gt=at)
        unended = editions.filter(Q(live_until=None) | Q(live_until__gt=at))

        def first(queryset, field):
            return Subquery(queryset.order_by("-live_from").values(field)[:1])

        return self.annotate(
            live_since=first(live, "live_from"),
            live_until=first(live, "live_until"),
            live_slug=first(live, "slug"),
            next_from=first(waiting, "live_from"),
            next_until=first(waiting, "live_until"),
            newest_digest=first(unended, "digest"),
            was_live=Exists(editions.begun(at)),
        ).annotate(
            state=Case(
                When(
                    Q(live_since__isnull=False) & Q(newest_digest=F("digest")),
                    then=Value("live"),
                ),
                When(live_since__isnull=False, then=Value("changed")),
                When(next_from__isnull=False, then=Value("scheduled")),
                When(was_live=True, then=Value("withdrawn")),
                default=Value("draft"),
            )
        )


class RedirectQuerySet(models.QuerySet):
    """Old addresses, with what readers see today of the posts that they lead to."""

    def with_live(self, at: datetime.datetime | None = None):
        """With `live_kind` and `live_slug` of the edition that readers see at `at`.

        `was_live` tells whether they have ever seen one by then.
        """
        editions = apps.get_model("articles", "Edition").objects
        of_post = editions.filter(post=OuterRef("post"))
        live = of_post.live(at)
        return self.annotate(
            live_kind=Subquery(live.values("kind")[:1]),
            live_slug=Subquery(live.values("slug")[:1]),
            was_live=Exists(of_post.begun(at)),
        )
