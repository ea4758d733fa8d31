"""The site's own posts, for a link to one."""

import re
import uuid

from django.db.models import Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import REFERENCE_LENGTH, Edition, Post
from articles.publishing import WORDS

from ..answers import writers_only

MAX_CHARACTERS = 200
MAX_WORDS = 10
MAX_RESULTS = 12
REFERENCE = re.compile(r"post:([0-9a-f]{6,32})")


@writers_only(methods=("GET",))
def links(request: HttpRequest) -> JsonResponse:
    """Posts whose titles hold all words of `q`, or the one that `q` names.

    Answers `results`: reference, title, kind and state in words, the newest first.
    Those that are live are found by everyone, under the title that readers see; what
    else there is only by those who may open it.
    """
    query = request.GET.get("q", "")[:MAX_CHARACTERS].replace("\0", "")
    now = timezone.now()
    seen = Post.objects.seen_by(request.user).with_state(now)
    live = Edition.objects.live(now).exclude(
        post__in=Post.objects.seen_by(request.user)
    )
    found = [
        (post.edited_at or post.created_at, _row(post, WORDS[post.state]))
        for post in _matching(seen, query).order_by("-edited_at", "-pk")[:MAX_RESULTS]
    ]
    found += [
        (edition.live_from, _row(edition, WORDS["live"]))
        for edition in _matching(live, query).order_by("-live_from")[:MAX_RESULTS]
    ]
    found.sort(key=lambda each: each[0], reverse=True)
    return JsonResponse({"results": [row for _at, row in found[:MAX_RESULTS]]})


def _matching(rows: QuerySet, query: str) -> QuerySet:
    if named := REFERENCE.fullmatch(query.strip().lower()):
        return rows.filter(uid__range=_uids(named.group(1)))
    for word in query.split()[:MAX_WORDS]:
        rows = rows.filter(Q(title__icontains=word) | Q(slug__icontains=word))
    return rows


def _uids(digits: str) -> tuple[uuid.UUID, uuid.UUID]:
    """The first and the last uid that begin with these hexadecimal digits."""
    return uuid.UUID(digits.ljust(32, "0")), uuid.UUID(digits.ljust(32, "f"))


def _row(text: Post | Edition, state: str) -> dict[str, str]:
    return {
        "reference": f"post:{text.uid.hex[:REFERENCE_LENGTH]}",
        "title": text.title or _("Untitled"),
        "kind": text.get_kind_display(),
        "state": state,
    }
