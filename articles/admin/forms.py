"""The forms of the desk: a post, and the choice of an instant."""

import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from articles.models import Post, slug_from
from articles.publishing import FURTHEST, free_slug, instant_text, owner_of


class PostForm(forms.ModelForm):
    """A post as its writer sees it; a draft may lack anything, even its title."""

    slug = forms.CharField(label="Address", required=False, max_length=120)
    # The fingerprint of the text as this form was opened with it.
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Post
        fields = ("title",)  # PostAdmin.fieldsets names the others
        widgets = {
            # A box that grows with a long title on a phone; it takes no line breaks.
            "title": forms.Textarea(
                attrs={"placeholder": "Title", "class": "vTextField title", "rows": 1}
            ),
            "summary": forms.Textarea(attrs={"rows": 3}),
            "picture_alt": forms.Textarea(attrs={"rows": 2}),
            "meta_description": forms.Textarea(attrs={"rows": 3}),
            "date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "reviewed_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        error_messages = {
            "date": {"invalid": "Write the day like 2026-03-09, or leave it empty."},
            "reviewed_on": {
                "invalid": "Write the day like 2026-03-09, or leave it empty."
            },
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["opened"] = self.instance.digest
        if "slug" in self.fields:
            self.fields["slug"].help_text = Post._meta.get_field("slug").help_text

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self):
        data = super().clean()
        self._refuse_to_overwrite(data.get("opened", ""))
        if "slug" not in self.fields or self.errors:
            return data
        kind = data.get("kind") or self.instance.kind
        title, wanted = data.get("title", ""), data.get("slug", "").strip()
        if not any(map(str.isalnum, wanted)):
            wanted = ""
        if not wanted or self._follows_title(wanted, title):
            data["slug"] = free_slug(title, kind=kind, post=self.instance)
            return data
        data["slug"] = slug_from(wanted)
        holder = owner_of(kind, data["slug"])
        if holder is not None and holder.pk != self.instance.pk:
            self.add_error(
                "slug",
                f"“{holder}” has this address. Choose another, or leave it empty.",
            )
        return data

    def _refuse_to_overwrite(self, opened: str) -> None:
        """Stops once where somebody saved since this form was opened."""
        if not self.instance.pk or not opened:
            return
        now = Post.objects.select_for_update(of=("self",)).get(pk=self.instance.pk)
        if opened == now.digest:
            return
        zone = timezone.get_current_timezone()
        who = now.edited_by or "Somebody"
        when = instant_text(now.edited_at, zone) if now.edited_at else "meanwhile"
        # Saved once more, this form goes in the place of what is there now.
        self.data = self.data.copy()
        self.data[self.add_prefix("opened")] = now.digest
        raise forms.ValidationError(
            f"{who} saved this post ({when}) while you were writing. Nothing of yours "
            "is lost: it stands below. Open the post in another window to see theirs. "
            "Saved once more, yours goes in its place."
        )

    def _follows_title(self, wanted: str, title: str) -> bool:
        """Whether the address was only ever made from the title, and unpublished."""
        post = self.instance
        if not post.pk or wanted != post.slug or post.addresses.exists():
            return False
        was = slug_from(Post.objects.values_list("title", flat=True).get(pk=post.pk))
        tail = wanted.removeprefix(was)
        return slug_from(title) != was and (not tail or tail.lstrip("-").isdigit())


class InstantForm(forms.Form):
    """A day and a time in the practice's zone, on any night of the year."""

    day = forms.DateField(
        label="Day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Choose a day.",
            "invalid": "Write the day like 2026-03-09.",
        },
    )
    time = forms.TimeField(
        label="Time",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": "Choose a time.",
            "invalid": "Write the time like 09:00 or 14:30.",
        },
    )

    def __init__(self, *args, zone: ZoneInfo, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.fields["time"].label = f"Time ({zone.key})"

    def clean(self):
        data = super().clean()
        if not (data.get("day") and data.get("time")):
            return data
        local = datetime.datetime.combine(data["day"], data["time"], self.zone)
        try:
            instant = local.astimezone(datetime.UTC)
        except OverflowError:
            raise forms.ValidationError("Choose a day within the next years.") from None
        # A time that the clock skips in spring comes back as another; one that it
        # shows twice in autumn is taken the first time (PEP 495, fold=0).
        if instant.astimezone(self.zone).replace(tzinfo=None) != local.replace(
            tzinfo=None
        ):
            skipped = instant_text(instant, self.zone)
            raise forms.ValidationError(
                "The clocks go forward that night and skip this time. Choose "
                f"{skipped} instead."
            )
        if instant > timezone.now() + FURTHEST:
            raise forms.ValidationError("Choose a day within the next ten years.")
        if instant <= timezone.now():
            raise forms.ValidationError(
                "That time has passed. Do it now, or choose a later one."
            )
        data["instant"] = instant
        return data
