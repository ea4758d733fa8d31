"""Looking back: the saves and the editions of a post, compared and brought back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone

from articles.models import Edition, Post, Revision
from articles.publishing import (
    Draft,
    PublishingError,
    compare_contents,
    contents_of_row,
    day_text,
    discard_autosave,
    draft_from,
    instant_text,
    outlook,
    restore,
    same_contents,
    unsaved_of,
)

from .comparing import comparison_page
from .steps import asked_for, back

PAGE = 50
MOST_DIGITS = 18


@dataclass(frozen=True)
class Version:
    """One of the texts that a post has or had; `code` names it in an address."""

    code: str
    words: str
    contents: dict[str, Any]
    restore_url: str = ""


def urls(desk) -> list:
    """The addresses of looking back, for the PostAdmin `desk`."""

    def step(address: str, made: Callable, name: str):
        wrapped = desk.admin_site.admin_view(made(desk))
        return path(f"<int:pk>/{address}", wrapped, name=f"articles_post_{name}")

    return [
        step("compare/", comparison, "compare"),
        step("changes/", changes, "changes"),
        step("restore/<int:edition>/", edition_restoration, "restore"),
        step("restore/save/<int:revision>/", revision_restoration, "restore_save"),
    ]


def view(desk, request: HttpRequest, object_id: str) -> HttpResponse:
    """Every save, and everything that readers saw."""
    if not str(object_id).isdecimal() or len(str(object_id)) > MOST_DIGITS:
        raise Http404
    post = asked_for(desk, request, int(object_id), change=False)
    pages = Paginator(post.revisions.all(), PAGE)
    saves = pages.get_page(request.GET.get("p"))
    now = timezone.now()
    editions = list(post.editions.prefetch_related("records"))
    live = next((e for e in editions if _is_live(e, now)), None)
    return comparison_page(
        desk,
        request,
        "object_history",
        {
            "post": post,
            "saves": saves,
            "editions": editions,
            "records": post.records.all()[:PAGE],
            "remarks": post.remarks.all()[:PAGE],
            "may_change": desk.has_change_permission(request, post),
            "now": now,
            "first": f"e{live.pk}" if live else _second(saves),
        },
    )


def _is_live(edition: Edition, now) -> bool:
    ends = edition.live_until
    return edition.live_from <= now and (ends is None or ends > now)


def _second(saves) -> str:
    """The save before the newest, for a post that readers don't see."""
    rows = list(saves)
    return f"r{rows[min(1, len(rows) - 1)].pk}" if rows else "now"


def _version(post: Post, code: str) -> Version:
    """The version that a code names; Http404 where the post has none such."""
    zone = timezone.get_current_timezone()
    if code == "now":
        return Version("now", "the working copy", contents_of_row(post))
    kind, number = code[:1], code[1:]
    if not number.isdecimal() or len(number) > MOST_DIGITS:
        raise Http404
    if kind == "r" and (save := post.revisions.filter(pk=int(number)).first()):
        when = instant_text(save.saved_at, zone)
        return Version(
            code,
            f"the save of {when}, by {save.by_name}",
            save.values,
            reverse("admin:articles_post_restore_save", args=[post.pk, save.pk]),
        )
    if kind == "e" and (edition := post.editions.filter(pk=int(number)).first()):
        begins = day_text(edition.live_from, zone)
        return Version(
            code,
            f"what readers saw from {begins} on",
            contents_of_row(edition),
            reverse("admin:articles_post_restore", args=[post.pk, edition.pk]),
        )
    raise Http404


def comparison(desk):
    """Any two versions of a post, word by word."""

    def compare(request: HttpRequest, pk: int) -> HttpResponse:
        post = asked_for(desk, request, pk, change=False)
        asked = [request.GET.get(name, "now")[:20] for name in ("a", "b")]
        before, after = (_version(post, code) for code in asked)
        found = compare_contents(before.contents, after.contents)
        return comparison_page(
            desk,
            request,
            "compare",
            {
                "post": post,
                "before": before,
                "after": after,
                "comparison": found,
                "whole": "whole" in request.GET,
                "may_change": desk.has_change_permission(request, post),
            },
        )

    return compare


def changes(desk):
    """The working copy against what readers see, as both are rendered."""

    def compare(request: HttpRequest, pk: int) -> HttpResponse:
        post = asked_for(desk, request, pk, change=False)
        now, zone = timezone.now(), timezone.get_current_timezone()
        live = Edition.objects.live(now).filter(post=post).first()
        context = {"post": post, "live": live, "whole": "whole" in request.GET}
        if live is not None:
            context |= {
                "since": day_text(live.live_from, zone),
                "comparison": compare_contents(
                    contents_of_row(live), contents_of_row(post)
                ),
                "outlook": outlook(post, now=now, zone=zone),
                "may_change": desk.has_change_permission(request, post),
            }
        return comparison_page(desk, request, "changes", context)

    return compare


def edition_restoration(desk):
    """Put what readers once saw back into the working copy."""

    def bring_back(request: HttpRequest, pk: int, edition: int) -> HttpResponse:
        post = asked_for(desk, request, pk)
        found = post.editions.filter(pk=edition).first()
        return _restoration(desk, request, post, found, f"e{edition}")

    return bring_back


def revision_restoration(desk):
    """Put an earlier save back into the working copy."""

    def bring_back(request: HttpRequest, pk: int, revision: int) -> HttpResponse:
        post = asked_for(desk, request, pk)
        found = post.revisions.filter(pk=revision).first()
        return _restoration(desk, request, post, found, f"r{revision}")

    return bring_back


def _restoration(
    desk, request, post: Post, old: Edition | Revision | None, code: str
) -> HttpResponse:
    if old is None:
        raise Http404
    version = _version(post, code)
    if request.method != "POST":
        found = compare_contents(contents_of_row(post), version.contents)
        context = {"post": post, "version": version, "comparison": found}
        return comparison_page(desk, request, "restore", context)
    try:
        restored, missing = restore(old, by=request.user)
    except PublishingError as error:
        messages.error(request, str(error))
        return back(post)
    unsaved = unsaved_of(request.user, restored)
    if unsaved is not None:
        draft: Draft = draft_from(unsaved.values, restored)
        if same_contents(draft.contents, contents_of_row(restored)):
            discard_autosave(by=request.user, uid=restored.uid)
    desk.say_state(request, post, "The older text is in the form again.")
    if missing:
        messages.warning(
            request,
            f"Not everything of then is here any more: {', '.join(missing)} had to be "
            "left empty.",
        )
    return redirect("admin:articles_post_change", post.pk)
