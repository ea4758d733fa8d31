"""What the form asks while somebody writes: keep this, who is here, what is amiss."""

import uuid
from collections.abc import Mapping

from django.http import HttpRequest, JsonResponse, QueryDict
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Content, Post, SiteSettings
from articles.publishing import (
    REVIEWED_BOX,
    Draft,
    PublishingError,
    Subject,
    be_present,
    check,
    draft_from,
    keep,
    leave,
    may_change,
    may_publish,
    name_of,
    outlook,
    render,
    time_text,
)
from articles.rendering import TextTooLongError

from .answers import refuse, writers_only
from .step_forms import PublishingForm

FIELDS = frozenset(
    field.name
    for field in (*Content._meta.local_fields, *Content._meta.local_many_to_many)
) | {REVIEWED_BOX}


def urls() -> list:
    return [
        path("editor/keep/", keep_text, name="articles_editor_keep"),
        path("editor/check/", check_text, name="articles_editor_check"),
    ]


def form_fields(sent: QueryDict) -> dict[str, list[str]]:
    """The content fields of a post's form, as they were sent."""
    return {name: sent.getlist(name) for name in FIELDS if name in sent}


def uid_of(request: HttpRequest) -> uuid.UUID | None:
    """The uid that the form carries, saved or not; None where it is none."""
    try:
        return uuid.UUID(request.POST.get("uid", ""))
    except ValueError:
        return None


def _asked_for(request: HttpRequest) -> tuple[uuid.UUID | None, Post | None, bool]:
    uid = uid_of(request)
    post = Post.objects.filter(uid=uid).with_state(timezone.now()).first()
    return uid, post, post is None or may_change(request.user, post)


@writers_only
def keep_text(request: HttpRequest) -> JsonResponse:
    """Keeps what is written and not saved: POST the form; `ping` keeps nothing.

    Answers `kept` (the time), `others` (who else has the post open) and `newer` (who
    saved since this form was opened, and when).
    """
    uid, post, allowed = _asked_for(request)
    if uid is None:
        return refuse(_("This form is too old. Copy your text and open it again."), 400)
    if not allowed:
        return refuse(_("This post isn't yours to change."), 403)
    if "leaving" in request.POST:
        if post is not None:
            leave(by=request.user, post=post)
        return JsonResponse({})
    now, zone = timezone.now(), SiteSettings.load().zone
    answer: dict = {"others": [], "newer": None}
    opened = request.POST.get("opened", "")[:64]
    if "ping" not in request.POST:
        try:
            kept = keep(
                by=request.user,
                uid=uid,
                post=post,
                values=form_fields(request.POST),
                opened=opened,
                stamp=request.POST.get("stamp"),
            )
        except PublishingError as error:
            return refuse(str(error), 413)
        answer["kept"] = time_text(now, zone, now)
        answer["stamp"] = kept.stamp
    if post is not None:
        answer["others"] = be_present(by=request.user, post=post)
        if opened and post.digest != opened:
            answer["newer"] = {
                "by": name_of(post.edited_by) or _("Somebody"),
                "self": post.edited_by_id == request.user.pk,
                "at": time_text(post.edited_at, zone, now),
            }
    return JsonResponse(answer)


@writers_only
def check_text(request: HttpRequest) -> JsonResponse:
    """The checklist and the main button's words for a form as it stands."""
    post, allowed = _asked_for(request)[1:]
    if not allowed:
        return refuse(_("This post isn't yours to change."), 403)
    site = SiteSettings.load()
    return JsonResponse(
        checked(
            draft_from(form_fields(request.POST), post),
            request.POST,
            site=site,
            may=_may_publish(request.user, post),
        )
    )


def _may_publish(user, post: Post | None) -> bool:
    if post is None:
        return user.has_perm("articles.publish_post")
    return may_publish(user, post)


def checked(
    draft: Draft, step: Mapping[str, str], *, site: SiteSettings, may: bool
) -> dict:
    """The findings in a draft, and what the main button would do with it."""
    now, zone = timezone.now(), site.zone
    form = PublishingForm(step, zone=zone)
    at = form.instant if form.is_valid() else None
    try:
        rendered = render(draft.post.body, region=site.country)
    except TextTooLongError:
        rendered = None  # the preview says it
    subject = Subject(
        draft.post,
        rendered,
        site,
        (at or now).astimezone(zone).date(),
        draft.co_authors,
        [related.pk for related in draft.related],
    )
    view = outlook(draft.post, now=now, zone=zone, at=at, may_publish=may)
    return {
        "findings": [finding.as_dict() for finding in check(subject)],
        "button": view.button,
        "outlook": view.sentence,
    }
