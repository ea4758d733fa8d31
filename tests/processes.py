"""Processes that read the settings afresh, begun by one that has imported Django.

Each is a process of its own with its own environment. All that it finds imported is
what can be imported without settings; the settings, the apps and everything that
depends on them it imports itself.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BEGINNER = """
import json, os, runpy, signal, sys
import asyncio, sqlite3, zoneinfo
import csp.constants, environ, markdown_it, nh3, phonenumbers, PIL.Image
import django.core.checks, django.core.management, django.core.servers.basehttp
import django.db.migrations.executor, django.db.models, django.forms, django.http
import django.template, django.urls
from django.conf import settings
for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if child:
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        continue
    assert not settings.configured
    for number, name in ((0, os.devnull), (1, asked["out"]), (2, asked["err"])):
        os.dup2(os.open(name, os.O_RDWR), number)
    os.environ.clear()
    os.environ.update(asked["env"])
    signal.alarm(asked["timeout"])
    sys.stdin = open(0)
    if asked["code"]:
        exec(asked["code"], {"__name__": "__main__"})
    else:
        sys.argv = ["manage.py", *asked["arguments"]]
        runpy.run_path("manage.py", run_name="__main__")
    sys.exit()
"""


@cache
def _beginner() -> subprocess.Popen:
    process = subprocess.Popen(
        [sys.executable, "-c", BEGINNER],
        cwd=ROOT,
        env={key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    atexit.register(_end, process)
    return process


def _end(process: subprocess.Popen) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def run(
    *arguments: str, environment: dict[str, str], code: str = "", timeout: int = 60
) -> subprocess.CompletedProcess:
    """What `manage.py` with these arguments, or else `code`, ends with and says."""
    keep = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    asked = {"arguments": arguments, "code": code, "timeout": timeout}
    beginner = _beginner()
    with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as err:
        asked |= {"env": keep | environment, "out": out.name, "err": err.name}
        beginner.stdin.write(json.dumps(asked) + "\n")
        beginner.stdin.flush()
        code = int(beginner.stdout.readline())
        said = out.read().decode(), err.read().decode()
    return subprocess.CompletedProcess(arguments, code, *said)
