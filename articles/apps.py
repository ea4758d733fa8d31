"""The blog as a Django app."""

from django.apps import AppConfig
from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Blog")

    def ready(self) -> None:
        from . import checks, sentences  # noqa: F401 (registers the checks)
        from .imaging import give_memory_back

        sentences.speak(translation, number=_number)
        give_memory_back()


def _number(number: int) -> str:
    return number_format(number, force_grouping=True)
