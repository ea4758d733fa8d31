"""What isn't live is nowhere: not in a page, a list, a count or a neighbour."""

import datetime

import pytest
import time_machine

from articles.public.urls import urlpatterns
from articles.publishing import publish, withdraw
from tests.factories import (
    edit,
    make_author,
    make_live,
    make_picture,
    make_post,
    make_series,
    make_site,
    make_topic,
    make_user,
)
from tests.public.surfaces import SURFACES

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 3, 3, 20, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
SECRET = "Zyxquill"  # stands in every field of what readers may not see


def secret_values(kind: str = "article") -> dict:
    return {
        "kind": kind,
        "title": f"{SECRET} title",
        "slug": f"{SECRET.lower()}-address",
        "summary": f"{SECRET} summary.",
        "body": f"## {SECRET} heading\n\n{SECRET} body.",
        "picture": make_picture(alt=f"{SECRET} alt", caption=f"{SECRET} caption"),
        "picture_alt": f"{SECRET} description",
        "lead_author": make_author(f"{SECRET} Author"),
        "reviewer": make_author(f"{SECRET} Reviewer"),
        "reviewed_on": datetime.date(2019, 7, 1),
        "date": datetime.date(2019, 7, 14),
        "topics": [make_topic(f"{SECRET} topic")],
        "series": make_series(f"{SECRET} series"),
        "menu_position": 1 if kind == "page" else None,
        "meta_title": f"{SECRET} meta",
        "meta_description": f"{SECRET} meta.",
    }


def as_draft(kind):
    make_post(**secret_values(kind))


def as_ready_for_review(kind):
    make_post(**secret_values(kind), ready_for_review=True)


def as_scheduled(kind):
    publish(make_post(**secret_values(kind)), by=None, at=NOON + DAY)


def as_withdrawn(kind):
    post = make_post(**secret_values(kind))
    with time_machine.travel(NOON - DAY, tick=False):
        publish(post, by=None)
    withdraw(post, by=None)


def as_expired(kind):
    post = make_post(**secret_values(kind))
    with time_machine.travel(NOON - DAY, tick=False):
        publish(post, by=None)
        withdraw(post, by=None, at=NOON)


def as_superseded(kind):
    """Readers once saw this text; today they see another in its place."""
    post = make_post(**secret_values(kind))
    with time_machine.travel(NOON - DAY, tick=False):
        publish(post, by=None)
    post.topics.clear()
    post.picture = post.lead_author = post.reviewer = post.reviewed_on = None
    post.series = None
    plain = {"title": "Put in its place", "slug": "in-its-place", "summary": ""}
    plain |= {"body": "Calm words.", "picture_alt": "", "picture": None}
    plain |= {
        "series": None,
        "lead_author": None,
        "reviewer": None,
        "reviewed_on": None,
    }
    plain |= {"meta_title": "", "meta_description": "", "date": None}
    publish(edit(post, **plain), by=None)


def as_unpublished_change(kind):
    post = make_live("Put in its place", kind=kind)
    values = secret_values(kind)
    post.topics.set(values.pop("topics"))
    edit(post, **values)


def as_scheduled_change(kind):
    post = make_live("Put in its place", kind=kind)
    values = secret_values(kind)
    post.topics.set(values.pop("topics"))
    publish(edit(post, **values), by=None, at=NOON + DAY)


STATES = [
    as_draft,
    as_ready_for_review,
    as_scheduled,
    as_withdrawn,
    as_expired,
    as_superseded,
    as_unpublished_change,
    as_scheduled_change,
]


@pytest.fixture(scope="module")
def open_site(once):
    """A small open site on either side of what is hidden."""

    def build() -> None:
        make_site()
        author = make_author("Open Author")
        topic = make_topic("Open topic", description="Open to all.")
        topic.slug = "open-topic"
        topic.save()
        series = make_series("Open series", description="Open to all.")
        for title, day in [("Earlier and open", 1), ("Plain and open", 2)]:
            make_live(
                title,
                lead_author=author,
                topics=[topic],
                series=series,
                date=datetime.date(2026, 3, day),
            )
        make_live("About us", kind="page", menu_position=2)

    with time_machine.travel(NOON, tick=False):
        once(build)


@pytest.fixture
def site(open_site):
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def ask(client, name: str):
    response = client.get(SURFACES[name]())
    body = response.getvalue() if response.streaming else response.content
    return response, body.decode("utf-8", "replace")


def test_every_public_address_stands_in_the_table():
    assert {pattern.name for pattern in urlpatterns} == set(SURFACES)


@pytest.mark.parametrize("kind", ["article", "page"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_what_is_not_live_is_on_no_surface(client, site, state, kind):
    state(kind)
    for name in SURFACES:
        response, text = ask(client, name)
        led_on = {"favicon": 302}  # to the icon
        assert response.status_code == led_on.get(name, 200), name
        assert SECRET.lower() not in text.lower(), name
        assert "2019" not in text, name


@pytest.mark.parametrize(
    "state",
    [as_draft, as_ready_for_review, as_scheduled, as_withdrawn, as_expired],
    ids=lambda state: state.__name__,
)
def test_no_count_and_no_neighbour_tells_of_it(client, site, state):
    """Every surface keeps its very bytes."""
    names = sorted(set(SURFACES) - {"media"})
    cold = {name: ask(client, name)[1] for name in names}
    state("article")
    for name in names:
        assert ask(client, name)[1] == cold[name], name


@pytest.mark.parametrize("kind", ["article", "page"])
@pytest.mark.parametrize(
    "state", [as_draft, as_ready_for_review, as_scheduled], ids=lambda s: s.__name__
)
def test_its_address_answers_like_one_that_never_was(client, site, state, kind):
    state(kind)
    prefix = "/articles" if kind == "article" else ""
    answer = client.get(f"{prefix}/{SECRET.lower()}-address/")
    never = client.get(f"{prefix}/never-was-such-a-thing/")
    assert answer.status_code == never.status_code == 404
    assert answer.content == never.content
    assert answer.headers == never.headers


def test_the_new_address_of_a_scheduled_change_is_not_yet_there(client, site):
    as_scheduled_change("article")
    assert client.get(f"/articles/{SECRET.lower()}-address/").status_code == 404
    site.shift(DAY)
    assert client.get(f"/articles/{SECRET.lower()}-address/").status_code == 200
    old = client.get("/articles/put-in-its-place/")
    assert (old.status_code, old["Location"]) == (
        301,
        f"/articles/{SECRET.lower()}-address/",
    )


@pytest.mark.parametrize("state", [as_withdrawn, as_expired], ids=lambda s: s.__name__)
def test_a_withdrawn_article_says_that_it_is_gone_and_no_more(client, site, state):
    state("article")
    answer = client.get(f"/articles/{SECRET.lower()}-address/")
    assert answer.status_code == 410
    assert SECRET.lower() not in answer.content.decode().lower()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_a_topic_or_author_of_hidden_texts_alone_has_no_page(client, site, state):
    state("article")
    assert client.get(f"/topics/{SECRET.lower()}-topic/").status_code == 404
    assert client.get(f"/authors/{SECRET.lower()}-author/").status_code == 404


def test_a_hidden_month_has_no_archive(client, site):
    as_draft("article")
    assert client.get("/archive/2019/").status_code == 404
    assert client.get("/archive/2019/07/").status_code == 404


def test_a_scheduled_text_is_on_every_list_in_its_first_instant(client, site):
    as_scheduled("article")
    site.move_to(NOON + DAY)
    for name in ("home", "feed", "feed_rss", "sitemap", "topics", "authors"):
        assert SECRET.lower() in ask(client, name)[1].lower(), name
    assert "2019" in ask(client, "archive")[1]


def test_who_is_signed_in_reads_what_every_visitor_reads(client, site):
    as_draft("article")
    cold = {name: ask(client, name)[1] for name in SURFACES if name != "media"}
    client.force_login(make_user(superuser=True))
    for name, text in cold.items():
        assert ask(client, name)[1] == text
    client.logout()
    for name, text in cold.items():
        assert ask(client, name)[1] == text
