"""JSON for the form's scripts: what is refused is a sentence, also to strangers."""

import functools
import logging
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.cache import never_cache

from articles.publishing import may_write

log = logging.getLogger(__name__)


def refuse(sentence: str, status: int, **more) -> JsonResponse:
    return JsonResponse({"error": sentence, **more}, status=status)


def writers_only(view: Callable | None = None, *, methods: tuple = ("POST",)):
    """Lets those in who may write; a redirect would end up in the editor."""
    if view is None:
        return functools.partial(writers_only, methods=methods)

    @never_cache
    @functools.wraps(view)
    def wrapper(request: HttpRequest, *args, **kwargs):
        if request.method not in methods:
            return HttpResponseNotAllowed(methods)
        user = request.user
        if not (user.is_active and user.is_staff):
            return refuse(
                "You are signed out. Your text is still here; saving it asks for "
                "your password.",
                403,
                signed_out=True,
            )
        if not may_write(user):
            return refuse("Your account can't write posts.", 403)
        try:
            return view(request, *args, **kwargs)
        except RequestDataTooBig:
            return refuse("That is more than can be sent at once.", 413)
        except MultiPartParserError:
            return refuse("The upload was cut off. Try it once more.", 400)
        except DatabaseError as error:
            log.error("%s: %s", request.path, error)
            return refuse(
                "The site can't store anything just now. Your text is still here; try "
                "it again in a minute.",
                503,
            )

    return wrapper
