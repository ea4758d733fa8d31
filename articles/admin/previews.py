"""The full preview: unsaved text in the readers' page, as wide as their screens."""

import uuid

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from articles.models import Autosave, Post
from articles.publishing import (
    Draft,
    PublishingError,
    draft_from,
    draft_of,
    keep,
    may_change,
    may_see,
    may_write,
    time_text,
)
from articles.rendering import TextTooLongError

from .draft_page import draft_page, keep_private
from .writing import form_fields, uid_of

WIDTHS = {"phone": _("Phone"), "tablet": _("Tablet"), "desktop": _("Desktop")}
SCHEMES = {"light": _("Light"), "dark": _("Dark")}


def urls(desk) -> list:
    """The addresses of the full preview, for the PostAdmin `desk`."""
    view = desk.admin_site.admin_view
    return [
        path("preview/", view(ask), name="articles_post_preview_ask"),
        path("preview/<uuid:uid>/", view(show), name="articles_post_preview"),
        path("preview/<uuid:uid>/page/", view(page), name="articles_post_preview_page"),
    ]


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Keeps the form as this person's rolling draft, then leads to its preview."""
    uid = uid_of(request)
    if uid is None:
        raise Http404
    post = Post.objects.filter(uid=uid).first()
    if not (may_change(request.user, post) if post else may_write(request.user)):
        raise PermissionDenied
    try:
        keep(
            by=request.user,
            uid=uid,
            post=post,
            values=form_fields(request.POST),
            opened=request.POST.get("opened", "")[:64],
            stamp=request.POST.get("stamp"),
        )
    except PublishingError as error:
        return _sentence(request, str(error), 413)
    return redirect("admin:articles_post_preview", uid)


def _draft(request: HttpRequest, uid: uuid.UUID) -> tuple[Draft, Autosave | None]:
    """What this person has of the post: unsaved text, else the working copy."""
    post = Post.objects.filter(uid=uid).with_state(timezone.now()).first()
    if post is not None and not may_see(request.user, post):
        raise PermissionDenied
    unsaved = Autosave.objects.filter(user=request.user, uid=uid).first()
    if unsaved is not None:
        return draft_from(unsaved.values, post), unsaved
    if post is None:
        raise Http404
    return draft_of(post), None


@require_safe
@csp_update({"frame-src": [SELF]})
def show(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """The preview in a frame, with the choice of widths and of light or dark."""
    from django.contrib import admin

    draft, unsaved = _draft(request, uid)
    width = request.GET.get("width", "")
    scheme = request.GET.get("scheme", "")
    zone = timezone.get_current_timezone()
    context = {
        **admin.site.each_context(request),
        "title": gettext("Preview of “%(title)s”") % {"title": draft.post},
        "post": draft.post,
        "uid": uid,
        "unsaved": unsaved and time_text(unsaved.kept_at, zone, timezone.now()),
        "widths": WIDTHS,
        "width": width if width in WIDTHS else "desktop",
        "schemes": SCHEMES,
        "scheme": scheme if scheme in SCHEMES else "light",
    }
    return render(request, "admin/articles/post/preview.html", context)


@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def page(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """The page itself, as the readers' template makes it."""
    draft = _draft(request, uid)[0]
    scheme = request.GET.get("scheme", "")
    note = {"scheme": scheme if scheme in SCHEMES else "light"}
    try:
        return draft_page(request, draft, note)
    except TextTooLongError as error:
        return _sentence(request, str(error), 200)


def _sentence(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    template = "admin/articles/post/preview_refused.html"
    response = render(request, template, {"sentence": sentence}, status=status)
    return keep_private(response)
