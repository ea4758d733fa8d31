"""A practice at a fixed hour, and somebody at its desk."""

import pytest
import time_machine

from articles.publishing import make_roles
from tests.admin.account_pages import member
from tests.admin.forms import NOON
from tests.factories import make_site, make_user


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        make_site(time_zone="America/Los_Angeles")
        yield traveller


@pytest.fixture
def desk(client, clock):
    client.force_login(make_user("dana", first_name="Dana", superuser=True))
    return client


@pytest.fixture
def writer(clock):
    rights = ("write_own_post", "add_picture", "view_picture")
    return make_user("rosa", first_name="Rosa", permissions=rights)


@pytest.fixture
def hers(client, writer):
    """The desk of somebody who writes and does not edit."""
    client.force_login(writer)
    return client


@pytest.fixture
def olga(client, clock):
    make_roles()
    olga = member("olga", "Owner")
    client.force_login(olga)
    return olga


@pytest.fixture
def root(olga):
    return member("root", superuser=True, email="root@example.org")
