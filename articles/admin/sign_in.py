"""A save that arrives after the session has ended asks for the password, then saves.

Nothing that was written is lost: the fields travel in the page that asks.
"""

from collections.abc import Callable

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .base import SignInForm

NAME, PASSWORD = "sign-in-name", "sign-in-password"
WRITER = "writer-name"  # who opened the form
NEVER_SENT_ON = frozenset({NAME, PASSWORD, WRITER, "csrfmiddlewaretoken"})


def written_by(request: HttpRequest) -> bool:
    """Whether whoever is signed in is the one who opened the form that was sent.

    At a shared desk somebody else may have signed in meanwhile, in another window.
    """
    user = request.user
    if not user.is_authenticated:
        return False
    writer = request.POST.get(WRITER)
    return writer is None or writer == user.get_username()


def sign_in_to_save(
    desk, request: HttpRequest, save: Callable[[HttpRequest], HttpResponse]
) -> HttpResponse:
    """Signs in with the name and password that came along, and goes on to `save`."""
    writer = request.POST.get(WRITER, "")
    name = request.POST.get(NAME, writer)
    form = None
    if PASSWORD in request.POST:
        given = {"username": name, "password": request.POST[PASSWORD]}
        form = SignInForm(request, given)
        if form.is_valid():
            login(request, form.get_user())
            return save(request)
    fields = [
        (key, value)
        for key, values in request.POST.lists()
        if key not in NEVER_SENT_ON
        for value in values
    ]
    context = {
        **desk.each_context(request),
        "faults": form.non_field_errors() if form else [],
        "fields": fields,
        "name": name,
        "writer": writer,
        "someone_else": request.user if request.user.is_authenticated else None,
    }
    return render(request, "admin/articles/post/sign_in_to_save.html", context)
