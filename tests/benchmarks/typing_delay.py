"""How long keys wait in a text of 10,000 words: python -m tests.benchmarks.typing_delay

Types in Chromium while the preview, the checklist and the autosave answer, and prints,
from the browser's own event timing, how long keys waited before they were taken, how
long they took until the next frame, and the longest task between them.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmarks.words import body
from tests.management.test_start import Served, command

WORDS = 10_000
KEYS = 80
WATCH = """() => {
  window.seen = { waits: [], frames: [], tasks: [] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!/^(key|beforeinput|input)/.test(entry.name)) continue;
      window.seen.waits.push(entry.processingStart - entry.startTime);
      window.seen.frames.push(entry.duration);
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: false });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.tasks.push(entry.duration);
  }).observe({ type: "longtask", buffered: false });
}"""


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("There is no Chromium here; `apt install chromium` brings it.")
    text = "\n\n".join(body(number) for number in range(40))
    while len(text.split()) > WORDS:
        text = text.rpartition("\n\n")[0]
    with tempfile.TemporaryDirectory() as folder, Served(Path(folder)) as site:
        made = command(Path(folder), DJANGO_SUPERUSER_PASSWORD="long enough")
        made["args"][2:] = ["createsuperuser", "--noinput", "--username", "dana"]
        made["args"] += ["--email", ""]
        subprocess.run(**made, check=True, capture_output=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            _type(page, f"http://127.0.0.1:{site.port}", text)
            browser.close()


def _type(page, address: str, text: str) -> None:
    page.goto(f"{address}/admin/")
    page.get_by_label("Username").fill("dana")
    page.get_by_label("Password").fill("long enough")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    page.goto(f"{address}/admin/articles/post/add/")
    page.get_by_label("Title", exact=True).fill("Long")
    box = page.get_by_label("Text", exact=True)
    box.fill(text)
    page.wait_for_timeout(6_000)
    box.focus()
    middle = len(text) // 2
    box.evaluate("(box, at) => box.setSelectionRange(at, at)", middle)
    page.evaluate(WATCH)
    for number in range(KEYS):
        page.keyboard.type("abcdefg "[number % 8])
        # Mostly as people type; now and then a pause, in which everything answers.
        page.wait_for_timeout(1_600 if number % 20 == 19 else 90)
    page.wait_for_timeout(2_000)
    seen = page.evaluate("() => window.seen")
    print(f"text of {len(text.split()):,} words, {KEYS} keys")
    for name, meaning in (
        ("waits", "a key waits"),
        ("frames", "until the next frame"),
        ("tasks", "tasks over 50"),
    ):
        times = seen[name] or [0]
        middle, most = statistics.median(times), max(times)
        print(f"{meaning:22} median {middle:6.1f} ms   most {most:6.1f} ms")


if __name__ == "__main__":
    main()
