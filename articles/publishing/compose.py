"""From a working copy to an edition, without saving anything."""

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils import timezone

from articles import rendering
from articles.models import (
    Author,
    Byline,
    DatePrecision,
    Edition,
    Post,
    SiteSettings,
)

from .clinical_reviews import review_holds
from .indexing import keywords_in
from .pictures import picture_resolver, portrait_name


def link_resolver(at: datetime.datetime) -> rendering.LinkResolver:
    """Answers where `post:<reference>` leads for readers at `at`, or None."""

    def resolve_link(destination: str) -> str | None:
        reference = destination.partition(":")[2].partition("#")[0]
        edition = Edition.objects.live(at).named(reference).only("kind", "slug").first()
        return edition.get_absolute_url() if edition else None

    return resolve_link


def render(
    text: str, *, region: str | None = None, at: datetime.datetime | None = None
) -> rendering.Rendered:
    """The one rendering that preview, publishing and importers use.

    A link to one of the site's own texts leads where readers find it at `at` (an
    aware instant; now by default). Raises rendering.TextTooLongError, with a
    sentence, past the length limit.
    """
    region = region or SiteSettings.load().country
    return rendering.render(
        text,
        resolve_picture=picture_resolver(text),
        resolve_link=link_resolver(at or timezone.now()),
        region=region,
    )


def rendered_html(text: str) -> str:
    """The HTML of `text`; the hook that django-markdownx calls."""
    return render(text).html


# What a reader would notice; the rest of an edition is about when and by whom.
_SHOWN = ("html", "contents", "byline_data", "reviewer_data", "picture_data")


def shows_the_same(one: Edition, other: Edition) -> bool:
    """Whether readers would see no difference between two editions of a post."""
    return one.digest == other.digest and all(
        getattr(one, name) == getattr(other, name) for name in _SHOWN
    )


def picture_of(post: Post) -> dict[str, str]:
    """The lead picture's texts as an edition stores them; none without a picture."""
    if not post.picture:
        return {}
    picture = post.picture
    texts = {"caption": picture.caption, "credit": picture.credit}
    # The word for a decorative picture is for writers; nobody is to hear it read.
    alt = "" if rendering.is_decorative(post.lead_alt) else post.lead_alt
    return {"alt": alt} | texts


def byline_of(author: Author) -> Byline:
    """The person as an edition names them, with the portrait in its present file."""
    portrait = portrait_name(author.portrait) if author.portrait else ""
    return replace(author.byline(), portrait=portrait)


def contents_of(rendered: rendering.Rendered) -> list[dict[str, str]]:
    """The table of contents as an edition stores it."""
    return [asdict(heading) for heading in rendered.contents]


@dataclass(frozen=True)
class Composition:
    """An unsaved edition, and the rendering that it was made from."""

    edition: Edition
    rendered: rendering.Rendered


def compose(post: Post, **when: Any) -> Edition:
    """The edition that publishing `post` would make, unsaved; see `composition`."""
    return composition(post, **when).edition


def composition(
    post: Post,
    *,
    begins: datetime.datetime | None = None,
    settings: SiteSettings | None = None,
    co_authors: Sequence[Author] | None = None,
) -> Composition:
    """What publishing `post` at `begins` would make, unsaved.

    A date that its author left to the site is the day of the first publication.
    `co_authors` stand in for those that are saved. Raises
    rendering.TextTooLongError.
    """
    settings = settings or SiteSettings.load()
    begins = begins or timezone.now()
    first = (
        post.editions.order_by("live_from").values_list("live_from", flat=True).first()
        if post.pk
        else None
    )
    published = min(first or begins, begins)
    published_on = published.astimezone(settings.zone).date()
    edition = Edition(
        **post.content_values(),
        post=post,
        uid=post.uid,
        digest=post.digest,
        live_from=begins,
        rendering_version=rendering.RENDERING_VERSION,
    )
    edition.shown_date = post.date
    if post.date is None and post.date_precision != DatePrecision.HIDDEN:
        edition.shown_date = published_on
    if edition.shown_date in {None, published_on}:
        edition.ordered_at = published
    else:
        edition.ordered_at = datetime.datetime.combine(
            edition.shown_date, datetime.time(), settings.zone
        )
    edition.picture_data = picture_of(post)
    edition.make_printable()
    rendered = render(edition.body, region=settings.country, at=begins)
    edition.html = rendered.html
    edition.contents = contents_of(rendered)
    edition.text = rendered.text
    edition.excerpt = rendered.excerpt
    edition.words = rendered.words
    edition.minutes = rendered.minutes
    edition.keywords = keywords_in(edition, settings.language)
    lead = [post.lead_author] if post.lead_author else []
    if co_authors is None:
        co_authors = post.co_authors.select_related("portrait", "supervisor")
    others = [a for a in co_authors if a.pk != post.lead_author_id]
    edition.byline_data = [byline_of(author).as_dict() for author in [*lead, *others]]
    if review_holds(post):
        # Named in words alone; a portrait there would have to follow its picture.
        named = replace(post.reviewer.byline(), portrait="", portrait_alt="")
        edition.reviewer_data = named.as_dict()
    return Composition(edition, rendered)
