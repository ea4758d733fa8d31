"""Measures what the editor asks of the server: python -m tests.benchmarks.desk

Prints milliseconds on the server, as medians, and each as a multiple of the smallest
request that the desk answers (a ping), which is of the same run.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SETTINGS = ("ALLOWED_HOSTS", "DATABASE_URL", "DEBUG", "SECRET_KEY", "SITE_URL")
ROUNDS = 40


def main() -> None:
    for name in SETTINGS:
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        os.environ["DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "site_project.settings"
        import django

        django.setup()
        _run()


def _run() -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.ALLOWED_HOSTS = ["testserver"]
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    from tests.benchmarks.clipboards import word_clipboard
    from tests.benchmarks.words import body
    from tests.factories import make_post, make_site, make_user

    make_site()
    client = Client()
    client.force_login(make_user("dana", superuser=True))
    text = "\n\n".join(body(number) for number in range(3))[:14_000]
    post = make_post("Long", body=text)
    form = {"uid": str(post.uid), "opened": post.digest, "title": "Long"}
    pasted = word_clipboard(pages=20)
    here = "/admin/articles/post/editor"

    def ask(name: str, **fields: str) -> Callable[[], int]:
        return lambda: client.post(f"{here}/{name}/", fields).status_code

    print(f"text {len(text.split()):,} words; clipboard {len(pasted) / 1000:,.0f} kB")
    smallest = 0.0
    for name, request in (
        ("ping", ask("keep", **form, ping="1")),
        ("preview", ask("preview", content=text)),
        ("autosave", ask("keep", **form, body=text)),
        ("checklist", ask("check", **form, body=text)),
        ("paste", ask("paste", html=pasted, text="", whole="")),
    ):
        milliseconds = _median(request)
        smallest = smallest or milliseconds
        print(f"{name:10} {milliseconds:8.1f} ms {milliseconds / smallest:7.1f} × ping")


def _median(request: Callable[[], int]) -> float:
    times = []
    for number in range(ROUNDS + 3):
        began = time.perf_counter()
        status = request()
        if status != 200:
            raise SystemExit(f"The desk answered {status}.")
        if number >= 3:
            times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


if __name__ == "__main__":
    main()
