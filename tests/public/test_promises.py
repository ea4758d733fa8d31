"""The pages that promise something say what is true."""

import pytest
from csp.constants import NONE, SELF
from django.conf import settings
from django.urls import get_resolver

from articles.public.promises import facts, other_hosts
from tests.factories import make_live, make_picture, make_series, make_site
from tests.public.surfaces import SURFACES
from tests.public.test_no_leak import ask
from tests.public.test_pages import read

pytestmark = pytest.mark.django_db


def text_of(client, path: str) -> str:
    return " ".join(read(client, path).words)


def test_the_page_on_privacy_counts_cookies_and_companies(client):
    make_site()
    text = text_of(client, "/your-privacy/")
    assert "This site sets 0 cookies and contacts 0 other companies." in text
    assert "comes from this one site" in text


def test_a_store_of_pictures_elsewhere_is_counted_and_named(client, settings):
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    pictures = directives | {"img-src": [SELF, "https://cdn.example"]}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": pictures}
    text = text_of(client, "/your-privacy/")
    assert "contacts 1 other company." in text
    assert "cdn.example" in text
    assert "comes from this one site" not in text


@pytest.mark.parametrize(
    ("policy", "hosts"),
    [
        ({"default-src": [NONE], "img-src": [SELF]}, []),
        ({"img-src": [SELF, "https://b.example:8443", "*.a.example"]}, None),
        (
            {"img-src": (SELF, "http://testserver"), "upgrade-insecure-requests": True},
            [],
        ),
    ],
)
def test_the_companies_are_read_from_the_policy_that_browsers_enforce(policy, hosts):
    expected = ["*.a.example", "b.example:8443"] if hosts is None else hosts
    assert other_hosts(policy) == expected


def test_the_policy_that_is_sent_is_the_one_that_is_counted(client):
    make_site()
    sent = client.get("/")["Content-Security-Policy"]
    sources = {word for part in sent.split(";") for word in part.split()[1:]}
    assert sources == {"'self'", "'none'"}
    assert facts()["hosts"] == []


def test_no_kind_of_page_sets_a_cookie(client):
    make_site()
    for name in SURFACES:
        ask(client, name)
    client.get("/never-was/")
    client.post("/")
    assert not client.cookies


def test_only_what_is_so_is_said_of_the_connection(client, settings):
    make_site()
    assert "encrypted" not in text_of(client, "/your-privacy/")
    settings.SITE_URL = "https://testserver"
    assert "encrypted" in text_of(client, "/your-privacy/")
    settings.SECURE_REFERRER_POLICY = "unsafe-url"
    assert "isn’t told which page you came from" not in text_of(
        client, "/your-privacy/"
    )


def test_the_program_keeps_no_list_of_visits():
    """Nothing below a warning is logged, and no model holds a visitor."""
    assert settings.LOGGING["root"]["level"] == "WARNING"
    assert settings.LOGGING["loggers"]["django"]["level"] == "WARNING"
    names = {
        pattern.name for pattern in get_resolver("articles.public.urls").url_patterns
    }
    assert not names & {"contact", "message", "subscribe", "comment"}


def test_no_form_of_the_readers_side_takes_a_message(client):
    make_site()
    make_live("Plain", series=make_series(), picture=make_picture(alt="A cup"))
    for address in ("/", "/articles/plain/", "/never-was/", "/your-privacy/"):
        page = read(client, address, 404 if "never" in address else 200)
        assert all(attrs.get("method", "get") == "get" for attrs in page.attrs("form"))
        assert not page.attrs("textarea")


def test_the_statement_on_accessibility_says_whom_to_call(client):
    make_site(phone="775-555-0142")
    text = text_of(client, "/accessibility-statement/")
    assert "WCAG) 2.2, level AA" in text
    assert "Call Harbor Street Practice at 775-555-0142" in text
    make_site(phone="")
    assert "Tell Harbor Street Practice" in text_of(client, "/accessibility-statement/")
