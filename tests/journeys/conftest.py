"""A real browser: Debian's Chromium, driven through Playwright."""

import datetime
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.signals import request_finished, request_started
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from articles.management.demo import fill, pictures
from articles.publishing import settle
from tests.factories import (
    make_author,
    make_site,
    make_topic,
    make_user,
    picture_bytes,
)
from tests.journeys.desk import Desk
from tests.journeys.steps import ADD

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def pytest_collection_modifyitems(items) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        message = "There is no Chromium here; `apt install chromium` brings it."
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(message)
        # Wanted: whoever has no browser can still run everything else.
        pytest.skip(message)
    switches = [*SWITCHES, "--no-sandbox"] if os.geteuid() == 0 else SWITCHES
    # Playwright keeps an event loop in this thread, which Django takes for
    # asynchronous code; only while the browser is there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=switches)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


# A Tuesday morning in the practice's zone.
START = datetime.datetime(2026, 3, 3, 17, 0, tzinfo=datetime.UTC)


@pytest.fixture
def clock() -> Iterator:
    """A practice in Los Angeles on a Tuesday morning, and Dana who works there."""
    with time_machine.travel(START, tick=True) as traveller:
        make_site(time_zone="America/Los_Angeles")
        dana = make_user("dana", superuser=True)
        make_author("Dana Ruiz", credentials="LMFT", user=dana)
        make_topic("Sleep")
        yield traveller


@pytest.fixture
def address(live_server, settings) -> str:
    """The running site's address."""
    settings.SITE_URL = live_server.url
    asked, answered = [], []

    def count_asked(**_) -> None:
        asked.append(1)

    def count_answered(**_) -> None:
        answered.append(1)

    request_started.connect(count_asked)
    request_finished.connect(count_answered)
    yield live_server.url
    _wait_for_the_last(asked, answered)
    request_started.disconnect(count_asked)
    request_finished.disconnect(count_answered)
    settle()  # what is made in the background of this process needs the database
    connections.close_all()


def _wait_for_the_last(asked: list, answered: list) -> None:
    """A window that is closed still sends what was written; the database must wait."""
    quiet = 0
    for _ in range(100):
        quiet = quiet + 1 if len(asked) == len(answered) else 0
        if quiet == 4:
            return
        time.sleep(0.05)


class Visit:
    """A browser window that remembers whatever should not have happened in it."""

    def __init__(self, context: BrowserContext, address: str):
        self.context, self.address = context, address
        self.faults: list[str] = []
        self.page: Page = context.new_page()
        self.page.set_default_timeout(8_000)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self._request)

    def _console(self, message) -> None:
        asked_for = "Failed to load resource" in message.text  # a 404, a 410
        injected = not message.location["url"]  # axe, which no page brought
        if message.type in {"error", "warning"} and not (asked_for or injected):
            self.faults.append(message.text)

    def _request(self, request) -> None:
        host = urlsplit(request.url).netloc
        if host and host != urlsplit(self.address).netloc:
            self.faults.append(f"a request to {request.url}")

    def go(self, path: str):
        return self.page.goto(self.address + path)

    def text(self) -> str:
        return self.page.inner_text("main")


@pytest.fixture
def visit(browser, address) -> Iterator:
    """Opens windows; at the end none of them may have had a fault."""
    windows: list[Visit] = []

    def open_window(width: int = 1280, scheme: str = "light", **options) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        windows.append(Visit(context, address))
        return windows[-1]

    yield open_window
    for window in windows:
        window.context.close()
    assert [fault for window in windows for fault in window.faults] == []


@pytest.fixture
def demo(monkeypatch, transactional_db):
    """The demo practice, with small pictures: drawing them is what takes its time."""
    names = list(pictures.ALT)

    def small(name: str) -> bytes:
        return picture_bytes((60, 40), colour=(names.index(name), 120, 90))

    monkeypatch.setattr(pictures, "picture", small)
    return fill.fill_if_empty()


@pytest.fixture
def desk(visit):
    make_site()
    make_author("Dana Ruiz", credentials="LMFT", user=make_user("dana", superuser=True))

    def open_desk(width: int = 1440, address=ADD, **options):
        return Desk(visit(width, **options), address)

    return open_desk
