"""Measures pictures from upload to page: python -m tests.benchmarks.pictures

Sends a phone's photograph of 12 megapixels to a running site as the editor does, and
waits until it is usable in a text and until all its sizes are made; prints seconds, and
each as a multiple of decoding that photograph once, in the same run. Then loads a list
of ten articles in Chromium and prints what its pictures weigh. Ends with 1 where a
promise is broken.
"""

import http.cookiejar
import io
import json
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from tests.benchmarks import memory, servers
from tests.benchmarks.photos import photo

USABLE, ALL_MADE = 1.5, 8.0  # seconds, on two cores
CROWD = 20
COSTLIEST = ("WebP lossless alpha", "PNG RGBA 1,250 wide", "JPEG 4:4:4 progressive")
PEAK = 350  # MB, of a server process
LIST = {360: 150, 1280: 400}  # kB of pictures by width
PASSWORD = "long enough"
SETTINGS = ("ALLOWED_HOSTS", "DATABASE_URL", "DEBUG", "SECRET_KEY", "SITE_URL")

broken: list[str] = []


def main() -> None:
    for name in SETTINGS:
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        os.environ["DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "site_project.settings"
        import django

        django.setup()
        with site() as (address, process_id):
            prepare()
            visit = Visit(address)
            upload(visit)
            crowd(visit)
            send_the_costliest(visit)
            remember(process_id)
            weigh_lists(address)
    if broken:
        sys.exit("Broken: " + "; ".join(broken))


@contextmanager
def site() -> Iterator[tuple[str, int]]:
    port = servers.free_port()
    address = f"http://127.0.0.1:{port}"
    command = servers.start_command(port)
    with servers.running(command, f"{address}/admin/login/", within=90) as process_id:
        yield address, process_id


def prepare() -> None:
    from tests.factories import make_site, make_user

    make_site()
    make_user("dana", superuser=True)


class Visit:
    """Somebody who is signed in at the desk."""

    def __init__(self, address: str):
        self.address = address
        self.cookies = http.cookiejar.CookieJar()
        keeper = urllib.request.HTTPCookieProcessor(self.cookies)
        self.opener = urllib.request.build_opener(keeper)
        self.post(
            "/admin/login/",
            self.token("/admin/login/"),
            username="dana",
            password=PASSWORD,
            next="/admin/",
        )
        self.form_token = self.token("/admin/articles/post/add/")

    def token(self, path: str) -> str:
        page = self.opener.open(self.address + path, timeout=20).read().decode()
        return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]

    def post(self, path: str, token: str, **fields: str) -> bytes:
        data = urllib.parse.urlencode({"csrfmiddlewaretoken": token, **fields})
        request = urllib.request.Request(self.address + path, data.encode())
        return self.opener.open(request, timeout=20).read()

    def send(self, picture: bytes) -> dict:
        """What the editor's address answers; one that is busy is asked again."""
        for _ in range(40):
            try:
                return self._send(picture)
            except urllib.error.HTTPError as answer:
                if answer.code != 503:
                    raise
            time.sleep(1.5)
        raise servers.NoAnswerError("The site was busy for a minute.")

    def _send(self, picture: bytes) -> dict:
        edge = "----------------picture"
        body = (
            (
                f"--{edge}\r\nContent-Disposition: form-data; "
                'name="csrfmiddlewaretoken"\r\n\r\n'
                f"{self.form_token}\r\n--{edge}\r\nContent-Disposition: form-data; "
                'name="image"; filename="IMG.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
            ).encode()
            + picture
            + f"\r\n--{edge}--\r\n".encode()
        )
        request = urllib.request.Request(
            f"{self.address}/admin/articles/post/editor/upload/",
            body,
            {"Content-Type": f"multipart/form-data; boundary={edge}"},
        )
        return json.load(self.opener.open(request, timeout=60))


def upload(visit: Visit) -> None:
    from articles.models import Picture

    pictures = [photo(number) for number in range(3)]
    decoding = _decoding(pictures[0])
    usable, made = [], []
    for picture in pictures:
        began = time.monotonic()
        visit.send(picture)
        usable.append(time.monotonic() - began)
        while Picture.objects.owing().exists():
            if time.monotonic() - began > 60:
                sys.exit("The sizes were not made within a minute.")
            time.sleep(0.05)
        made.append(time.monotonic() - began)
    print(f"A photograph of 12 megapixels, {len(pictures[0]) / 1e6:.1f} MB")
    for words, seconds, most in (
        ("usable in the text", usable, USABLE),
        ("all sizes made", made, ALL_MADE),
    ):
        middle = statistics.median(seconds)
        print(f"{words:20} {middle:6.2f} s {middle / decoding:6.1f} × decoding it once")
        if middle > most:
            broken.append(f"{words} after {middle:.2f} s, not {most}")


def crowd(visit: Visit) -> None:
    """Many send at once; each must be answered, and none costs the others memory."""
    pictures = [photo(number, (2000, 1500)) for number in range(20, 20 + CROWD)]
    began = time.monotonic()
    with ThreadPoolExecutor(CROWD) as senders:
        answers = list(senders.map(visit.send, pictures))
    if not all("image_code" in answer for answer in answers):
        broken.append("one of many that were sent at once was not taken")
    print(f"{CROWD} sent at once: all answered after {time.monotonic() - began:.1f} s")


def send_the_costliest(visit: Visit) -> None:
    """What takes the most memory to decode, again and again."""
    with tempfile.NamedTemporaryFile() as file:
        for kind in COSTLIEST:
            memory.build(*memory.KINDS[kind], file.name)
            picture = Path(file.name).read_bytes()
            for _ in range(3):
                visit.send(picture)


def remember(process_id: int) -> None:
    peak = max(_peaks(process_id))
    print(f"most memory of a server process: {peak:.0f} MB")
    if peak > PEAK:
        broken.append(f"a process took {peak:.0f} MB, not {PEAK}")


def _decoding(picture: bytes) -> float:
    times = []
    for _ in range(3):
        began = time.monotonic()
        Image.open(io.BytesIO(picture)).load()
        times.append(time.monotonic() - began)
    return statistics.median(times)


def _peaks(group: int) -> Iterator[float]:
    """The most that each process of a group has held, in MB."""
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if os.getpgid(int(status.parent.name)) == group:
                yield int(re.search(r"VmHWM:\s+(\d+)", status.read_text())[1]) / 1024
        except (OSError, TypeError):
            continue  # it has ended


def weigh_lists(address: str) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("There is no Chromium here, so no page was weighed.")
        return
    from playwright.sync_api import sync_playwright

    fill()
    switches = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=switches)
        for width, most in LIST.items():
            for density in (1, 2):
                weight = _weight(browser, address, width, density)
                print(f"ten articles at {width} × {density}: {weight:.0f} kB")
                # The promise is about what the page is wide, at one density.
                if density == 1 and weight > most:
                    broken.append(f"{weight:.0f} kB at {width}, not {most}")
        browser.close()


def fill() -> None:
    from articles.publishing import store_picture, work
    from tests.factories import make_live

    for number in range(3, 13):
        picture = store_picture(photo(number, (2400, 1800)), alt="A scene")
        make_live(picture=picture, summary="What it is about, in one sentence.")
    list(work())
    from articles.models import Picture

    while Picture.objects.owing().exists():  # the server is at it, too
        time.sleep(0.1)


def _weight(browser, address: str, width: int, density: int) -> float:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, device_scale_factor=density
    )
    page = context.new_page()
    sizes: list[int] = []

    def weigh(response) -> None:
        if "/media/pictures/" in response.url:
            sizes.append(int(response.headers.get("content-length", 0)))

    page.on("response", weigh)
    page.goto(address)
    for image in page.locator("main img").all():
        image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    if len(sizes) != 10:
        sys.exit(f"{len(sizes)} pictures were loaded, not ten.")
    context.close()
    return sum(sizes) / 1000


if __name__ == "__main__":
    main()
