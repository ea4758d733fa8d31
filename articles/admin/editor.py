"""The editor: django-markdownx's widget before two views of the desk's own.

The package's own views are open to anyone and its script traps the Tab key, breaks
undo and takes failures for answers; neither is used. docs/editor.md goes through it
point by point.
"""

import datetime
import functools
import re
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from markdownx.widgets import AdminMarkdownxWidget

from articles.imaging import MAX_BYTES, PictureError
from articles.models import Picture
from articles.publishing import PLACEHOLDER_ALT, render, store_picture
from articles.rendering import TextTooLongError

UPLOADS_AN_HOUR = 120


class EditorWidget(AdminMarkdownxWidget):
    """The text and, beside it, the page that it makes."""

    class Media:
        extend = False
        js = ["articles/editor/preview.js", "articles/editor/pictures.js"]

    def get_context(self, name, value, attrs=None):
        attrs = {"data-placeholder-alt": PLACEHOLDER_ALT} | (attrs or {})
        context = super().get_context(name, value, attrs)
        try:
            rendered = render(value or "")
        except TextTooLongError as error:
            context["widget"]["fault"] = str(error)
        else:
            # The sanitiser's own output, the same that an edition stores.
            context["widget"]["preview"] = mark_safe(rendered.html)  # noqa: S308
            context["widget"]["rendered"] = rendered
        return context


def _refuse(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)


def writers_only(view: Callable) -> Callable:
    """Answers JSON, also to strangers: a redirect would end up in the editor."""

    @never_cache
    @require_POST
    @functools.wraps(view)
    def wrapper(request: HttpRequest) -> JsonResponse:
        user = request.user
        if not (user.is_active and user.is_staff):
            return _refuse("You are signed out. Sign in in another tab.", 403)
        if not (
            user.has_perm("articles.change_post") or user.has_perm("articles.add_post")
        ):
            return _refuse("Your account can't write posts.", 403)
        try:
            return view(request)
        except RequestDataTooBig:
            return _refuse("That is more than can be sent at once.", 413)
        except MultiPartParserError:
            return _refuse("The upload was cut off. Try it once more.", 400)

    return wrapper


@writers_only
def preview(request: HttpRequest) -> JsonResponse:
    """The page that a text makes: POST `content`; answers html, words, minutes."""
    content = request.POST.get("content")
    if content is None:
        return _refuse("There was no text to show.", 400)
    try:
        rendered = render(content)
    except TextTooLongError as error:
        return _refuse(str(error), 413)
    return JsonResponse(
        {
            "html": rendered.html,
            "words": rendered.words,
            "minutes": rendered.minutes,
        }
    )


@writers_only
def upload(request: HttpRequest) -> JsonResponse:
    """Takes one picture: POST `image`; answers the Markdown that shows it."""
    if not request.user.has_perm("articles.add_picture"):
        return _refuse("Your account can't add pictures.", 403)
    image = request.FILES.get("image")
    if image is None:
        sent = int(request.META.get("CONTENT_LENGTH") or 0) / MAX_BYTES * 10
        if sent > 10:
            return _refuse(
                f"This picture is {sent:.0f} MB; the most we take is 10. A phone can "
                "send it as “large” instead of “actual size”.",
                400,
            )
        return _refuse("No picture arrived. Choose it once more.", 400)
    hour_ago = timezone.now() - datetime.timedelta(hours=1)
    recent = Picture.objects.filter(uploaded_by=request.user, created_at__gt=hour_ago)
    if recent.count() >= UPLOADS_AN_HOUR:
        return _refuse(
            f"That makes {UPLOADS_AN_HOUR} pictures within the hour. Wait a little.",
            429,
        )
    try:
        picture = store_picture(image.read(), by=request.user)
    except PictureError as error:
        return _refuse(str(error), 400)
    # A description may hold what would end it in Markdown.
    alt = re.sub(r"([\[\]\\])", r"\\\1", picture.alt or PLACEHOLDER_ALT)
    return JsonResponse({"image_code": f"![{alt}]({picture.reference})"})
