"""Looking back: the saves and the editions of a post, compared and brought back."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from articles.models import Edition, Revision
from articles.publishing import restore

from .steps import asked_for, back, do, page


def urls(desk) -> list:
    """The addresses of looking back, for the PostAdmin `desk`."""

    def step(address: str, view: Callable, name: str):
        wrapped = desk.admin_site.admin_view(view(desk))
        return path(f"<int:pk>/{address}", wrapped, name=f"articles_post_{name}")

    return [
        step("restore/<int:edition>/", edition_restoration, "restore"),
        step("restore/save/<int:revision>/", revision_restoration, "restore_save"),
    ]


def edition_restoration(desk):
    """Put what readers once saw back into the working copy."""

    def view(request: HttpRequest, pk: int, edition: int) -> HttpResponse:
        post = asked_for(desk, request, pk)
        return _restoration(desk, request, post, post.editions.filter(pk=edition))

    return view


def revision_restoration(desk):
    """Put an earlier save back into the working copy."""

    def view(request: HttpRequest, pk: int, revision: int) -> HttpResponse:
        post = asked_for(desk, request, pk)
        return _restoration(desk, request, post, post.revisions.filter(pk=revision))

    return view


def _restoration(desk, request, post, found) -> HttpResponse:
    old: Edition | Revision | None = found.first()
    if old is None:
        raise Http404
    if request.method == "POST":
        do(
            desk,
            request,
            post,
            "The older text is in the form again.",
            lambda: restore(old, by=request.user),
        )
        return back(post)
    return page(desk, request, post, "restore", {"edition": old, "title": None})


def view(desk, request: HttpRequest, object_id: str) -> HttpResponse:
    raise Http404
