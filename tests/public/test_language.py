"""The readers' pages speak the site's language, but for the practice's own words."""

import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import translation

from articles.models import CallToAction, Series, Topic
from articles.publishing import publish, save_call, withdraw
from tests.brackets import LANGUAGE, Words, speak_in_brackets, unmarked
from tests.factories import (
    make_author,
    make_picture,
    make_post,
    make_site,
)

NOON = datetime.datetime(2026, 3, 3, 20, tzinfo=datetime.UTC)
pytestmark = pytest.mark.django_db

KNOWN = frozenset({"RSS", "Atom", "JSON"})
BODY = """## Первое

Он сказал.[^1]

> [!NOTE]
> Вот так.

- [x] Чай

## Второе

Они говорили до темноты.

## Третье

Потом уснули.

[^1]: Там же.
"""


@pytest.fixture
def site(monkeypatch):
    """A site with all that a page can show, in a language of brackets."""
    texts = ("crisis_notice", "disclaimer", "call_to_action", "tagline", "hours")
    with time_machine.travel(NOON, tick=False), translation.override(LANGUAGE):
        speak_in_brackets(monkeypatch)
        make_site(
            name="Приёмная",
            language=LANGUAGE,
            country="US",
            phone="775-555-0142",
            city="Рино",
            booking_url="https://1.example/",
            portal_url="https://2.example/",
            **dict.fromkeys(texts, "Позвоните нам."),
        )
        _texts()
    with time_machine.travel(NOON + datetime.timedelta(hours=1), tick=False):
        yield


def _texts() -> None:
    series = Series.objects.create(name="Зима", slug="1")
    call = save_call(CallToAction(name="Пары", text="Позвоните."))
    senior = make_author("Инес", slug="2", credentials="ЖЖ", licence="№ 7")
    student = make_author(
        "Ян", slug="3", status="student", supervisor=senior, bio="Пишет."
    )
    common = {
        "topics": [Topic.objects.create(name="Сон", slug="4")],
        "series": series,
        "lead_author": student,
        "co_authors": [senior],
        "reviewer": senior,
        "summary": "Коротко.",
        "body": BODY,
    }
    first = make_post(
        "Раз",
        slug="11",
        reviewed_on=NOON.date(),
        review_due=NOON.date(),
        updated_on=NOON.date(),
        crisis_first=True,
        call=call,
        picture=make_picture(alt="Чашка", caption="Чашка", credit="Ян"),
        **common,
    )
    gone = make_post("Нет", slug="13", body="Нет.")
    page = make_post("О нас", slug="14", kind="page", menu_position=1, body="Мы.")
    for post in (first, make_post("Два", slug="12", **common), gone, page):
        publish(post, by=None)
    withdraw(gone, by=None)


STATUSES = {"gone": 410, "nowhere": 404}


def addresses() -> dict[str, str]:
    def of(name: str, *args) -> str:
        return reverse(f"articles:{name}", args=args)

    return {
        "home": of("home"),
        "article": of("article", "11"),
        "the other": of("article", "12"),
        "page": of("page", "14"),
        "topics": of("topics"),
        "topic": of("topic", "4"),
        "series": of("series", "1"),
        "authors": of("authors"),
        "author": of("author", "3"),
        "archive": of("archive"),
        "a year": of("archive_year", NOON.year),
        "a month": of("archive_month", NOON.year, NOON.month),
        "privacy": of("privacy_promise"),
        "accessibility": of("accessibility_statement"),
        "search": of("search"),
        "found": of("search") + "?q=темноты",
        "not found": of("search") + "?q=бегемот",
        "gone": of("article", "13"),
        "nowhere": of("article", "99"),
    }


def test_no_page_has_words_in_another_language(site, client: Client):
    found = []
    for name, address in addresses().items():
        response = client.get(address)
        assert response.status_code == STATUSES.get(name, 200), name
        html = response.content.decode()
        if Words(html).language != LANGUAGE:
            found.append(f"{name}: lang={Words(html).language!r}")
        found += [
            f"{name}: {text}"
            for text in unmarked(html, KNOWN)
            if not text.startswith("http://testserver/")  # for a printed page
        ]
    assert not found, "\n".join(found)
