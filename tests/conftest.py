"""What every test gets: folders of its own, quick passwords, a database file."""

import gc
import itertools

import pytest
from django.conf import settings as django_settings
from django.core.signals import setting_changed
from django.db import connections, transaction
from django.test import override_settings

_numbers = itertools.count(1)


@pytest.fixture(scope="session", autouse=True)
def _whole_run(tmp_path_factory) -> None:
    """Set once, before the first request builds the middleware."""
    # What is loaded by now stays, and need not be looked through again and again.
    gc.freeze()
    gc.set_threshold(300_000, 50, 50)
    folder = tmp_path_factory.mktemp("static")
    django_settings.STATIC_ROOT = folder
    django_settings.SITE_URL = "http://testserver"
    django_settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
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


@pytest.fixture(scope="module")
def once(django_db_setup, django_db_blocker, _media):
    """Makes rows that all tests of a module begin with; each undoes its own changes.

    For a module whose every test of the database begins with them, and none of which
    commits. Files that are stored with them lie in the folder that is given.
    """
    around = transaction.atomic()
    around._from_testcase = True  # so that what must be outermost may stand within
    folder = _media / str(next(_numbers))

    def make(build):
        with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder):
            return build(), folder

    with django_db_blocker.unblock():
        around.__enter__()
    yield make
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def no_background(monkeypatch) -> None:
    """What is owed to pictures is made where a test says so, and by no thread."""
    for module in ("changing", "storing"):
        monkeypatch.setattr(f"articles.publishing.pictures.{module}.wake", list)
