"""Preparing a site: folders, port, database, static files, stored HTML."""

import datetime
import errno
import hashlib
import os
import socket
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, NotSupportedError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

# Another server may be writing just now.
UNFINISHED_AFTER = datetime.timedelta(hours=1)


def folders() -> str | None:
    """Makes the folders that a run writes to, and tries that it may write there."""
    made = []
    for folder in (settings.DATA_DIR, settings.MEDIA_ROOT, settings.STATIC_ROOT):
        folder = Path(folder)
        try:
            if not folder.exists():
                folder.mkdir(parents=True)
                made.append(folder.name)
            with tempfile.NamedTemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise CommandError(
                f"The folder {folder} can't be written to ({error.strerror}). Give "
                "this user the right to, or name another folder with DATA_DIR."
            ) from error
    return f"Made the folders in {settings.DATA_DIR}." if made else None


def port_is_free(host: str, port: int) -> None:
    """Raises CommandError, with a sentence, where the server could not listen."""
    if not 0 < port < 65536:
        raise CommandError(f"There is no port {port}. Choose one below 65536.")
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, proto) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CommandError(
                f"Port {port} on {host} is in use. Stop what runs there, or choose "
                f"another: manage.py start --port {port + 1}"
            ) from error
        if error.errno == errno.EACCES:
            raise CommandError(
                f"This user may not use port {port}. Choose one above 1023."
            ) from error
        raise CommandError(
            f"The server can't listen on {host}: {error.strerror}."
        ) from error


def database() -> str | None:
    """Brings the database up to date; refuses one that this version can't serve."""
    where = settings.DATABASES["default"]["NAME"]
    # One connection is enough here, and it says at once when there is none.
    connection.settings_dict.get("OPTIONS", {}).pop("pool", None)
    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
        _refuse_newer(executor.loader)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if not plan:
            return None
        fresh = not executor.loader.applied_migrations
        call_command("migrate", interactive=False, verbosity=0)
    except NotSupportedError as error:
        raise CommandError(f"The database server is too old. {error}") from error
    except OperationalError as error:
        if connection.vendor == "sqlite" and Path(where).exists():
            raise _unusable(where, error) from error
        raise CommandError(
            f"The database {where} can't be reached: {_first_line(error)}. Start it, "
            "or correct DATABASE_URL."
        ) from error
    except DatabaseError as error:
        raise _unusable(where, error) from error
    return "Made the database." if fresh else "Brought the database up to date."


def _unusable(where, error: Exception) -> CommandError:
    return CommandError(
        f"The database {where} isn't one that this blog can use: "
        f"{_first_line(error)}. Nothing more was changed. Restore a backup, or name "
        "another database with DATABASE_URL."
    )


def _refuse_newer(loader) -> None:
    """Raises for migrations that a newer version of the blog has applied."""
    unknown = [
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in loader.migrated_apps and (app, name) not in loader.disk_migrations
    ]
    if unknown:
        raise CommandError(
            "The database was written by another version of this blog (it holds "
            f"{', '.join(sorted(unknown))}). Start the version that wrote it, or a "
            "newer one."
        )


def unfinished_files() -> None:
    """Clears away what processes that were killed had begun to write."""
    sweep = getattr(default_storage, "sweep_unfinished", None)
    if sweep is not None:
        sweep(UNFINISHED_AFTER)


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0].rstrip(".")


def static_files() -> str | None:
    """Collects and compresses the static files when any of them changed."""
    state = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = os.stat(storage.path(name))
            state.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    mark = Path(settings.DATA_DIR) / "static.sha256"
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() and mark.exists() and mark.read_text() == (state.hexdigest()):
        return None
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    mark.write_text(state.hexdigest())
    return "Collected and compressed the static files."
