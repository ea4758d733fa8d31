"""Pictures for a text."""

import datetime
import re

from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from articles.imaging import MAX_BYTES, PictureError
from articles.models import Picture
from articles.publishing import PLACEHOLDER_ALT, store_picture

from ..answers import refuse, writers_only

UPLOADS_AN_HOUR = 120


@writers_only
def upload(request: HttpRequest) -> JsonResponse:
    """Takes one picture: POST `image`; answers the Markdown that shows it."""
    if not request.user.has_perm("articles.add_picture"):
        return refuse("Your account can't add pictures.", 403)
    image = request.FILES.get("image")
    if image is None:
        sent = int(request.META.get("CONTENT_LENGTH") or 0) / MAX_BYTES * 10
        if sent > 10:
            return refuse(
                f"This picture is {sent:.0f} MB; the most we take is 10. A phone can "
                "send it as “large” instead of “actual size”.",
                400,
            )
        return refuse("No picture arrived. Choose it once more.", 400)
    hour_ago = timezone.now() - datetime.timedelta(hours=1)
    recent = Picture.objects.filter(uploaded_by=request.user, created_at__gt=hour_ago)
    if recent.count() >= UPLOADS_AN_HOUR:
        return refuse(
            f"That makes {UPLOADS_AN_HOUR} pictures within the hour. Wait a little.",
            429,
        )
    try:
        picture = store_picture(image.read(), by=request.user)
    except PictureError as error:
        return refuse(str(error), 400)
    # A description may hold what would end it in Markdown.
    alt = re.sub(r"([\[\]\\])", r"\\\1", picture.alt or PLACEHOLDER_ALT)
    return JsonResponse({"image_code": f"![{alt}]({picture.reference})"})
