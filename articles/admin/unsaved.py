"""What somebody wrote and never saved: offered, compared, continued, thrown away."""

import copy
import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Autosave, Post
from articles.publishing import (
    Draft,
    compare_contents,
    contents_of_row,
    discard_autosave,
    draft_from,
    left_behind,
    may_see,
    may_write,
    same_contents,
    time_text,
)

from .comparing import comparison_page


def urls(desk) -> list:
    view = desk.admin_site.admin_view
    return [
        path("unsaved/<uuid:uid>/", view(show(desk)), name="articles_post_unsaved"),
        path(
            "unsaved/<uuid:uid>/discard/",
            view(throw_away),
            name="articles_post_unsaved_discard",
        ),
    ]


def _kept(user, uid: uuid.UUID) -> Autosave | None:
    return Autosave.objects.filter(user=user, uid=uid).first()


def offer(request: HttpRequest, post: Post | None) -> dict[str, Any] | None:
    """What this person could go on with, for the form of `post` or of a new one."""
    now, zone = timezone.now(), timezone.get_current_timezone()
    if "continue" in request.GET or request.method != "GET":
        return None
    if post is None:
        found = [
            {"row": row, "at": time_text(row.kept_at, zone, now)}
            for row in left_behind(request.user).filter(post=None)[:5]
            if draft_from(row.values).post.body.strip() or row.title
        ]
        return {"new": found} if found else None
    row = _kept(request.user, post.uid)
    if row is None:
        return None
    if same_contents(draft_from(row.values, post).contents, contents_of_row(post)):
        return None
    return {"row": row, "at": time_text(row.kept_at, zone, now)}


def continued(user, post: Post) -> Post:
    """The post for its form, holding what `user` had not saved of it."""
    row = _kept(user, post.uid)
    if row is None:
        return post
    draft = draft_from(row.values, post)
    made = copy.copy(draft.post)
    made.digest = row.opened or post.digest  # a save since then is still noticed
    made.unsaved, made.unsaved_stamp = draft, row.stamp
    return made


def begun(request: HttpRequest) -> dict[str, Any]:
    """What a new post's form begins with, when a text that was never saved goes on."""
    try:
        row = _kept(request.user, uuid.UUID(request.GET.get("continue", "")))
    except ValueError:
        return {}
    if row is None or row.post_id is not None:
        return {}
    draft = draft_from(row.values)
    many = {"topics": draft.topics, "co_authors": draft.co_authors}
    many["related"] = draft.related
    slug = (row.values.get("slug") or [""])[0]  # empty, it goes on to follow the title
    return model_to_dict(draft.post) | many | {"uid": row.uid, "slug": slug}


def new_draft(form) -> Draft:
    """The draft that a new post's form shows."""
    initial = {
        name: value if isinstance(value, list) else [str(value)]
        for name, value in form.initial.items()
        if value is not None and value is not False  # a box that isn't ticked
    }
    values = {
        key: [str(getattr(v, "pk", v)) for v in found] for key, found in initial.items()
    }
    if form.is_bound:
        values = {name: form.data.getlist(name) for name in form.data}
    return draft_from(values)


def show(desk):
    """What is saved beside what isn't."""

    def view(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
        row = _kept(request.user, uid)
        post = Post.objects.filter(uid=uid).first()
        if row is None or (post is not None and not may_see(request.user, post)):
            raise Http404
        draft = draft_from(row.values, post)
        before = contents_of_row(post) if post else Draft(Post()).contents
        zone = timezone.get_current_timezone()
        return comparison_page(
            desk,
            request,
            "unsaved",
            {
                "post": post or draft.post,
                "saved": post,
                "uid": uid,
                "at": time_text(row.kept_at, zone, timezone.now()),
                "comparison": compare_contents(before, draft.contents),
            },
        )

    return view


def throw_away(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """Forgets the unsaved text, after the page that shows it."""
    post = Post.objects.filter(uid=uid).first()
    if not (may_see(request.user, post) if post else may_write(request.user)):
        raise PermissionDenied
    if request.method == "POST":
        discard_autosave(by=request.user, uid=uid)
        said = _("Thrown away. What is saved stays as it is.")
        messages.success(request, said)
    if post is None:
        return redirect("admin:articles_post_add")
    return redirect("admin:articles_post_change", post.pk)
