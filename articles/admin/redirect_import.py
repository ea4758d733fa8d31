"""A list of redirects at once: shown line by line first, then done."""

import hashlib
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.validators import ProhibitNullCharactersValidator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.exchange.document import DocumentError
from articles.exchange.redirect_list import (
    MAX_BYTES,
    MAX_LINES,
    RedirectList,
    read_redirects,
)
from articles.publishing.redirects import (
    Outcome,
    Plan,
    Verdict,
    Wish,
    carry_out,
    plan,
    titles_of,
)

RIGHTS = ("articles.add_redirect", "articles.change_redirect")


class ListForm(forms.Form):
    """A list, pasted or in a file; `found` is what was read of it."""

    pasted = forms.CharField(
        required=False,
        strip=False,
        label=gettext_lazy("Paste the list"),
        help_text=gettext_lazy(
            "One redirect in each line, the old address first: /old-page /articles/new/"
        ),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )
    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        label=gettext_lazy("or choose a file"),
        help_text=gettext_lazy(
            "As a spreadsheet saves it (CSV, or text with tabs); the first two columns "
            "count."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.found: RedirectList | None = None
        pasted = self.fields["pasted"]
        pasted.validators = [
            validator
            for validator in pasted.validators
            if not isinstance(validator, ProhibitNullCharactersValidator)
        ]

    def clean(self):
        data = super().clean()
        if file := data.get("file"):
            sent = file.read(MAX_BYTES + 1)
        else:
            sent = data.get("pasted", "").encode("utf-8", "replace")
        if not sent.strip():
            raise forms.ValidationError(_("Paste a list, or choose a file."))
        try:
            self.found = read_redirects(sent)
        except DocumentError as error:
            raise forms.ValidationError(str(error)) from error
        return data


def urls(desk) -> list:
    view = desk.admin_site.admin_view(_importing(desk))
    return [path("import/", view, name="articles_redirect_import")]


def _importing(desk):
    def view(request: HttpRequest) -> HttpResponse:
        if not all(map(request.user.has_perm, RIGHTS)):
            raise PermissionDenied
        if request.method != "POST":
            return _page(desk, request, ListForm())
        form = ListForm(request.POST, request.FILES)
        if not form.is_valid():
            return _page(desk, request, form)
        wishes = [
            Wish(line.old, line.new, line=line.number) for line in form.found.lines
        ]
        if "_import" not in request.POST:
            made = plan(wishes, by=request.user, at=timezone.now())
            return _page(desk, request, form, made)
        with transaction.atomic():
            done = carry_out(wishes, by=request.user)
            same = _fingerprint(done) == request.POST.get("shown", "")
            transaction.set_rollback(not same)
        if not same:
            messages.warning(
                request,
                _(
                    "Something has changed since you looked, so nothing is done yet. "
                    "This is what the list would do now."
                ),
            )
            made = plan(wishes, by=request.user, at=timezone.now())
            return _page(desk, request, form, made)
        messages.success(request, _told(done))
        return redirect("admin:articles_redirect_changelist")

    return view


def _page(desk, request, form: ListForm, made: Plan | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        **desk.admin_site.each_context(request),
        "opts": desk.opts,
        "title": _("Import redirects"),
        "form": form,
        "most": number_format(MAX_LINES, force_grouping=True),
    }
    if made is not None:
        context |= _shown(request, form.found, made)
    return render(request, "admin/articles/redirect/import.html", context)


def _shown(request: HttpRequest, found: RedirectList, made: Plan) -> dict[str, Any]:
    """What each line would do, by what would happen to it."""
    ends = [one.destination for one in made.outcomes]
    ends += [end for _row, end in made.following]
    titles = titles_of(ends, by=request.user)

    def lines(outcomes: list[Outcome]) -> list[dict[str, Any]]:
        return [
            {
                "number": one.line,
                "path": one.path,
                "reason": one.reason,
                "title": titles.get(one.destination.post_id, ""),
                "target": one.destination.target,
                "leaves": bool(one.destination.target) and not one.destination.is_path,
            }
            for one in outcomes
        ]

    by_verdict = {verdict.value: lines(made.of(verdict)) for verdict in Verdict}
    changing = len(by_verdict["new"]) + len(by_verdict["changed"])
    return {
        "plan": by_verdict,
        "following": [
            {
                "path": row.path,
                "title": titles.get(end.post_id, ""),
                "target": end.target,
            }
            for row, end in made.following
        ],
        "changing": changing,
        "found": found,
        "shown": _fingerprint(made),
    }


def _fingerprint(made: Plan) -> str:
    """Tells whether a list would still do what was shown."""
    told = [(one.line, one.path, one.verdict, one.destination) for one in made.outcomes]
    told += [(row.path, end) for row, end in made.following]
    return hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()


def _told(done: Plan) -> str:
    number = len(done.of(Verdict.NEW)) + len(done.of(Verdict.CHANGED))
    if not number:
        return _("Nothing was changed: every line that can be done is done already.")
    said = ngettext(
        "Done. Visitors are led on from %(count)d old address now.",
        "Done. Visitors are led on from %(count)d old addresses now.",
        number,
    )
    return said % {"count": number}
