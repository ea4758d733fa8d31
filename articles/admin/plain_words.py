"""What a field of the desk says of what it can't take, where it has no own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

NEEDED = _("This is needed. Write something here.")
CHOOSE = _("Choose one of those in the list.")
TOO_LONG = _("This is %(show_value)d characters long; at most %(limit_value)d fit.")
ADDRESS = _("An address has letters, digits and hyphens.")
NAME_TAKEN = _("There is one of this name already. Choose another name.")
ADDRESS_TAKEN = _("There is one with this address already. Choose another address.")
TAKEN = _("Another one has this already. Choose another.")


def speak_plainly(name: str, field: forms.Field) -> None:
    """Replaces the stock sentences of a field, and none that it was given."""
    words = {"required": NEEDED, "unique": TAKEN}
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        words |= dict.fromkeys(
            ("invalid_choice", "invalid_pk_value", "invalid_list"), CHOOSE
        )
    if isinstance(field, forms.CharField):
        words["max_length"] = TOO_LONG
    if name == "name":
        words["unique"] = NAME_TAKEN
    if isinstance(field, forms.SlugField):
        words |= {"invalid": ADDRESS, "unique": ADDRESS_TAKEN}
    stock = _stock(field)
    for code, sentence in words.items():
        if field.error_messages.get(code) == stock.get(code):
            field.error_messages[code] = sentence


def _stock(field: forms.Field) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in reversed(type(field).__mro__):
        if kind.__module__.startswith("django."):
            found |= getattr(kind, "default_error_messages", {})
    return found
