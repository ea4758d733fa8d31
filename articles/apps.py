"""The blog as a Django app."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Blog"

    def ready(self) -> None:
        from . import checks  # noqa: F401 (registers them)
        from .imaging import give_memory_back

        give_memory_back()
