"""JSON for the form's scripts: what is refused is a sentence, also to strangers."""

import functools
import logging
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.publishing import may_write

from .language import in_the_sites_language

log = logging.getLogger(__name__)


def refuse(sentence: str, status: int, **more) -> JsonResponse:
    return JsonResponse({"error": sentence, **more}, status=status)


def writers_only(view: Callable | None = None, *, methods: tuple = ("POST",)):
    """Lets those in who may write; a redirect would end up in the editor."""
    if view is None:
        return functools.partial(writers_only, methods=methods)

    @in_the_sites_language
    def answer(request: HttpRequest, *args, **kwargs):
        user = request.user
        if not (user.is_active and user.is_staff):
            return refuse(
                _(
                    "You are signed out. Your text is still here; saving it asks for "
                    "your password."
                ),
                403,
                signed_out=True,
            )
        if not may_write(user):
            return refuse(_("Your account can't write posts."), 403)
        try:
            return view(request, *args, **kwargs)
        except RequestDataTooBig:
            return refuse(_("That is more than can be sent at once."), 413)
        except MultiPartParserError:
            return refuse(_("The upload was cut off. Try it once more."), 400)
        except DatabaseError as error:
            return _nothing_kept(request, error)

    @never_cache
    @functools.wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs):
        if request.method not in methods:
            return HttpResponseNotAllowed(methods)
        try:
            return answer(request, *args, **kwargs)
        except DatabaseError as error:  # it doesn't tell the language either
            return _nothing_kept(request, error)

    return wrapper


def _nothing_kept(request: HttpRequest, error: DatabaseError) -> JsonResponse:
    log.error("%s: %s", request.path, error)
    return refuse(
        _(
            "The site can't store anything just now. Your text is still here; try it "
            "again in a minute."
        ),
        503,
    )
