"""What goes with a step: an instant, the question, a reason, a note."""

import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.publishing import CONFIDENTIALITY, FURTHEST, instant_text


class InstantForm(forms.Form):
    """A day and a time in the practice's zone, on any night of the year."""

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day."),
            "invalid": _("Write the day like 2026-03-09."),
        },
    )
    time = forms.TimeField(
        label=_("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Choose a time."),
            "invalid": _("Write the time like 09:00 or 14:30."),
        },
    )

    def __init__(self, *args, zone: ZoneInfo, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.fields["time"].label = gettext("Time (%(zone)s)") % {"zone": zone.key}

    def clean(self):
        data = super().clean()
        if not (data.get("day") and data.get("time")):
            return data
        local = datetime.datetime.combine(data["day"], data["time"], self.zone)
        try:
            instant = local.astimezone(datetime.UTC)
        except OverflowError:
            raise forms.ValidationError(
                gettext("Choose a day within the next years.")
            ) from None
        # A time that the clock skips in spring comes back as another; one that it
        # shows twice in autumn is taken the first time (PEP 495, fold=0).
        if instant.astimezone(self.zone).replace(tzinfo=None) != local.replace(
            tzinfo=None
        ):
            skipped = instant_text(instant, self.zone)
            raise forms.ValidationError(
                gettext(
                    "The clocks go forward that night and skip this time. Choose "
                    "%(time)s instead."
                )
                % {"time": skipped}
            )
        if instant > timezone.now() + FURTHEST:
            raise forms.ValidationError(
                gettext("Choose a day within the next ten years.")
            )
        if instant <= timezone.now():
            raise forms.ValidationError(
                gettext("That time has passed. Do it now, or choose a later one.")
            )
        data["instant"] = instant
        return data


class PublishingForm(InstantForm):
    """What goes with the main button: when, the question, a reason, a note.

    Bound to the same request as the post's own form, under names of its own.
    """

    NOW, LATER = "now", "later"

    when = forms.ChoiceField(
        choices=[(NOW, _("Now")), (LATER, _("At a time that you choose"))],
        widget=forms.RadioSelect,
        initial=NOW,
        required=False,
        label=_("When do readers see it?"),
    )
    matters = forms.BooleanField(
        required=False,
        label=_("This change matters: tell readers that it was updated"),
        help_text=_("On the day on which they get it."),
    )
    confidential = forms.BooleanField(required=False, label=CONFIDENTIALITY)
    reason = forms.CharField(
        required=False,
        max_length=1000,
        strip=True,
        label=_("Publish in spite of this, because"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note = forms.CharField(
        required=False,
        max_length=4000,
        label=_("Note"),
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
        if sent["when"] != self.LATER:
            sent = {}
        if self.data.get(self.add_prefix("matters")):
            sent["matters"] = "on"
        return f"?{urlencode(sent)}" if sent else ""

    @property
    def first_error(self) -> str:
        return next((e[0] for e in self.errors.values()), "")
