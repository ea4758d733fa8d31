"""The form of a redirect: an old address, and where it leads."""

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from articles.models import Post, Redirect
from articles.publishing.redirects import (
    RedirectError,
    Verdict,
    hold_redirects,
    old_path,
    planned,
    target_from,
)


class AddressField(forms.CharField):
    """As it is pasted: what an address may be is said by `read`, in its own words."""

    def __init__(self, *, read, **kwargs):
        super().__init__(**kwargs)
        self.read = read
        self.validators = [
            validator
            for validator in self.validators
            if not isinstance(validator, ProhibitNullCharactersValidator)
        ]

    def clean(self, value):
        value = super().clean(value)
        try:
            return self.read(value) if value else value
        except RedirectError as error:
            raise forms.ValidationError(str(error)) from error


class RedirectForm(forms.ModelForm):
    user = None  # who fills it in; the desk sets it

    path = AddressField(
        read=old_path,
        label=_("Old address"),
        help_text=_(
            "Paste it whole, or write what follows the site’s name: "
            "/blog/2019/3/grief. Capitals, a slash at the end and what follows “?” "
            "don’t matter."
        ),
        error_messages={
            "required": _("Write the old address."),
            "unique": _(
                "Visitors who come by this address are led on already. Change that "
                "redirect instead."
            ),
        },
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    target = AddressField(
        read=target_from,
        required=False,
        label=_("or another address"),
        help_text=_(
            "A page of this site, such as /topics/grief/, or a full address that "
            "begins with https://. Whoever comes by the old address leaves this site "
            "then."
        ),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    class Meta:
        model = Redirect
        fields = ("path", "post", "target")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        key = self.data.get("post", "")
        if key and not (key.isascii() and key.isdecimal() and len(key) < 19):
            # No row has it, and the stock chooser fails where it shows it again.
            self.data = self.data.copy()
            self.data["post"] = "0"

    def clean(self):
        data = super().clean()
        post, target = data.get("post"), data.get("target", "")
        if self.errors or bool(post) == bool(target):
            return data  # the model says it
        hold_redirects()  # what holds now still holds when it is saved
        redirect = Redirect(self.instance.pk, data["path"], target=target, post=post)
        outcome, _plan = planned(redirect, by=self.user)
        if outcome.verdict is Verdict.REFUSED:
            self.add_error(outcome.about, outcome.reason)
            return data
        key = outcome.destination.post_id
        data["post"] = Post.objects.filter(pk=key).first() if key else None
        data["target"] = outcome.destination.target
        return data
