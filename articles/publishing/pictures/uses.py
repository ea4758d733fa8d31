"""Where a picture is used: lead pictures, bodies, bylines, portraits, unsaved text."""

import re
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import (
    Author,
    Autosave,
    Edition,
    Picture,
    PictureUse,
    Post,
    SiteSettings,
)

from ..permissions import may_see
from .files import hold_files, short_of

_REFERENCE = re.compile(r"picture:([0-9a-z]{1,20})")
MOST_PICTURES = 500  # in one text


def keys_in(text: str) -> list[str]:
    """The keys of the pictures that Markdown names, each once, in order."""
    return list(dict.fromkeys(_REFERENCE.findall(text)))[:MOST_PICTURES]


def hold_pictures(post: Post) -> None:
    """Keeps the pictures that a text shows as they are until the transaction ends.

    Whoever changes one waits, and then finds the edition that was made meanwhile.
    """
    hold_files()
    people = [post.lead_author_id, *post.co_authors.values_list("pk", flat=True)]
    shown = Q(key__in=keys_in(post.body)) | Q(portrait_of__in=[p for p in people if p])
    keys = Picture.objects.filter(shown).values_list("pk", flat=True)
    # By their own keys alone, for PostgreSQL can't lock through a join.
    held = Picture.objects.select_for_update(no_key=True)
    list(held.filter(pk__in=set(keys)).order_by("pk"))


def hold_picture(key: int) -> bool:
    """Keeps a picture from being deleted until the transaction ends.

    False where it is gone already; `key` is its primary key.
    """
    hold_files()
    held = Picture.objects.select_for_update(no_key=True)
    return held.filter(pk=key).first() is not None


def note_post(post: Post) -> None:
    """Keeps which pictures the body of a working copy shows."""
    _note(PictureUse.Place.TEXT, _pictures_in(post.body), post=post)


def note_edition(edition: Edition) -> None:
    """Keeps which pictures an edition shows in its body and its byline."""
    _note(PictureUse.Place.TEXT, _pictures_in(edition.body), edition=edition)
    people = [person.get("portrait") for person in edition.byline_data]
    digests = [short_of(name) for name in people if name]
    shown: set[int] = set()
    for digest in digests:
        found = Picture.objects.filter(digest__startswith=digest)
        shown.update(found.values_list("pk", flat=True))
    _note(PictureUse.Place.BYLINE, shown, edition=edition)


def _pictures_in(body: str) -> set[int]:
    keys = keys_in(body)
    if not keys:
        return set()
    # Held, so that none of them is deleted before this is saved.
    hold_files()
    held = Picture.objects.select_for_update(no_key=True)
    return set(held.filter(key__in=keys).values_list("pk", flat=True))


def _note(place: str, pictures: set[int], **text) -> None:
    noted = PictureUse.objects.filter(place=place, **text)
    known = set(noted.values_list("picture_id", flat=True))
    if gone := known - pictures:
        noted.filter(picture_id__in=gone).delete()
    PictureUse.objects.bulk_create(
        (
            PictureUse(place=place, picture_id=pk, **text)
            for pk in sorted(pictures - known)
        ),
        ignore_conflicts=True,
    )


def unused(pictures: QuerySet[Picture]) -> QuerySet[Picture]:
    """Those of `pictures` that no text, nobody's portrait and no logo shows."""
    here = OuterRef("pk")
    return pictures.exclude(
        Exists(PictureUse.objects.filter(picture=here))
        | Exists(Post.objects.filter(picture=here))
        | Exists(Edition.objects.filter(picture=here))
        | Exists(Author.objects.filter(portrait=here))
        | Exists(SiteSettings.objects.filter(logo=here))
    )


def is_used(picture: Picture) -> bool:
    """Whether anything shows the picture, unsaved text included."""
    if not unused(Picture.objects.filter(pk=picture.pk)).exists():
        return True
    return _is_in_unsaved(picture)


def _is_in_unsaved(picture: Picture) -> bool:
    written = Autosave.objects.annotate(text=Cast("values", TextField()))
    lead = f'"picture": ["{picture.pk}"]'
    named = Q(text__contains=picture.reference) | Q(text__contains=lead)
    return written.filter(named).exists()


@dataclass(frozen=True)
class Use:
    """One place where a picture is: `what` it is there, `where`, and the post.

    `post` is None for a portrait and a logo, and for a post that the person who asks
    may not open; `title` is then in general words.
    """

    what: str
    where: str
    title: str
    post: Post | None = None
    author: Author | None = None
    site: SiteSettings | None = None


LEAD, IN_TEXT, IN_BYLINE, PORTRAIT, LOGO = (
    gettext_lazy("Lead picture"),
    gettext_lazy("In the text"),
    gettext_lazy("In the byline"),
    gettext_lazy("Portrait"),
    gettext_lazy("Logo"),
)
COPY, LIVE, NEXT, EARLIER = (
    gettext_lazy("the working copy"),
    gettext_lazy("what readers see"),
    gettext_lazy("what is scheduled"),
    gettext_lazy("an earlier version"),
)


def uses_of(picture: Picture, *, user) -> list[Use]:
    """Every place where the picture is, as far as `user` may know of it."""
    now = timezone.now()
    found: dict[tuple, Use] = {}

    def add(what: str, where: str, post: Post) -> None:
        if may_see(user, post):
            use = Use(str(what), str(where), str(post), post)
        else:
            use = Use(str(what), str(where), _("a text that you can't open"))
        found.setdefault((what, where, post.pk), use)

    for post in picture.posts.all():
        add(LEAD, COPY, post)
    for use in picture.uses.filter(edition=None).select_related("post"):
        add(IN_TEXT, COPY, use.post)
    editions = [(LEAD, edition) for edition in picture.editions.select_related("post")]
    for use in picture.uses.exclude(edition=None).select_related("edition__post"):
        what = IN_TEXT if use.place == PictureUse.Place.TEXT else IN_BYLINE
        editions.append((what, use.edition))
    live = set(
        Edition.objects.live(now)
        .filter(pk__in=[edition.pk for _, edition in editions])
        .values_list("pk", flat=True)
    )
    for what, edition in editions:
        where = LIVE if edition.pk in live else EARLIER
        if edition.live_from > now:
            where = NEXT
        add(what, where, edition.post)
    for author in picture.portrait_of.all():
        found[PORTRAIT, author.pk] = Use(
            str(PORTRAIT), "of", str(author), author=author
        )
    for site in picture.logo_of.all():
        found[LOGO, site.pk] = Use(str(LOGO), "of", site.name, site=site)
    if _is_in_unsaved(picture):
        found["unsaved",] = Use(
            str(IN_TEXT), "unsaved", _("a text that isn't saved yet")
        )
    return list(found.values())
