"""Load from wrk, on loopback addresses only."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

SCRIPT = Path(__file__).with_name("measured.lua")


class FailedRequestsError(Exception):
    """Some requests were not answered, or not with a page."""


@dataclass(frozen=True)
class Measured:
    """Requests per second, and latencies in milliseconds."""

    rate: float
    median: float
    p99: float


def measure(url: str, *, seconds: int, connections: int) -> Measured:
    """What wrk measures of `url` in `seconds`, asking as a browser does for gzip.

    Raises FailedRequestsError when any request failed.
    """
    if urlsplit(url).hostname != "127.0.0.1":
        raise ValueError("Load is only ever sent to this machine.")
    command = ["wrk", "--threads", "1", "--connections", str(connections)]
    command += ["--duration", f"{seconds}s", "--script", str(SCRIPT)]
    command += ["--header", "Accept-Encoding: gzip", url]
    done = subprocess.run(
        command, capture_output=True, check=True, text=True, timeout=seconds + 30
    )
    found = json.loads(done.stdout.splitlines()[-1])
    if found["failed"] or not found["requests"]:
        raise FailedRequestsError(
            f"{found['failed']} of {found['requests']} requests to {url} failed."
        )
    return Measured(
        rate=found["requests"] / (found["duration"] / 1e6),
        median=found["median"] / 1000,
        p99=found["p99"] / 1000,
    )
