"""Two people, one post: whoever saves second sees both texts and chooses."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Post
from articles.publishing import (
    compare_contents,
    contents_of_row,
    discard_autosave,
    draft_from,
    may_change,
    name_of,
    record_revision,
    same_contents,
    time_text,
)

from .comparing import comparison_page
from .sign_in import NEVER_SENT_ON

# What must not be sent again as it was: who signed in for it, and the pressed button.
_BUTTONS = frozenset({"_save", "_publish", "_review", "_return", "_take_theirs"})
_BUTTONS |= {"_withdraw", "_cancel", "_discard", "opened"} | NEVER_SENT_ON


def page(desk, request: HttpRequest, form) -> HttpResponse:
    """Who saved meanwhile, what differs word by word, and three ways on."""
    theirs: Post = form.conflict
    values = {name: request.POST.getlist(name) for name in request.POST}
    mine = draft_from(values, theirs)
    zone, now = timezone.get_current_timezone(), timezone.now()
    alone = theirs.edited_by_id == request.user.pk
    return comparison_page(
        desk,
        request,
        "conflict",
        {
            "post": theirs,
            "mine": mine.post,
            "who": name_of(theirs.edited_by) or _("Somebody"),
            "alone": alone,
            "at": time_text(theirs.edited_at or now, zone, now),
            "comparison": compare_contents(contents_of_row(theirs), mine.contents),
            "fields": [
                (name, value)
                for name, found in values.items()
                if name not in _BUTTONS
                for value in found
            ],
        },
    )


def take_theirs(desk, request: HttpRequest, object_id: str) -> HttpResponse:
    """Leaves the post as it is; the text that was sent goes into the history."""
    post = desk.get_object(request, object_id)
    if post is None or not may_change(request.user, post):
        raise PermissionDenied
    values = {name: request.POST.getlist(name) for name in request.POST}
    mine = draft_from(values, post).contents
    if not same_contents(mine, contents_of_row(post)):
        record_revision(
            post,
            by=request.user,
            at=timezone.now(),
            values=mine,
            note=_("Set aside for a text that was saved meanwhile"),
        )
    discard_autosave(by=request.user, uid=post.uid)
    said = _(
        "This is the other’s text. Yours is in the history and can be brought back."
    )
    if name := name_of(post.edited_by):
        said = _(
            "This is %(name)s’s text. Yours is in the history and can be brought back."
        ) % {"name": name}
    messages.success(request, said)
    return redirect("admin:articles_post_change", post.pk)
