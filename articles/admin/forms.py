"""The forms of the desk: a post, and the choice of an instant."""

import datetime
import re
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from articles.models import Picture, Post, slug_from
from articles.publishing import (
    CONFIDENTIALITY,
    FURTHEST,
    contents_of_row,
    draft_from,
    free_slug,
    hold_picture,
    instant_text,
    owner_of,
    same_contents,
)

from .editor import LeadPictureField


class PostForm(forms.ModelForm):
    """A post as its writer sees it; a draft may lack anything, even its title."""

    slug = forms.CharField(label="Address", required=False, max_length=120)
    picture = LeadPictureField()
    # The fingerprint of the text as this form was opened with it.
    opened = forms.CharField(widget=forms.HiddenInput, required=False)
    # Known before the first save, so that what is kept of a new post can be found.
    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)

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
        self._drop_what_is_no_key()
        self.conflict: Post | None = None
        self.initial["opened"] = self.instance.digest
        self.initial.setdefault("uid", self.instance.uid)
        if unsaved := getattr(self.instance, "unsaved", None):
            self.initial["topics"] = unsaved.topics
            self.initial["co_authors"] = unsaved.co_authors
        if "picture" in self.fields:
            self.fields["picture"].allow(self.instance.picture_id)
        if "slug" in self.fields:
            self.fields["slug"].help_text = Post._meta.get_field("slug").help_text

    def _drop_what_is_no_key(self) -> None:
        """A chooser sends keys; what is none would fail where it is looked up."""
        if not hasattr(self.data, "setlist"):
            return
        self.data = self.data.copy()
        for name in ("topics", "co_authors", "lead_author", "picture", "reviewer"):
            sent = self.data.getlist(self.add_prefix(name))
            keys = [v for v in sent if not v or re.fullmatch(r"[0-9]{1,18}", v)]
            if keys != sent:
                self.data.setlist(self.add_prefix(name), keys)

    def clean_lead_author(self):
        """Whoever can't publish signs as nobody else; an office signs for all."""
        chosen, user = self.cleaned_data["lead_author"], getattr(self, "user", None)
        own = getattr(user, "author", None)
        if own is None or user.has_perm("articles.change_post"):
            return chosen
        if chosen not in {None, own, self.instance.lead_author}:
            raise forms.ValidationError(
                "Only an editor can put another person's name under your text."
            )
        return chosen

    def clean_body(self) -> str:
        """Lines end in one way; browsers send another than they show."""
        body, kept = self.cleaned_data["body"], self.instance.body
        body = body.replace("\r\n", "\n")
        return kept if kept.replace("\r\n", "\n") == body else body

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self):
        data = super().clean()
        if hasattr(self.data, "getlist"):
            self._refuse_to_overwrite(data.get("opened", ""))
            self._hold_lead_picture(data.get("picture"))
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
        """Stops where somebody saved another text since this form was opened.

        Whoever sends the same text twice, or is alone with it, is not stopped.
        """
        if not self.instance.pk:
            return
        now = Post.objects.select_for_update(of=("self",)).get(pk=self.instance.pk)
        if opened == now.digest:
            return
        values = {name: self.data.getlist(name) for name in self.data}
        if not "".join(values.get("slug", [])).strip():
            values["slug"] = [now.slug]  # left empty, it was made for her
        if same_contents(draft_from(values, now).contents, contents_of_row(now)):
            return
        self.conflict = now
        raise forms.ValidationError(
            "Somebody saved this post while you were writing.", code="conflict"
        )

    def _hold_lead_picture(self, picture: Picture | None) -> None:
        """Keeps it from being deleted between here and the save."""
        if picture is not None and not hold_picture(picture.pk):
            gone = self.fields["picture"].error_messages["invalid_choice"]
            self.add_error("picture", gone)

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


class PublishingForm(InstantForm):
    """What goes with the main button: when, the question, a reason, a note.

    Bound to the same request as the post's own form, under names of its own.
    """

    NOW, LATER = "now", "later"

    when = forms.ChoiceField(
        choices=[(NOW, "Now"), (LATER, "At a time that you choose")],
        widget=forms.RadioSelect,
        initial=NOW,
        required=False,
        label="When do readers see it?",
    )
    confidential = forms.BooleanField(required=False, label=CONFIDENTIALITY)
    reason = forms.CharField(
        required=False,
        max_length=1000,
        strip=True,
        label="Publish in spite of this, because",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note = forms.CharField(
        required=False,
        max_length=4000,
        label="Note",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="step", **kwargs)
        for name in ("day", "time"):
            self.fields[name].required = False

    def clean(self):
        data = self.cleaned_data
        if data.get("when") != self.LATER:
            # What stands in the boxes of the other choice doesn't matter.
            for name in ("day", "time"):
                self._errors.pop(name, None)
            return data
        for name in ("day", "time"):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        return super().clean()

    @property
    def instant(self) -> datetime.datetime | None:
        """The instant that was chosen; None for now."""
        return self.cleaned_data.get("instant")

    def again(self) -> str:
        """The choices as a query, so that the form comes back with them."""
        names = ("when", "day", "time")
        sent = {n: self.data.get(self.add_prefix(n), "")[:20] for n in names}
        return f"?{urlencode(sent)}" if sent["when"] == self.LATER else ""

    @property
    def first_error(self) -> str:
        return next((e[0] for e in self.errors.values()), "")
