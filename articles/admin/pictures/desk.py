"""Pictures in the admin: who may do what, and which verb does it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Picture
from articles.publishing import (
    PublishingError,
    delete_picture,
    describe_picture,
    library,
    may_change_picture,
    may_replace_picture,
    set_focal_point,
)

from ..base import NOTHING, DeskModelAdmin
from ..picture_words import thumbnail_of
from .forms import NewPictureForm, PictureForm, PicturePageForm
from .library import PAGE, TEACHING, Library, ShowFilter
from .page import page_context, places_of
from .replacing import replacing


@admin.register(Picture)
class PictureAdmin(DeskModelAdmin):
    list_display = ("__str__",)
    list_filter = (ShowFilter,)
    list_per_page = PAGE
    list_max_show_all = PAGE
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("alt", "caption", "credit", "key")
    search_help_text = _("Description, caption or credit")
    empty_value_display = NOTHING

    # Who may do what

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        """Whoever added a picture may go on describing it."""
        if obj is not None:
            return may_change_picture(request.user, obj)
        return super().has_change_permission(request)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).in_library()

    def get_object(self, request, object_id, from_field=None) -> Picture:
        """The picture; 404 for what is none, told to those alone who may see any."""
        picture = super().get_object(request, object_id, from_field)
        if picture is not None:
            return picture
        if not self.has_view_permission(request):
            raise PermissionDenied
        raise Http404

    # The library

    def get_changelist(self, request: HttpRequest, **kwargs) -> type[Library]:
        return Library

    def get_search_results(self, request, queryset, search_term):
        if not search_term.strip():
            return queryset, False
        found = library(user=request.user, words=search_term)
        return queryset.filter(pk__in=found.order_by().values("pk")), False

    def changelist_view(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        teaching = TEACHING.get(request.GET.get("show", ""), "")
        return super().changelist_view(
            request, {"teaching": teaching, **(extra_context or {})}
        )

    # A picture's page

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = PicturePageForm if obj else NewPictureForm
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"user": request.user})

    def get_fieldsets(self, request, obj=None):
        texts = PictureForm.Meta.fields
        if obj is None:
            return ((None, {"fields": ("upload", *texts)}),)
        return (
            (_("What it shows"), {"fields": texts}),
            (None, {"fields": ("focal_x", "focal_y")}),
        )

    def render_change_form(
        self, request, context, add=False, change=False, form_url="", obj=None
    ):
        if obj is not None:
            context |= page_context(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except PublishingError as refusal:  # deleted, or not hers, since it was opened
            messages.error(request, str(refusal))
            return redirect("admin:articles_picture_changelist")

    def save_form(self, request, form, change: bool) -> Picture:
        picture = super().save_form(request, form, change)
        picture.was_here = not change and form.was_here
        names = ("focal_x", "focal_y") if change else ()
        picture.moved = any(form.cleaned_data[n] != form.initial[n] for n in names)
        return picture

    def save_model(self, request, obj: Picture, form, change: bool) -> None:
        if not change:
            return  # stored by its form
        data, by = form.cleaned_data, request.user
        texts = {name: data[name] for name in PictureForm.Meta.fields}
        describe_picture(obj, by=by, **texts)
        set_focal_point(obj, x=data["focal_x"], y=data["focal_y"], by=by)

    def log_addition(self, request, obj: Picture, message):
        if not obj.was_here:
            return super().log_addition(request, obj, message)

    def response_add(self, request, obj: Picture, post_url_continue=None):
        if "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        if obj.was_here:
            messages.info(request, gettext("This picture was here already."))
        else:
            messages.success(request, gettext("Added. It can be used in every text."))
        return self._to_page(obj)

    def response_change(self, request, obj: Picture) -> HttpResponse:
        if "_popup" in request.POST:
            return super().response_change(request, obj)
        said = gettext("Saved.")
        if obj.moved:
            said = gettext("Saved. Readers get the new crops within a minute.")
        messages.success(request, said)
        return self._to_page(obj)

    def _to_page(self, picture: Picture) -> HttpResponse:
        return redirect("admin:articles_picture_change", picture.pk)

    # Another file, or none

    def get_urls(self):
        view = self.admin_site.admin_view(replacing(self))
        return [
            path("<int:pk>/replace/", view, name="articles_picture_replace"),
            *super().get_urls(),
        ]

    def delete_view(self, request, object_id, extra_context=None) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except PublishingError as refusal:  # put to use since the page was opened
            messages.error(request, str(refusal))
            return redirect("admin:articles_picture_delete", object_id)

    def render_delete_form(self, request, context):
        picture = context["object"]
        context |= {
            "picture": picture,
            "thumbnail": thumbnail_of(picture),
            "may_replace": may_replace_picture(request.user, picture),
        }
        return super().render_delete_form(request, context)

    def get_deleted_objects(self, objs, request):
        """Nothing goes with a picture; what stands in the way, as far as told."""
        uses = [place for obj in objs for place in places_of(request, obj)]
        return [], {}, set(), uses

    def delete_model(self, request, obj: Picture) -> None:
        delete_picture(obj, by=request.user)
