"""Fills an empty site with any number of published articles, in seconds."""

import datetime
import hashlib
import uuid

from django.db import transaction

from articles.models import Address, Edition, Post
from articles.publishing.compose import contents_of, picture_of, render
from articles.publishing.indexing import keywords_in
from articles.rendering import RENDERING_VERSION
from tests.benchmarks import words
from tests.factories import make_author, make_picture, make_site, make_topic

TOPICS = ("Sleep", "Grief", "Couples", "Teens", "Work", "Anxiety", "Anger", "Trauma")
AUTHORS = ("Ines Calder", "Ruth Okafor", "Jonas Lindqvist", "Mai Tran", "Ana Duarte")
BODIES = 8
BATCH = 500
NEWEST = datetime.datetime(2025, 11, 15, 16, tzinfo=datetime.UTC)
APART = datetime.timedelta(hours=9)


@transaction.atomic
def fill(number: int) -> Post:
    """Writes `number` live articles and a standing page; returns the newest article.

    Each of a handful of bodies is rendered once, by the site's own renderer.
    """
    make_site(time_zone="UTC")
    topics = [make_topic(name) for name in TOPICS]
    authors = [make_author(name, credentials="LMFT") for name in AUTHORS]
    pictures = [make_picture(alt="A chair by a window") for _ in range(4)]
    bodies = [words.body(each) for each in range(BODIES)]
    rendered = {text: render(text) for text in bodies}
    about = Post(kind="page", title="About us", slug="about", menu_position=1)
    about.body = bodies[0]
    _write([(about, NEWEST - number * APART)], rendered)
    articles = []
    for index in range(number):
        post = Post(
            title=words.title(index),
            slug=f"article-{index}",
            summary=words.summary(index),
            body=bodies[index % BODIES],
            lead_author=authors[index % len(authors)],
            picture=pictures[index % len(pictures)] if index % 3 else None,
        )
        articles.append((post, NEWEST - index * APART))
    # Oldest first, as a site grows.
    articles.reverse()
    for start in range(0, number, BATCH):
        editions = _write(articles[start : start + BATCH], rendered)
        _file_under(topics, editions)
    return articles[-1][0]


def _write(articles, rendered) -> list[Edition]:
    """The rows behind each post that is live since the instant beside it."""
    editions = []
    for post, live_from in articles:
        post.uid = uuid.uuid5(uuid.NAMESPACE_URL, post.slug)
        post.digest = hashlib.sha256(post.slug.encode()).hexdigest()
        post.date = live_from.date()
        post.edited_at = live_from
    Post.objects.bulk_create(post for post, _ in articles)
    Address.objects.bulk_create(
        Address(kind=post.kind, slug=post.slug, post=post) for post, _ in articles
    )
    for post, live_from in articles:
        made = rendered[post.body]
        author = post.lead_author
        editions.append(
            Edition(
                **post.content_values(),
                post=post,
                uid=post.uid,
                digest=post.digest,
                live_from=live_from,
                ordered_at=live_from,
                shown_date=post.date,
                picture_data=picture_of(post),
                html=made.html,
                contents=contents_of(made),
                text=made.text,
                excerpt=made.excerpt,
                words=made.words,
                minutes=made.minutes,
                rendering_version=RENDERING_VERSION,
                byline_data=[author.byline().as_dict()] if author else [],
            )
        )
        editions[-1].keywords = keywords_in(editions[-1], "en")
    return Edition.objects.bulk_create(editions)


def _file_under(topics, editions: list[Edition]) -> None:
    """Two topics for each edition and its post."""
    for model, name in ((Edition, "pk"), (Post, "post_id")):
        through = model.topics.through
        column = f"{model._meta.model_name}_id"
        through.objects.bulk_create(
            through(
                **{column: getattr(edition, name), "topic": topics[turn % len(topics)]}
            )
            for edition in editions
            for turn in (edition.post_id, edition.post_id + 3)
        )
