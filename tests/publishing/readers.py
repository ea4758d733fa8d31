"""What readers see at an instant."""

import datetime

from articles.models import Edition

NOON = datetime.datetime(2026, 3, 3, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


def titles(at=None) -> list[str]:
    return [edition.title for edition in Edition.objects.live(at)]
