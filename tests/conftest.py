"""What every test gets: folders of its own, quick passwords, a database file."""

import gc
import itertools

import pytest
from django.conf import settings as django_settings
from django.core.signals import setting_changed
from django.db import connections

_numbers = itertools.count(1)


@pytest.fixture(scope="session", autouse=True)
def _whole_run(tmp_path_factory) -> None:
    """Set once, before the first request builds the middleware."""
    # What is loaded by now stays, and need not be looked through again and again.
    gc.freeze()
    gc.set_threshold(300_000, 50, 50)
    folder = tmp_path_factory.mktemp("static")
    django_settings.STATIC_ROOT = folder
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # The manifest is made by `start`; tests read the files where they are.
    django_settings.STORAGES = {
        **django_settings.STORAGES,
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        },
    }
    # Collecting the tests may have made the former ones already.
    setting_changed.send(
        None, setting="STORAGES", value=django_settings.STORAGES, enter=True
    )


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, tmp_path_factory
):
    """SQLite in a file, as in production: in memory it has no WAL and other locks."""
    connection = connections["default"]
    if connection.vendor == "sqlite":
        path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(path)


@pytest.fixture(scope="session")
def _media(tmp_path_factory):
    return tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def _own_folders(settings, _media) -> None:
    # A folder is made when something is stored in it; most tests store nothing.
    settings.MEDIA_ROOT = _media / str(next(_numbers))
    settings.SITE_URL = "http://testserver"
    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
