"""The form of the site's settings: two who save it don't undo each other's work."""

import hashlib
from typing import Any

from django import forms
from django.db import connection, models
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext

from articles.models import SiteSettings
from articles.publishing.pictures import hold_files
from articles.rendering import printable

CASELESS = ("country", "accent")  # kept in one case, however they are typed
SHOWN = 300  # characters of another's text in the sentence about it


def _column(name: str) -> models.Field:
    return SiteSettings._meta.get_field(name)


def _fingerprint(name: str, value: Any) -> str:
    """The same for two values that would be the same once they are saved."""
    text = value.pk if isinstance(value, models.Model) else value
    text = "" if text is None else printable(str(text))
    text = text.replace("\r\n", "\n").strip()
    if name in CASELESS:
        text = text.lower()
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _shown(row: SiteSettings, name: str) -> str:
    """A setting as it is read: a choice by its word, a tick as yes or no."""
    value = getattr(row, name)
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if _column(name).choices:
        value = getattr(row, f"get_{name}_display")()
    return Truncator("" if value is None else str(value)).chars(SHOWN)


class SettingsForm(forms.ModelForm):
    """Writes what was changed in it, onto the row as it stands by then."""

    # A fingerprint of each setting as this form was opened with it.
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.kept = {"opened"}  # fields that this form leaves as they are
        self._names = [name for name in self.fields if name != "opened"]
        self.initial["opened"] = self._sealed(self._fingerprints(self.instance))

    @cached_property
    def changed_data(self) -> list[str]:
        return [name for name in super().changed_data if name not in self.kept]

    def clean(self):
        data = super().clean()
        if self.is_bound and (now := self._row()):
            self._merge(data, now)
        return data

    def _row(self) -> SiteSettings | None:
        """The row as it stands, held until it is saved; a preview holds nothing."""
        rows = SiteSettings.objects.filter(pk=1)
        if connection.in_atomic_block:
            hold_files()  # first, as whoever saves settings takes it before the row
            rows = rows.select_for_update()
        return rows.first()

    def _merge(self, data: dict[str, Any], now: SiteSettings) -> None:
        """Takes from `now` all but her changes; refuses where both changed one thing.

        What no form of ours sent has no fingerprints: then `now` was opened.
        """
        for column in SiteSettings._meta.concrete_fields:
            setattr(self.instance, column.attname, getattr(now, column.attname))
        present = self._fingerprints(now)
        opened = present | self._unsealed(data.get("opened", ""))
        for name in [name for name in self._names if name in data]:
            own = _fingerprint(name, data[name])
            if own in {opened[name], present[name]}:
                data[name] = getattr(now, name)
                self.kept |= {name}
            elif opened[name] != present[name]:
                self.add_error(name, self._refusal(now, name))
                opened[name] = present[name]  # she has been told
        self.data = self.data.copy()
        self.data["opened"] = self._sealed(opened)

    def _refusal(self, now: SiteSettings, name: str) -> str:
        told = {"field": self.fields[name].label, "value": _shown(now, name)}
        if told["value"]:
            sentence = gettext(
                "Somebody saved these settings while you had them open: “%(field)s” "
                "is now “%(value)s”. Nothing of yours is lost: look at it and save "
                "again."
            )
        else:
            sentence = gettext(
                "Somebody saved these settings while you had them open: “%(field)s” "
                "is empty now. Nothing of yours is lost: look at it and save again."
            )
        return sentence % told

    def _fingerprints(self, row: SiteSettings) -> dict[str, str]:
        return {
            name: _fingerprint(name, getattr(row, _column(name).attname))
            for name in self._names
        }

    def _unsealed(self, sent: str) -> dict[str, str]:
        pairs = [pair.partition(":") for pair in sent[:4_000].split()]
        return {name: value for name, _, value in pairs if name in self._names}

    @staticmethod
    def _sealed(fingerprints: dict[str, str]) -> str:
        return " ".join(f"{name}:{value}" for name, value in fingerprints.items())
