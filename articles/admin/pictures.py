"""Pictures at the desk: every file goes through the one cleaning door."""

from django import forms
from django.contrib import admin
from django.db import transaction
from django.utils.html import format_html

from articles.imaging import PictureError, clean
from articles.models import Edition, Picture, Post
from articles.publishing import store_picture

from .base import NOTHING, DeskModelAdmin


class PictureForm(forms.ModelForm):
    class Meta:
        model = Picture
        fields = ("alt", "caption", "credit")


class NewPictureForm(PictureForm):
    upload = forms.FileField(
        label="Picture file",
        help_text="JPEG, PNG, WebP, AVIF or GIF, up to 10 MB. Place and camera data "
        "are removed.",
    )

    field_order = ("upload",)

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        try:
            clean(upload.read())
        except PictureError as error:
            raise forms.ValidationError(str(error)) from error
        upload.seek(0)
        return upload


@admin.register(Picture)
class PictureAdmin(DeskModelAdmin):
    list_display = ("thumbnail", "__str__", "size", "caption", "credit")
    list_display_links = ("__str__",)
    empty_value_display = NOTHING
    search_fields = ("alt", "caption", "credit", "key")

    def has_change_permission(self, request, obj=None) -> bool:
        """Whoever added a picture may go on describing it."""
        if super().has_change_permission(request, obj):
            return True
        own = obj is not None and obj.uploaded_by_id == request.user.pk
        return own and request.user.has_perm("articles.add_picture")

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = PictureForm if obj else NewPictureForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request, obj=None):
        if obj:
            return ("thumbnail", "alt", "caption", "credit", "reference")
        return ("upload", "alt", "caption", "credit")

    def get_readonly_fields(self, request, obj=None):
        return ("thumbnail", "reference") if obj else ()

    @admin.display(description="picture")
    def thumbnail(self, picture: Picture) -> str:
        return format_html(
            '<img class="thumbnail" src="{}" width="{}" height="{}" alt="">',
            picture.file.url,
            picture.width,
            picture.height,
        )

    @admin.display(description="size")
    def size(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}"

    def uses(self, obj: Picture) -> bool:
        held = ("posts", "editions", "portrait_of")
        named = {"body__contains": obj.reference}
        return (
            any(getattr(obj, name).exists() for name in held)
            or Post.objects.filter(**named).exists()
            or Edition.objects.filter(**named).exists()
        )

    def delete_model(self, request, obj: Picture) -> None:
        storage, name = obj.file.storage, obj.file.name
        super().delete_model(request, obj)
        transaction.on_commit(lambda: storage.delete(name))

    def save_model(self, request, obj: Picture, form, change: bool) -> None:
        if change:
            obj.save()
            return
        texts = {name: getattr(obj, name) for name in ("alt", "caption", "credit")}
        stored = store_picture(
            form.cleaned_data["upload"].read(), by=request.user, **texts
        )
        obj.__dict__.update(stored.__dict__)
