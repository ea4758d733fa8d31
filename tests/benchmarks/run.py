"""Measures how fast the readers' pages are: python -m tests.benchmarks.run

Prints, for each kind of page, requests per second and latency, and how both compare
with a bare Django view that the same server serves in the same run.
"""

import argparse
import importlib.metadata
import os
import platform
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable

from tests.benchmarks import load, servers

# What a developer's shell may hold; the benchmark has a site of its own.
SETTINGS = ("ALLOWED_HOSTS", "DATABASE_URL", "DEBUG", "SECRET_KEY", "SITE_URL")


def main() -> None:
    options = _options()
    if shutil.which("wrk") is None:
        sys.exit("The load comes from wrk, which isn't installed: apt-get install wrk")
    # So that whoever ends this run ends the servers with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for name in SETTINGS:
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        os.environ["DATA_DIR"] = folder
        try:
            _run(options)
        except (servers.NoAnswerError, load.FailedRequestsError) as error:
            sys.exit(str(error))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, default, meaning in (
        ("posts", 1000, "articles on the site"),
        ("seconds", 5, "how long each page is loaded in each round"),
        ("rounds", 3, "the table shows medians of these"),
        ("connections", 4, "requests under way at once"),
    ):
        parser.add_argument(f"--{name}", type=int, default=default, help=meaning)
    options = parser.parse_args()
    if min(vars(options).values()) < 1:
        parser.error("every number is at least 1")
    return options


def _run(options: argparse.Namespace) -> None:
    began = time.monotonic()
    paths = _make_site(options.posts)
    print(f"Made {options.posts} posts in {time.monotonic() - began:.1f} s.")
    port, bare_port = servers.free_port(), servers.free_port()
    site, bare = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{bare_port}/"
    started = servers.running(
        servers.start_command(port),
        f"{site}/",
        within=120,
        output=subprocess.DEVNULL,
    )
    with started as process_id:
        command = servers.bare_command(process_id, bare_port)
        with servers.running(command, bare, within=30):
            print(_versions(), _load(options), sep="\n", end="\n\n", flush=True)
            urls = {name: site + path for name, path in paths.items()}
            _print_table(_rounds(urls, bare, options))


def _make_site(posts: int) -> dict[str, str]:
    """Fills DATA_DIR; returns the path of one page of each kind."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "site_project.settings"
    import django

    django.setup()
    from django.db import connection
    from django.urls import reverse

    from articles.management.start import prepare
    from tests.benchmarks import corpus

    prepare.folders()
    prepare.database()
    newest = corpus.fill(posts)
    topic, author = newest.topics.first(), newest.lead_author
    month = [newest.date.year, newest.date.month]
    connection.close()
    return {
        "home": reverse("articles:home"),
        "article": newest.get_absolute_url(),
        "topic": topic.get_absolute_url(),
        "author": author.get_absolute_url(),
        "archive month": reverse("articles:archive_month", args=month),
        "feed": reverse("articles:feed"),
    }


def _rounds(urls: dict[str, str], bare: str, options) -> dict[str, list]:
    """Pairs of measurements, the bare view's just before the page's, by page."""
    often = {"seconds": options.seconds, "connections": options.connections}
    for url in (bare, *urls.values()):
        load.measure(url, seconds=1, connections=options.connections)
    pairs: dict[str, list] = {name: [] for name in urls}
    for _ in range(options.rounds):
        for name, url in urls.items():
            pairs[name].append(
                (load.measure(bare, **often), load.measure(url, **often))
            )
    return pairs


def _print_table(pairs: dict[str, list]) -> None:
    line = "{:<15}{:>12}{:>12}{:>10}{:>14}{:>14}"
    print(
        line.format("", "requests/s", "median ms", "p99 ms", "rate/bare", "median/bare")
    )
    bare = [before for found in pairs.values() for before, _ in found]
    print(line.format("bare view", *_medians(bare), "1.000", "1.0"))
    for name, found in pairs.items():
        rate = _median(page.rate / before.rate for before, page in found)
        median = _median(page.median / before.median for before, page in found)
        measured = _medians([page for _, page in found])
        print(line.format(name, *measured, f"{rate:.3f}", f"{median:.1f}"))


def _medians(found: list[load.Measured]) -> tuple[str, str, str]:
    return (
        f"{_median(each.rate for each in found):,.0f}",
        f"{_median(each.median for each in found):.1f}",
        f"{_median(each.p99 for each in found):.1f}",
    )


def _median(numbers: Iterable[float]) -> float:
    return statistics.median(numbers)


def _versions() -> str:
    done = subprocess.run(["wrk", "-v"], capture_output=True, check=False, text=True)
    wrk = (done.stdout + done.stderr).split()[1].split("/")[-1]
    packages = [
        f"{name} {importlib.metadata.version(name)}" for name in ("Django", "granian")
    ]
    return (
        f"Python {platform.python_version()}, {', '.join(packages)}, "
        f"SQLite {sqlite3.sqlite_version}, wrk {wrk}, {os.cpu_count()} cores."
    )


def _load(options: argparse.Namespace) -> str:
    return (
        f"Rounds: {options.rounds} of {options.seconds} s a page, medians shown. "
        f"Connections: {options.connections}, from the same machine."
    )


if __name__ == "__main__":
    main()
