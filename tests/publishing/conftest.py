"""A clock that stands still until it is moved."""

import pytest
import time_machine

from tests.publishing.readers import NOON


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller
