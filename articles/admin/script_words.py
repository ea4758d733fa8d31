"""The words that the desk's scripts say: Django's catalogue, in one language.

Its address names the language and the content, so that a browser keeps it and yet never
says the words of before.
"""

import functools
import hashlib

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.views.i18n import JavaScriptCatalog

PACKAGES = ["django.contrib.admin", "articles"]
YEAR = 365 * 24 * 60 * 60  # seconds


@functools.cache
def _catalogue(language: str) -> tuple[bytes, str]:
    """The script, and what names it: the language and a digest of it."""
    with translation.override(language):
        script = JavaScriptCatalog(packages=PACKAGES).get(None).content
    return script, f"{language}-{hashlib.sha256(script).hexdigest()[:12]}"


def address() -> str:
    """Where the words are in the language that is active."""
    _script, name = _catalogue(translation.get_language())
    return f"{reverse('admin:jsi18n')}?l={name}"


def catalogue(request: HttpRequest) -> HttpResponse:
    """The script; kept by the browser under its own name alone."""
    script, name = _catalogue(translation.get_language())
    response = HttpResponse(script, content_type='text/javascript; charset="utf-8"')
    if request.GET.get("l") == name:
        patch_cache_control(response, private=True, max_age=YEAR, immutable=True)
    else:
        add_never_cache_headers(response)
    return response
