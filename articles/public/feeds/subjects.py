"""What a feed can be of."""

import datetime
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Author, Edition, SiteSettings, Topic
from articles.querysets import EditionQuerySet


@dataclass(frozen=True)
class Subject:
    """The whole site, a topic or an author.

    `page` is the path of its page; `route` the name of its Atom feed's address, to
    which the other formats add their own.
    """

    title: str
    description: str
    page: str
    route: str
    of: Topic | Author | None = None

    def feed_path(self, suffix: str) -> str:
        args = [self.of.slug] if self.of else []
        return reverse(f"articles:{self.route}{suffix}", args=args)

    def among(self, editions: EditionQuerySet) -> EditionQuerySet:
        """Those of `editions` that belong into its feed."""
        if isinstance(self.of, Topic):
            return editions.filter(topics=self.of)
        if isinstance(self.of, Author):
            return editions.by_author(self.of)
        return editions


def subject_of(site: SiteSettings, of: Topic | Author | None = None) -> Subject:
    """The subject that `of` is; the site itself where it is None."""
    if of is None:
        return Subject(site.name, site.tagline, reverse("articles:home"), "feed")
    if isinstance(of, Topic):
        about = of.description or _("Articles about %(topic)s, %(practice)s") % {
            "topic": of.name,
            "practice": site.name,
        }
        title, route = f"{of.name} · {site.name}", "topic_feed"
        return Subject(title, about, of.get_absolute_url(), route, of)
    about = _("Articles by %(name)s, %(practice)s") % {
        "name": of.credited_name,
        "practice": site.name,
    }
    title, route = f"{of.credited_name} · {site.name}", "author_feed"
    return Subject(title, about, of.get_absolute_url(), route, of)


def newest(subject: Subject, at: datetime.datetime, most: int) -> list[Edition]:
    """The newest articles of a subject that are live at `at`, in two queries."""
    live = Edition.objects.live(at).articles()
    return list(subject.among(live).for_feeds().newest_first()[:most])
