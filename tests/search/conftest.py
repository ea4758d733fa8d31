import datetime

import pytest
import time_machine

from tests.factories import make_site

NOON = datetime.datetime(2026, 3, 3, 20, tzinfo=datetime.UTC)


@pytest.fixture
def noon(db):
    with time_machine.travel(NOON, tick=False) as clock:
        make_site()
        yield clock
