"""The library, to choose a picture from."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from articles.publishing import SHOWN, library, use_counts

from ..answers import refuse, writers_only
from ..picture_words import uses_text
from .picture_texts import about

A_PAGE = 24
MAX_CHARACTERS = 200
MAX_PAGES = 10_000


@writers_only(methods=("GET",))
def browse(request: HttpRequest) -> JsonResponse:
    """A page of the library: GET `q` (words), `show` (a key of SHOWN), `page` (from 1).

    Answers `results`, each with its `uses` in words, `count` of all that were found,
    and `more`: whether another page follows.
    """
    words = request.GET.get("q", "")[:MAX_CHARACTERS].replace("\0", "")
    show = request.GET.get("show", "")
    if show and show not in SHOWN:
        return refuse(_("The library has no such part."), 400)
    asked = request.GET.get("page", "1")
    if not asked.isascii() or not asked.isdigit() or not int(asked[:9]):
        return refuse(_("The library has no such page."), 400)
    page = min(int(asked[:9]), MAX_PAGES)
    found = library(user=request.user, show=show, words=words)
    count = found.count()
    begin = (page - 1) * A_PAGE
    rows = list(found[begin : begin + A_PAGE]) if begin < count else []
    counts = use_counts(rows) if rows else {}
    return JsonResponse(
        {
            "results": [
                about(picture, request.user) | {"uses": uses_text(counts[picture.pk])}
                for picture in rows
            ],
            "count": count,
            "more": begin + len(rows) < count and bool(rows),
        }
    )
