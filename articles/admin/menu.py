"""The order of the menu: its pages in one list, a number beside each."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from articles.models import LAST_PLACE, Edition
from articles.publishing import PublishingError, arrange_menu

RIGHTS = ("articles.publish_post", "articles.change_post")
MOST = 200  # pages; no menu has as many


def urls(desk) -> list:
    """The address of the menu's order, for the PostAdmin `desk`."""
    view = desk.admin_site.admin_view(_arranging(desk))
    return [path("menu/", view, name="articles_post_menu")]


class MenuForm(forms.Form):
    """A number for each of `pages`, editions that readers see."""

    def __init__(self, *args, pages: list[Edition], **kwargs):
        super().__init__(*args, **kwargs)
        wrong = _("Write a whole number from 1 to %(most)s, or nothing.")
        wrong = wrong % {"most": LAST_PLACE}
        self.pages = pages
        for page in pages:
            self.fields[self.name_of(page)] = forms.IntegerField(
                label=str(page),
                required=False,
                min_value=1,
                max_value=LAST_PLACE,
                initial=page.menu_position,
                # What stood there when the page was opened is sent along: what a
                # colleague has changed since isn't taken for a change made here.
                show_hidden_initial=True,
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value"), wrong
                ),
            )

    @staticmethod
    def name_of(page: Edition) -> str:
        return f"place-{page.post_id}"

    @property
    def rows(self) -> list[tuple[Edition, forms.BoundField]]:
        return [(page, self[self.name_of(page)]) for page in self.pages]

    @property
    def order(self) -> dict[int, int | None]:
        """The places that were changed on this page, and no others."""
        changed = set(self.changed_data)
        names = {page.post_id: self.name_of(page) for page in self.pages}
        return {
            key: self.cleaned_data[name]
            for key, name in names.items()
            if name in changed
        }


def _arranging(desk) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        if not all(map(request.user.has_perm, RIGHTS)):
            raise PermissionDenied
        pages = list(Edition.objects.live().menu()[:MOST])
        form = MenuForm(request.POST or None, pages=pages)
        if request.method == "POST" and form.is_valid():
            try:
                moved = arrange_menu(form.order, by=request.user)
            except PublishingError as error:
                messages.error(request, str(error))
            else:
                messages.success(request, _told(moved))
            return redirect("admin:articles_post_menu")
        context = {
            **desk.admin_site.each_context(request),
            "opts": desk.opts,
            "title": None,
            "form": form,
        }
        return render(request, "admin/articles/post/menu.html", context)

    return view


def _told(moved: int) -> str:
    if moved:
        return _("Saved. Readers see the menu in this order now.")
    return _("Nothing was changed. Readers see the menu in this order.")
