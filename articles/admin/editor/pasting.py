"""What was pasted, as Markdown."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from articles.exchange.document import DocumentError
from articles.exchange.pasted import read_pasted

from ..answers import refuse, writers_only
from .authors import people, signs_only_as_themselves

MAX_HTML = 4_000_000  # characters: twenty pages of Word with all its styles are 1 MB
MAX_TEXT = 400_000


@writers_only
def paste(request: HttpRequest) -> JsonResponse:
    """Markdown from a clipboard: POST `html`, `text`, and `whole` for a whole article.

    Answers markdown, notes (sentences), and what a whole article says of itself:
    `fields` (title, date, date_precision, picture_alt) and `people` (its authors, with
    the id of those who are authors here).
    """
    html, text = request.POST.get("html", ""), request.POST.get("text", "")
    if not html and not text:
        return refuse(_("There was nothing to paste."), 400)
    if len(html) > MAX_HTML or len(text) > MAX_TEXT:
        return refuse(
            _(
                "This is too long to be tidied at once, so it stays as it came. Paste "
                "it in two or three parts."
            ),
            413,
        )
    whole = bool(request.POST.get("whole"))
    try:
        pasted = read_pasted(html=html, text=text, whole=whole)
    except DocumentError as error:
        return refuse(_("%(reason)s It stays as it came.") % {"reason": error}, 400)
    authors, notes = people(pasted.authors), list(pasted.notes)
    if whole and pasted.date_precision == "hidden":
        notes.append(
            _(
                "It names no date, so readers will see none. Choose otherwise under "
                "“Byline and topics”."
            )
        )
    if authors and signs_only_as_themselves(request.user):
        own = request.user.author.pk
        if any(author["id"] != own for author in authors):
            notes.append(
                _(
                    "Only an editor can put another person's name under your text, so "
                    "the author stays as it was."
                )
            )
        authors = []
    return JsonResponse(
        {
            "markdown": pasted.body,
            "notes": notes,
            "fields": {
                "title": pasted.title,
                "date": pasted.date.isoformat() if pasted.date else "",
                "date_precision": pasted.date_precision if whole else "",
                "picture_alt": pasted.picture_alt,
            },
            "people": authors,
            "may_add_authors": request.user.has_perm("articles.add_author"),
        }
    )
