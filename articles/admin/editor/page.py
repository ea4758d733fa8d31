"""The page that a text makes, while it is being written."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from articles.publishing import render
from articles.rendering import TextTooLongError, with_own_words

from ..answers import refuse, writers_only


@writers_only
def preview(request: HttpRequest) -> JsonResponse:
    """The page that a text makes: POST `content`; answers html, words, minutes, lines.

    `lines` are the lines of the text, from 0, in which the elements of html begin.
    """
    content = request.POST.get("content")
    if content is None:
        return refuse(_("There was no text to show."), 400)
    try:
        rendered = render(content)
    except TextTooLongError as error:
        return refuse(str(error), 413)
    return JsonResponse(
        {
            "html": with_own_words(rendered.html),
            "words": rendered.words,
            "minutes": rendered.minutes,
            "lines": rendered.lines,
        }
    )
