"""What staff send about a picture: its file, its texts, its focal point."""

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.imaging import CleanPicture, PictureError, clean
from articles.models import Picture
from articles.publishing import store_cleaned

from ..uploads import one_upload

WITHIN = _("The focal point lies within the picture: 0 to 100.")


class FileForm(forms.Form):
    """One file, cleaned once; `cleaned_data["upload"]` is the clean picture."""

    original_bytes: int

    upload = forms.FileField(
        label=_("Picture file"),
        help_text=_(
            "JPEG, PNG, WebP, AVIF or GIF, up to 10 MB. Place and camera data are "
            "removed."
        ),
        allow_empty_file=True,  # the cleaning door has a sentence for it
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "missing"),
            _("No picture arrived. Choose a file of at most 10 MB."),
        ),
    )

    def clean_upload(self) -> CleanPicture:
        data = self.cleaned_data["upload"].read()
        self.original_bytes = len(data)
        try:
            with one_upload(wait=10):
                return clean(data)
        except PictureError as refusal:
            raise ValidationError(str(refusal)) from refusal


class PictureForm(forms.ModelForm):
    class Meta:
        model = Picture
        fields = ("alt", "caption", "credit")
        widgets = {"alt": forms.Textarea(attrs={"rows": 3, "class": "vTextField"})}


class NewPictureForm(FileForm, PictureForm):
    """Stores the picture while it is checked, so that a refusal keeps what was typed.

    `instance` is then the stored one, which may have been there already.
    """

    user: AbstractBaseUser
    was_here = False

    field_order = ("upload",)

    def clean(self) -> dict:
        data = super().clean()
        if self.errors:
            return data
        cleaned = data["upload"]
        library = Picture.objects.in_library()
        self.was_here = library.filter(digest=cleaned.digest).exists()
        lines = {name: " ".join(data[name].split()) for name in PictureForm.Meta.fields}
        described = Picture(**lines)
        described.make_printable()
        texts = {name: getattr(described, name) for name in lines}
        try:
            self.stored = store_cleaned(
                cleaned, original_bytes=self.original_bytes, by=self.user, **texts
            )
        except PictureError as refusal:
            self.add_error("upload", str(refusal))
        return data

    def save(self, commit: bool = True) -> Picture:
        self.instance = self.stored
        return super().save(commit=False)


class RangeInput(forms.NumberInput):
    input_type = "range"


def percent_field(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=100,
        required=False,  # a form without it leaves the point where it is
        widget=RangeInput,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), WITHIN),
    )


class PicturePageForm(PictureForm):
    """The texts and the focal point of a picture that is there."""

    focal_x = percent_field(_("From the left"))
    focal_y = percent_field(_("From the top"))

    class Meta(PictureForm.Meta):
        fields = (*PictureForm.Meta.fields, "focal_x", "focal_y")

    def _kept(self, name: str) -> int:
        value = self.cleaned_data[name]
        return self.initial[name] if value is None else value

    def clean_focal_x(self) -> int:
        return self._kept("focal_x")

    def clean_focal_y(self) -> int:
        return self._kept("focal_y")
