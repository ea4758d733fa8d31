"""The desk takes the place of the stock admin's app."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "articles.admin.site.Desk"
