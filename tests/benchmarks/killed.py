"""Kills the server among pictures: python -m tests.benchmarks.killed

Ten times at a random moment of an upload, ten times at one while sizes are made. After
each, every picture must be whole or absent; after the last start, all that was owed
must be made, and nothing may lie about. Ends with 1 where that isn't so. `--seed` gives
the same moments again.
"""

import argparse
import contextlib
import datetime
import http.client
import os
import random
import signal
import sys
import tempfile
import threading
import time

from PIL import Image

from tests.benchmarks import servers
from tests.benchmarks.photos import photo
from tests.benchmarks.pictures import SETTINGS, Visit, prepare

TIMES = 10
SIZE = (2400, 1800)
UPLOADING, MAKING = 1.2, 3.0  # seconds within which the moment lies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int)
    seed = parser.parse_args().seed or random.SystemRandom().getrandbits(32)
    print(f"--seed {seed}")
    for name in SETTINGS:
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="killed-") as folder:
        os.environ["DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "site_project.settings"
        import django

        django.setup()
        run(random.Random(seed))


def run(chance: random.Random) -> None:
    with Site() as site:
        prepare()
        site.kill()
    for number in range(2 * TIMES):
        uploading = number % 2 == 0
        with Site() as site:
            visit = Visit(site.address)
            sent = Upload(visit, photo(number, SIZE))
            if not uploading:
                sent.join(30)
            time.sleep(chance.uniform(0, UPLOADING if uploading else MAKING))
            site.kill()
            sent.join(30)
        print(f"{'upload' if uploading else 'sizes '}: {whole()}", flush=True)
    with Site():
        settled()
    print(f"after the last start: {whole()}")
    nothing_lies_about()


class Site:
    """A server that ends without a word."""

    def __enter__(self) -> "Site":
        self.port = servers.free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.running = servers.running(
            servers.start_command(self.port),
            f"{self.address}/admin/login/",
            within=90,
            output=servers.QUIET,
        )
        self.process_id = self.running.__enter__()
        return self

    def __exit__(self, *fault) -> None:
        self.running.__exit__(*fault)

    def kill(self) -> None:
        os.killpg(self.process_id, signal.SIGKILL)


class Upload(threading.Thread):
    def __init__(self, visit: Visit, picture: bytes):
        super().__init__(daemon=True)
        self.visit, self.picture = visit, picture
        self.start()

    def run(self) -> None:
        # The server will be gone.
        with contextlib.suppress(OSError, http.client.HTTPException):
            self.visit.send(self.picture)


def whole() -> str:
    """How many pictures there are; ends the run if one of them is not whole."""
    from django.core.files.storage import default_storage
    from django.db import connection

    from articles.models import Picture

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA integrity_check")
            if (said := cursor.fetchone()[0]) != "ok":
                sys.exit(f"The database: {said}")
    pictures = list(Picture.objects.all())
    for picture in pictures:
        for name in picture.file_names():
            try:
                with default_storage.open(name) as file, Image.open(file) as image:
                    image.load()
            except Exception as error:
                sys.exit(f"{name} is not whole: {error!r}")
    owing = Picture.objects.owing().count()
    connection.close()
    return f"{len(pictures)} pictures, all whole, {owing} without their sizes"


def settled() -> None:
    from articles.models import Picture

    ends = time.monotonic() + 120
    while Picture.objects.owing().exists():
        if time.monotonic() > ends:
            sys.exit("What was owed is not made after the restart.")
        time.sleep(0.1)


def nothing_lies_about() -> None:
    """Every file has its row and every row its files, once the sweep has been."""
    from django.conf import settings

    from articles.management.start import prepare as start
    from articles.models import Edition, Picture, SiteSettings
    from articles.publishing import sweep
    from articles.publishing.pictures import sweeping

    sweeping.AGE = start.UNFINISHED_AFTER = datetime.timedelta(0)
    start.unfinished_files()
    pictures, files = sweep()
    print(f"swept: {files} files without a row, {pictures} pictures")
    there = {
        os.path.relpath(os.path.join(folder, name), settings.MEDIA_ROOT)
        for folder, _, names in os.walk(settings.MEDIA_ROOT)
        for name in names
    }
    held = {name for p in Picture.objects.all() for name in p.file_names()}
    named = set(Edition.objects.exclude(social_card="").values_list("social_card"))
    named = {name for (name,) in named} | set(SiteSettings.load().icon_names())
    # What icons and cards were before is only cleared away once it is old.
    left = {name for name in there - held if not name.startswith(("site/", "cards/"))}
    missing = (held | named) - there
    if left or missing:
        sys.exit(f"Left: {sorted(left)}; missing: {sorted(missing)}")
    print(f"{len(held)} files, each with its row.")


if __name__ == "__main__":
    main()
