"""Sentences for people, from layers that know no Django and so no language.

They are marked with functions of Django's names, by which makemessages finds them.
Whoever starts the app says what they speak; before that it is English.
"""

from collections.abc import Callable
from gettext import NullTranslations
from typing import Protocol


class Translations(Protocol):
    """What Django's `translation` module has, and Python's own classes."""

    def gettext(self, message: str, /) -> str: ...

    def ngettext(self, singular: str, plural: str, number: int, /) -> str: ...


def _with_commas(number: int) -> str:
    return f"{number:,}"


_translations: Translations = NullTranslations()
_number: Callable[[int], str] = _with_commas


def speak(translations: Translations, *, number: Callable[[int], str]) -> None:
    """From now on every sentence is said by `translations`, in its present language.

    `number` writes a number in that language.
    """
    global _translations, _number
    _translations, _number = translations, number


def gettext_noop(message: str) -> str:
    """Marks an English sentence that `gettext` is given later."""
    return message


def gettext(message: str) -> str:
    """The sentence in the language that is spoken now."""
    return _translations.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The sentence for `number` things, in the language that is spoken now."""
    return _translations.ngettext(singular, plural, number)


def number_text(number: int) -> str:
    """A whole number as people write it: 200,000."""
    return _number(number)
