"""Fills an empty site with the demo's practice, through the verbs of publishing."""

import datetime
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

import frontmatter
import yaml
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from articles.models import (
    Author,
    CallToAction,
    Picture,
    Post,
    Series,
    SiteSettings,
    Topic,
)
from articles.publishing import (
    OWNER,
    make_roles,
    publish,
    recheck,
    record_edit,
    save_author,
    save_call,
    save_new,
    save_settings,
    store_picture,
)

from . import pictures

TEXTS = Path(__file__).parent / "texts"
BODY_PICTURE = re.compile(r"\]\(demo:([a-z0-9-]+)")


@dataclass(frozen=True)
class Account:
    name: str
    password: str


@dataclass(frozen=True)
class Nouns:
    """What articles name, by slug; calls to action by name."""

    people: dict[str, Author]
    topics: dict[str, Topic]
    series: dict[str, Series]
    calls: dict[str, CallToAction]


def fill_if_empty() -> Account | None:
    """Writes the demo and returns its one account; None where there is content."""
    if Post.objects.exists() or Author.objects.exists():
        return None
    if SiteSettings.objects.exclude(name=SiteSettings().name).exists():
        return None  # somebody has begun to make this site their own
    with transaction.atomic():
        return _fill()


def _fill() -> Account:
    practice = yaml.safe_load((TEXTS / "practice.yaml").read_text("utf-8"))
    save_settings(SiteSettings(pk=1, **practice))
    make_roles()  # where the demo is filled without `start`
    nouns = _nouns()
    users, name, number = get_user_model().objects, "demo", 1
    while users.filter(username=name).exists():
        number += 1
        name = f"demo{number}"
    account = Account(name, secrets.token_urlsafe(9))
    user = users.create_superuser(account.name, password=account.password)
    user.groups.set(Group.objects.filter(name=OWNER))
    first = next(iter(nouns.people.values()))
    first.user = user
    first.save()
    for path in sorted((TEXTS / "pages").glob("*.md")):
        _page(frontmatter.loads(path.read_text("utf-8")), user)
    paths = sorted((TEXTS / "articles").glob("*.md"))
    articles = [frontmatter.loads(path.read_text("utf-8")) for path in paths]
    posts = {article["slug"]: _article(article, nouns) for article in articles}
    # Oldest first, so that of two articles with one date the later file is the newer.
    for article in articles:
        post = posts[article["slug"]]
        post.related.set([posts[slug] for slug in article.get("related", [])])
        record_edit(post, by=user)
        _release(post, article, user)
    list(recheck())  # what an article leads to may have come after it
    return account


def _nouns() -> Nouns:
    listed = yaml.safe_load((TEXTS / "topics.yaml").read_text("utf-8"))
    shared = yaml.safe_load((TEXTS / "furnishings.yaml").read_text("utf-8"))
    return Nouns(
        _people(),
        {topic["slug"]: Topic.objects.create(**topic) for topic in listed},
        {row["slug"]: Series.objects.create(**row) for row in shared["series"]},
        {row["name"]: save_call(CallToAction(**row)) for row in shared["calls"]},
    )


def _people() -> dict[str, Author]:
    listed = yaml.safe_load((TEXTS / "people.yaml").read_text("utf-8"))
    people, supervisors = {}, {}
    for person in listed:
        portrait = person.pop("portrait")
        if supervisor := person.pop("supervisor", None):
            supervisors[person["slug"]] = supervisor
        person["portrait"] = _picture(portrait)
        people[person["slug"]] = save_author(Author(**person))
    for slug, supervisor in supervisors.items():
        people[slug].supervisor = people[supervisor]
        people[slug].save()
    return people


def _picture(name: str) -> Picture:
    return store_picture(pictures.picture(name), alt=pictures.ALT[name])


def _date(value) -> dict:
    """The date fields of a post for a day, a "2025-09" month, or nothing."""
    if value is None:
        return {"date_precision": "hidden"}
    if isinstance(value, datetime.date):
        return {"date": value, "date_precision": "day"}
    year, month = map(int, value.split("-"))
    return {"date": datetime.date(year, month, 1), "date_precision": "month"}


def _body(text: str) -> str:
    """The text with the demo's pictures stored and named as the editor names them."""
    return BODY_PICTURE.sub(lambda m: f"]({_picture(m[1]).reference}", text)


def _page(page, user) -> None:
    post = save_new(
        Post(
            kind="page",
            title=page["title"],
            slug=page["slug"],
            summary=page.get("summary", ""),
            menu_position=page.get("order"),
            body=page.content,
        )
    )
    record_edit(post, by=user)
    publish(post, by=user, confidential=True)


def _is_public(article) -> bool:
    waits = article.get("draft") or article.get("review")
    return not (waits or "schedule_in_days" in article)


def _in_days(days: int) -> datetime.date:
    """A day that lies ahead, whenever the demo is made."""
    today = timezone.now().astimezone(SiteSettings.load().zone).date()
    return today + datetime.timedelta(days=days)


def _article(article, nouns: Nouns) -> Post:
    """The working copy, as yet without the articles that are related to it."""
    authors = [nouns.people[slug] for slug in article.get("authors", [])]
    dated = _is_public(article) or "date" in article
    post = Post(
        title=article["title"],
        slug=article["slug"],
        summary=article.get("summary", ""),
        body=_body(article.content),
        lead_author=authors[0] if authors else None,
        picture_alt=article.get("picture_alt", ""),
        ready_for_review=bool(article.get("review")),
        series=nouns.series.get(article.get("series")),
        series_position=article.get("part"),
        call=nouns.calls.get(article.get("call")),
        crisis_first=bool(article.get("crisis_first")),
        updated_on=article.get("updated"),
        **(_date(article.get("date")) if dated else {}),
        **_review(article, nouns),
    )
    if name := article.get("picture"):
        post.picture = _picture(name)
    save_new(post)
    post.co_authors.set(authors[1:])
    post.topics.set([nouns.topics[slug] for slug in article.get("topics", [])])
    return post


def _review(article, nouns: Nouns) -> dict:
    values: dict = {"reviewer": nouns.people.get(article.get("reviewer"))}
    for name, key in (("reviewed_on", "reviewed"), ("review_due", "review_due")):
        if month := article.get(key):
            values[name] = _date(str(month))["date"]
    if days := article.get("review_due_in_days"):
        values["review_due"] = _in_days(days)
    return values


def _release(post: Post, article, user) -> None:
    """Publishes or schedules it, unless it is a draft."""
    if _is_public(article):
        publish(post, by=user, confidential=True)
    elif days := article.get("schedule_in_days"):
        zone = SiteSettings.load().zone
        nine = datetime.datetime.combine(_in_days(days), datetime.time(9), zone)
        publish(post, by=user, at=nine, confidential=True)
