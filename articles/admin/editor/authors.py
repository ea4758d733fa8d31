"""The people whom a pasted article names as its authors."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from articles.exchange.document import DocumentAuthor, DocumentError
from articles.exchange.load import author_for
from articles.models import Author

from ..answers import refuse, writers_only

MOST = 12


def signs_only_as_themselves(user) -> bool:
    """Whether the form refuses another author than the one this account is."""
    return getattr(user, "author", None) is not None and not user.has_perm(
        "articles.change_post"
    )


def people(named: Iterable[DocumentAuthor]) -> list[dict[str, Any]]:
    """Each author as named, with the id of the one who is an author here, or None."""
    found = []
    for person in list(named)[:MOST]:
        known = Author.objects.filter(name__iexact=person.name).first()
        shown = known or Author(name=person.name, credentials=person.credentials)
        found.append(
            {
                "name": person.name,
                "credentials": person.credentials,
                "role": person.role,
                "label": str(shown),
                "id": known.pk if known else None,
            }
        )
    return found


@writers_only
def add_author(request: HttpRequest) -> JsonResponse:
    """Makes or finds an author: POST name, credentials, role; answers id, label."""
    if not request.user.has_perm("articles.add_author"):
        return refuse(_("Your account can't add authors. An editor can."), 403)
    name, credentials, role = (
        " ".join(request.POST.get(field, "")[:1_000].replace("\0", "").split())
        for field in ("name", "credentials", "role")
    )
    if not name:
        return refuse(_("There was no name to add."), 400)
    try:
        author = author_for(DocumentAuthor(name, credentials, role), [])
    except DocumentError as error:
        return refuse(str(error), 400)
    return JsonResponse({"id": author.pk, "label": str(author)})
