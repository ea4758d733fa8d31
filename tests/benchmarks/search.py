"""Measures the search: python -m tests.benchmarks.search --posts 100000

Prints milliseconds of whole requests in this process, as medians and 95th
percentiles, what the processor worked of it, which other programs don't change, and
each as a multiple of the smallest page (robots.txt) of the same run. The database is
a new SQLite file, or the one that DATABASE_URL names, which has to be empty.
"""

import argparse
import itertools
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SETTINGS = ("ALLOWED_HOSTS", "DEBUG", "SECRET_KEY", "SITE_URL")
RARE_WORDS = 30_000  # made up, beside the corpus's common ones
LENGTH = 220  # words a text
# For a common word on SQLite: milliseconds of work at the size of which they are
# claimed; at any size, times what the bare answer takes in the same run.
LIMIT, CLAIMED_AT = 30.0, 100_000
MOST_PINGS = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=40)
    options = parser.parse_args()
    for name in SETTINGS:
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        os.environ["DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "site_project.settings"
        import django

        django.setup()
        _run(options.posts, options.rounds)


def _run(posts: int, rounds: int) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.ALLOWED_HOSTS = ["testserver"]
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    began = time.monotonic()
    _fill(posts)
    print(f"Wrote {posts:,} texts in {time.monotonic() - began:.1f} s.", flush=True)
    _index(posts)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    client = Client()
    print(f"{'':26}{'median':>9}{'p95':>9}{'processor':>11}{'× ping':>9}")
    smallest, work = 0.0, {}
    for name, path in {"ping": "/robots.txt", **_cases()}.items():
        median, late, work[name] = _measure(lambda path=path: client.get(path), rounds)
        smallest = smallest or median
        times = f"{median:9.1f}{late:9.1f}{work[name]:11.1f}{median / smallest:9.1f}"
        print(f"{name:26}{times}", flush=True)
    _measure_publishing(rounds // 2)
    if connection.vendor != "sqlite":
        return
    if posts >= CLAIMED_AT and work["common word"] >= LIMIT:
        sys.exit(f"A common word takes {LIMIT:.0f} ms or more.")
    if work["common word"] >= MOST_PINGS * work["ping"]:
        sys.exit(f"A common word takes {MOST_PINGS} times a bare answer, or more.")


def _cases() -> dict[str, str]:
    """Requests by what is measured; each word's place in the list is its frequency."""
    from tests.benchmarks.words import WORDS

    common, other, often = WORDS[0], WORDS[1], WORDS[40]
    search, suggest = "/search/?q=", "/search/suggest/?q="
    return {
        "common word": f"{search}{common}",
        "common word, page 50": f"{search}{common}&page=50",
        "common word, one topic": f"{search}{common}&topic=sleep",
        "two common words": f"{search}{common}+{other}",
        "medium word": f"{search}{_made_up(300)}",
        "rare word": f"{search}{_made_up(RARE_WORDS - 9)}",
        "beginning of common words": f"{search}{often[:3]}",
        "six words": search + "+".join(WORDS[2:8]),
        "typo": f"{search}{often[:2]}{often[3:]}",
        "nothing like it": f"{search}qqqqxzzz",
        "suggestions, 2 letters": f"{suggest}{common[:2]}",
        "suggestions, a word": f"{suggest}{common}",
    }


def _measure(request: Callable, rounds: int) -> tuple[float, float, float]:
    """The median, the 95th percentile and the work, in milliseconds."""
    times, work = [], []
    for number in range(rounds + 3):
        began, worked = time.perf_counter(), time.process_time()
        status = request().status_code
        if number >= 3:
            times.append((time.perf_counter() - began) * 1000)
            work.append((time.process_time() - worked) * 1000)
        if status not in {200, 404}:
            sys.exit(f"The site answered {status}.")
    times.sort()
    late = times[int(len(times) * 0.95)]
    return statistics.median(times), late, statistics.median(work)


def _made_up(number: int) -> str:
    """A word that nobody uses, another for each number."""
    syllables = "ba de fi go lu ma ne pi ro su ta ve wi zo ky".split()  # noqa: SIM905
    word = ""
    while number or len(word) < 4:
        number, place = divmod(number, len(syllables))
        word += syllables[place]
    return word


def _fill(posts: int) -> None:
    from django.db import transaction

    from tests.benchmarks import corpus
    from tests.benchmarks.words import WORDS
    from tests.factories import make_author, make_site, make_topic

    make_site(time_zone="UTC")
    topics = [make_topic(name) for name in corpus.TOPICS]
    authors = [make_author(name) for name in corpus.AUTHORS]
    chance = random.Random(7)
    words = WORDS + [_made_up(number) for number in range(RARE_WORDS)]
    # As in any language: the second word is half as frequent as the first, and so on.
    frequencies = list(
        itertools.accumulate(1 / (place + 8) for place in range(len(words)))
    )

    def some(number: int) -> str:
        return " ".join(chance.choices(words, cum_weights=frequencies, k=number))

    for start in range(0, posts, corpus.BATCH):
        with transaction.atomic():
            _write(
                range(start, min(posts, start + corpus.BATCH)), some, topics, authors
            )


def _write(numbers: range, some: Callable[[int], str], topics, authors) -> None:
    """Posts with a live edition each, of plain paragraphs, with an author's date."""
    import datetime
    import hashlib
    import uuid

    from articles.models import Edition, Post
    from articles.rendering import RENDERING_VERSION
    from tests.benchmarks import corpus

    began = corpus.NEWEST - datetime.timedelta(days=3650)
    posts = []
    for number in numbers:
        post = Post(
            title=some(5).capitalize(), slug=f"text-{number}", body=some(LENGTH)
        )
        post.summary = some(16).capitalize()
        post.uid = uuid.uuid5(uuid.NAMESPACE_URL, post.slug)
        post.digest = hashlib.sha256(post.slug.encode()).hexdigest()
        post.lead_author = authors[number % len(authors)]
        post.edited_at = began + number * datetime.timedelta(minutes=50)
        post.date = post.edited_at.date()
        posts.append(post)
    Post.objects.bulk_create(posts)
    editions = Edition.objects.bulk_create(
        Edition(
            **post.content_values(),
            post=post,
            uid=post.uid,
            digest=post.digest,
            live_from=post.edited_at,
            ordered_at=post.edited_at,
            shown_date=post.date,
            html=f"<p>{post.body}</p>",
            text=post.body,
            excerpt=post.body[:180],
            words=LENGTH,
            minutes=1,
            rendering_version=RENDERING_VERSION,
            byline_data=[post.lead_author.byline().as_dict()],
        )
        for post in posts
    )
    corpus._file_under(topics, editions)


def _index(posts: int) -> None:
    from articles.publishing import reindex

    began = time.monotonic()
    reindex()
    took = time.monotonic() - began
    print(f"Indexed them in {took:.1f} s, {took / posts * 1000:.2f} ms a text.")


def _measure_publishing(rounds: int) -> None:
    """One publication among so many, and what the index takes of it."""
    from articles.models import Edition
    from articles.publishing import index_edition, publish
    from tests.benchmarks.words import body
    from tests.factories import make_post

    whole, indexing = [], []
    for number in range(rounds + 1):
        post = make_post(
            f"One more {number}", body=f"{body(number)} {_made_up(number)}"
        )
        began = time.perf_counter()
        publish(post, by=None)
        whole.append((time.perf_counter() - began) * 1000)
        edition = Edition.objects.get(post=post)
        began = time.perf_counter()
        index_edition(edition)
        indexing.append((time.perf_counter() - began) * 1000)
    print(
        f"Publishing a text of 700 words: {statistics.median(whole[1:]):.0f} ms, "
        f"of which {statistics.median(indexing[1:]):.0f} ms for the search."
    )


if __name__ == "__main__":
    main()
