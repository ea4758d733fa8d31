"""`manage.py start`: prepares what is missing, serves, and refuses in a sentence."""

import io
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission

from articles.management.commands.start import Command
from tests.processes import run

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def command(folder: Path, *arguments: str, **environment: str) -> dict:
    keep = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    return {
        "args": [sys.executable, "manage.py", "start", *arguments],
        "cwd": ROOT,
        "env": keep | {"DATA_DIR": str(folder), "PYTHONUNBUFFERED": "1"} | environment,
        "text": True,
    }


def refused(folder: Path, *arguments: str, **environment: str) -> str:
    """The sentence with which start ends; it must end with code 1."""
    environment = {"DATA_DIR": str(folder)} | environment
    answer = run("start", *arguments, environment=environment, timeout=90)
    assert answer.returncode == 1, answer.stdout
    assert "Traceback" not in answer.stderr
    return answer.stderr


class Served:
    """A site that `start` serves until the block ends."""

    def __init__(
        self, folder: Path, *arguments: str, port: int = 0, **environment: str
    ):
        self.port = port or free_port()
        arguments = (*arguments, "--port", str(self.port), "--workers", "1")
        self.process = subprocess.Popen(
            **command(folder, *arguments, **environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def kill(self) -> None:
        """Ends the server and its workers as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def __enter__(self) -> "Served":
        for _ in range(900):
            if self.process.poll() is not None:
                pytest.fail(self.process.stdout.read())
            try:
                self.get("/")
                return self
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        pytest.fail("It did not answer.")

    def __exit__(self, *_) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.said = self.process.communicate(timeout=30)[0]

    def get(self, path: str):
        url = f"http://127.0.0.1:{self.port}{path}"
        with urllib.request.urlopen(url, timeout=10) as response:
            return response.status, response.headers, response.read()


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("site")


def test_an_empty_folder_becomes_a_site_and_the_second_start_changes_nothing(folder):
    with Served(folder) as site:
        status, headers, page = site.get("/")
        assert status == 200
        assert "Set-Cookie" not in headers
        stylesheet = page.decode().split('rel="stylesheet" href="')[1].split('"')[0]
        status, headers, _ = site.get(stylesheet)
        assert "immutable" in headers["Cache-Control"]
        assert f"http://127.0.0.1:{site.port}/" in site.get("/feed/")[2].decode()
        assert site.get("/admin/login/")[0] == 200
    assert "Made the database." in site.said
    assert "Collected and compressed the static files." in site.said
    assert "There is no account yet." in site.said
    before = {
        path.relative_to(folder): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file() and "sqlite3" not in path.name
    }
    with Served(folder) as site:
        pass
    assert "Made" not in site.said
    assert "Collected" not in site.said
    after = {
        path.relative_to(folder): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file() and "sqlite3" not in path.name
    }
    assert after == before
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_port_in_use_is_said_with_another_to_try(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        sentence = refused(folder, "--port", str(port))
    assert f"Port {port} on 127.0.0.1 is in use" in sentence
    assert f"--port {port + 1}" in sentence


def test_a_port_that_is_none_is_said(folder):
    assert "no port 70000" in refused(folder, "--port", "70000")


def test_a_folder_that_can_not_be_written_is_said():
    assert "DATA_DIR" in refused(Path("/proc/here"))


def test_a_database_of_a_newer_version_is_refused_untouched(tmp_path):
    made = run("migrate", "-v0", environment={"DATA_DIR": str(tmp_path)})
    assert made.returncode == 0, made.stderr
    with sqlite3.connect(tmp_path / "db.sqlite3") as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('articles', '9999_from_the_future', '2030-01-01')"
        )
    database.close()
    sentence = refused(tmp_path, "--port", str(free_port()))
    assert "another version of this blog" in sentence
    assert "articles.9999_from_the_future" in sentence


def test_a_file_that_is_no_database_is_refused_untouched(tmp_path):
    path = tmp_path / "db.sqlite3"
    path.write_bytes(b"These are my holiday notes. " * 400)
    sentence = refused(tmp_path, "--port", str(free_port()))
    assert "isn't one that this blog can use" in sentence
    assert path.read_bytes() == b"These are my holiday notes. " * 400


def test_a_database_of_something_else_is_refused(tmp_path):
    with sqlite3.connect(tmp_path / "db.sqlite3") as database:
        database.execute("CREATE TABLE articles_topic (id INTEGER)")
    database.close()
    sentence = refused(tmp_path, "--port", str(free_port()))
    assert "isn't one that this blog can use" in sentence


def test_a_database_server_that_is_away_is_said(tmp_path):
    url = f"postgres://nobody:secret-word@127.0.0.1:{free_port()}/blog"
    sentence = refused(tmp_path, "--port", str(free_port()), DATABASE_URL=url)
    assert "can't be reached" in sentence
    assert "secret-word" not in sentence


@pytest.mark.django_db
def test_it_says_which_roles_got_rights_to_what_is_new():
    said = io.StringIO()
    start = Command(stdout=said)
    start._roles()
    assert said.getvalue() == "Made the roles Writer, Editor and Owner.\n"
    nouns = ("calltoaction", "series")
    new = Permission.objects.filter(content_type__model__in=nouns)
    for group in Group.objects.all():
        group.permissions.remove(*new)
    start._roles()
    start._roles()
    assert said.getvalue().splitlines()[1:] == [
        "Gave the roles Writer, Editor and Owner rights to what is new: "
        "calls to action and series."
    ]
