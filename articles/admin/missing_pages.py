"""The paths that visitors asked for most and didn't find, each to be mended."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import MissingPath
from articles.publishing import Missed, missed, with_likely

MOST = 100  # lines of the report; mended ones make room for others
MOST_AT_ONCE = 3  # on the desk's front page
_FROM = {"from": "missing"}


def urls(desk) -> list:
    view = desk.admin_site.admin_view(_report(desk))
    return [path("missing/", view, name="articles_redirect_missing")]


def came_from(request: HttpRequest) -> bool:
    """Whether the form of a redirect was opened from the report."""
    return request.GET.get("from") == _FROM["from"]


def front_page_section(request: HttpRequest) -> dict[str, Any]:
    """The most asked missing paths, and how many more there are; for whoever may mend.

    `missing` has what a line of the report has: row, mend (an address), title.
    """
    if not _may(request):
        return {"missing": [], "more_missing": 0}
    rows = missed(by=request.user)
    return {
        "missing": _lines(request, rows[:MOST_AT_ONCE]),
        "more_missing": len(rows[MOST_AT_ONCE:]),
    }


def _may(request: HttpRequest) -> bool:
    return request.user.has_perm("articles.add_redirect")


def _lines(request: HttpRequest, rows: list[MissingPath]) -> list[dict[str, Any]]:
    return [
        {
            "row": line.row,
            "last_on": date_format(line.row.last_on, _("F j, Y")),
            "title": line.title,
            "mend": _mend(line),
        }
        for line in with_likely(rows, by=request.user)
    ]


def _mend(line: Missed) -> str:
    query = {"path": line.row.path, **_FROM}
    if line.likely:
        query["post"] = line.likely
    return f"{reverse('admin:articles_redirect_add')}?{urlencode(query)}"


def _report(desk):
    def view(request: HttpRequest) -> HttpResponse:
        if not _may(request):
            raise PermissionDenied
        if request.method == "POST":
            return _forget(request)
        rows = missed(by=request.user)
        context = {
            **desk.admin_site.each_context(request),
            "opts": desk.opts,
            "title": _("Missing pages"),
            "lines": _lines(request, rows[:MOST]),
            "more": len(rows[MOST:]),
        }
        return render(request, "admin/articles/redirect/missing.html", context)

    return view


def _forget(request: HttpRequest) -> HttpResponse:
    key = request.POST.get("forget", "")
    if key.isascii() and key.isdecimal() and len(key) < 19:
        row = MissingPath.objects.filter(pk=int(key)).first()
        if row is not None:
            row.delete()
            said = _(
                "%(path)s is off the list. It comes back if visitors go on asking for "
                "it."
            )
            messages.success(request, said % {"path": row.path})
    return redirect("admin:articles_redirect_missing")
