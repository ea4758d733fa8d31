"""Another file in the place of a picture's, everywhere and at once."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.imaging import PictureError
from articles.models import Edition, Picture
from articles.publishing import PublishingError, may_replace_picture, replace_picture

from ..picture_words import thumbnail_of
from .forms import FileForm


def replacing(desk) -> Callable[..., HttpResponse]:
    """One file field and one button; says first where readers see the picture."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        picture = desk.get_object(request, str(pk))
        if not may_replace_picture(request.user, picture):
            raise PermissionDenied
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = FileForm(*sent)
        if form.is_valid() and _replace(desk, request, picture, form):
            return redirect("admin:articles_picture_change", picture.pk)
        context = {
            **desk.admin_site.each_context(request),
            "opts": desk.opts,
            "title": None,
            "picture": picture,
            "thumbnail": thumbnail_of(picture),
            "form": form,
            "readers": _texts_that_readers_see(picture),
            "portraits": list(picture.portrait_of.all()),
        }
        return render(request, "admin/articles/picture/replace.html", context)

    return view


def _texts_that_readers_see(picture: Picture) -> int:
    shown = Q(picture=picture) | Q(pictures_used__picture=picture)
    live = Edition.objects.live(timezone.now()).filter(shown)
    return live.values("pk").distinct().count()


def _replace(desk, request: HttpRequest, picture: Picture, form: FileForm) -> bool:
    cleaned, former = form.cleaned_data["upload"], picture.digest
    try:
        replace_picture(
            picture, cleaned, original_bytes=form.original_bytes, by=request.user
        )
    except (PictureError, PublishingError) as refusal:
        form.add_error("upload", str(refusal))
        return False
    if cleaned.digest == former:
        said = _("That is the file that was here. Nothing has changed.")
        messages.info(request, said)
        return True
    desk.log_change(request, picture, _("Replaced the file."))
    said = _(
        "Replaced. Every text that has this picture shows the new file. Look whether "
        "the description and the focal point still fit it."
    )
    messages.success(request, said)
    return True
