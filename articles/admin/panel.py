"""What stands round a post's form: its state, the checklist, who said what."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition, Post, SiteSettings
from articles.publishing import (
    Draft,
    be_present,
    draft_of,
    may_publish,
    may_see,
    state_of,
)

from . import unsaved
from .base import site_of
from .forms import PostForm
from .step_forms import PublishingForm
from .writing import checked

NOTE = "unsent_note"  # in the session: the post's key, and the note
LONGEST_NOTE = 4000


def form_context(desk, request: HttpRequest, form: PostForm, obj) -> dict[str, Any]:
    """The context of a post's form; a new post has no state and no story yet."""
    zone, now = timezone.get_current_timezone(), timezone.now()
    site, user = site_of(request), request.user
    post = Post.objects.with_state(now).filter(pk=obj.pk).first() if obj else None
    may = user.has_perm("articles.publish_post") and (
        post is None or may_publish(user, post)
    )
    can_change = desk.has_change_permission(request, post)
    names = ("when", "day", "time", "matters")
    initial = {name: request.GET[name] for name in names if name in request.GET}
    about, note = request.session.get(NOTE, (None, ""))
    if post and about == post.pk:
        initial["note"] = note
        del request.session[NOTE]
    draft = getattr(obj, "unsaved", None) or (
        draft_of(obj) if obj else unsaved.new_draft(form)
    )
    context = {
        "zone": zone,
        "may_publish": may and can_change,
        "may_review": can_change and not may,
        "step": PublishingForm(zone=zone, initial=initial),
        "asks": site.ask_confidentiality and may,
        "checked": _checked(draft, site, may),
        "unsaved": unsaved.offer(request, post),
        "writer": user,
        "stamp": getattr(obj, "unsaved_stamp", ""),
    }
    if post is None:
        return context
    editions = Edition.objects.live(now).filter(post=post)
    return context | {
        "post": post,
        "state": state_of(post, zone),
        "live": editions.first(),
        "live_url": reverse(f"articles:{post.kind}", args=[post.live_slug])
        if post.live_slug
        else "",
        "is_scheduled": post.next_from or post.next_until or post.live_until,
        "last": post.revisions.filter(set_aside=False).first(),
        "records": post.records.all()[:4],
        "remarks": post.remarks.all()[:6],
        "others": be_present(by=user, post=post) if can_change else [],
        "may_see": may_see(user, post),
    }


def _checked(draft: Draft, site: SiteSettings, may: bool) -> dict[str, Any]:
    """The checklist as the page opens; a text not begun yet is spared it."""
    found = checked(draft, {}, site=site, may=may)
    if not (draft.post.title.strip() or draft.post.body.strip()):
        found |= {"findings": [], "empty": True}
    return found
