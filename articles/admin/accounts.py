"""The accounts of those who sign in."""

from django.contrib.auth import admin, models  # noqa: F401 (registers them)
