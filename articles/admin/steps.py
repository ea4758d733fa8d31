"""The steps that ask once more: withdraw, cancel, discard.

Each is made for the PostAdmin whose permissions and words it uses. Asking by GET
changes nothing; only POST does.
"""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Post
from articles.publishing import (
    PublishingError,
    cancel,
    discard_autosave,
    discard_changes,
    duplicate,
    state_of,
    withdraw,
)

from .step_forms import InstantForm

Step = Callable[..., HttpResponse]


def asked_for(
    desk, request: HttpRequest, pk: int, permission: str = "", *, change: bool = True
) -> Post:
    """The post, with its state, if this person may take this step with it.

    Whoever may not is told nothing of it, not even whether it exists.
    """
    may = desk.has_change_permission if change else desk.has_view_permission
    post = desk.get_queryset(request).filter(pk=pk).first()
    if post is None and may(request) and not Post.objects.filter(pk=pk).exists():
        raise Http404
    if post is None or not may(request, post):
        raise PermissionDenied
    if permission and not request.user.has_perm(permission):
        raise PermissionDenied
    return post


def page(desk, request, post: Post, template: str, context) -> HttpResponse:
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "post": post,
        "original": post,
        "state": state_of(post, timezone.get_current_timezone()),
        **context,
    }
    return render(request, f"admin/articles/post/{template}.html", context)


def back(post: Post) -> HttpResponse:
    return redirect("admin:articles_post_change", post.pk)


def do(desk, request: HttpRequest, post: Post, done: str, verb: Callable) -> None:
    try:
        verb()
    except PublishingError as error:
        messages.error(request, str(error))
    else:
        desk.say_state(request, post, done)


def withdrawal(desk) -> Step:
    """Withdraw now, or choose the instant at which it happens by itself."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        post = asked_for(desk, request, pk, "articles.publish_post")
        zone = timezone.get_current_timezone()
        later = "_later" in request.POST
        form = InstantForm(request.POST if later else None, zone=zone)
        if request.method == "POST" and not later:
            do(
                desk,
                request,
                post,
                _("Withdrawn."),
                lambda: withdraw(post, by=request.user),
            )
            return back(post)
        if later and form.is_valid():
            at = form.cleaned_data["instant"]
            do(
                desk,
                request,
                post,
                _("Saved."),
                lambda: withdraw(post, by=request.user, at=at),
            )
            return back(post)
        return page(desk, request, post, "withdraw", {"form": form, "title": None})

    return view


def cancellation(desk) -> Step:
    """Drop what is scheduled."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        post = asked_for(desk, request, pk, "articles.publish_post")
        if request.method == "POST":
            do(
                desk,
                request,
                post,
                _("Cancelled what was scheduled."),
                lambda: cancel(post, by=request.user),
            )
            return back(post)
        return page(desk, request, post, "cancel", {"title": None})

    return view


def discarding(desk) -> Step:
    """Bring the live text back into the working copy."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        post = asked_for(desk, request, pk)
        if request.method == "POST":

            def bring_back():
                discard_changes(post, by=request.user)
                discard_autosave(by=request.user, uid=post.uid)

            said = _("The live text is back in the form.")
            do(desk, request, post, said, bring_back)
            return back(post)
        return page(desk, request, post, "discard", {"title": None})

    return view


def duplicating(desk) -> Step:
    """Begin a draft with the same content."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        post = asked_for(desk, request, pk, change=False)
        if not desk.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            copy = duplicate(post, by=request.user)
            messages.success(
                request,
                _(
                    "This is the copy, and only staff can see it. The post that it was "
                    "made from stays as it is."
                ),
            )
            return back(copy)
        return page(desk, request, post, "duplicate", {"title": None})

    return view
