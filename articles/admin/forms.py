"""The form of a post."""

import re

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Content, Picture, Post, slug_from
from articles.publishing import (
    contents_of_row,
    draft_from,
    free_slug,
    hold_picture,
    may_review,
    owner_of,
    same_contents,
)

from .editor import LeadPictureField

# Choosers, which send keys.
CHOOSERS = ("topics", "co_authors", "lead_author", "picture", "reviewer")
CHOOSERS += ("series", "call", "related")
NO_DAY = {"invalid": _("Write the day like 2026-03-09, or leave it empty.")}
NO_PLACE = dict.fromkeys(
    ("invalid", "min_value", "max_value"),
    _("Write a whole number such as 1, or leave it empty."),
)


def a_day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PostForm(forms.ModelForm):
    """A post as its writer sees it; a draft may lack anything, even its title."""

    slug = forms.CharField(label=_("Address"), required=False, max_length=120)
    picture = LeadPictureField()
    text_is_reviewed = forms.BooleanField(
        label=_("This text is the one that was reviewed"),
        help_text=_("Tick it when the reviewer has read it as it stands now."),
        required=False,
    )
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
                attrs={
                    "placeholder": _("Title"),
                    "class": "vTextField title",
                    "rows": 1,
                }
            ),
            "summary": forms.Textarea(attrs={"rows": 3}),
            "picture_alt": forms.Textarea(attrs={"rows": 2}),
            "meta_description": forms.Textarea(attrs={"rows": 3}),
            "date": a_day(),
            "reviewed_on": a_day(),
            "review_due": a_day(),
            "updated_on": a_day(),
            "series_position": forms.NumberInput(attrs={"min": 1}),
        }
        error_messages = {
            "date": NO_DAY,
            "reviewed_on": NO_DAY,
            "review_due": NO_DAY,
            "updated_on": NO_DAY,
            "series_position": NO_PLACE,
            "menu_position": NO_PLACE,
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
            self.initial["related"] = unsaved.related
            self.initial["text_is_reviewed"] = unsaved.reviewed
        if not may_review(getattr(self, "user", None)):
            del self.fields["text_is_reviewed"]
        if "related" in self.fields:
            self._offer_related()
        if "picture" in self.fields:
            self.fields["picture"].allow(self.instance.picture_id)
        if "slug" in self.fields:
            self.fields["slug"].help_text = Post._meta.get_field("slug").help_text

    def _offer_related(self) -> None:
        """Other articles that the account may open, and those that are chosen."""
        user, field = getattr(self, "user", None), self.fields["related"]
        seen = Post.objects.seen_by(user) if user else Post.objects.all()
        seen = seen.filter(kind=Content.Kind.ARTICLE)
        had: set[int] = set()
        if self.instance.pk:
            had = set(self.instance.related.values_list("pk", flat=True))
        hidden = had - set(seen.filter(pk__in=had).values_list("pk", flat=True))
        offered = Post.objects.filter(Q(pk__in=seen.values("pk")) | Q(pk__in=hidden))
        field.queryset = offered.exclude(pk=self.instance.pk)
        locked = gettext("an article that you can’t open")
        field.label_from_instance = lambda post: (
            locked if post.pk in hidden else str(post)
        )
        field.error_messages["invalid_choice"] = gettext(
            "One of these isn’t an article that can be chosen here. Choose it again."
        )
        wrapper = field.widget
        wrapper.can_add_related = wrapper.can_change_related = False
        wrapper.can_view_related = wrapper.can_delete_related = False
        if hasattr(wrapper, "widget"):
            wrapper.widget.besides = self.instance.pk

    def _drop_what_is_no_key(self) -> None:
        """A chooser sends keys; what is none would fail where it is looked up."""
        if not hasattr(self.data, "setlist"):
            return
        self.data = self.data.copy()
        for name in CHOOSERS:
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
                gettext("Only an editor can put another person's name under your text.")
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
                gettext(
                    "“%(title)s” has this address. Choose another, or leave it empty."
                )
                % {"title": holder},
            )
        return data

    def _refuse_to_overwrite(self, opened: str) -> None:
        """Stops where somebody saved another text since this form was opened.

        Whoever sends the same text twice, or is alone with it, is not stopped.
        """
        if not self.instance.pk:
            return
        now = Post.objects.select_for_update(of=("self",), no_key=True).get(
            pk=self.instance.pk
        )
        if opened == now.digest:
            return
        values = {name: self.data.getlist(name) for name in self.data}
        if not "".join(values.get("slug", [])).strip():
            values["slug"] = [now.slug]  # left empty, it was made for her
        if same_contents(draft_from(values, now).contents, contents_of_row(now)):
            return
        self.conflict = now
        raise forms.ValidationError(
            gettext("Somebody saved this post while you were writing."),
            code="conflict",
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
