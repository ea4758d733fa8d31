"""Serves the site, after preparing whatever is missing."""

import os
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections

from articles.management.demo import fill
from articles.management.start import prepare
from articles.models import SiteSettings
from articles.publishing import make_roles, reindex, release, rerender, save_settings


class Command(BaseCommand):
    help = "Prepares whatever is missing (folders, database, static files) and serves."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--workers", type=int, default=2, help="server processes, one a core"
        )
        parser.add_argument(
            "--demo", action="store_true", help="fill an empty site with a practice"
        )

    def handle(self, *, host: str, port: int, workers: int, demo: bool, **options):
        if workers < 1:
            raise CommandError("At least one worker is needed: --workers 1")
        self._say(prepare.folders())
        prepare.port_is_free(host, port)
        self._say(prepare.database())
        self._say(prepare.static_files())
        self._roles()
        if number := rerender():
            self._say(f"Rendered {number} texts by the present rules.")
        if number := reindex():
            self._say(f"Put {number} texts into the search.")
        release()
        prepare.unfinished_files()
        if demo:
            self._fill_demo()
        elif not get_user_model().objects.exists():
            self._say(
                "There is no account yet. Make one in another window: "
                "manage.py createsuperuser"
            )
        if not SiteSettings.objects.exists():
            save_settings(SiteSettings(pk=1))
        self._serve(host, port, workers)

    def _say(self, line: str | None) -> None:
        if line:
            self.stdout.write(line)

    def _roles(self) -> None:
        roles = make_roles()
        if roles.made:
            self._say(f"Made {_roles_in_words(roles.made)}.")
        if roles.extended:
            self._say(
                f"Gave {_roles_in_words(roles.extended)} rights to what is new: "
                f"{_listed(roles.nouns)}."
            )

    def _fill_demo(self) -> None:
        try:
            account = fill.fill_if_empty()
        except DatabaseError as error:
            raise CommandError(
                f"The demo could not be written ({error}), so nothing of it was kept."
            ) from error
        if account is None:
            self._say("The site has content already, so the demo was left out.")
            return
        self._say("Filled the site with a practice that doesn't exist.")
        self._say(
            f"Sign in at /admin/ as {account.name} with the password "
            f"{account.password} (shown this once)."
        )

    def _serve(self, host: str, port: int, workers: int) -> None:
        shown = f"[{host}]" if ":" in host else host
        if "SITE_URL" not in os.environ and host in {"127.0.0.1", "localhost", "::1"}:
            os.environ["SITE_URL"] = f"http://{shown}:{port}"
        site_url = os.environ.get("SITE_URL", settings.SITE_URL)
        self._say(f"Serving {site_url}/ from {shown}:{port}. Ctrl+C stops it.")
        self.stdout.flush()
        module, _, name = settings.WSGI_APPLICATION.rpartition(".")
        server = [sys.executable, "-m", "granian", f"{module}:{name}"]
        server += ["--interface", "wsgi", "--no-ws", "--http", "1"]
        server += ["--host", host, "--port", str(port)]
        server += ["--workers", str(workers), "--blocking-threads", "2"]
        server += ["--respawn-failed-workers", "--log-level", "warning"]
        server += ["--working-dir", str(Path(settings.BASE_DIR))]
        connections.close_all()  # which folds SQLite's log into its file
        # The process becomes the server: what prepared the site leaves nothing behind.
        os.execv(sys.executable, server)  # noqa: S606


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _roles_in_words(names: list[str]) -> str:
    return f"the role{'s' if names[1:] else ''} {_listed(names)}"
