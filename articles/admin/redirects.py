"""Redirects at the desk: where people are led who come by an old address."""

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect as go_to
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.models import Post, Redirect
from articles.publishing import may_see
from articles.publishing.redirects import save_redirect

from . import missing_pages, redirect_import
from .base import DeskModelAdmin
from .redirect_form import RedirectForm


@admin.register(Redirect)
class RedirectAdmin(DeskModelAdmin):
    form = RedirectForm
    fieldsets = (
        (None, {"fields": ("path",)}),
        (_("Where it leads"), {"fields": ("post", "target")}),
    )
    autocomplete_fields = ("post",)
    list_display = ("old_address", "leads_to", "since")
    list_display_links = ("old_address",)
    list_per_page = 50
    search_help_text = _("Old address, title or target")

    # Who may do what: a redirect tells the title of the post that it leads to.

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        rights = ("articles.view_post", "articles.change_post")
        sees_all = any(map(request.user.has_perm, rights))
        return ("path", "target", *(("post__title",) if sees_all else ()))

    def _may(self, request: HttpRequest, obj: Redirect | None) -> bool:
        return obj is None or obj.post is None or may_see(request.user, obj.post)

    def has_view_permission(self, request, obj=None) -> bool:
        return super().has_view_permission(request, obj) and self._may(request, obj)

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and self._may(request, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and self._may(request, obj)

    # The list

    def get_queryset(self, request: HttpRequest) -> QuerySet[Redirect]:
        seen = Post.objects.seen_by(request.user).filter(pk=OuterRef("post"))
        rows = super().get_queryset(request).with_live(timezone.now())
        return (
            rows.annotate(is_seen=Exists(seen))
            .select_related("post")
            .only("path", "target", "created_at", "post__title")
        )

    @admin.display(description=_("old address"), ordering="path")
    def old_address(self, redirect: Redirect) -> str:
        return format_html('<bdi class="address">{}</bdi>', redirect.path)

    @admin.display(description=_("leads to"))
    def leads_to(self, redirect: Redirect) -> str:
        told = '{}<span class="state-more">{}</span>'
        target = format_html('<bdi class="address">{}</bdi>', redirect.target)
        if redirect.leaves_site:
            return format_html(told, target, gettext("Leaves this site"))
        if redirect.post_id is None:
            return target
        if not redirect.is_seen:
            return gettext("A post that isn’t yours")
        title = format_html("<bdi>{}</bdi>", redirect.post)
        if address := redirect.live_address:
            return format_html(told, title, address)
        if redirect.was_live:
            gone = gettext("Withdrawn: visitors are told that it is gone.")
            return format_html(told, title, gone)
        missing = gettext("Not published yet: until then visitors find no page.")
        return format_html(told, title, missing)

    @admin.display(description=_("since"), ordering="created_at")
    def since(self, redirect: Redirect) -> str:
        return date_format(timezone.localtime(redirect.created_at), gettext("F j, Y"))

    # The form

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"user": request.user})

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "post":
            kwargs["queryset"] = Post.objects.seen_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "post":
            for name in ("add", "change", "delete", "view"):
                setattr(field.widget, f"can_{name}_related", False)
            field.error_messages["invalid_choice"] = gettext(
                "That post isn’t there any more. Choose another."
            )
        return field

    def save_model(self, request, obj: Redirect, form, change: bool) -> None:
        others = save_redirect(obj, by=request.user)
        request.redirect_told = _told(obj, others)

    def message_user(self, request, message, level=messages.INFO, *args, **kwargs):
        told = getattr(request, "redirect_told", "")
        if level == messages.SUCCESS and told:
            messages.success(request, told)
        else:
            super().message_user(request, message, level, *args, **kwargs)

    def response_post_save_add(self, request, obj: Redirect) -> HttpResponse:
        if missing_pages.came_from(request):
            return go_to("admin:articles_redirect_missing")
        return super().response_post_save_add(request, obj)

    # Pages of their own

    def get_urls(self) -> list:
        return [
            *redirect_import.urls(self),
            *missing_pages.urls(self),
            *super().get_urls(),
        ]


def _told(redirect: Redirect, others: int) -> str:
    address = {"path": redirect.path, "target": redirect.target, "count": others}
    if redirect.post_id is None:
        said = gettext("Saved. Whoever comes by %(path)s is led to %(target)s now.")
    else:
        address["target"] = str(redirect.post)
        live = Redirect.objects.with_live(timezone.now()).get(pk=redirect.pk)
        if live.live_address:
            said = gettext(
                "Saved. Whoever comes by %(path)s is led to “%(target)s” now."
            )
        else:
            said = gettext(
                "Saved. Whoever comes by %(path)s is led to “%(target)s” once readers "
                "can see it."
            )
    sentences = [said % address]
    if others:
        more = ngettext(
            "%(count)d other redirect that led here goes straight there, too.",
            "%(count)d other redirects that led here go straight there, too.",
            others,
        )
        sentences.append(more % address)
    return " ".join(sentences)
