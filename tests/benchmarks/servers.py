"""Servers on free loopback ports, which end with the block that started them."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUIET = subprocess.DEVNULL
BARE = "tests.benchmarks.bare:application"


class NoAnswerError(Exception):
    """A server ended, or stayed silent for too long."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(url: str) -> bytes:
    """The body at a loopback `url`; raises URLError unless it answers 200."""
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read()


@contextlib.contextmanager
def running(
    command: list[str], url: str, *, within: float, output: int | None = None
) -> Iterator[int]:
    """Runs `command` until the block ends; gives its process id once `url` answers.

    Raises NoAnswerError when it ends, or when `within` seconds have passed.
    """
    process = subprocess.Popen(command, cwd=ROOT, stdout=output, start_new_session=True)
    try:
        _wait(process, url, within)
        yield process.pid
    finally:
        _stop(process)


def _wait(process: subprocess.Popen, url: str, within: float) -> None:
    ends = time.monotonic() + within
    while True:
        try:
            get(url)
            return
        except urllib.error.HTTPError as answer:
            raise NoAnswerError(f"{url} answered {answer.code}.") from answer
        except (OSError, http.client.HTTPException):
            if process.poll() is not None:
                raise NoAnswerError("The server ended before it answered.") from None
            if time.monotonic() > ends:
                raise NoAnswerError(f"No answer within {within:.0f} s.") from None
            time.sleep(0.05)


def _stop(process: subprocess.Popen) -> None:
    """Ends the server and the workers it started, which share its process group."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        pass
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def start_command(port: int, *options: str) -> list[str]:
    return [sys.executable, "manage.py", "start", "--port", str(port), *options]


def bare_command(process_id: int, port: int) -> list[str]:
    """The command line of a running `manage.py start` with the bare view in its place.

    `start` becomes the server, so its own process tells the flags.
    """
    command = Path(f"/proc/{process_id}/cmdline").read_text().split("\0")[:-1]
    command[command.index("granian") + 1] = BARE
    command[command.index("--port") + 1] = str(port)
    return command
