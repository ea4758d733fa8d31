"""Many posts at once: what would change in each is shown, then done to each."""

import functools
import re

from django import forms
from django.contrib import messages
from django.contrib.admin import helpers
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Post, SiteSettings
from articles.publishing import (
    CONFIDENTIALITY,
    PublishingError,
    state_of,
    unchanged_since,
)

from .bulk_deeds import DEEDS, Deed, Order

MOST = 100  # posts at once
MOST_TOLD = 10  # of those that were left out, with the reason
_CHOSEN = re.compile(r"(\d{1,18})-([0-9a-f]{0,64})")


class ChoiceForm(helpers.ActionForm):
    """The box beside Go."""

    action = forms.ChoiceField(label=gettext_lazy("With those you tick:"))


def urls(desk) -> list:
    view = desk.admin_site.admin_view(functools.partial(confirmation, desk))
    return [path("bulk/<slug:name>/", view, name="articles_post_bulk")]


def actions(desk, request: HttpRequest) -> dict:
    """The choices of the list for this person, as the stock list wants them."""
    if IS_POPUP_VAR in request.GET:
        return {}
    return {
        name: (functools.partial(ask, deed=deed), name, deed.choice)
        for name, deed in DEEDS.items()
        if deed.allowed(request)
    }


def ask(desk, request: HttpRequest, queryset, *, deed: Deed) -> HttpResponse:
    """On to the page that says what would change."""
    keys = list(queryset.values_list("pk", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        messages.warning(
            request,
            _(
                "%(most)s posts at once are the most, so nothing was changed. Narrow "
                "the list, then choose again."
            )
            % {"most": MOST},
        )
        return redirect(request.get_full_path())
    return redirect(_address(deed, keys, request.GET.urlencode()))


def _address(deed: Deed, keys, back: str = "", **more) -> str:
    query = QueryDict(mutable=True)
    query["posts"] = ",".join(map(str, keys))
    query.update({name: value for name, value in more.items() if value})
    if back:
        query["back"] = back
    address = reverse("admin:articles_post_bulk", args=[deed.name])
    return f"{address}?{query.urlencode()}"


def confirmation(desk, request: HttpRequest, name: str) -> HttpResponse:
    """GET shows what would change in each post; POST does it."""
    deed = DEEDS.get(name)
    if deed is None:
        raise Http404
    if not deed.allowed(request):
        raise PermissionDenied
    back = request.GET.get("back", "")[:2000]
    if request.method == "POST":
        return _carry_out(desk, request, deed, back)
    keys = [key for key in request.GET.get("posts", "").split(",") if _is_key(key)]
    found = _found(desk, request, deed, keys[:MOST])
    if not found:
        messages.warning(request, _("Tick the posts first, then press Go."))
        return redirect(_list(back))
    order = _order(request, deed, found, request.GET)
    rows = []
    if order.target or not deed.asks:
        rows = [
            (post, state_of(post, order.site.zone), deed.prospect(post, order))
            for post in found
        ]
    changing = [row for row in rows if row[2].changes]
    context = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "title": None,
        "deed": deed,
        "posts": found,
        "keys": ",".join(str(post.pk) for post in found),
        "changing": changing,
        "staying": [row for row in rows if not row[2].changes],
        "button": deed.button(len(changing), order.target),
        "target": order.target,
        "targets": deed.targets(found),
        "question": CONFIDENTIALITY if _asks(deed, order.site) else "",
        "back": back,
        "back_url": _list(back),
    }
    return render(request, "admin/articles/post/bulk_confirmation.html", context)


def _asks(deed: Deed, site: SiteSettings) -> bool:
    return deed.confirms and site.ask_confidentiality


def _list(back: str) -> str:
    address = reverse("admin:articles_post_changelist")
    return f"{address}?{back}" if back else address


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def _found(desk, request: HttpRequest, deed: Deed, keys) -> list[Post]:
    """Those of the posts that this person may do this to, newest first."""
    seen = desk.get_queryset(request).filter(pk__in=[int(key) for key in keys])
    return list(
        deed.among(seen, request.user)
        .select_related("lead_author", "picture", "reviewer")
        .prefetch_related("topics")
    )


def _order(request: HttpRequest, deed: Deed, found: list[Post], sent) -> Order:
    target, key = None, sent.get("target", "")
    if deed.asks and _is_key(key):
        target = deed.targets(found).filter(pk=int(key)).first()
    return Order(
        by=request.user,
        now=timezone.now(),
        site=SiteSettings.load(),
        target=target,
        confidential="confidential" in sent,
    )


def _carry_out(desk, request: HttpRequest, deed: Deed, back: str) -> HttpResponse:
    sent = [_CHOSEN.fullmatch(text) for text in request.POST.getlist("chosen")[:MOST]]
    digests = {int(match[1]): match[2] for match in sent if match}
    found = _found(desk, request, deed, digests)
    order = _order(request, deed, found, request.POST)
    if found and _asks(deed, order.site) and not order.confidential:
        messages.warning(
            request,
            _(
                "Nothing is published yet. Confirm first that no client can be "
                "identified: the box stands above the button."
            ),
        )
        return redirect(_address(deed, [post.pk for post in found], back))
    if not found or (deed.asks and order.target is None):
        messages.warning(request, _("There was nothing to change any more."))
        return redirect(_list(back))
    done, left_out = [], []
    for post in found:
        try:
            with unchanged_since(post, digests[post.pk]) as held:
                deed.carry_out(held, order)
        except PublishingError as error:
            left_out.append((post, str(error)))
        else:
            done.append(post)
    if done:
        messages.success(request, deed.done(len(done), order.target))
    if left_out:
        _say_left_out(request, left_out)
    return redirect(_list(back))


def _say_left_out(request: HttpRequest, left_out: list[tuple[Post, str]]) -> None:
    rest = len(left_out) - MOST_TOLD
    told = format_html_join(" ", "“<bdi>{}</bdi>”: {}", left_out[:MOST_TOLD])
    said = format_html(_("Not done: {reasons}"), reasons=told)
    if rest > 0:
        more = ngettext(
            "%(count)s more stays as it was, too.",
            "%(count)s more stay as they were, too.",
            rest,
        )
        said = format_html("{} {}", said, more % {"count": rest})
    messages.warning(request, said)
