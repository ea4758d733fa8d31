"""Looking back: the saves and the editions of a post, compared and brought back."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition, Post, Revision
from articles.publishing import (
    PublishingError,
    as_put_back,
    compare_contents,
    contents_of_row,
    day_text,
    differs_besides,
    discard_autosave,
    draft_from,
    may_publish,
    outlook,
    restore,
    same_contents,
    unsaved_of,
)

from .comparing import comparison_page
from .steps import asked_for, back
from .versions import (
    MOST_DIGITS,
    NOW,
    Choice,
    editions_of,
    events_of,
    is_live,
    saves_of,
    version,
)

PAGE = 50


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
    pages = Paginator(post.revisions.defer("values"), PAGE)
    found = pages.get_page(request.GET.get("p"))
    saves, editions = saves_of(found), editions_of(post)
    now = timezone.now()
    live = next((e.code for e in editions if is_live(e.row, now)), "")
    context = {
        "post": post,
        "page": found,
        "saves": saves,
        "editions": editions,
        "events": events_of(post, PAGE),
        "may_change": desk.has_change_permission(request, post),
        "now": now,
    }
    return comparison_page(
        desk, request, "object_history", context | _chosen(saves, live, found.number)
    )


def _chosen(saves: list[Choice], live: str, number: int) -> dict[str, str]:
    """The two that are chosen already: what readers see, and the newest.

    Beyond the first page the newest is the text as it stands now.
    """
    codes = [save.code for save in saves] or [NOW]
    newest, before = (NOW, codes[0]) if number > 1 else (codes[0], codes[:2][-1])
    return {"a": live or before, "b": newest}


def comparison(desk):
    """Any two versions of a post, word by word."""

    def compare(request: HttpRequest, pk: int) -> HttpResponse:
        post = asked_for(desk, request, pk, change=False)
        asked = [request.GET.get(name, "now")[:20] for name in ("a", "b")]
        before, after = (version(post, code) for code in asked)
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
            seen, written = contents_of_row(live), contents_of_row(post)
            found = compare_contents(seen, written)
            may = may_publish(request.user, post)
            context |= {
                "since": day_text(live.live_from, zone),
                "comparison": found,
                "besides": differs_besides(live, post, found),
                "typed_alike": same_contents(seen, written),
                "outlook": outlook(post, now=now, zone=zone, may_publish=may),
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
    if request.method != "POST":
        chosen = version(post, code)
        present = contents_of_row(post)
        found = compare_contents(present, as_put_back(present, chosen.contents))
        context = {"post": post, "version": chosen, "comparison": found}
        context["whole"] = "whole" in request.GET
        return comparison_page(desk, request, "restore", context)
    try:
        restored, missing = restore(old, by=request.user)
    except PublishingError as error:
        messages.error(request, str(error))
        return back(post)
    unsaved = unsaved_of(request.user, restored)
    if unsaved is not None:
        draft = draft_from(unsaved.values, restored)
        if same_contents(draft.contents, contents_of_row(restored)):
            discard_autosave(by=request.user, uid=restored.uid)
    desk.say_state(request, post, _("The older text is in the form again."))
    if missing:
        messages.warning(
            request,
            _(
                "What is gone since could not come back: %(names)s. Look at that "
                "before you publish."
            )
            % {"names": ", ".join(missing)},
        )
    return redirect("admin:articles_post_change", post.pk)
