"""From a working copy to an edition, without saving anything."""

import datetime
from dataclasses import asdict

from django.utils import timezone

from articles import rendering
from articles.models import DatePrecision, Edition, Picture, Post, SiteSettings


def resolve_picture(destination: str) -> rendering.PictureSource | None:
    """The stored picture that Markdown names `picture:<key>`, if there is one."""
    scheme, _, key = destination.partition(":")
    if scheme != "picture":
        return None
    picture = Picture.objects.filter(key=key).first()
    if picture is None:
        return None
    return rendering.PictureSource(
        url=picture.file.url,
        width=picture.width,
        height=picture.height,
        caption=picture.caption,
        credit=picture.credit,
    )


def render(text: str, *, region: str | None = None) -> rendering.Rendered:
    """The one rendering that preview, publishing and importers use.

    Raises rendering.TextTooLongError, with a sentence, past the length limit.
    """
    region = region or SiteSettings.load().country
    return rendering.render(text, resolve_picture=resolve_picture, region=region)


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
    return {"alt": post.lead_alt} | texts


def contents_of(rendered: rendering.Rendered) -> list[dict[str, str]]:
    """The table of contents as an edition stores it."""
    return [asdict(heading) for heading in rendered.contents]


def compose(
    post: Post,
    *,
    begins: datetime.datetime | None = None,
    settings: SiteSettings | None = None,
) -> Edition:
    """The edition that publishing `post` at `begins` would make, unsaved.

    A date that its author left to the site is the day of the first publication.
    """
    settings = settings or SiteSettings.load()
    begins = begins or timezone.now()
    first = post.editions.order_by("live_from").values_list("live_from", flat=True)
    published = min(first.first() or begins, begins)
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
    rendered = render(edition.body, region=settings.country)
    edition.html = rendered.html
    edition.contents = contents_of(rendered)
    edition.text = rendered.text
    edition.excerpt = rendered.excerpt
    edition.words = rendered.words
    edition.minutes = rendered.minutes
    lead = [post.lead_author] if post.lead_author else []
    others = post.co_authors.select_related("portrait", "supervisor").exclude(
        pk=post.lead_author_id
    )
    edition.byline_data = [author.byline().as_dict() for author in [*lead, *others]]
    if post.reviewer:
        edition.reviewer_data = post.reviewer.byline().as_dict()
    return edition
