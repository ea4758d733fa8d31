"""Where a page tells programs that there are feeds."""

from dataclasses import dataclass

from articles.models import Author, SiteSettings, Topic

from .formats import FORMATS
from .subjects import subject_of


@dataclass(frozen=True)
class FeedLink:
    """A feed of a page: its media type, its title and its path."""

    media_type: str
    title: str
    path: str


def feed_links(
    site: SiteSettings, subject: Topic | Author | None = None
) -> list[FeedLink]:
    """The feeds of a page about `subject`, its own before the site's."""
    subjects = [subject_of(site, subject)] if subject else []
    return [
        FeedLink(
            media_type=form.media_type,
            title=one.title if form.name == "Atom" else f"{one.title} ({form.name})",
            path=one.feed_path(form.suffix),
        )
        for one in [*subjects, subject_of(site)]
        for form in FORMATS.values()
    ]
