"""Starts a demo site twice on one DATA_DIR: python -m tests.benchmarks.starts

Prints how long each start took until the home page answered; the second, which has
nothing left to prepare, must take under 10 seconds.
"""

import re
import signal
import sys
import time

from tests.benchmarks import servers

FIRST, SECOND = 90.0, 10.0  # seconds
PATHS = ("admin/login/", "feed/", "sitemap.xml", "robots.txt")
STYLESHEET = re.compile(r'<link[^>]* href="(/(?:static|style)/[^"]+\.css)"')


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        start(FIRST, "--demo")
        start(SECOND)
    except (servers.NoAnswerError, OSError) as error:
        sys.exit(str(error))


def start(within: float, *options: str) -> None:
    """One start, its home page, its stylesheet and a few other addresses."""
    port = servers.free_port()
    home = f"http://127.0.0.1:{port}/"
    began = time.monotonic()
    with servers.running(servers.start_command(port, *options), home, within=within):
        print(f"The home page answered after {time.monotonic() - began:.1f} s.")
        sheets = STYLESHEET.findall(servers.get(home).decode())
        if not sheets:
            sys.exit("The home page has no stylesheet.")
        for path in (sheets[0].lstrip("/"), *PATHS):
            servers.get(home + path)
    print("Stopped.", flush=True)


if __name__ == "__main__":
    main()
