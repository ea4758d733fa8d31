"""Pictures that are sent for a text or as its lead picture."""

import datetime

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.imaging import MAX_BYTES, PictureError
from articles.models import Picture
from articles.publishing import (
    PublishingError,
    discard_pending,
    keep_pending,
    may_change_picture,
    store_picture,
)
from articles.rendering import DECORATIVE, printable

from ..answers import refuse, writers_only
from ..picture_words import image_code
from ..uploads import BusyError, one_upload
from .picture_texts import about

UPLOADS_AN_HOUR = 120
GONE = gettext_lazy("This picture isn't there any more. Add it once more.")
TEXT, LEAD, AGAIN = "text", "lead", "again"


@writers_only
def upload(request: HttpRequest) -> JsonResponse:
    """Takes one picture: POST `image`, and `describe` where that is still to come.

    Answers `image_code`, the Markdown that shows it, and what `about` tells of it.
    Until it is described it is nobody else's, and in no library.
    """
    if not request.user.has_perm("articles.add_picture"):
        return refuse(_("Your account can't add pictures."), 403)
    image = request.FILES.get("image")
    if image is None:
        sent = int(request.META.get("CONTENT_LENGTH") or 0) / MAX_BYTES * 10
        if sent > 10:
            return refuse(
                _(
                    "This picture is %(size)s MB; the most we take is 10. A phone can "
                    "send it as “large” instead of “actual size”."
                )
                % {"size": f"{sent:.0f}"},
                400,
            )
        return refuse(_("No picture arrived. Choose it once more."), 400)
    hour_ago = timezone.now() - datetime.timedelta(hours=1)
    recent = Picture.objects.filter(uploaded_by=request.user, created_at__gt=hour_ago)
    if recent.count() >= UPLOADS_AN_HOUR:
        return refuse(
            _("That makes %(count)s pictures within the hour. Wait a little.")
            % {"count": UPLOADS_AN_HOUR},
            429,
        )
    pending = bool(request.POST.get("describe"))
    try:
        with one_upload(wait=3):
            picture = store_picture(image.read(), by=request.user, pending=pending)
    except BusyError as error:
        return refuse(str(error), 503, busy=True)  # the script sends it again
    except PictureError as error:
        return refuse(str(error), 400)
    code = image_code(picture, picture.alt)
    return JsonResponse({"image_code": code} | about(picture, request.user))


@writers_only(methods=("GET",))
def tell(request: HttpRequest) -> JsonResponse:
    """What is known of one picture by now: GET `key`."""
    picture = _named(request.GET.get("key", ""), request.user)
    if picture is None:
        return refuse(GONE, 400)
    return JsonResponse(about(picture, request.user))


@writers_only
def keep(request: HttpRequest) -> JsonResponse:
    """Takes a picture into the library and answers the Markdown that shows it.

    POST `key`, `alt`, `decorative`, `caption`, `credit`, and `use`: "text", "lead", or
    "again" for a picture that stands in the text, of which nothing but the text
    changes. A description is kept with a picture that has none, caption and credit
    with one that the sender may change; what isn't kept there stands in the Markdown.
    """
    picture = _named(request.POST.get("key", ""), request.user)
    if picture is None:
        return refuse(GONE, 400)
    use = request.POST.get("use", TEXT)
    if use not in {TEXT, LEAD, AGAIN}:
        return refuse(_("A picture stands in the text or leads it."), 400)
    texts = {
        name: " ".join(printable(request.POST.get(name, "")).split())
        for name in ("alt", "caption", "credit")
    }
    if fault := _too_long(texts):
        return refuse(fault, 400, field=_longest(texts))
    decorative = use != LEAD and bool(request.POST.get("decorative"))
    if not texts["alt"] and not decorative:
        return refuse(_undescribed(use), 400, field="alt")
    alt = DECORATIVE if decorative else texts["alt"]
    mine = may_change_picture(request.user, picture)
    title = "" if texts["caption"] == picture.caption else texts["caption"]
    if use == AGAIN:
        return JsonResponse({"image_code": image_code(picture, alt, title)})
    kept = {"caption": texts["caption"], "credit": texts["credit"]}
    if not picture.alt.strip() and not decorative:
        kept["alt"] = texts["alt"]
    try:
        picture = keep_pending(picture, by=request.user, **kept)
    except PublishingError:  # left out in another window meanwhile
        return refuse(GONE, 400)
    code = image_code(picture, alt, "" if mine else title)
    return JsonResponse({"image_code": code} | about(picture, request.user))


@writers_only
def discard(request: HttpRequest) -> JsonResponse:
    """Leaves nothing of a picture that was just sent: POST `key`.

    Answers `discarded`: whether it was deleted, and not one that was here before.
    """
    picture = _named(request.POST.get("key", ""), request.user)
    if picture is None:
        return refuse(GONE, 400)
    return JsonResponse({"discarded": discard_pending(picture, by=request.user)})


def _named(key: str, user) -> Picture | None:
    """The picture of the library, or the user's own on its way there."""
    if not key.isalnum() or len(key) > 20:
        return None
    picture = Picture.objects.filter(key=key).first()
    if picture is None or (picture.pending and picture.uploaded_by_id != user.pk):
        return None
    return picture


def _undescribed(use: str) -> str:
    if use == LEAD:
        return _("Describe the picture for someone who can't see it.")
    return _(
        "Describe the picture for someone who can't see it, or mark it as decoration."
    )


def _most(name: str) -> int:
    return Picture._meta.get_field(name).max_length or 0


def _longest(texts: dict[str, str]) -> str:
    return next((name for name in texts if len(texts[name]) > _most(name)), "")


def _too_long(texts: dict[str, str]) -> str:
    name = _longest(texts)
    if not name:
        return ""
    said = {
        "alt": _("Keep the description to %(most)s characters; this is %(length)s."),
        "caption": _("Keep the caption to %(most)s characters; this is %(length)s."),
        "credit": _("Keep the credit to %(most)s characters; this is %(length)s."),
    }[name]
    return said % {"most": _most(name), "length": len(texts[name])}
