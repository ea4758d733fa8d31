"""The desk takes the place of the stock admin's app."""

from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "articles.admin.site.Desk"

    def ready(self) -> None:
        super().ready()
        # Here and not in __init__: this file is read before there are models.
        for name in (
            *("accounts", "people", "furnishings", "pictures", "posts", "redirects"),
            "site_settings",
        ):
            import_module(f"articles.admin.{name}")
