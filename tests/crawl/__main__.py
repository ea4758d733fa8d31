"""Visits everything that a reader can come to: python -m tests.crawl [FILE…]

Starts a demo site in DATA_DIR, adds a text with every kind of Markdown and the FILEs
(documents, as `import_posts` takes them), then looks at each page as a program, as the
HTML checker (VNU_JAR names its file) and in Chromium. Ends with 1 where something is
wrong.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks import servers

from . import graph, markup, screen
from .site import crawl

WITHIN = 120.0  # seconds for the first start
EVERYTHING = Path(__file__).with_name("every-kind-of-markdown.md")
# Pages to which no link leads, each with the status that it must have.
UNLINKED = {
    "/never-was-here/": 404,
    "/search/?q=sleep": 200,
    "/search/?q=slep": 200,
    "/search/?q=zzzzqqqq": 200,
    "/search/?q=the&page=2": 200,
    "/search/?q=sleep&topic=mood-and-sleep&year=2025": 200,
    "/?page=999": 404,
    "/?page=abc": 404,
}


def main(documents: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    port = servers.free_port()
    home = f"http://127.0.0.1:{port}/"
    os.environ["SITE_URL"] = home.rstrip("/")
    command = servers.start_command(port, "--demo")
    with servers.running(command, home, within=WITHIN, output=servers.QUIET):
        publish([str(EVERYTHING), *documents])
        began = time.monotonic()
        pages, faults = crawl(home, UNLINKED)
        print(f"{len(pages)} pages, {sum(page.is_html for page in pages)} of HTML.")
        faults += graph.faults(pages)
        faults += markup.faults(pages, os.environ.get("VNU_JAR"))
        faults += screen.faults(home, pages)
        print(f"Looked at in {time.monotonic() - began:.0f} s.")
    for fault in faults:
        print(fault)
    print(f"{len(faults)} faults." if faults else "Nothing is wrong.", flush=True)
    return bool(faults)


def publish(documents: list[str]) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "import_posts", "--publish", *documents],
        cwd=servers.ROOT,
        check=True,
        stdout=servers.QUIET,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
