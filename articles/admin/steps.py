"""The steps that ask once more: schedule, withdraw, cancel, restore.

Each is made for the PostAdmin whose permissions and words it uses. Asking by GET
changes nothing; only POST does.
"""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from articles.models import Edition, Post
from articles.publishing import (
    PublishingError,
    cancel,
    instant_text,
    publish,
    restore,
    state_of,
    withdraw,
)

from .forms import InstantForm

Step = Callable[..., HttpResponse]


def _asked_for(desk, request: HttpRequest, pk: int, permission: str) -> Post:
    """The post, if this person may take this step with it."""
    post = desk.get_queryset(request).filter(pk=pk).first()
    if post is None:
        raise Http404
    if not desk.has_change_permission(request, post):
        raise PermissionDenied
    if not request.user.has_perm(permission):
        raise PermissionDenied
    return post


def _page(desk, request, post: Post, template: str, context) -> HttpResponse:
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "post": post,
        "original": post,
        "state": state_of(post, timezone.get_current_timezone()),
        **context,
    }
    return render(request, f"admin/articles/post/{template}.html", context)


def _back(post: Post) -> HttpResponse:
    return redirect("admin:articles_post_change", post.pk)


def _do(desk, request: HttpRequest, post: Post, done: str, verb: Callable) -> None:
    try:
        verb()
    except PublishingError as error:
        messages.error(request, str(error))
    else:
        desk.say_state(request, post, done)


def schedule(desk) -> Step:
    """Choose the instant at which readers see the working copy."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        post = _asked_for(desk, request, pk, "articles.publish_post")
        zone = timezone.get_current_timezone()
        form = InstantForm(request.POST or None, zone=zone)
        if request.method == "POST" and form.is_valid():
            at = form.cleaned_data["instant"]
            _do(
                desk,
                request,
                post,
                f"Scheduled for {instant_text(at, zone)}.",
                lambda: publish(post, by=request.user, at=at),
            )
            return _back(post)
        return _page(desk, request, post, "schedule", {"form": form, "title": None})

    return view


def withdrawal(desk) -> Step:
    """Withdraw now, or choose the instant at which it happens by itself."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        post = _asked_for(desk, request, pk, "articles.publish_post")
        zone = timezone.get_current_timezone()
        later = "_later" in request.POST
        form = InstantForm(request.POST if later else None, zone=zone)
        if request.method == "POST" and not later:
            _do(
                desk,
                request,
                post,
                "Withdrawn.",
                lambda: withdraw(post, by=request.user),
            )
            return _back(post)
        if later and form.is_valid():
            at = form.cleaned_data["instant"]
            _do(
                desk,
                request,
                post,
                "Saved.",
                lambda: withdraw(post, by=request.user, at=at),
            )
            return _back(post)
        return _page(desk, request, post, "withdraw", {"form": form, "title": None})

    return view


def cancellation(desk) -> Step:
    """Drop what is scheduled."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        post = _asked_for(desk, request, pk, "articles.publish_post")
        if request.method == "POST":
            _do(
                desk,
                request,
                post,
                "Cancelled what was scheduled.",
                lambda: cancel(post, by=request.user),
            )
            return _back(post)
        return _page(desk, request, post, "cancel", {"title": None})

    return view


def restoration(desk) -> Step:
    """Put what readers once saw back into the working copy."""

    def view(request: HttpRequest, pk: int, edition: int) -> HttpResponse:
        post = _asked_for(desk, request, pk, "articles.change_post")
        old = Edition.objects.filter(post=post, pk=edition).first()
        if old is None:
            raise Http404
        if request.method == "POST":
            _do(
                desk,
                request,
                post,
                "The older text is in the form again.",
                lambda: restore(old, by=request.user),
            )
            return _back(post)
        unsaved = not Edition.objects.filter(post=post, digest=post.digest).exists()
        context = {"edition": old, "only_copy": unsaved, "title": None}
        return _page(desk, request, post, "restore", context)

    return view
